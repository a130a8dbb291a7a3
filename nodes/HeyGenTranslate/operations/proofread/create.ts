import type { INodeProperties } from 'n8n-workflow';
import { includeInputOption } from '../../../shared/includeInput';
import { withoutEmpty, type ItemFields } from '../../../shared/itemFields';
import type { FileRow } from '../../../shared/video/fileFields';
import { folderOption } from '../../../shared/video/filing';
import type { ProofreadBody } from '../../body';
import { languagesField } from '../../fields/languages';
import { atOnceOption, idempotencyOption, modeField, readFiling } from '../../fields/options';
import { dynamicDuration, keepFormat } from '../../fields/picture';
import { proofreadSound, readSharedSound, whetherOf } from '../../fields/sound';
import { sourceFields } from '../../fields/source';
import { proofreadSrt, readSrt } from '../../fields/subtitles';
import { waitForMany } from '../../fields/waiting';
import type { Operation } from '../../operation';
import { jobsPerLanguage } from '../../perLanguage';
import { PROOFREADS } from '../../resource';
import { startJobs } from '../../startJobs';
import { newTranslateRun, type TranslateRun } from '../../translateRun';

const title: INodeProperties = {
	displayName: 'Title',
	name: 'title',
	type: 'string',
	required: true,
	default: '={{ $json.title }}',
	description: 'The name of the proofread in HeyGen',
};

/** Has each item's video translated as subtitles, to be corrected before the video is made. */
export const create: Operation = {
	option: {
		name: 'Create',
		value: 'create',
		description: 'Have subtitles translated, to be corrected before the video is made',
		action: 'Create proofread',
	},
	fields: [
		...sourceFields,
		languagesField,
		title,
		modeField,
		...waitForMany,
		proofreadSound,
		{
			displayName: 'Options',
			name: 'options',
			type: 'collection',
			placeholder: 'Add option',
			default: {},
			options: [
				dynamicDuration,
				folderOption,
				idempotencyOption,
				includeInputOption,
				keepFormat,
				atOnceOption,
				proofreadSrt,
			],
		},
	],
	execute: async (context) => {
		const run = newTranslateRun(context);
		return await startJobs(context, async (item) => await jobsPerLanguage(run, item, REQUEST));
	},
};

const REQUEST = {
	jobType: 'proofread',
	path: PROOFREADS,
	read: readBody,
	noCallback: true,
} as const;

interface Options {
	dynamicDuration?: unknown;
	keepFormat?: unknown;
	srt?: { file?: FileRow };
}

async function readBody(
	run: TranslateRun,
	item: ItemFields,
): Promise<Omit<ProofreadBody, 'video' | 'output_languages'>> {
	const filing = readFiling(item);
	if (!filing.title) throw item.refusal("'Title' is empty", 'HeyGen needs a title for a proofread');
	const options = item.collection<Options>('options');
	return {
		...filing,
		title: filing.title,
		...readSharedSound(item),
		...withoutEmpty({
			enable_video_stretching: whetherOf(options.dynamicDuration),
			keep_the_same_format: whetherOf(options.keepFormat),
			srt: await readSrt(run, item, options.srt?.file),
		}),
	};
}
