import type { IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import { eachItem } from '../../shared/eachItem';
import { lookField, optionsField } from './commonFields';
import { readLookId } from './readCreation';
import { ask, lookPath, REQUESTS_AT_ONCE } from './resource';

const SHOW = { resource: ['look'], operation: ['delete'] };

/** The panel of Look → Delete. */
export const deleteLookFields: INodeProperties[] = [
	lookField({
		required: true,
		displayOptions: { show: SHOW },
		description: 'The last look of an avatar takes the avatar with it',
	}),
	optionsField({ show: SHOW }),
];

/** Deletes a look. Throws NodeApiError or NodeOperationError. */
export async function deleteLook(context: IExecuteFunctions): Promise<INodeExecutionData[]> {
	return await eachItem(context, REQUESTS_AT_ONCE, async (item) => {
		const id = readLookId(item);
		await ask(context, item, { method: 'DELETE', path: lookPath(id) });
		return { id, deleted: true };
	});
}
