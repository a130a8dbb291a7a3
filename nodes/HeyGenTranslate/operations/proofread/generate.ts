import type { IDataObject } from 'n8n-workflow';
import { idempotencyKey } from '../../../shared/heygen/idempotency';
import { includeInputOption } from '../../../shared/includeInput';
import { withoutEmpty, type ItemFields } from '../../../shared/itemFields';
import type { Wanted } from '../../../shared/jobs/tasks';
import { callbackOptions, readCallback } from '../../../shared/video/callback';
import { newRun, type Run } from '../../../shared/video/run';
import { atOnceOption, idempotencyOption, type RunOptions } from '../../fields/options';
import { downloadWhenWaiting, waitForOne } from '../../fields/waiting';
import { whetherOf } from '../../fields/sound';
import type { Operation } from '../../operation';
import { idOf, pathOf, proofreadIdField, PROOFREADS } from '../../resource';
import { startJobs } from '../../startJobs';

/** Makes the translated video from the subtitles of each item's proofread. */
export const generate: Operation = {
	option: {
		name: 'Generate Video',
		value: 'generate',
		description: 'Make the translated video from the subtitles as they are now',
		action: 'Generate video from proofread',
	},
	fields: [
		proofreadIdField,
		{
			displayName: 'Captions',
			name: 'captions',
			type: 'boolean',
			default: false,
			description: 'Whether HeyGen also makes subtitle files (SRT and VTT)',
		},
		{
			displayName: 'Audio Only',
			name: 'audioOnly',
			type: 'boolean',
			default: false,
			description:
				'Whether the picture stays as it is: only the speech is translated, and no lips move',
		},
		...waitForOne,
		{
			displayName: 'Options',
			name: 'options',
			type: 'collection',
			placeholder: 'Add option',
			default: {},
			options: [
				...callbackOptions,
				...downloadWhenWaiting,
				idempotencyOption,
				includeInputOption,
				atOnceOption,
			],
		},
	],
	execute: async (context) => {
		const run = newRun(context);
		return await startJobs(context, async (item) => [await wantedOf(run, item)]);
	},
};

async function wantedOf(run: Run, item: ItemFields): Promise<Wanted> {
	const jobType = 'video_translation';
	try {
		const id = idOf(item, proofreadIdField);
		const request = {
			method: 'POST' as const,
			path: pathOf(PROOFREADS, id, '/generate'),
			body: withoutEmpty({
				captions: whetherOf(item.raw('captions')),
				translate_audio_only: whetherOf(item.raw('audioOnly')),
				...(await readCallback(run, item)),
			}) as IDataObject,
		};
		const own = item.collection<RunOptions>('options').idempotencyKey;
		const key = idempotencyKey(run.context, item.itemIndex, request, own);
		const about = { proofread_id: id };
		return { jobType, about, request: { ...request, idempotencyKey: key } };
	} catch (refused) {
		return { jobType, refused };
	}
}
