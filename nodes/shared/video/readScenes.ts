import type { IDataObject } from 'n8n-workflow';
import { asText, flag, inRange, oneOf, withoutEmpty, type ItemFields } from '../itemFields';
import { resolveAvatar, type ChosenAvatar } from './avatarFields';
import { checkedColor } from './backgroundFields';
import { MOST_SCENES, type Scene, type Speech, type VoiceSettings } from './body';
import { readFile, type NamedFile } from './fileFields';
import { readMotion, takesMotionPrompt, type WantedMotion } from './motion';
import type { Run } from './run';
import { listOfScenes } from './sceneList';
import { checkLength, preparedScript } from './script';
import { audioFrom } from './speechFields';
import { resolveVoice } from './voiceFields';

/** What a scene has where it says nothing else. */
export interface SceneDefaults {
	/** Value of the node's avatar field. */
	avatar: string;
	/** Value of the node's voice field. */
	voice: string;
	voiceSettings?: VoiceSettings;
	motion: WantedMotion;
	backgroundColor?: string;
}

/** One scene, read and checked by itself. */
interface SceneReader {
	run: Run;
	/** `Scene 3`, for errors. */
	label: string;
	/** Its refusals begin with the label. */
	item: ItemFields;
	defaults: SceneDefaults;
	fields: IDataObject;
}

/** A scene that has been checked; given the item, it uploads its file, when all others are checked, too. */
type CheckedScene = (item: ItemFields) => Promise<Scene>;

/**
 * The item's scenes: of the panel, or of a list as DeepSeek Script writes it, of texts, or of
 * objects with HeyGen's field names. Throws the item's refusal, which says which scene is meant.
 */
export async function readScenes(
	run: Run,
	item: ItemFields,
	defaults: SceneDefaults,
): Promise<Scene[]> {
	const scenes = listOfScenes(item);
	if (scenes.length > MOST_SCENES) {
		throw item.refusal(
			`${scenes.length} scenes are too many`,
			`HeyGen takes up to ${MOST_SCENES} in one video: split the list`,
		);
	}
	const checked = await allOf(
		scenes.map(async (fields, index) => {
			const label = `Scene ${index + 1}`;
			const sceneItem: ItemFields = {
				...item,
				refusal: (message, wayOut) => item.refusal(`${label}: ${message}`, wayOut),
			};
			return await readScene({ run, label, item: sceneItem, defaults, fields });
		}),
	);
	return await allOf(checked.map(async (scene) => await scene(item)));
}

/** As Promise.all, but it is always the first scene with an error that is told about. */
async function allOf<T>(work: Array<Promise<T>>): Promise<T[]> {
	await Promise.allSettled(work);
	const results: T[] = [];
	for (const result of work) results.push(await result);
	return results;
}

async function readScene(scene: SceneReader): Promise<CheckedScene> {
	const { fields, item } = scene;
	const type = asText(fields.type) || typeByFields(fields);
	if (type === 'avatar' || type === 'avatar_video') return await avatarScene(scene);
	if (type === 'image') return await imageScene(scene);
	if (type === 'video') return videoScene(scene);
	throw item.refusal(`The type '${type}' is unknown`, "A scene's type is avatar, image or video");
}

function typeByFields(fields: IDataObject): string {
	if (asText(fields.image_url) && !asText(fields.avatar_id)) return 'image';
	return asText(fields.video_url) ? 'video' : 'avatar';
}

async function avatarScene(scene: SceneReader): Promise<CheckedScene> {
	const { run, item, defaults, fields } = scene;
	const avatar = await resolveAvatar(run, item, asText(fields.avatar_id) || defaults.avatar);
	const color = asText(fields.background_color) || defaults.backgroundColor;
	const speech = await readSpeech(scene, avatar);
	if (!speech) throw item.refusal('There is no script', "Give each scene a text in 'script'");
	const input = withoutEmpty({
		type: 'avatar' as const,
		avatar_id: avatar.id,
		...speech,
		...readMotion(item, motionOf(scene, avatar), avatar),
		background: color ? { type: 'color' as const, color: checkedColor(item, color) } : undefined,
	});
	return async () => ({ type: 'avatar_video', input });
}

