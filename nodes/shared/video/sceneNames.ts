import type { IDataObject } from 'n8n-workflow';
import { isBlank, isObject, type ItemFields } from '../itemFields';

/** HeyGen's fields of a video that has scenes, and of one that has none. */
const OF_ALL_SCENES = [
	'aspect_ratio',
	'callback_id',
	'callback_url',
	'caption',
	'resolution',
	'watermark',
];
const OF_ONE_AVATAR = [
	'brand_glossary_id',
	'fit',
	'folder_id',
	'output_format',
	'remove_background',
];

/** HeyGen's fields of other scenes, which change what is seen or heard. */
const OF_OTHER_SCENES = {
	avatar: ['image', 'input', 'playback', 'source'],
	image: ['background', 'engine', 'image', 'input', 'playback'],
	video: ['background', 'engine', 'image', 'input', 'voice_settings'],
};

/** These hold an object at HeyGen; a text under such a name is a field of somebody else's. */
const OBJECTS = ['caption', 'image', 'input', 'playback', 'source', 'watermark'];

/**
 * Refuses what HeyGen knows by name, but not for a scene of this kind, so that nothing gets lost which
 * somebody relies on. Fields that HeyGen does not know are none of its business, and what DeepSeek Script
 * writes for each scene may stand in any. Throws the scene's refusal.
 */
export function checkSceneNames(
	item: ItemFields,
	kind: keyof typeof OF_OTHER_SCENES,
	fields: IDataObject,
): void {
	const isMeant = (name: string) =>
		OBJECTS.includes(name) ? isObject(fields[name]) : !isBlank(fields[name]);
	const notForOne = (wayOut: string) => (name: string) => {
		if (isMeant(name)) throw item.refusal(`'${name}' is not for one scene`, wayOut);
	};
	OF_ALL_SCENES.forEach(
		notForOne("Remove it from the scene. The whole video has it, in the node's own fields"),
	);
	OF_ONE_AVATAR.forEach(
		notForOne('Remove it from the scene. HeyGen has it for videos without scenes only'),
	);
	const other = OF_OTHER_SCENES[kind].find(isMeant);
	if (!other) return;
	throw item.refusal(
		`'${other}' is not for a scene of the type '${kind}'`,
		`Remove it, or change the scene's 'type': ${HOW_NAMED[kind]}`,
	);
}

const HOW_NAMED = {
	avatar: "a photo that speaks is of the type photo, with 'photo_url'",
	image: "a photo that speaks is of the type photo, with 'photo_url'",
	video: 'an avatar that speaks is of the type avatar',
};

/** The object itself, where it has no other names than these. Throws the item's refusal. */
export function onlyNames(
	item: ItemFields,
	field: string,
	value: IDataObject,
	names: readonly string[],
): IDataObject {
	const unknown = Object.keys(value).find((name) => !names.includes(name) && !isBlank(value[name]));
	if (unknown === undefined) return value;
	throw item.refusal(`HeyGen knows no '${unknown}' in '${field}'`, `It takes ${names.join(', ')}`);
}
