import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { withoutEmpty, type ItemFields } from '../../shared/itemFields';
import { appearanceField, readFraming, wantedMotion } from '../../shared/video/appearanceFields';
import { resolveAvatar, type ChosenAvatar } from '../../shared/video/avatarFields';
import { backgroundFields, readBackground } from '../../shared/video/backgroundFields';
import type { AvatarVideoBody, StudioVideoBody } from '../../shared/video/body';
import { sceneSeconds, spokenSeconds } from '../../shared/video/estimate';
import { readMotion } from '../../shared/video/motion';
import { readFiling, readOutput } from '../../shared/video/outputFields';
import type { Run } from '../../shared/video/run';
import { preparedScript } from '../../shared/video/script';
import { isRecorded, readAudio, readScript, speechFields } from '../../shared/video/speechFields';
import { resolveVoice } from '../../shared/video/voiceFields';
import { readVoiceSettings } from '../../shared/video/voiceSettingsFields';
import type { Prepared } from '../prepared';
import { partsOf, splitVideo, type Spoken } from './longScript';

const SHOW = { source: ['avatar'] };

/** What only Source: Avatar has. */
export const avatarSpeech: INodeProperties[] = speechFields(SHOW);
export const avatarLook: INodeProperties[] = [
	...backgroundFields(SHOW, true),
	appearanceField({ show: SHOW }, { engine: true, framing: true }),
];

/**
 * One avatar says one script, or moves its lips to one recording. Files are uploaded last, when nothing
 * else can be refused any more. Throws the item's refusal.
 */
export async function readAvatarVideo(run: Run, item: ItemFields): Promise<Prepared> {
	const avatar = await resolveAvatar(run, item, item.chosen('avatarId'));
	const looks = { ...readMotion(item, wantedMotion(item), avatar), ...readFraming(item) };
	const spoken = isRecorded(item) ? undefined : await readSpoken(run, item, avatar);
	const [script, ...more] = spoken ? partsOf(item, spoken.script) : [];
	if (spoken && more.length > 0) {
		const video = await splitVideo(run, item, avatar, spoken, [script, ...more]);
		return prepared(video, sceneSeconds(video.scenes));
	}
	const output = { ...(await readOutput(run, item)), ...readFiling(item) };
	const background = await readBackground(run, item);
	const speech = spoken ? { ...spoken, script } : await readAudio(run, item);
	const body: AvatarVideoBody = {
		type: 'avatar',
		avatar_id: avatar.id,
		...speech,
		...looks,
		...(background && { background }),
		...output,
	};
	return prepared(body, spoken && spokenSeconds(script, spoken.voice_settings));
}

async function readSpoken(run: Run, item: ItemFields, avatar: ChosenAvatar): Promise<Spoken> {
	const voiceId = await resolveVoice(run, item, item.chosen('voiceId'), avatar);
	const speaks = voiceId ?? avatar.look?.default_voice_id ?? undefined;
	return withoutEmpty({
		script: await preparedScript(run, item, 'The script', readScript(item), speaks),
		voice_id: voiceId,
		voice_settings: readVoiceSettings(item),
	});
}

function prepared(body: AvatarVideoBody | StudioVideoBody, seconds?: number): Prepared {
	return { jobType: 'video', path: '/v3/videos', body: body as unknown as IDataObject, seconds };
}
