import { VIDEO_MEDIA_LIMITS } from '../assets/limits';
import { asText } from '../itemFields';
import type { NamedFile } from './fileFields';
import type { SceneReader } from './scene';

/** The image or clip of a scene that is one, from the panel or under a list's names. */
export function namedFile(scene: SceneReader, kind: 'image' | 'video'): NamedFile {
	const { fields, label } = scene;
	const named = { label: `${label}: ${kind === 'image' ? 'Image' : 'Video'}`, accept: [kind] };
	const url = fields[`${kind}_url`];
	if (fields.file_from) {
		return { ...named, from: fields.file_from as NamedFile['from'], value: fields.file };
	}
	const assetId = asText(fields.asset_id);
	if (assetId && !asText(url)) return { ...named, from: 'asset', value: assetId };
	const binaryField = asText(fields.binary_field);
	if (binaryField && !asText(url)) return { ...named, from: 'binary', value: binaryField };
	return { ...named, from: 'url', value: url ?? fields.url };
}

/** The photo that speaks in a scene; undefined where the scene names none. */
export function namedPhoto({ fields, label }: SceneReader): NamedFile | undefined {
	const named = {
		label: `${label}: Photo`,
		accept: ['image'] as const,
		limits: VIDEO_MEDIA_LIMITS,
	};
	if (fields.type === 'photo' && fields.file_from) {
		return { ...named, from: fields.file_from as NamedFile['from'], value: fields.file };
	}
	const url = asText(fields.photo_url);
	if (url) return { ...named, from: 'url', value: url };
	const assetId = asText(fields.photo_asset_id);
	if (assetId) return { ...named, from: 'asset', value: assetId };
	const binaryField = asText(fields.photo_binary_field);
	if (binaryField) return { ...named, from: 'binary', value: binaryField };
	return fields.type === 'photo' ? { ...named, from: 'url', value: fields.url } : undefined;
}
