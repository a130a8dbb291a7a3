import { VIDEO_MEDIA_LIMITS } from '../assets/limits';
import { asText, oneOf } from '../itemFields';
import type { NamedFile } from './fileFields';
import type { SceneReader } from './scene';

/** The image or clip of a scene that is one, from the panel or under a list's names. Throws the scene's refusal. */
export function namedFile(scene: SceneReader, kind: 'image' | 'video'): NamedFile {
	const { fields, label } = scene;
	const from = fileFrom(scene);
	const named = { label: `${label}: ${kind === 'image' ? 'Image' : 'Video'}`, accept: [kind] };
	const url = fields[`${kind}_url`];
	if (from) return { ...named, from, value: fields.file };
	const assetId = asText(fields.asset_id);
	if (assetId && !asText(url)) return { ...named, from: 'asset', value: assetId };
	const binaryField = asText(fields.binary_field);
	if (binaryField && !asText(url)) return { ...named, from: 'binary', value: binaryField };
	return { ...named, from: 'url', value: url ?? fields.url };
}

/** The photo that speaks in a scene; undefined where the scene names none. Throws the scene's refusal. */
export function namedPhoto(scene: SceneReader): NamedFile | undefined {
	const { fields, label } = scene;
	const named = {
		label: `${label}: Photo`,
		accept: ['image'] as const,
		limits: VIDEO_MEDIA_LIMITS,
	};
	const from = fields.type === 'photo' ? fileFrom(scene) : undefined;
	if (from) return { ...named, from, value: fields.file };
	const url = asText(fields.photo_url);
	if (url) return { ...named, from: 'url', value: url };
	const assetId = asText(fields.photo_asset_id);
	if (assetId) return { ...named, from: 'asset', value: assetId };
	const binaryField = asText(fields.photo_binary_field);
	if (binaryField) return { ...named, from: 'binary', value: binaryField };
	return fields.type === 'photo' ? { ...named, from: 'url', value: fields.url } : undefined;
}

/** The place that the panel names for a scene's file. */
function fileFrom({ item, fields }: SceneReader): NamedFile['from'] | undefined {
	return oneOf(item, 'File From', fields.file_from, ['asset', 'binary', 'url']);
}
