import type { IDataObject } from 'n8n-workflow';
import { withoutEmpty, type ItemFields } from '../itemFields';
import { readFraming } from './appearanceFields';
import { readBackground } from './backgroundFields';
import type {
	AvatarVideoBody,
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
import { checkSplit, partsOf } from './longScript';
import { readFiling } from './filing';
import { readOutput } from './outputFields';
import type { Prepared } from './prepared';
import type { Run } from './run';
import { preparedScript } from './script';
import { readAudio, readScript } from './speechFields';

/** How a figure moves and speaks while it says something. */
export interface Manner {
	motion: Motion;
	voiceSettings?: VoiceSettings;
}

/** The manner for a text; '' stands for a recording. Throws the item's refusal. */
export type MannerOf = (text: string) => Manner;

type Spoken = { script: string; voice_id?: string; voice_settings?: VoiceSettings } & Motion;

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
	const script = await preparedScript(run, item, 'The script', text, heardId);
	return partsOf(item, script).map((part) => {
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
	return {
		...(background && { background }),
		...readFraming(item),
		...(await readOutput(run, item)),
		...readFiling(item),
	};
}

async function asScenes(
	run: Run,
	item: ItemFields,
	figure: Figure,
	parts: Spoken[],
): Promise<Scene[]> {
	checkSplit(run, item, figure, parts.length);
	const said = await readBackground(run, item);
	const background =
		said?.type === 'color'
			? { background: { type: 'color' as const, color: said.value } }
			: undefined;
	return parts.map((part) => ({
		type: 'avatar_video',
		input: { ...figureInBody(figure), ...part, ...background },
	}));
}

function prepared(
	body: AvatarVideoBody | ImageVideoBody | StudioVideoBody,
	seconds?: number,
): Prepared {
	return { jobType: 'video', path: '/v3/videos', body: body as unknown as IDataObject, seconds };
}
