import type { IDataObject, IDisplayOptions, INodeProperties } from 'n8n-workflow';
import { withoutEmpty, type ItemFields } from '../itemFields';
import { readFraming } from './appearanceFields';
import { readBackground } from './backgroundFields';
import type {
	AvatarVideoBody,
	Background,
	Filing,
	Framing,
	ImageVideoBody,
	Motion,
	Output,
	Scene,
	StudioVideoBody,
	VoiceSettings,
} from './body';
import { spokenSeconds } from './estimate';
import { figureInBody, voiceOfFigure, type Figure } from './figure';
import { readFiling, readOutput } from './outputFields';
import type { Prepared } from './prepared';
import type { Run } from './run';
import { checkLength, preparedScript, splitScript } from './script';
import { readAudio, readScript } from './speechFields';

/** How a figure moves and speaks while it says something. */
export interface Manner {
	motion: Motion;
	voiceSettings?: VoiceSettings;
}

/** The manner for a text; '' stands for a recording. Throws the item's refusal. */
export type MannerOf = (text: string) => Manner;

type Spoken = { script: string; voice_id?: string; voice_settings?: VoiceSettings } & Motion;

export function longScriptOption(displayOptions: IDisplayOptions): INodeProperties {
	return {
		displayName: 'Long Script',
		name: 'longScript',
		type: 'options',
		options: [
			{ name: 'Fail the Item', value: 'fail' },
			{
				name: 'Split Into Scenes',
				value: 'split',
				description: 'Between sentences; the video then has only a color behind the avatar',
			},
		],
		default: 'split',
		displayOptions,
		description: 'What becomes of a script of over 5,000 characters, the most that HeyGen takes',
	};
}

/**
 * One figure says one script, or moves its lips to one recording; a long script becomes a video of scenes
 * where the user wants that. Throws the item's refusal, and NodeApiError for a file that cannot be uploaded.
 */
export async function readTalkingVideo(
	run: Run,
	item: ItemFields,
	figure: Figure,
	mannerOf: MannerOf,
): Promise<Prepared> {
	const audio = await readAudio(run, item);
	if (audio) {
		const { motion } = mannerOf('');
		return prepared({
			...figureInBody(figure),
			...audio,
			...motion,
			...(await readLook(run, item)),
		});
	}
	const parts = await readSpoken(run, item, figure, mannerOf);
	const seconds = parts.reduce(
		(sum, { script, voice_settings: settings }) => sum + spokenSeconds(script, settings),
		0,
	);
	if (parts.length > 1) {
		const scenes = await asScenes(run, item, figure, parts);
		return prepared({ type: 'studio', scenes, ...(await readOutput(run, item)) }, seconds);
	}
	const [spoken] = parts;
	const wayOut = "Shorten it, or set the option 'Long Script' to split it.";
	checkLength(item, spoken.script, 'The script', wayOut);
	return prepared({ ...figureInBody(figure), ...spoken, ...(await readLook(run, item)) }, seconds);
}

/** What is said and how; several parts only for a long script that the user lets be split. */
async function readSpoken(
	run: Run,
	item: ItemFields,
	figure: Figure,
	mannerOf: MannerOf,
): Promise<Spoken[]> {
	const text = readScript(item);
	const { voiceId, heardId } = await voiceOfFigure(run, item, item.chosen('voiceId'), figure);
	const script = await preparedScript(run, text, heardId);
	const splits = item.collection<{ longScript?: string }>('options').longScript === 'split';
	return (splits ? splitScript(script) : [script]).map((part) => {
		const { motion, voiceSettings } = mannerOf(part);
		return withoutEmpty({
			script: part,
			voice_id: voiceId,
			voice_settings: voiceSettings,
			...motion,
		});
	});
}

async function readLook(run: Run, item: ItemFields): Promise<Framing & Output & Filing> {
	const background = await readBackground(run, item);
	const framing = readFraming(item, background);
	return { ...framing, ...(await readOutput(run, item)), ...readFiling(item) };
}

async function asScenes(
	run: Run,
	item: ItemFields,
	figure: Figure,
	parts: Spoken[],
): Promise<Scene[]> {
	const background = sceneBackground(item, figure, await readBackground(run, item));
	return parts.map((part) => ({
		type: 'avatar_video',
		input: { ...figureInBody(figure), ...part, ...background },
	}));
}

function sceneBackground(item: ItemFields, figure: Figure, background: Background | undefined) {
	if (!background) return undefined;
	if (background.type === 'color' && figure.type === 'avatar') {
		return { background: { type: 'color' as const, color: background.value } };
	}
	throw item.refusal(
		figure.type === 'image'
			? 'A script that is split into scenes cannot have a background behind a photo'
			: 'A script that is split into scenes cannot have an image behind the avatar',
		figure.type === 'image'
			? "HeyGen takes none there: set 'Background' to that of the photo, or shorten the script"
			: "HeyGen takes only a color behind scenes: set 'Background' to Color, or shorten the script",
	);
}

function prepared(
	body: AvatarVideoBody | ImageVideoBody | StudioVideoBody,
	seconds?: number,
): Prepared {
	return { jobType: 'video', path: '/v3/videos', body: body as unknown as IDataObject, seconds };
}
