import { asText, isBlank, withoutEmpty, type ItemFields } from '../itemFields';
import { resolveAvatar } from './avatarFields';
import { checkedColor } from './backgroundFields';
import type { AvatarSceneInput, ImageSceneInput, Scene } from './body';
import { figureInBody, voiceOfFigure, type Figure } from './figure';
import { readFile } from './fileFields';
import { readFigureMotion, type WantedMotion } from './motion';
import { withWish } from './motionWish';
import { checkReferenceLook } from './referenceLook';
import type { SceneReader, SceneWish } from './scene';
import { ownColor, ownEngine } from './sceneOwn';
import { chosenVoice, lacksScript, readSceneAudio, readSceneScript } from './sceneSpeech';
import { namedPhoto } from './sceneFiles';

/** A scene in which an avatar or a photo speaks. Throws the scene's refusal. */
export async function readFigureScene(scene: SceneReader): Promise<Scene> {
	const { run, item, defaults, fields } = scene;
	const figure = await figureOf(scene);
	const audio = await readSceneAudio(scene);
	const text = audio ? '' : asText(fields.script);
	if (!audio && !text) throw lacksScript(scene);
	const wish = defaults.wishOf(scene, text);
	const wayOut = "Pick a voice for the scene, or in the field 'Voice'";
	const voice = async () => await voiceOfFigure(run, item, chosenVoice(scene), figure, wayOut);
	const speech = audio ?? (await readSceneScript(scene, await voice(), wish.voiceSettings));
	const motion = motionOf(scene, figure, wish);
	if (figure.type === 'avatar') {
		await checkReferenceLook(run, item, motion.engine?.reference_look_id, figure);
	}
	const input = withoutEmpty({
		...figureInBody(figure),
		...speech,
		...motion,
		background: backgroundOf(scene, figure),
	});
	return { type: 'avatar_video', input: input as AvatarSceneInput | ImageSceneInput };
}

async function figureOf(scene: SceneReader): Promise<Figure> {
	const { run, item, whole, defaults, fields } = scene;
	const photo = namedPhoto(scene);
	if (photo) return { type: 'image', image: await readFile(run, whole, photo) };
	const avatarId = asText(fields.avatar_id);
	if (!avatarId) return await defaults.figure(scene);
	return { type: 'avatar', ...(await resolveAvatar(run, item, avatarId)) };
}

/**
 * What a scene says of its motion is a wish, since DeepSeek Script writes it for every scene: it is left
 * out for a figure that does not follow it. What stands in the node's own fields is held to the rules.
 */
function motionOf(scene: SceneReader, figure: Figure, wish: SceneWish) {
	const { run, item, defaults, fields } = scene;
	const engine = ownEngine(item, fields);
	if (figure.type === 'image') checkPhotoEngine(item, engine);
	const demand = {
		...defaults.motion,
		...engine,
		expressiveness: asText(fields.expressiveness) || defaults.motion.expressiveness,
	};
	const { wanted, leftOut } = withWish(demand, wish, figure);
	if (leftOut) run.hint(`The scenes' motion prompts were left out: ${leftOut}`);
	return readFigureMotion(run, item, wanted, figure);
}

/** HeyGen takes no engine for a photo, so that only the one that it has anyway may be named. */
function checkPhotoEngine(item: ItemFields, { engine, referenceLookId }: WantedMotion): void {
	const isUsual = isBlank(engine) || asText(engine) === 'avatar_iv';
	if (isUsual && isBlank(referenceLookId)) return;
	throw item.refusal(
		'A photo is always brought to life by Avatar IV',
		"Remove 'engine' from the scene, or give it an avatar",
	);
}

function backgroundOf({ item, fields, defaults }: SceneReader, figure: Figure) {
	const own = ownColor(item, fields);
	if (figure.type === 'image') {
		if (!own) return undefined;
		throw item.refusal(
			'There is a background color behind a photo',
			'HeyGen takes one behind avatars only: remove it from the scene',
		);
	}
	const color = own ?? (defaults.backgroundColor && checkedColor(item, defaults.backgroundColor));
	return color ? { type: 'color' as const, color } : undefined;
}