/**
 * A scene's own motion prompt is a wish, since DeepSeek Script writes one for every scene: it is left
 * out for an avatar that follows none. One that stands in the node's own field is held to the rules.
 */
function motionOf({ run, fields, defaults }: SceneReader, avatar: ChosenAvatar): WantedMotion {
	const { motion } = defaults;
	const wished = asText(fields.motion_prompt);
	const expressiveness = asText(fields.expressiveness) || motion.expressiveness;
	if (!wished) return { ...motion, expressiveness };
	if (takesMotionPrompt(avatar.look, asText(motion.engine)) === true) {
		return { ...motion, expressiveness, motionPrompt: wished };
	}
	run.hint(
		`The scenes' motion prompts were left out: the avatar '${avatar.look?.name ?? avatar.id}' follows them on Avatar V only. Choose that engine under Appearance, or a photo avatar`,
	);
	return { ...motion, expressiveness };
}

async function readSpeech(
	{ run, item, defaults, fields }: SceneReader,
	avatar?: ChosenAvatar,
): Promise<Speech | undefined> {
	const audioUrl = asText(fields.audio_url);
	if (audioUrl) return await audioFrom(run, item, 'Audio URL', 'url', audioUrl);
	const assetId = asText(fields.audio_asset_id);
	if (assetId) return await audioFrom(run, item, 'Audio', 'asset', assetId);
	const said = asText(fields.script);
	if (!said) return undefined;
	const voiceId = await resolveVoice(run, item, asText(fields.voice_id) || defaults.voice, avatar);
	const speaks = voiceId ?? avatar?.look?.default_voice_id ?? undefined;
	const script = await preparedScript(run, item, 'The script', said, speaks);
	checkLength(item, script, 'The script', 'Split it into two scenes.');
	return withoutEmpty({ script, voice_id: voiceId, voice_settings: defaults.voiceSettings });
}

async function imageScene(scene: SceneReader): Promise<CheckedScene> {
	const { run, item, fields, defaults } = scene;
	const speech = await readSpeech(scene);
	const duration = inRange(item, 'Duration', fields.duration, 0.1, 300) ?? 5;
	if (speech && 'script' in speech && !speech.voice_id) {
		const { look } = await resolveAvatar(run, item, defaults.avatar);
		if (!look?.default_voice_id) {
			throw item.refusal('There is a script, but no voice', 'Pick a voice for the scene');
		}
		speech.voice_id = look.default_voice_id;
	}
	const file = fileOf(scene, 'image', fields.image_url);
	return async (whole) => ({
		type: 'image',
		source: await readFile(run, whole, file),
		...(speech ?? { duration }),
	});
}

function videoScene(scene: SceneReader): CheckedScene {
	const { run, item, fields } = scene;
	const volume = inRange(item, 'Volume', fields.volume, 0, 1);
	const playback = withoutEmpty({
		volume: volume === 1 ? undefined : volume,
		mute: flag(item, 'Mute', fields.mute) ? true : undefined,
	});
	const file = fileOf(scene, 'video', fields.video_url);
	return async (whole) => ({
		type: 'video',
		source: await readFile(run, whole, file),
		...(Object.keys(playback).length > 0 && { playback }),
	});
}

function fileOf(scene: SceneReader, kind: 'image' | 'video', url: unknown): NamedFile {
	const { fields, item, label } = scene;
	const named = { label: `${label}: ${kind === 'image' ? 'Image' : 'Video'}`, accept: [kind] };
	const from = oneOf(item, 'File From', fields.file_from, ['asset', 'binary', 'url']);
	if (from) return { ...named, from, value: fields.file };
	const assetId = asText(fields.asset_id);
	if (assetId && !asText(url)) return { ...named, from: 'asset', value: assetId };
	const binaryField = asText(fields.binary_field);
	if (binaryField && !asText(url)) return { ...named, from: 'binary', value: binaryField };
	return { ...named, from: 'url', value: url ?? fields.url };
}
