import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { chosenIn, flag, oneOf, withoutEmpty, type ItemFields } from '../../shared/itemFields';
import {
	avatarFilterField,
	avatarLocator,
	FIRST_AVAILABLE,
	resolveAvatar,
} from '../../shared/video/avatarFields';
import { fileListField, namedFiles, readFiles } from '../../shared/video/fileList';
import { readCallback } from '../../shared/video/callback';
import type { Run } from '../../shared/video/run';
import {
	OWN_VOICE,
	resolveVoice,
	voiceFilterField,
	voiceLocator,
} from '../../shared/video/voiceFields';
import type { Prepared } from '../../shared/video/prepared';
import { readPrompt } from './cinematic';

const show = { source: ['prompt'] };
const MOST_FILES = 20;
const WHEN_EMPTY = 'Leave empty to let HeyGen choose';

/** What only Source: Prompt has. */
export const promptFields: INodeProperties[] = [
	{
		displayName: 'Prompt',
		name: 'prompt',
		type: 'string',
		typeOptions: { rows: 6 },
		required: true,
		default: '={{ $json.prompt }}',
		displayOptions: { show },
		placeholder: 'e.g. A 40 second video that shows new users the three steps of our onboarding',
		description:
			'What the video is about. HeyGen writes the script and the scenes itself; say how long it is to be here.',
	},
	avatarLocator({ description: WHEN_EMPTY, displayOptions: { show } }),
	avatarFilterField({ show: { ...show, avatarId: [FIRST_AVAILABLE] } }),
	voiceLocator(
		{
			default: { mode: 'list', value: '' },
			description: WHEN_EMPTY,
			displayOptions: { show },
		},
		{ hint: WHEN_EMPTY },
	),
	voiceFilterField({ show: { ...show, voiceId: [FIRST_AVAILABLE] } }),
	{
		displayName: 'Orientation',
		name: 'orientation',
		type: 'options',
		options: [
			{ name: 'Auto', value: '', description: 'As fits the content' },
			{ name: 'Landscape', value: 'landscape' },
			{ name: 'Portrait', value: 'portrait' },
		],
		default: '',
		displayOptions: { show },
	},
	{
		displayName: 'Style',
		name: 'styleId',
		type: 'resourceLocator',
		default: { mode: 'list', value: '' },
		displayOptions: { show },
		description: "The look of the video, from HeyGen's styles",
		modes: [
			{
				displayName: 'From List',
				name: 'list',
				type: 'list',
				placeholder: 'Select a style...',
				typeOptions: { searchListMethod: 'searchStyles', searchable: true },
			},
			{ displayName: 'By ID', name: 'id', type: 'string' },
		],
	},
	fileListField(
		{
			displayName: 'Attachments',
			name: 'attachments',
			description: 'Up to 20 images, clips or documents that the video may show or draw upon',
		},
		{ show },
	),
];

export const promptOptions: INodeProperties[] = [
	{
		displayName: 'Brand Kit',
		name: 'brandKitId',
		type: 'resourceLocator',
		default: { mode: 'list', value: '' },
		displayOptions: { show: { '/source': ['prompt'] } },
		description: "The account's colors, fonts and logos",
		modes: [
			{
				displayName: 'From List',
				name: 'list',
				type: 'list',
				typeOptions: { searchListMethod: 'searchBrandKits', searchable: true },
			},
			{ displayName: 'By ID', name: 'id', type: 'string' },
		],
	},
	{
		displayName: 'Chat Mode',
		name: 'chatMode',
		type: 'boolean',
		default: true,
		displayOptions: { show: { '/source': ['prompt'], '/waitForCompletion': [false] } },
		description:
			'Whether the agent may stop to ask, and take changes. Somebody has to answer it in HeyGen.',
	},
	{
		displayName: 'Incognito Mode',
		name: 'incognitoMode',
		type: 'boolean',
		default: true,
		displayOptions: { show: { '/source': ['prompt'] } },
		description: 'Whether the agent neither uses nor keeps memories of the account',
	},
];

const ATTACHMENT = {
	label: 'Attachment',
	accept: ['image', 'video', 'audio', 'pdf'] as const,
};

interface Options {
	brandKitId?: unknown;
	chatMode?: unknown;
	incognitoMode?: unknown;
}

/** HeyGen's Video Agent makes all of the video from a prompt. Throws the item's refusal. */
export async function readAgentVideo(run: Run, item: ItemFields): Promise<Prepared> {
	const options = item.collection<Options>('options');
	const files = namedFiles(item, ATTACHMENT, item.raw('attachments'));
	if (files.length > MOST_FILES) {
		throw item.refusal(
			`${files.length} attachments are too many`,
			`HeyGen takes up to ${MOST_FILES}`,
		);
	}
	const avatarId = item.chosen('avatarId');
	const voiceId = item.chosen('voiceId');
	const isChat = flag(item, 'Chat Mode', options.chatMode) && !run.waits;
	const body = withoutEmpty({
		prompt: readPrompt(item, 'prompt'),
		mode: isChat ? 'chat' : undefined,
		avatar_id: avatarId && (await resolveAvatar(run, item, avatarId)).id,
		voice_id: voiceId === OWN_VOICE ? '' : await resolveVoice(run, item, voiceId),
		style_id: item.chosen('styleId'),
		orientation: oneOf(item, 'Orientation', item.raw('orientation'), ['landscape', 'portrait']),
		files: await readFiles(run, item, files),
		brand_kit_id: chosenIn(options.brandKitId),
		incognito_mode: flag(item, 'Incognito Mode', options.incognitoMode) || undefined,
		...(await readCallback(run, item)),
	});
	return { jobType: 'video_agent', path: '/v3/video-agents', body: body as IDataObject };
}
