import type { IDisplayOptions, INodeProperties } from 'n8n-workflow';
import { includeInputOption } from '../../shared/includeInput';
import { downloadOptions } from '../../shared/jobs/files';
import { waitProperties } from '../../shared/jobs/waitProperties';
import { costOptions } from '../../shared/video/costGuard';
import { callbackOptions } from '../../shared/video/callback';
import { brandGlossaryOption, folderOption, titleOption } from '../../shared/video/filing';
import { captionsOption, resolutionField } from '../../shared/video/outputFields';
import { watermarkOption } from '../../shared/video/watermark';
import {
	byName,
	runOptions,
	submitAsBatchOption,
	waitForCompletionField,
} from '../../shared/video/runFields';
import { voiceFilterField, voiceLocator } from '../../shared/video/voiceFields';
import { voiceSettingsField } from '../../shared/video/voiceSettingsFields';
import { engineFields } from '../manner/engineFields';
import { mannerFields } from '../manner/mannerFields';
import { PRICES } from '../prices';
import { AVATARS, figureFields, PHOTOS } from './figureFields';
import { GENERATE, generateLongScript, generateLook, generateSpeech } from './generate';
import { SCENES, scenesFields } from './generateScenes';

const VIDEO = { resource: ['video'] };

/** A recording needs no voice; scenes have that choice one by one. */
const VOICED = [{ ...GENERATE, speech: ['script'] }, SCENES];

const voices: INodeProperties[] = VOICED.flatMap((show) => [
	voiceLocator(
		{
			required: true,
			default: { mode: 'list', value: '' },
			description: 'With which voice; a photo has none of its own',
			displayOptions: { show: { ...show, source: PHOTOS.source } },
		},
		{ searchListMethod: 'searchVoicesForPhoto', hint: '' },
	),
	voiceLocator({
		description: 'With which voice. Most avatars have a voice of their own.',
		displayOptions: { show: { ...show, source: AVATARS.source } },
	}),
]);

const moreOfVoices: INodeProperties[] = VOICED.flatMap((show) => [
	voiceFilterField({ show }),
	voiceSettingsField({ show }),
]);

const aspectRatio: INodeProperties = {
	displayName: 'Aspect Ratio',
	name: 'aspectRatio',
	type: 'options',
	options: [
		{ name: 'As the Photo', value: 'auto' },
		{ name: 'Instagram Feed (4:5)', value: '4:5' },
		{ name: 'Instagram Landscape (5:4)', value: '5:4' },
		{ name: 'Square (1:1)', value: '1:1' },
		{ name: 'TikTok, Reels and Shorts (9:16)', value: '9:16' },
		{ name: 'YouTube (16:9)', value: '16:9' },
	],
	default: 'auto',
	displayOptions: { show: VIDEO },
	description: 'The shape of the video, by the platform that it is for',
};

/** An option that only a video of one scene has. */
const forOneScene = (option: INodeProperties): INodeProperties => ({
	...option,
	displayOptions: { show: { '/operation': GENERATE.operation } },
});

const options: INodeProperties[] = [
	...callbackOptions,
	...costOptions(PRICES),
	...downloadOptions.map((option) => ({
		...option,
		displayOptions: { show: { '/waitForCompletion': [true] } } as IDisplayOptions,
	})),
	...runOptions,
	captionsOption,
	forOneScene(brandGlossaryOption),
	forOneScene(folderOption),
	forOneScene(generateLongScript),
	includeInputOption,
	submitAsBatchOption({ show: { '/operation': GENERATE.operation } }),
	titleOption,
	watermarkOption,
];

/** The panel of the resource Video. */
export const videoProperties: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		options: [
			{
				name: 'Generate',
				value: 'generate',
				description: 'A photo says one script',
				action: 'Generate video from photo',
			},
			{
				name: 'Generate From Scenes',
				value: 'generateScenes',
				description: 'Several scenes, one after another in one video',
				action: 'Generate video from scenes',
			},
		],
		default: 'generate',
		displayOptions: { show: VIDEO },
	},
	...figureFields,
	...generateSpeech,
	...scenesFields,
	...voices,
	...mannerFields(GENERATE, SCENES),
	...engineFields(AVATARS, PHOTOS),
	aspectRatio,
	resolutionField({ show: VIDEO }),
	...generateLook,
	...moreOfVoices,
	waitForCompletionField({ show: VIDEO }),
	...waitProperties({ show: { ...VIDEO, waitForCompletion: [true] } }),
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		displayOptions: { show: VIDEO },
		options: byName(options),
	},
];
