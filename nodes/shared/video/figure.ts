import type { ItemFields } from '../itemFields';
import type { ChosenAvatar } from './avatarFields';
import type { AssetInput } from './body';
import type { Run } from './run';
import { resolveVoice } from './voiceFields';

/** Who speaks: an avatar's look, or a photo that Avatar IV brings to life. */
export type Figure = ({ type: 'avatar' } & ChosenAvatar) | { type: 'image'; image: AssetInput };

/** The figure as a body names it. */
export function figureInBody(
	figure: Figure,
): { type: 'avatar'; avatar_id: string } | { type: 'image'; image: AssetInput } {
	return figure.type === 'avatar'
		? { type: 'avatar', avatar_id: figure.id }
		: { type: 'image', image: figure.image };
}

/** The avatar, for rules that depend on its look; undefined for a photo. */
export function avatarOf(figure: Figure): ChosenAvatar | undefined {
	return figure.type === 'avatar' ? figure : undefined;
}

/** What to call the figure in an error or a hint. */
export function nameOf(figure: Figure): string {
	return figure.type === 'avatar' ? `the avatar '${figure.look?.name ?? figure.id}'` : 'the photo';
}

/** The voice that a figure speaks with. */
export interface FigureVoice {
	/** For the body; undefined for the avatar's own. */
	voiceId?: string;
	/** What will be heard; undefined where only HeyGen knows. */
	heardId?: string;
}

/**
 * The voice that is chosen for a figure, which is the avatar's own where none is. Throws the item's refusal,
 * which names `field`, where there would be none.
 */
export async function voiceOfFigure(
	run: Run,
	item: ItemFields,
	chosen: string,
	figure: Figure,
	field = "Pick a voice in the field 'Voice'",
): Promise<FigureVoice> {
	const avatar = avatarOf(figure);
	const voiceId = await resolveVoice(run, item, chosen, avatar);
	if (voiceId === undefined && figure.type === 'image') {
		throw item.refusal('A photo has no voice of its own', field);
	}
	return { voiceId, heardId: voiceId ?? avatar?.look?.default_voice_id ?? undefined };
}
