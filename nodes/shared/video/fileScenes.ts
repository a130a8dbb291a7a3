import { asText, inRange, withoutEmpty } from '../itemFields';
import type { Scene, Speech } from './body';
import { avatarOf } from './figure';
import { readFile } from './fileFields';
import type { SceneReader } from './scene';
import { namedFile } from './sceneFiles';
import { chosenVoice, readSceneAudio, readSceneScript } from './sceneSpeech';
import { resolveVoice } from './voiceFields';

const USUAL_SECONDS = 5;
const MOST_SECONDS = 300;

/** A still image, silent or with a voice. Throws the item's refusal. */
export async function readImageScene(scene: SceneReader): Promise<Scene> {
	const { run, item, label, fields } = scene;
	const source = await readFile(run, item, namedFile(scene, 'image'));
	const speech = await readVoiceOver(scene);
	if (speech) return { type: 'image', source, ...speech };
	const seconds = fields.duration ?? USUAL_SECONDS;
	const duration = inRange(item, `${label}: Duration`, seconds, 0.1, MOST_SECONDS);
	return { type: 'image', source, duration: duration ?? USUAL_SECONDS };
}

/** What is said over an image: nobody is seen, so that the voice has to be named. */
async function readVoiceOver(scene: SceneReader): Promise<Speech | undefined> {
	const { run, item, fields, defaults } = scene;
	const audio = await readSceneAudio(scene);
	const text = asText(fields.script);
	if (audio || !text) return audio;
	const chosen = await resolveVoice(run, item, chosenVoice(scene));
	const voiceId = chosen ?? (await voiceOfSpeaker(scene));
	const { voiceSettings } = defaults.wishOf(fields, text);
	return await readSceneScript(scene, { voiceId, heardId: voiceId }, voiceSettings);
}

/** The voice of whoever speaks in the scenes that name nobody. */
async function voiceOfSpeaker({ item, label, defaults }: SceneReader): Promise<string> {
	const voiceId = avatarOf(await defaults.figure())?.look?.default_voice_id;
	if (voiceId) return voiceId;
	throw item.refusal(`${label} has a script, but no voice`, 'Pick a voice for the scene');
}

/** A clip of the user's own. Throws the item's refusal. */
export async function readVideoScene(scene: SceneReader): Promise<Scene> {
	const { run, item, label, fields } = scene;
	const source = await readFile(run, item, namedFile(scene, 'video'));
	const volume = inRange(item, `${label}: Volume`, fields.volume, 0, 1);
	const playback = withoutEmpty({
		volume: volume === 1 ? undefined : volume,
		mute: fields.mute === true ? true : undefined,
	});
	return { type: 'video', source, ...(Object.keys(playback).length > 0 && { playback }) };
}
