import type { INodeProperties } from 'n8n-workflow';
import { asText, oneOf, withoutEmpty, type ItemFields } from '../../shared/itemFields';
import type { SharedBody } from '../body';
import { columnsOf } from './columns';

const MODES = ['speed', 'precision'] as const;

export const modeField: INodeProperties = {
	displayName: 'Mode',
	name: 'mode',
	type: 'options',
	options: [
		{
			name: 'Precision',
			value: 'precision',
			description: 'Better lip sync; slower, and about twice the price',
		},
		{ name: 'Speed', value: 'speed' },
	],
	default: 'speed',
};

/** Which of the collections of a run are read once, for all items. */
export interface RunOptions {
	idempotencyKey?: string;
	submitAsBatch?: boolean;
	atOnce?: number;
}

export const idempotencyOption: INodeProperties = {
	displayName: 'Idempotency Key',
	name: 'idempotencyKey',
	type: 'string',
	default: '',
	placeholder: 'e.g. welcome-4711',
	description:
		'The same key and language within 24 hours give the same job instead of a second one. Set only when you want that across executions: within one, a retried item already makes one.',
};

export const atOnceOption: INodeProperties = {
	displayName: 'Requests at Once',
	name: 'atOnce',
	type: 'number',
	typeOptions: { minValue: 1, maxValue: 20 },
	default: 3,
	description: 'How many requests are under way side by side',
};

export const batchOption: INodeProperties = {
	displayName: 'Submit as Batch',
	name: 'submitAsBatch',
	type: 'boolean',
	default: true,
	description:
		'Whether all languages of all items go to HeyGen in one request for each 100 of them. HeyGen then starts them as there is room; each still has its own video or its own error.',
};

/** What is asked of HeyGen besides the video and the languages. Throws the item's refusal. */
export function readFiling(item: ItemFields): Pick<SharedBody, 'title' | 'folder_id' | 'mode'> {
	const { folderId, title } = item.collection<{ folderId?: unknown; title?: unknown }>('options');
	const row = item.text('source') === 'row' ? columnsOf(item) : undefined;
	return withoutEmpty({
		mode: oneOf(item, 'Mode', item.raw('mode'), MODES),
		title: asText(title) || asText(item.raw('title')) || row?.title,
		folder_id: asText(folderId) || row?.folder_id,
	});
}
