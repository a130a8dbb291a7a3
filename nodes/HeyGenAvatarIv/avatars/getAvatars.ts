import type { IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import { eachItem } from '../../shared/eachItem';
import { withoutEmpty } from '../../shared/itemFields';
import { optionsField } from './commonFields';
import { filtersField, listFields, ownershipFilter, readMost } from './listFields';
import { GROUPS_PATH, list, REQUESTS_AT_ONCE } from './resource';

const SHOW = { resource: ['avatar'], operation: ['getMany'] };

/** The panel of Avatar → Get Many. */
export const getAvatarsFields: INodeProperties[] = [
	...listFields(SHOW),
	filtersField(SHOW, [ownershipFilter]),
	optionsField({ show: SHOW }),
];

/** The account's avatars, one item each. Throws NodeApiError or NodeOperationError. */
export async function getAvatars(context: IExecuteFunctions): Promise<INodeExecutionData[]> {
	return await eachItem(context, REQUESTS_AT_ONCE, async (item) => {
		const { ownership = '' } = item.collection<{ ownership?: string }>('filters');
		return await list(context, GROUPS_PATH, withoutEmpty({ ownership }), readMost(item));
	});
}
