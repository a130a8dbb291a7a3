import type { IDataObject, INodeProperties } from 'n8n-workflow';
import {
	asNumber,
	asText,
	chosenIn,
	flag,
	isBlank,
	isObject,
	listOf,
	oneOf,
	shown,
	withoutEmpty,
	type ItemFields,
} from '../../shared/itemFields';
import { avatarLocator, resolveAvatar } from '../../shared/video/avatarFields';
import type { CinematicVideoBody } from '../../shared/video/body';
import { fileListField } from '../../shared/video/fileList';
import type { Run } from '../../shared/video/run';
import type { Prepared } from '../../shared/video/prepared';
import { readReferences } from './references';

const show = { source: ['cinematic'] };
/** HeyGen's limits for a prompt, and for how many are seen. */
const MOST_PROMPT = 10_000;
const MOST_AVATARS = 3;
const SHORTEST = 4;
const LONGEST = 15;
const USUAL = 10;

/** What only Source: Cinematic has. */
export const cinematicFields: INodeProperties[] = [
	{
		displayName: 'Prompt',
		name: 'cinematicPrompt',
		type: 'string',
		typeOptions: { rows: 5 },
		required: true,
		default: '',
		displayOptions: { show },
		placeholder: 'e.g. She walks through a bright office and stops at the window, camera follows',
		description: 'What is seen. Nobody speaks in these videos.',
	},
	{
		displayName: 'More Avatars',
		name: 'moreAvatars',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true, maxAllowedFields: MOST_AVATARS - 1 },
		placeholder: 'Add avatar',
		default: {},
		displayOptions: { show },
		description: 'Up to three avatars can be in one video',
		options: [
			{
				displayName: 'Avatar',
				name: 'avatar',
				values: [avatarLocator({})],
			},
		],
	},
	fileListField(
		{
			displayName: 'References',
			name: 'references',
			description:
				'Images, clips and sounds that guide the picture: at most 9 images, with the avatars counted as such, and 3 videos',
		},
		{ show },
	),
	{
		displayName: 'Duration (Seconds)',
		name: 'duration',
		type: 'number',
		typeOptions: { minValue: 0, maxValue: LONGEST },
		default: USUAL,
		displayOptions: { show },
		description: 'From 4 to 15 seconds, or 0 to let HeyGen choose',
	},
	{
		displayName: 'Aspect Ratio',
		name: 'aspectRatio',
		type: 'options',
		options: [
			{ name: '1:1 (Square)', value: '1:1' },
			{ name: '16:9 (Landscape)', value: '16:9' },
			{ name: '9:16 (Portrait)', value: '9:16' },
		],
		default: '16:9',
		displayOptions: { show },
	},
	{
		displayName: 'Resolution',
		name: 'resolution',
		type: 'options',
		options: [
			{ name: '720p', value: '720p' },
			{ name: '1080p', value: '1080p' },
		],
		default: '720p',
		displayOptions: { show },
	},
];

export const enhancePromptOption: INodeProperties = {
	displayName: 'Enhance Prompt',
	name: 'enhancePrompt',
	type: 'boolean',
	default: true,
	displayOptions: { show: { '/source': ['cinematic'] } },
	description: 'Whether HeyGen may elaborate on the prompt',
};

/** A film scene of up to 15 seconds with one to three avatars. Throws the item's refusal. */
export async function readCinematicVideo(run: Run, item: ItemFields): Promise<Prepared> {
	const { enhancePrompt, title } = item.collection<{ enhancePrompt?: unknown; title?: unknown }>(
		'options',
	);
	const duration = readDuration(item);
	const avatars = await readAvatars(run, item);
	const body: CinematicVideoBody = withoutEmpty({
		type: 'cinematic_avatar' as const,
		prompt: readPrompt(item, 'cinematicPrompt'),
		avatar_id: avatars,
		references: await readReferences(run, item, avatars.length),
		...(duration === 0 ? { auto_duration: true as const } : { duration }),
		enhance_prompt: flag(item, 'Enhance Prompt', enhancePrompt),
		aspect_ratio: oneOf(item, 'Aspect Ratio', item.raw('aspectRatio'), ['16:9', '9:16', '1:1']),
		resolution: oneOf(item, 'Resolution', item.raw('resolution'), ['720p', '1080p']),
		title: asText(title),
	});
	return {
		jobType: 'video',
		path: '/v3/videos',
		body: body as unknown as IDataObject,
		seconds: duration || LONGEST,
		noCallback: true,
	};
}

/** A prompt of HeyGen's length. Throws the item's refusal. */
export function readPrompt(item: ItemFields, name: string): string {
	const prompt = item.text(name);
	if (!prompt) {
		throw item.refusal(
			'The prompt is empty',
			`Write what is wanted in the field 'Prompt', or drag in a field of the incoming item. It has: ${item.incoming}`,
		);
	}
	if (prompt.length <= MOST_PROMPT) return prompt;
	throw item.refusal(
		`The prompt has ${prompt.length} characters`,
		`HeyGen takes up to ${MOST_PROMPT}: shorten it`,
	);
}

async function readAvatars(run: Run, item: ItemFields): Promise<string[]> {
	const { avatar } = item.collection<{ avatar?: unknown }>('moreAvatars');
	const more = listOf(avatar).map((row) => chosenIn(isObject(row) ? row.avatarId : row));
	const named = [item.chosen('avatarId'), ...more.filter(Boolean)];
	if (named.length > MOST_AVATARS) {
		throw item.refusal(
			`${named.length} avatars are too many`,
			`HeyGen puts up to ${MOST_AVATARS} into one video`,
		);
	}
	const avatars = await Promise.all(named.map(async (id) => await resolveAvatar(run, item, id)));
	return [...new Set(avatars.map(({ id }) => id))];
}

/** 0 stands for HeyGen's own choice. */
function readDuration(item: ItemFields): number {
	const said = item.raw('duration');
	const duration = isBlank(said) ? USUAL : asNumber(said);
	if (duration === 0 || (duration >= SHORTEST && duration <= LONGEST)) return Math.round(duration);
	throw item.refusal(
		`'Duration' is ${shown(said)}`,
		`HeyGen takes ${SHORTEST} to ${LONGEST} seconds, or 0 for its own choice`,
	);
}
