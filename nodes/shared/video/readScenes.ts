import type { IDataObject } from 'n8n-workflow';
import { asText, type ItemFields } from '../itemFields';
import { MOST_SCENES, type Scene } from './body';
import { readFigureScene } from './figureScene';
import { readImageScene, readVideoScene } from './fileScenes';
import type { Run } from './run';
import type { SceneDefaults, SceneReader } from './scene';
import { listOfScenes } from './sceneList';

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
	return await allOf(
		scenes.map(async (fields, index) => {
			const label = `Scene ${index + 1}`;
			const own = withLabel(item, label);
			return await readScene({ run, item: own, whole: item, defaults, label, fields });
		}),
	);
}

/** As Promise.all, but it is always the first scene with an error that is told about. */
async function allOf<T>(work: Array<Promise<T>>): Promise<T[]> {
	await Promise.allSettled(work);
	const results: T[] = [];
	for (const result of work) results.push(await result);
	return results;
}

function withLabel(item: ItemFields, label: string): ItemFields {
	return {
		...item,
		refusal: (message, wayOut) => item.refusal(`${label}: ${message}`, wayOut),
	};
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
	const { fields, item } = scene;
	const type = asText(fields.type) || typeByFields(fields);
	const read = Object.hasOwn(READERS, type) ? READERS[type] : undefined;
	if (read) return await read(scene);
	throw item.refusal(
		`The type '${type}' is unknown`,
		"A scene's type is avatar, photo, image or video",
	);
}

function typeByFields(fields: IDataObject): string {
	if (asText(fields.image_url) && !asText(fields.avatar_id)) return 'image';
	return asText(fields.video_url) ? 'video' : 'avatar';
}
