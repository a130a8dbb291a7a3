import { asText, type ItemFields } from '../itemFields';
import { MOST_SCENES, type Scene } from './body';
import { readFigureScene } from './figureScene';
import { readImageScene, readVideoScene } from './fileScenes';
import { flatScene } from './flatScene';
import type { Run } from './run';
import type { SceneDefaults, SceneReader } from './scene';
import { listOfScenes } from './sceneList';
import { checkSceneNames } from './sceneNames';

/**
 * The item's scenes: of the panel, or of a list as DeepSeek Script writes it, of texts, or of
 * objects with HeyGen's field names, also in the form of HeyGen's request. Throws the item's refusal, which says which scene is meant.
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

type Kind = [kind: 'avatar' | 'image' | 'video', read: (scene: SceneReader) => Promise<Scene>];
const SPEAKS: Kind = ['avatar', readFigureScene];

const KINDS: Record<string, Kind> = {
	avatar: SPEAKS,
	avatar_video: SPEAKS,
	figure: SPEAKS,
	image: ['image', readImageScene],
	photo: SPEAKS,
	video: ['video', readVideoScene],
};

async function readScene(scene: SceneReader): Promise<Scene> {
	const { item } = scene;
	const fields = flatScene(item, scene.fields);
	const type = asText(fields.type);
	const kind = Object.hasOwn(KINDS, type) ? KINDS[type] : undefined;
	if (kind) {
		const [name, read] = kind;
		checkSceneNames(item, name, fields);
		return await read({ ...scene, fields });
	}
	throw item.refusal(
		`The type '${type}' is unknown`,
		"A scene's type is avatar, photo, image or video",
	);
}
