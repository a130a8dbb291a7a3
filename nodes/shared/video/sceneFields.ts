import type { INodeProperties } from 'n8n-workflow';
import { avatarLocator } from './avatarFields';
import { BINARY_FIELD } from './fileFields';
import { voiceLocator } from './voiceFields';

type Show = Record<string, string[]>;

const only = (...sceneTypes: string[]) => ({ show: { sceneType: sceneTypes } });

/** The fields of one scene in the panel; `readScenes` reads them. */
const sceneValues: INodeProperties[] = [
	{
		displayName: 'Scene Type',
		name: 'sceneType',
		type: 'options',
		options: [
			{ name: 'Avatar', value: 'avatar', description: 'An avatar speaks' },
			{ name: 'Image', value: 'image', description: 'A still image, silent or with a voice' },
			{ name: 'Video', value: 'video', description: 'A clip of your own' },
		],
		default: 'avatar',
	},
	avatarLocator({
		description: "Leave empty for the avatar above. 'First Available' is that of the filter above.",
		displayOptions: only('avatar'),
	}),
	voiceLocator({
		default: { mode: 'list', value: '' },
		description: 'Leave empty for the voice above',
		displayOptions: only('avatar', 'image'),
	}),
	{
		displayName: 'Script',
		name: 'script',
		type: 'string',
		typeOptions: { rows: 3 },
		default: '',
		displayOptions: only('avatar', 'image'),
		description: 'What is said in the scene. An image without a script is shown silently.',
	},
	{
		displayName: 'Audio URL',
		name: 'audioUrl',
		type: 'string',
		default: '',
		displayOptions: only('avatar', 'image'),
		description: 'A recording instead of a script, at a public address',
	},
	{
		displayName: 'Motion Prompt',
		name: 'motionPrompt',
		type: 'string',
		default: '',
		displayOptions: only('avatar'),
		placeholder: 'e.g. points to the left',
		description: 'How body and hands move. Photo avatars, or Avatar V, only.',
	},
	{
		displayName: 'Background Color',
		name: 'backgroundColor',
		type: 'color',
		default: '',
		displayOptions: only('avatar'),
	},
	{
		displayName: 'File From',
		name: 'from',
		type: 'options',
		options: [
			{ name: 'HeyGen Asset', value: 'asset' },
			{ name: 'Input Data', value: 'binary' },
			{ name: 'URL', value: 'url' },
		],
		default: 'url',
		displayOptions: only('image', 'video'),
	},
	{
		displayName: 'URL',
		name: 'url',
		type: 'string',
		default: '',
		displayOptions: { show: { sceneType: ['image', 'video'], from: ['url'] } },
		placeholder: 'e.g. https://example.com/product.jpg',
	},
	{
		displayName: 'Asset ID',
		name: 'assetId',
		type: 'string',
		default: '',
		displayOptions: { show: { sceneType: ['image', 'video'], from: ['asset'] } },
	},
	{
		displayName: 'Input Data Field Name',
		name: 'binaryField',
		...BINARY_FIELD,
		displayOptions: { show: { sceneType: ['image', 'video'], from: ['binary'] } },
	} as INodeProperties,
	{
		displayName: 'Duration (Seconds)',
		name: 'duration',
		type: 'number',
		typeOptions: { minValue: 0.1, maxValue: 300, numberPrecision: 1 },
		default: 5,
		displayOptions: only('image'),
		description: 'How long the image is shown where nothing is said, up to 300 seconds',
	},
	{
		displayName: 'Volume',
		name: 'volume',
		type: 'number',
		typeOptions: { minValue: 0, maxValue: 1, numberPrecision: 2 },
		default: 1,
		displayOptions: only('video'),
		description: "Of the clip's own sound, from 0 (silent) to 1",
	},
];

/** The scenes of a video: from the panel, or a list of an earlier node. */
export function sceneFields(show: Show): INodeProperties[] {
	return [
		{
			displayName: 'Scenes From',
			name: 'scenesFrom',
			type: 'options',
			noDataExpression: true,
			options: [
				{ name: 'Earlier Node', value: 'list', description: 'A list, as DeepSeek Script gives it' },
				{ name: 'Form', value: 'form', description: 'Scene by scene, here' },
			],
			default: 'list',
			displayOptions: { show },
		},
		{
			displayName: 'Scenes',
			name: 'scenes',
			type: 'json',
			required: true,
			default: '={{ $json.scenes }}',
			displayOptions: { show: { ...show, scenesFrom: ['list'] } },
			description:
				'A list of scenes, each with a script, and with avatar_id, voice_id, motion_prompt, expressiveness or background_color where it differs; or with an image_url or video_url. DeepSeek Script gives it without mapping.',
		},
		{
			displayName: 'Scenes',
			name: 'sceneForm',
			type: 'fixedCollection',
			typeOptions: { multipleValues: true, sortable: true },
			placeholder: 'Add scene',
			default: {},
			displayOptions: { show: { ...show, scenesFrom: ['form'] } },
			options: [{ displayName: 'Scene', name: 'scene', values: sceneValues }],
		},
	];
}
