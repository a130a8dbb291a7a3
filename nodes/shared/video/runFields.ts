import type { IDisplayOptions, INodeProperties } from 'n8n-workflow';

export function waitForCompletionField(
	displayOptions?: IDisplayOptions,
	noun = 'video',
): INodeProperties {
	return {
		displayName: 'Wait for Completion',
		name: 'waitForCompletion',
		type: 'boolean',
		default: true,
		...(displayOptions && { displayOptions }),
		description: `Whether the item goes on only when its ${noun} is finished. Meanwhile the run sleeps and holds no resources; off, the item goes on at once with the ID of the ${noun}.`,
	};
}

/** How the requests of a run are sent. */
export const runOptions: INodeProperties[] = [
	{
		displayName: 'Idempotency Key',
		name: 'idempotencyKey',
		type: 'string',
		default: '',
		placeholder: 'e.g. welcome-4711',
		description:
			'The same key within 24 hours gives the same video instead of a second one. Set only when you want that across executions: within one, a retried item already makes one video. An item with a key is sent by itself, not in a batch.',
	},
	{
		displayName: 'Videos at Once',
		name: 'videosAtOnce',
		type: 'number',
		typeOptions: { minValue: 1, maxValue: 20 },
		default: 3,
		description:
			'How many requests are under way side by side. HeyGen starts as many videos as the account may have in progress; the rest follow as others finish.',
	},
];

/** HeyGen takes videos of one scene in batches; `displayOptions` says where that is so. */
export function submitAsBatchOption(displayOptions: IDisplayOptions): INodeProperties {
	return {
		displayName: 'Submit as Batch',
		name: 'submitAsBatch',
		type: 'boolean',
		default: true,
		displayOptions,
		description:
			'Whether all items go to HeyGen in one request for each 100 of them, for large numbers of videos; each item still has its own video or its own error',
	};
}

/** Options as a panel lists them. */
export function byName(options: INodeProperties[]): INodeProperties[] {
	return [...options].sort((a, b) => a.displayName.localeCompare(b.displayName));
}
