import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { asText, type ItemFields } from '../../shared/itemFields';
import { appearanceField, wantedMotion } from '../../shared/video/appearanceFields';
import { resolveAvatar } from '../../shared/video/avatarFields';
import { backgroundFields } from '../../shared/video/backgroundFields';
import type { StudioVideoBody } from '../../shared/video/body';
import { sceneSeconds } from '../../shared/video/estimate';
import { readOutput } from '../../shared/video/outputFields';
import { readScenes } from '../../shared/video/readScenes';
import type { Run } from '../../shared/video/run';
import { sceneFields } from '../../shared/video/sceneFields';
import { sceneVoiceSettings } from '../../shared/video/sceneVoiceSettings';
import { readVoiceSettings } from '../../shared/video/voiceSettingsFields';
import type { Prepared } from '../../shared/video/prepared';

const SHOW = { source: ['scenes'] };

/** What only Source: Scenes has. */
export const scenesSpeech: INodeProperties[] = sceneFields(SHOW);
export const scenesLook: INodeProperties[] = [
	...backgroundFields(SHOW, false),
	appearanceField({ show: SHOW }, { engine: true, framing: false }),
];

/** Several scenes, one after another, in one video. Throws the item's refusal. */
export async function readScenesVideo(run: Run, item: ItemFields): Promise<Prepared> {
	const voiceSettings = readVoiceSettings(item);
	const scenes = await readScenes(run, item, {
		figure: async (scene) => {
			const avatarId = item.chosen('avatarId');
			if (avatarId) return { type: 'avatar', ...(await resolveAvatar(run, scene.item, avatarId)) };
			throw scene.item.refusal(
				'No avatar is chosen',
				"Name one in the scene ('avatar_id' in a list), or pick one in the field 'Avatar'",
			);
		},
		voice: item.chosen('voiceId'),
		motion: wantedMotion(item),
		backgroundColor: item.text('background') === 'color' ? item.text('backgroundColor') : undefined,
		wishOf: ({ item: ofScene, fields }) => ({
			motionPrompt: asText(fields.motion_prompt),
			voiceSettings: sceneVoiceSettings(ofScene, fields, voiceSettings),
		}),
	});
	const body: StudioVideoBody = { type: 'studio', scenes, ...(await readOutput(run, item)) };
	return {
		jobType: 'video',
		path: '/v3/videos',
		body: body as unknown as IDataObject,
		seconds: sceneSeconds(scenes),
	};
}
