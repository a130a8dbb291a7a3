import type { IDataObject } from 'n8n-workflow';
import {
	asText,
	chosenIn,
	inRange,
	isObject,
	parseJson,
	withoutEmpty,
	type ItemFields,
} from '../itemFields';
import { resolveAvatar, type ChosenAvatar } from './avatarFields';
import { checkedColor } from './backgroundFields';
import {
	MOST_SCENES,
	type AvatarSceneInput,
	type Scene,
	type Speech,
	type VoiceSettings,
} from './body';
import { readFile, type NamedFile } from './fileFields';
import { readMotion, takesMotionPrompt, type WantedMotion } from './motion';
import type { Run } from './run';
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
export interface SceneReader {
	run: Run;
	item: ItemFields;
	defaults: SceneDefaults;
	/** `Scene 3`, for errors. */
	label: string;
	fields: IDataObject;
}

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
	return await Promise.all(
		scenes.map(async (fields, index) => {
			const scene = { run, item, defaults, label: `Scene ${index + 1}`, fields };
			return await readScene(scene);
		}),
	);
}

function listOfScenes(item: ItemFields): IDataObject[] {
	const fromForm = item.text('scenesFrom') === 'form';
	const said = fromForm ? formScenes(item) : item.raw('scenes');
	const value = typeof said === 'string' ? parseJson(said) : said;
	if (Array.isArray(value) && value.length > 0) {
		return value.map((scene: unknown) =>
			isObject(scene) ? scene : { script: scene as IDataObject[string] },
		);
	}
	throw fromForm
		? item.refusal('There are no scenes', "Add a scene under 'Scenes'")
		: item.refusal(
				'There are no scenes',
				`'Scenes' takes a list of objects with a script, as DeepSeek Script's Write Scenes gives it. The incoming item has: ${item.incoming}`,
			);
}

/** The panel's scenes under the names that a list has. */
function formScenes(item: ItemFields): IDataObject[] {
	const { scene = [] } = item.collection<{ scene?: IDataObject[] }>('sceneForm');
	return scene.map((fields) => ({
		type: fields.sceneType ?? 'avatar',
		avatar_id: chosenIn(fields.avatarId),
		voice_id: chosenIn(fields.voiceId),
		script: fields.script,
		audio_url: fields.audioUrl,
		motion_prompt: fields.motionPrompt,
		background_color: fields.backgroundColor,
		file_from: fields.from ?? 'url',
		file:
			fields.from === 'asset'
				? fields.assetId
				: fields.from === 'binary'
					? (fields.binaryField ?? 'data')
					: fields.url,
		duration: fields.duration,
		volume: fields.volume,
	}));
}

async function readScene(scene: SceneReader): Promise<Scene> {
	const { fields, item, label } = scene;
	const type = asText(fields.type) || typeByFields(fields);
	if (type === 'avatar' || type === 'avatar_video') {
		return { type: 'avatar_video', input: await avatarInput(scene) };
	}
	if (type === 'image') return await imageScene(scene);
	if (type === 'video') return await videoScene(scene);
	throw item.refusal(
		`${label} has the unknown type '${type}'`,
		"A scene's type is avatar, image or video",
	);
}

function typeByFields(fields: IDataObject): string {
	if (asText(fields.image_url) && !asText(fields.avatar_id)) return 'image';
	return asText(fields.video_url) ? 'video' : 'avatar';
}

async function avatarInput(scene: SceneReader): Promise<AvatarSceneInput> {
	const { run, item, defaults, fields } = scene;
	const avatar = await resolveAvatar(run, item, asText(fields.avatar_id) || defaults.avatar);
	const color = asText(fields.background_color) || defaults.backgroundColor;
	const speech = await readSpeech(scene, avatar);
	if (!speech) throw lacksScript(scene);
	return withoutEmpty({
		type: 'avatar' as const,
		avatar_id: avatar.id,
		...speech,
		...readMotion(item, motionOf(scene, avatar), avatar),
		background: color ? { type: 'color' as const, color: checkedColor(item, color) } : undefined,
	});
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
	{ run, item, defaults, label, fields }: SceneReader,
	avatar?: ChosenAvatar,
): Promise<Speech | undefined> {
	const audioUrl = asText(fields.audio_url);
	if (audioUrl) return await audioFrom(run, item, `${label}: Audio URL`, 'url', audioUrl);
	const assetId = asText(fields.audio_asset_id);
	if (assetId) return await audioFrom(run, item, `${label}: Audio`, 'asset', assetId);
	const script = asText(fields.script);
	if (!script) return undefined;
	const voiceId = await resolveVoice(run, item, asText(fields.voice_id) || defaults.voice, avatar);
	const speaks = voiceId ?? avatar?.look?.default_voice_id ?? undefined;
	const said = `The script of ${label}`;
	const prepared = await preparedScript(run, item, said, script, speaks);
	checkLength(item, prepared, said, 'Split it into two scenes.');
	return withoutEmpty({
		script: prepared,
		voice_id: voiceId,
		voice_settings: defaults.voiceSettings,
	});
}

async function imageScene(scene: SceneReader): Promise<Scene> {
	const { run, item, label, fields, defaults } = scene;
	const source = await readFile(run, item, fileOf(scene, 'image', fields.image_url));
	const speech = await readSpeech(scene);
	if (!speech) {
		const duration = inRange(item, `${label}: Duration`, fields.duration ?? 5, 0.1, 300);
		return { type: 'image', source, duration: duration ?? 5 };
	}
	if ('script' in speech && !speech.voice_id) {
		const avatar = await resolveAvatar(run, item, defaults.avatar);
		const own = avatar.look?.default_voice_id;
		if (!own) {
			throw item.refusal(`${label} has a script, but no voice`, 'Pick a voice for the scene');
		}
		speech.voice_id = own;
	}
	return { type: 'image', source, ...speech };
}

async function videoScene(scene: SceneReader): Promise<Scene> {
	const { run, item, label, fields } = scene;
	const source = await readFile(run, item, fileOf(scene, 'video', fields.video_url));
	const volume = inRange(item, `${label}: Volume`, fields.volume, 0, 1);
	const playback = withoutEmpty({
		volume: volume === 1 ? undefined : volume,
		mute: fields.mute === true ? true : undefined,
	});
	return { type: 'video', source, ...(Object.keys(playback).length > 0 && { playback }) };
}

function fileOf({ fields, label }: SceneReader, kind: 'image' | 'video', url: unknown): NamedFile {
	const named = { label: `${label}: ${kind === 'image' ? 'Image' : 'Video'}`, accept: [kind] };
	if (fields.file_from) {
		return { ...named, from: fields.file_from as NamedFile['from'], value: fields.file };
	}
	const assetId = asText(fields.asset_id);
	if (assetId && !asText(url)) return { ...named, from: 'asset', value: assetId };
	const binaryField = asText(fields.binary_field);
	if (binaryField && !asText(url)) return { ...named, from: 'binary', value: binaryField };
	return { ...named, from: 'url', value: url ?? fields.url };
}

function lacksScript({ item, label }: SceneReader) {
	return item.refusal(`${label} has no script`, "Give each scene a text in 'script'");
}
