import { asText, flag, inRange, withoutEmpty } from '../itemFields';
import type { Scene, Speech } from './body';
import { avatarOf } from './figure';
import { readMedia } from './fileFields';
import type { SceneReader } from './scene';
import { namedFile } from './sceneFiles';
import { chosenVoice, readSceneAudio, readSceneScript } from './sceneSpeech';
import { resolveVoice } from './voiceFields';

const USUAL_SECONDS = 5;
const MOST_SECONDS = 300;

/** A still image, silent or with a voice. Throws the scene's refusal. */
export async function readImageScene(scene: SceneReader): Promise<Scene> {
	const { run, item, whole, fields } = scene;
	const source = await readMedia(run, whole, namedFile(scene, 'image'));
	const speech = await readVoiceOver(scene);
	if (speech) return { type: 'image', source, ...speech };
	const duration = inRange(item, 'Duration', fields.duration, 0.1, MOST_SECONDS);
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
	const { voiceSettings } = defaults.wishOf(scene, text);
	return await readSceneScript(scene, { voiceId, heardId: voiceId }, voiceSettings);
}

/** The voice of whoever speaks in the scenes that name nobody. */
async function voiceOfSpeaker(scene: SceneReader): Promise<string> {
	const { item, defaults } = scene;
	const voiceId = avatarOf(await defaults.figure(scene))?.look?.default_voice_id;
	if (voiceId) return voiceId;
	throw item.refusal('There is a script, but no voice', 'Pick a voice for the scene');
}

/** A clip of the user's own. Throws the scene's refusal. */
export async function readVideoScene(scene: SceneReader): Promise<Scene> {
	const { run, item, whole, fields } = scene;
	const source = await readMedia(run, whole, namedFile(scene, 'video'));
	const volume = inRange(item, 'Volume', fields.volume, 0, 1);
	const playback = withoutEmpty({
		volume: volume === 1 ? undefined : volume,
		mute: flag(item, 'Mute', fields.mute) ? true : undefined,
	});
	return { type: 'video', source, ...(Object.keys(playback).length > 0 && { playback }) };
}
