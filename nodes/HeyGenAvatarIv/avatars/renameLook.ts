import type { IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import { eachItem } from '../../shared/eachItem';
import { lookField, nameField, optionsField } from './commonFields';
import { readLookId, readName } from './readCreation';
import { ask, lookPath, REQUESTS_AT_ONCE } from './resource';

const SHOW = { resource: ['look'], operation: ['rename'] };

/** The panel of Look → Rename. */
export const renameLookFields: INodeProperties[] = [
	lookField({ required: true, displayOptions: { show: SHOW } }),
	nameField({ displayName: 'New Name', displayOptions: { show: SHOW } }),
	optionsField({ show: SHOW }),
];

/** Gives a look another name; the look as it is then. Throws NodeApiError or NodeOperationError. */
export async function renameLook(context: IExecuteFunctions): Promise<INodeExecutionData[]> {
	return await eachItem(context, REQUESTS_AT_ONCE, async (item) => {
		const path = lookPath(readLookId(item));
		const body = { name: readName(item) };
		return await ask(context, item, { method: 'PATCH', path, body });
	});
}
