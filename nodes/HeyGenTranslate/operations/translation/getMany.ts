import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { eachPage } from '../../../shared/heygen/pagination';
import type { ItemFields } from '../../../shared/itemFields';
import { eachItem } from '../../eachItem';
import type { Operation } from '../../operation';
import { TRANSLATIONS, withHandle } from '../../resource';

const MOST_PER_PAGE = 100;

export const getMany: Operation = {
	option: {
		name: 'Get Many',
		value: 'getMany',
		description: 'Get the translations of the account, the newest first',
		action: 'Get many translations',
	},
	fields: [
		{
			displayName: 'Return All',
			name: 'returnAll',
			type: 'boolean',
			default: false,
			description: 'Whether to return all results or only up to a given limit',
		},
		{
			displayName: 'Limit',
			name: 'limit',
			type: 'number',
			typeOptions: { minValue: 1 },
			default: 50,
			displayOptions: { show: { returnAll: [false] } },
			description: 'Max number of results to return',
		},
	],
	execute: async (context) =>
		await eachItem(context, async (item) => {
			const found = await list(context, mostOf(item));
			return found.map((resource) => ({ json: withHandle('video_translation', resource) }));
		}),
};

function mostOf(item: ItemFields): number {
	if (item.raw('returnAll') === true) return Infinity;
	const limit = Number(item.raw('limit'));
	if (limit >= 1) return Math.floor(limit);
	throw item.refusal(`'Limit' is ${String(item.raw('limit'))}`, 'Give a number of 1 or more');
}

async function list(context: IExecuteFunctions, most: number): Promise<IDataObject[]> {
	const query = { limit: Math.min(most, MOST_PER_PAGE) };
	const request = { method: 'GET' as const, path: TRANSLATIONS, query };
	const found: IDataObject[] = [];
	for await (const { entries } of eachPage(context, request)) {
		found.push(...entries);
		if (found.length >= most) break;
	}
	return found.slice(0, most);
}
