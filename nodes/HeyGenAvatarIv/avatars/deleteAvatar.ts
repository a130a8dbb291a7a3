import type { IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import { eachItem } from '../../shared/eachItem';
import { avatarGroupField, optionsField } from './commonFields';
import { readGroup } from './readCreation';
import { ask, groupPath, REQUESTS_AT_ONCE } from './resource';

const SHOW = { resource: ['avatar'], operation: ['delete'] };

/** The panel of Avatar → Delete. */
export const deleteAvatarFields: INodeProperties[] = [
	avatarGroupField({
		required: true,
		displayOptions: { show: SHOW },
		description: 'All of its looks go with it',
	}),
	optionsField({ show: SHOW }),
];

/** Deletes an avatar with all of its looks. Throws NodeApiError or NodeOperationError. */
export async function deleteAvatar(context: IExecuteFunctions): Promise<INodeExecutionData[]> {
	return await eachItem(context, REQUESTS_AT_ONCE, async (item) => {
		const id = readGroup(item);
		await ask(context, item, { method: 'DELETE', path: groupPath(id) });
		return { id, deleted: true };
	});
}
