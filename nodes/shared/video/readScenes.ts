import type { IDataObject } from 'n8n-workflow';
import { asText, chosenIn, isObject, parseJson, type ItemFields } from '../itemFields';
import { MOST_SCENES, type Scene } from './body';
import { readFigureScene } from './figureScene';
import { readImageScene, readVideoScene } from './fileScenes';
import type { Run } from './run';
import type { SceneDefaults, SceneReader } from './scene';

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
		gestures: fields.gestures,
		emotion: fields.emotion,
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

const READERS: Record<string, (scene: SceneReader) => Promise<Scene>> = {
	avatar: readFigureScene,
	avatar_video: readFigureScene,
	figure: readFigureScene,
	image: readImageScene,
	photo: readFigureScene,
	video: readVideoScene,
};

async function readScene(scene: SceneReader): Promise<Scene> {
	const { fields, item, label } = scene;
	const type = asText(fields.type) || typeByFields(fields);
	const read = Object.hasOwn(READERS, type) ? READERS[type] : undefined;
	if (read) return await read(scene);
	throw item.refusal(
		`${label} has the unknown type '${type}'`,
		"A scene's type is avatar, photo, image or video",
	);
}

function typeByFields(fields: IDataObject): string {
	if (asText(fields.image_url) && !asText(fields.avatar_id)) return 'image';
	return asText(fields.video_url) ? 'video' : 'avatar';
}
