import type { INodeProperties } from 'n8n-workflow';
import { inRange, type ItemFields } from '../../shared/itemFields';

type Show = Record<string, string[]>;

/** How many entries a list gives. */
export function listFields(show: Show): INodeProperties[] {
	return [
		{
			displayName: 'Return All',
			name: 'returnAll',
			type: 'boolean',
			default: false,
			displayOptions: { show },
			description: 'Whether to return all results or only up to a given limit',
		},
		{
			displayName: 'Limit',
			name: 'limit',
			type: 'number',
			typeOptions: { minValue: 1 },
			default: 50,
			displayOptions: { show: { ...show, returnAll: [false] } },
			description: 'Max number of results to return',
		},
	];
}

/** Throws the item's refusal. */
export function readMost(item: ItemFields): number {
	if (item.raw('returnAll') === true) return Infinity;
	return Math.floor(inRange(item, 'Limit', item.raw('limit'), 1, Number.MAX_SAFE_INTEGER) ?? 50);
}

export const ownershipFilter: INodeProperties = {
	displayName: 'Owner',
	name: 'ownership',
	type: 'options',
	options: [
		{ name: 'HeyGen', value: 'public', description: 'What everybody can use' },
		{ name: 'Me', value: 'private', description: "The account's own" },
	],
	default: 'private',
};

export function filtersField(show: Show, options: INodeProperties[]): INodeProperties {
	return {
		displayName: 'Filters',
		name: 'filters',
		type: 'collection',
		placeholder: 'Add filter',
		default: {},
		displayOptions: { show },
		options,
	};
}
