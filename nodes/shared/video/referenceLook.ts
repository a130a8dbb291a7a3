import type { Look, LookAnswer } from '../heygen/looks';
import type { ItemFields } from '../itemFields';
import type { ChosenAvatar } from './avatarFields';
import type { Run } from './run';

/**
 * Refuses a reference look for Avatar V that is not filmed, or not of the same avatar: HeyGen takes a digital
 * twin, which it also calls an instant avatar (create-video, developers.heygen.com/reference). What HeyGen
 * does not say is left to it. Throws the item's refusal.
 */
export async function checkReferenceLook(
	run: Run,
	item: ItemFields,
	id: string | undefined,
	avatar: ChosenAvatar,
): Promise<void> {
	const answer = id ? await run.findLook(id) : undefined;
	const why = answer && whyNot(id!, answer, avatar.look);
	if (!why) return;
	throw item.refusal(
		`${why}, and cannot be the reference look`,
		'Avatar V takes over the movements of a digital twin of the same avatar: give the ID of such a look, or leave the field empty to let HeyGen choose',
	);
}

function whyNot(id: string, answer: LookAnswer, ofAvatar: Look | undefined): string | undefined {
	if ('looksOfGroup' in answer) return `'${id}' is a whole avatar, not one of its looks`;
	const { name, avatar_type: type, group_id: group } = answer.look;
	const who = `'${name ?? id}'`;
	if (type && type !== 'digital_twin') return `${who} is a ${type.replace(/_/g, ' ')}`;
	const isOther = group && ofAvatar?.group_id && group !== ofAvatar.group_id;
	return isOther ? `${who} belongs to another avatar` : undefined;
}
