import type { INodeProperties } from 'n8n-workflow';
import { includeInputOption } from '../shared/includeInput';
import { downloadOptions } from '../shared/jobs/files';
import { waitProperties } from '../shared/jobs/waitProperties';
import { avatarFilterField, avatarLocator, FIRST_AVAILABLE } from '../shared/video/avatarFields';
import { costOptions } from '../shared/video/costGuard';
import { callbackOptions } from '../shared/video/callback';
import { brandGlossaryOption, folderOption, titleOption } from '../shared/video/filing';
import { aspectRatioField, captionsOption, resolutionField } from '../shared/video/outputFields';
import { watermarkOption } from '../shared/video/watermark';
import {
	byName,
	runOptions,
	submitAsBatchOption,
	waitForCompletionField,
} from '../shared/video/runFields';
import { voiceFilterField, voiceLocator } from '../shared/video/voiceFields';
import { voiceSettingsField } from '../shared/video/voiceSettingsFields';
import { PRICES } from './prices';
import { avatarLongScript, avatarLook, avatarSpeech } from './sources/avatar';
import { cinematicFields, enhancePromptOption } from './sources/cinematic';
import { promptFields, promptOptions } from './sources/prompt';
import { scenesLook, scenesSpeech } from './sources/scenes';
import { templateFields } from './sources/template';
import { templateOptions } from './sources/templateOptions';

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

const ONE_FIGURE = { source: ['avatar', 'cinematic'] };
const SCENES = { source: ['scenes'] };
const FIGURE = { source: ['avatar', 'scenes', 'cinematic'] };
const SPOKEN = { source: ['avatar', 'scenes'] };
/** A recording needs no voice; scenes have that choice one by one. */
const VOICED = [{ source: ['avatar'], speech: ['script'] }, { source: ['scenes'] }];

/** Shows an option for some sources only. */
function forSources(sources: string[], option: INodeProperties): INodeProperties {
	const show = { '/source': sources, ...option.displayOptions?.show };
	return { ...option, displayOptions: { ...option.displayOptions, show } };
}

const options: INodeProperties[] = [
	...callbackOptions.map((option) =>
		forSources(['avatar', 'prompt', 'scenes', 'template'], option),
	),
	...costOptions(PRICES),
	forSources(['avatar', 'template'], brandGlossaryOption),
	forSources(['avatar', 'scenes'], captionsOption),
	forSources(['avatar', 'template'], folderOption),
	forSources(['avatar', 'cinematic', 'scenes', 'template'], titleOption),
	forSources(['avatar', 'scenes'], watermarkOption),
	enhancePromptOption,
	avatarLongScript,
	...promptOptions,
	...templateOptions,
	...downloadOptions.map((option) => ({
		...option,
		displayOptions: { show: { '/waitForCompletion': [true] } },
	})),
	includeInputOption,
	...runOptions,
	submitAsBatchOption({ show: { '/source': ['avatar', 'cinematic'] } }),
];

/** The panel of HeyGen Generate Video. */
export const properties: INodeProperties[] = [
	source,
	...templateFields,
	avatarLocator({
		required: true,
		description:
			'Who is seen. Your own avatars come first in the list, which can be searched by name, type, gender, engine and owner.',
		displayOptions: { show: ONE_FIGURE },
	}),
	avatarLocator({
		description:
			'Who is seen in scenes that name nobody. Leave empty where each scene has its own avatar, or shows none.',
		displayOptions: { show: SCENES },
	}),
	avatarFilterField({ show: { ...FIGURE, avatarId: [FIRST_AVAILABLE] } }),
	...avatarSpeech,
	...scenesSpeech,
	...VOICED.flatMap((show) => [
		voiceLocator({
			description:
				'With which voice. The list can be searched by name, language, gender and owner.',
			displayOptions: { show },
		}),
		voiceFilterField({ show: { ...show, voiceId: [FIRST_AVAILABLE] } }),
		voiceSettingsField({ show }),
	]),
	...cinematicFields,
	...promptFields,
	...avatarLook,
	...scenesLook,
	aspectRatioField({ show: SPOKEN }),
	resolutionField({ show: SPOKEN }),
	waitForCompletionField(),
	...waitProperties({ show: { waitForCompletion: [true] } }),
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		options: byName(options),
	},
];
