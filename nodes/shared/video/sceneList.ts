import type { IDataObject } from 'n8n-workflow';
import { chosenIn, isObject, parseJson, type ItemFields } from '../itemFields';

/**
 * The item's scenes as objects, one for each: of the panel, of a list of texts or objects, or of such a
 * list as JSON text. Throws the item's refusal where there are none.
 */
export function listOfScenes(item: ItemFields): IDataObject[] {
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
	const { scene } = item.collection<{ scene?: unknown }>('sceneForm');
	return (Array.isArray(scene) ? scene : []).map((fields: IDataObject) => ({
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
