import type { INodeProperties } from 'n8n-workflow';
import { OWN_VOICE } from '../shared/heygen/pickers';
import { includeInputOption } from '../shared/includeInput';
import { downloadOptions } from '../shared/jobs/files';
import { waitProperties } from '../shared/jobs/waitProperties';

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
			name: 'Scenes',
			value: 'scenes',
			description: 'Several scenes, one after another in one video',
			action: 'Generate video from scenes',
		},
	],
	default: 'avatar',
	description: 'What the video is made from',
};

const avatar: INodeProperties = {
	displayName: 'Avatar',
	name: 'avatarId',
	type: 'resourceLocator',
	required: true,
	default: { mode: 'list', value: '' },
	description: 'Who speaks. Your own avatars come first in the list.',
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			placeholder: 'Select an avatar...',
			typeOptions: { searchListMethod: 'searchAvatars', searchable: true },
		},
		{
			displayName: 'By ID',
			name: 'id',
			type: 'string',
			placeholder: 'e.g. Abigail_expressive_2024112501',
			hint: "The ID of an avatar's look, not of an avatar group",
		},
	],
};

const voice: INodeProperties = {
	displayName: 'Voice',
	name: 'voiceId',
	type: 'resourceLocator',
	default: { mode: 'list', value: OWN_VOICE, cachedResultName: "Avatar's Own Voice" },
	description: 'With which voice. Most avatars have a voice of their own.',
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			placeholder: 'Select a voice...',
			typeOptions: { searchListMethod: 'searchVoices', searchable: true },
		},
		{
			displayName: 'By ID',
			name: 'id',
			type: 'string',
			placeholder: 'e.g. 1bd001e7e50f421d891986aad5158bc8',
			hint: "Leave empty for the avatar's own voice",
		},
	],
};

const script: INodeProperties = {
	displayName: 'Script',
	name: 'script',
	type: 'string',
	typeOptions: { rows: 5 },
	required: true,
	default: '={{ $json.script }}',
	displayOptions: { show: { source: ['avatar'] } },
	placeholder: 'e.g. Hi Ada, I am glad that you are here.',
	description: 'What the avatar says, word for word. DeepSeek Script gives it without mapping.',
};

const scenes: INodeProperties = {
	displayName: 'Scenes',
	name: 'scenes',
	type: 'json',
	required: true,
	default: '={{ $json.scenes }}',
	displayOptions: { show: { source: ['scenes'] } },
	description:
		'A list of scenes, each with a script, and with an avatar_id or a voice_id where it differs. DeepSeek Script gives it without mapping.',
};

const aspectRatio: INodeProperties = {
	displayName: 'Aspect Ratio',
	name: 'aspectRatio',
	type: 'options',
	options: [
		{ name: '1:1 (Square)', value: '1:1' },
		{ name: '16:9 (Landscape)', value: '16:9' },
		{ name: '4:5 (Portrait Feed)', value: '4:5' },
		{ name: '5:4 (Landscape Feed)', value: '5:4' },
		{ name: '9:16 (Portrait)', value: '9:16' },
		{ name: 'Auto', value: 'auto', description: 'As the avatar was recorded' },
	],
	default: '16:9',
};

const resolution: INodeProperties = {
	displayName: 'Resolution',
	name: 'resolution',
	type: 'options',
	options: [
		{ name: '720p', value: '720p' },
		{ name: '1080p', value: '1080p' },
		{ name: '4K', value: '4k', description: 'Not for every avatar and account' },
	],
	default: '1080p',
};

const waitForCompletion: INodeProperties = {
	displayName: 'Wait for Completion',
	name: 'waitForCompletion',
	type: 'boolean',
	default: true,
	description:
		'Whether the item goes on only when its video is finished. Meanwhile the run sleeps and holds no resources; off, the item goes on at once with the ID of the video.',
};

const options: INodeProperties = {
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add option',
	default: {},
	options: [
		{
			displayName: 'Background Color',
			name: 'backgroundColor',
			type: 'color',
			default: '#ffffff',
			description: 'For avatars without a background of their own',
		},
		{
			displayName: 'Background Image URL',
			name: 'backgroundImageUrl',
			type: 'string',
			default: '',
			placeholder: 'e.g. https://example.com/office.jpg',
			description: 'A public URL. Not for scenes.',
		},
		{
			displayName: 'Captions',
			name: 'captions',
			type: 'options',
			options: [
				{
					name: 'Burned In',
					value: 'burnedIn',
					description: 'In the picture, and as a subtitle file',
				},
				{ name: 'None', value: 'none' },
				{ name: 'Subtitle File', value: 'file', description: 'As an SRT file, at subtitle_url' },
			],
			default: 'burnedIn',
		},
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
			default: false,
			displayOptions: { show: { '/waitForCompletion': [true] } },
			description:
				'Whether all items go to HeyGen in one request for each 100 of them, for large numbers of videos; each item still has its own video or its own error',
		},
		{
			displayName: 'Title',
			name: 'title',
			type: 'string',
			default: '',
			placeholder: 'e.g. {{ $json.title }}',
			description: 'The name of the video in HeyGen',
		},
		{
			displayName: 'Videos at Once',
			name: 'videosAtOnce',
			type: 'number',
			typeOptions: { minValue: 1, maxValue: 20 },
			default: 3,
			description: 'How many requests are under way side by side',
		},
		{
			displayName: 'Voice Pitch',
			name: 'voicePitch',
			type: 'number',
			typeOptions: { minValue: -50, maxValue: 50 },
			default: 0,
			description: 'Higher or lower, in semitones from -50 to 50',
		},
		{
			displayName: 'Voice Speed',
			name: 'voiceSpeed',
			type: 'number',
			typeOptions: { minValue: 0.5, maxValue: 1.5, numberPrecision: 2 },
			default: 1,
			description: 'From 0.5 (slow) to 1.5 (fast)',
		},
	],
};

/** The panel of HeyGen Generate Video. */
export const properties: INodeProperties[] = [
	source,
	avatar,
	voice,
	script,
	scenes,
	aspectRatio,
	resolution,
	waitForCompletion,
	...waitProperties({ show: { waitForCompletion: [true] } }),
	options,
];
