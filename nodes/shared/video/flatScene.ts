import type { IDataObject } from 'n8n-workflow';
import { asText, isBlank, isObject, shown, type ItemFields } from '../itemFields';
import { onlyNames } from './sceneNames';

/**
 * A scene of a list with its type and all of its fields side by side, also where it has the form of
 * HeyGen's request (create-video, developers.heygen.com/reference): `{ type: 'avatar_video', input }`, and
 * `{ type, source, playback }` for an image or a clip. Throws the scene's refusal for a file of a kind that
 * is not taken.
 */
export function flatScene(item: ItemFields, fields: IDataObject): IDataObject {
	const { input, source, playback, ...rest } = fields;
	const type = asText(fields.type) || typeByFields(fields);
	const isWrapped = isObject(input) && ['avatar', 'avatar_video'].includes(type);
	if (isWrapped) return flatInput(item, rest, input);
	if (type !== 'image' && type !== 'video') return { ...fields, type };
	return {
		...rest,
		type,
		...(isBlank(input) ? {} : { input }),
		...(isObject(source) && fileOf(item, 'source', source, 'binary_field')),
		...(type === 'video' ? flatPlayback(item, playback) : { playback }),
	};
}

function typeByFields(fields: IDataObject): string {
	if (asText(fields.image_url) && !asText(fields.avatar_id)) return 'image';
	return asText(fields.video_url) ? 'video' : 'avatar';
}

function flatInput(item: ItemFields, rest: IDataObject, input: IDataObject): IDataObject {
	const type = asText(input.type);
	if (type !== 'image') return { ...rest, ...input, type: type || 'avatar' };
	const { image, ...said } = input;
	if (!isObject(image)) {
		throw item.refusal("'image' is missing", "HeyGen's form is { type: 'url', url: 'https://…' }");
	}
	const file = fileOf(item, 'image', image, 'photo_binary_field');
	return { ...rest, ...said, type: 'photo', ...file };
}

/** HeyGen's way to name a file, in the names that the panel has for a scene's file. */
function fileOf(
	item: ItemFields,
	name: string,
	file: IDataObject,
	binaryField: string,
): IDataObject {
	const type = asText(file.type);
	if (type === 'url') return { file_from: 'url', file: file.url };
	if (type === 'asset_id') return { file_from: 'asset', file: file.asset_id };
	throw item.refusal(
		`'${name}' is of the type '${type}'`,
		`It can be url or asset_id. A file of the item itself is named in the scene's '${binaryField}'`,
	);
}

function flatPlayback(item: ItemFields, playback: unknown): IDataObject {
	if (isBlank(playback)) return {};
	const names = ['volume', 'mute'];
	if (isObject(playback)) return onlyNames(item, 'playback', playback, names);
	throw item.refusal(`'playback' is ${shown(playback)}`, `It takes ${names.join(', ')}`);
}
