import type { INodeProperties } from 'n8n-workflow';
import { downloadOptions } from '../../shared/jobs/files';
import { waitProperties } from '../../shared/jobs/waitProperties';

const WHEN_ON = { show: { waitForCompletion: [true] } };

const waitForCompletion = {
	displayName: 'Wait for Completion',
	name: 'waitForCompletion',
	type: 'boolean' as const,
};

/**
 * Off at first, because one item may become several jobs: a run cannot sleep inside the node then, and
 * HeyGen Wait behind it can.
 */
export const waitForMany: INodeProperties[] = [
	{
		...waitForCompletion,
		default: false,
		description:
			'Whether the items go on only when HeyGen has finished. With several languages the run cannot sleep meanwhile: leave this off and put HeyGen Wait behind this node.',
	},
	...waitProperties(WHEN_ON),
];

export const waitForOne: INodeProperties[] = [
	{
		...waitForCompletion,
		default: true,
		description:
			'Whether the item goes on only when its video is finished. Meanwhile the run sleeps and holds no resources; off, the item goes on at once with the ID of the translation.',
	},
	...waitProperties(WHEN_ON),
];

const FILES = ['subtitles', 'video'];

/** Which files are downloaded: of those that a translation has. */
export const downloadWhenWaiting: INodeProperties[] = downloadOptions.map((option) => ({
	...option,
	...(option.name === 'downloadFiles' && {
		options: option.options?.filter(
			(file) => 'value' in file && FILES.includes(String(file.value)),
		),
	}),
	displayOptions: { show: { '/waitForCompletion': [true] } },
}));
