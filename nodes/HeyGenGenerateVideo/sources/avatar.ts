import type { INodeProperties } from 'n8n-workflow';
import type { ItemFields } from '../../shared/itemFields';
import { appearanceField, wantedMotion } from '../../shared/video/appearanceFields';
import { resolveAvatar } from '../../shared/video/avatarFields';
import { backgroundFields } from '../../shared/video/backgroundFields';
import { longScriptOption } from '../../shared/video/longScript';
import { readMotion } from '../../shared/video/motion';
import type { Prepared } from '../../shared/video/prepared';
import { checkReferenceLook } from '../../shared/video/referenceLook';
import type { Run } from '../../shared/video/run';
import { speechFields } from '../../shared/video/speechFields';
import { readTalkingVideo } from '../../shared/video/talkingVideo';
import { readVoiceSettings } from '../../shared/video/voiceSettingsFields';

const SHOW = { source: ['avatar'] };

/** What only Source: Avatar has. */
export const avatarSpeech: INodeProperties[] = speechFields(SHOW);
export const avatarLook: INodeProperties[] = [
	...backgroundFields(SHOW, true),
	appearanceField({ show: SHOW }, { engine: true, framing: true }),
];
export const avatarLongScript: INodeProperties = longScriptOption({
	show: { '/source': ['avatar'] },
});

/** One avatar says one script, or moves its lips to one recording. Throws the item's refusal. */
export async function readAvatarVideo(run: Run, item: ItemFields): Promise<Prepared> {
	const avatar = await resolveAvatar(run, item, item.chosen('avatarId'));
	const motion = readMotion(run, item, wantedMotion(item), avatar);
	await checkReferenceLook(run, item, motion.engine?.reference_look_id, avatar);
	return await readTalkingVideo(run, item, { type: 'avatar', ...avatar }, (text) => ({
		motion,
		voiceSettings: text ? readVoiceSettings(item) : undefined,
	}));
}
