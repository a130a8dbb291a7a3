import type { IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import { eachItem } from '../../shared/eachItem';
import { avatarGroupField, optionsField } from './commonFields';
import { readGroup } from './readCreation';
import { ask, groupPath, REQUESTS_AT_ONCE } from './resource';

const SHOW = { resource: ['avatar'], operation: ['get'] };

/** The panel of Avatar → Get. */
export const getAvatarFields: INodeProperties[] = [
	avatarGroupField({ required: true, displayOptions: { show: SHOW } }),
	optionsField({ show: SHOW }),
];

/** An avatar with the states of its training and consent. Throws NodeApiError or NodeOperationError. */
export async function getAvatar(context: IExecuteFunctions): Promise<INodeExecutionData[]> {
	return await eachItem(
		context,
		REQUESTS_AT_ONCE,
		async (item) => await ask(context, item, { method: 'GET', path: groupPath(readGroup(item)) }),
	);
}
