import type { INodeProperties } from 'n8n-workflow';
import { includeInputOption } from '../shared/includeInput';
import { downloadOptions } from '../shared/jobs/files';
import { waitProperties } from '../shared/jobs/waitProperties';
import { avatarFilterField, avatarLocator } from '../shared/video/avatarFields';
import {
	aspectRatioField,
	brandGlossaryOption,
	callbackOptions,
	captionsOption,
	folderOption,
	resolutionField,
	titleOption,
	watermarkOption,
} from '../shared/video/outputFields';
import { voiceFilterField, voiceLocator } from '../shared/video/voiceFields';
import { voiceSettingsField } from '../shared/video/voiceSettingsFields';
import { costOptions } from './costGuard';
import { avatarLook, avatarSpeech } from './sources/avatar';
import { cinematicFields, enhancePromptOption } from './sources/cinematic';
import { longScriptOption } from './sources/longScript';
import { promptFields, promptOptions } from './sources/prompt';
import { scenesLook, scenesSpeech } from './sources/scenes';
import { templateFields, templateOptions } from './sources/template';

const source: INodeProperties = {
	displayName: 'Source',
	name: 'source',
	type: 'options',
	noDataExpression: true,
	options: [
		{
			name: 'Avatar',
			value: 'avatar',
			description: 'One avatar says one script',
			action: 'Generate avatar video',
		},
		{
			name: 'Cinematic',
			value: 'cinematic',
			description: 'A film scene of up to 15 seconds, without speech',
			action: 'Generate cinematic video',
		},
		{
			name: 'Prompt',
			value: 'prompt',
			description: "HeyGen's Video Agent makes all of the video from a description",
			action: 'Generate video from prompt',
		},
		{
			name: 'Scenes',
			value: 'scenes',
			description: 'Several scenes, one after another in one video',
			action: 'Generate video from scenes',
		},
		{
			name: 'Template',
			value: 'template',
			description: 'A template of the account, with values of its own',
			action: 'Generate video from template',
		},
	],
	default: 'avatar',
	description: 'What the video is made from',
};

const FIGURE = { source: ['avatar', 'scenes', 'cinematic'] };
const SPOKEN = { source: ['avatar', 'scenes'] };
/** A recording needs no voice; scenes have that choice one by one. */
const VOICED = [{ source: ['avatar'], speech: ['script'] }, { source: ['scenes'] }];

const waitForCompletion: INodeProperties = {
	displayName: 'Wait for Completion',
	name: 'waitForCompletion',
	type: 'boolean',
	default: true,
	description:
		'Whether the item goes on only when its video is finished. Meanwhile the run sleeps and holds no resources; off, the item goes on at once with the ID of the video.',
};

/** Shows an option for some sources only. */
function forSources(sources: string[], option: INodeProperties): INodeProperties {
	const show = { '/source': sources, ...option.displayOptions?.show };
	return { ...option, displayOptions: { ...option.displayOptions, show } };
}

const options: INodeProperties[] = [
	...callbackOptions.map((option) =>
		forSources(['avatar', 'prompt', 'scenes', 'template'], option),
	),
	...costOptions,
	forSources(['avatar', 'template'], brandGlossaryOption),
	forSources(['avatar', 'scenes'], captionsOption),
	forSources(['avatar', 'template'], folderOption),
	forSources(['avatar', 'cinematic', 'scenes', 'template'], titleOption),
	forSources(['avatar', 'scenes'], watermarkOption),
	enhancePromptOption,
	longScriptOption,
	...promptOptions,
	...templateOptions,
	...downloadOptions.map((option) => ({
		...option,
		displayOptions: { show: { '/waitForCompletion': [true] } },
	})),
	{
		displayName: 'Idempotency Key',
		name: 'idempotencyKey',
		type: 'string',
		default: '',
		placeholder: 'e.g. welcome-4711',
		description:
			'The same key within 24 hours gives the same video instead of a second one. Set only when you want that across executions: within one, a retried item already makes one video.',
	},
	includeInputOption,
	{
		displayName: 'Submit as Batch',
		name: 'submitAsBatch',
		type: 'boolean',
		default: true,
		displayOptions: { show: { '/source': ['avatar', 'cinematic'] } },
		description:
			'Whether all items go to HeyGen in one request for each 100 of them, for large numbers of videos; each item still has its own video or its own error',
	},
	{
		displayName: 'Videos at Once',
		name: 'videosAtOnce',
		type: 'number',
		typeOptions: { minValue: 1, maxValue: 20 },
		default: 3,
		description: 'How many requests are under way side by side',
	},
];

/** The panel of HeyGen Generate Video. */
export const properties: INodeProperties[] = [
	source,
	...templateFields,
	avatarLocator({
		required: true,
		description: 'Who is seen. Your own avatars come first in the list.',
		displayOptions: { show: FIGURE },
	}),
	avatarFilterField({ show: FIGURE }),
	...avatarSpeech,
	...scenesSpeech,
	...VOICED.flatMap((show) => [
		voiceLocator({
			description: 'With which voice. Most avatars have a voice of their own.',
			displayOptions: { show },
		}),
		voiceFilterField({ show }),
		voiceSettingsField({ show }),
	]),
	...cinematicFields,
	...promptFields,
	...avatarLook,
	...scenesLook,
	aspectRatioField({ show: SPOKEN }),
	resolutionField({ show: SPOKEN }),
	waitForCompletion,
	...waitProperties({ show: { waitForCompletion: [true] } }),
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		options: options.sort((a, b) => a.displayName.localeCompare(b.displayName)),
	},
];
