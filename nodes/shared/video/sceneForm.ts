import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { avatarLocator } from './avatarFields';
import { BINARY_FIELD } from './fileFields';
import { voiceLocator } from './voiceFields';

/** What a node's scenes can be. */
export interface SceneForm {
	types: INodePropertyOptions[];
	/** Values of the types in which somebody speaks. */
	speakers: string[];
	/** Values of the types that are made from a file. */
	files: string[];
	/** More about how somebody speaks. */
	manner?: INodeProperties[];
	/** What a scene of an earlier node's list may have. */
	listed: string;
}

/** The scene types that every node has. */
export const FILE_SCENES: INodePropertyOptions[] = [
	{ name: 'Image', value: 'image', description: 'A still image, silent or with a voice' },
	{ name: 'Video', value: 'video', description: 'A clip of your own' },
];

const only = (...sceneTypes: string[]) => ({ show: { sceneType: sceneTypes } });

const sceneType: INodeProperties = {
	displayName: 'Scene Type',
	name: 'sceneType',
	type: 'options',
	options: FILE_SCENES,
	default: 'image',
};

/** The fields of one scene in the panel; `readScenes` reads them. */
export function sceneValues({ types, speakers, files, manner = [] }: SceneForm): INodeProperties[] {
	return [
		{ ...sceneType, options: types, default: speakers[0] },
		avatarLocator({
			description:
				"Leave empty for the avatar above. 'First Available' goes by its Avatar Filter, where it has one.",
			displayOptions: only('avatar'),
		}),
		voiceLocator(
			{
				default: { mode: 'list', value: '' },
				description:
					"Leave empty for the voice above. 'First Available' goes by its Voice Filter, where it has one.",
				displayOptions: only(...speakers, 'image'),
			},
			{ hint: 'Leave empty for the voice above' },
		),
		{
			displayName: 'Script',
			name: 'script',
			type: 'string',
			typeOptions: { rows: 3 },
			default: '',
			displayOptions: only(...speakers, 'image'),
			description: 'What is said in the scene. An image without a script is shown silently.',
		},
		{
			displayName: 'Audio URL',
			name: 'audioUrl',
			type: 'string',
			default: '',
			displayOptions: only(...speakers, 'image'),
			description: 'A recording instead of a script, at a public address',
		},
		{
			displayName: 'Motion Prompt',
			name: 'motionPrompt',
			type: 'string',
			default: '',
			displayOptions: only(...speakers),
			placeholder: 'e.g. points to the left',
			description: 'How body and hands move. Photo avatars, or Avatar V, only.',
		},
		...manner.map((field) => ({ ...field, displayOptions: only(...speakers) })),
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
			displayOptions: only(...files),
		},
		{
			displayName: 'URL',
			name: 'url',
			type: 'string',
			default: '',
			displayOptions: { show: { sceneType: files, from: ['url'] } },
			placeholder: 'e.g. https://example.com/product.jpg',
		},
		{
			displayName: 'Asset ID',
			name: 'assetId',
			type: 'string',
			default: '',
			displayOptions: { show: { sceneType: files, from: ['asset'] } },
		},
		{
			displayName: 'Input Data Field Name',
			name: 'binaryField',
			...BINARY_FIELD,
			displayOptions: { show: { sceneType: files, from: ['binary'] } },
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
}
