import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { includeInputOption } from '../../../shared/includeInput';
import type { ItemFields } from '../../../shared/itemFields';
import { callbackOptions, readCallback } from '../../../shared/video/callback';
import { folderOption, titleOption } from '../../../shared/video/filing';
import type { TranslationBody } from '../../body';
import { languagesField } from '../../fields/languages';
import {
	atOnceOption,
	batchOption,
	idempotencyOption,
	modeField,
	readFiling,
} from '../../fields/options';
import { pictureCollection, readPicture } from '../../fields/picture';
import { readSharedSound, readSound, soundCollection } from '../../fields/sound';
import { sourceFields } from '../../fields/source';
import { readSubtitles, subtitlesCollection } from '../../fields/subtitles';
import { downloadWhenWaiting, waitForMany } from '../../fields/waiting';
import type { Operation } from '../../operation';
import { jobsPerLanguage } from '../../perLanguage';
import { startJobs } from '../../startJobs';
import { newTranslateRun, type TranslateRun } from '../../translateRun';

/** Translates each item's video into each of its languages; one item out per language. */
export const translate: Operation = {
	option: {
		name: 'Translate',
		value: 'translate',
		description: 'Translate a video into one or more languages',
		action: 'Translate video',
	},
	fields: [
		...sourceFields,
		languagesField,
		modeField,
		...waitForMany,
		soundCollection,
		pictureCollection,
		subtitlesCollection,
		{
			displayName: 'Options',
			name: 'options',
			type: 'collection',
			placeholder: 'Add option',
			default: {},
			options: [
				...callbackOptions,
				...downloadWhenWaiting,
				folderOption,
				idempotencyOption,
				includeInputOption,
				atOnceOption,
				batchOption,
				titleOption,
			],
		},
	],
	execute: async (context: IExecuteFunctions): Promise<INodeExecutionData[]> => {
		const run = newTranslateRun(context);
		return await startJobs(context, async (item) => await jobsPerLanguage(run, item, REQUEST));
	},
};

const REQUEST = {
	jobType: 'video_translation',
	path: '/v3/video-translations',
	read: readBody,
} as const;

async function readBody(
	run: TranslateRun,
	item: ItemFields,
): Promise<Omit<TranslationBody, 'video' | 'output_languages'>> {
	return {
		...readFiling(item),
		...readSharedSound(item),
		...readPicture(item),
		...(await readCallback(run, item)),
		...(await readSubtitles(run, item)),
		...(await readSound(run, item)),
	};
}
