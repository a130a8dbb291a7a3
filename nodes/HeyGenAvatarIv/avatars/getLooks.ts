import type { IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import { eachItem } from '../../shared/eachItem';
import { lookQuery, type LookFilter } from '../../shared/heygen/looks';
import { asText, chosenIn } from '../../shared/itemFields';
import { avatarGroupField, optionsField } from './commonFields';
import { filtersField, listFields, ownershipFilter, readMost } from './listFields';
import { list, LOOKS_PATH, REQUESTS_AT_ONCE } from './resource';
import { shownLook, simplifyField } from './simplify';

const SHOW = { resource: ['look'], operation: ['getMany'] };

/** The panel of Look → Get Many. */
export const getLooksFields: INodeProperties[] = [
	...listFields(SHOW),
	simplifyField(SHOW),
	filtersField(SHOW, [
		avatarGroupField({ description: 'Only the looks of this avatar' }),
		{
			displayName: 'Avatar Type',
			name: 'avatarType',
			type: 'options',
			options: [
				{ name: 'Digital Twin', value: 'digital_twin' },
				{ name: 'Photo Avatar', value: 'photo_avatar' },
				{ name: 'Studio Avatar', value: 'studio_avatar' },
			],
			default: 'photo_avatar',
		},
		ownershipFilter,
	]),
	optionsField({ show: SHOW }),
];

/** Looks, one item each. Throws NodeApiError or NodeOperationError. */
export async function getLooks(context: IExecuteFunctions): Promise<INodeExecutionData[]> {
	return await eachItem(context, REQUESTS_AT_ONCE, async (item) => {
		const { groupId, ...filter } = item.collection<LookFilter & { groupId?: unknown }>('filters');
		const query = lookQuery({ ...filter, groupId: asText(chosenIn(groupId)) });
		const looks = await list(context, LOOKS_PATH, query, readMost(item));
		return looks.map((look) => shownLook(item, look));
	});
}
