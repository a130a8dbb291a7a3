import { kindOfAddress, type FileKind } from '../../shared/assets/fileTypes';
import { VIDEO_MEDIA_LIMITS } from '../../shared/assets/limits';
import { asText, type ItemFields } from '../../shared/itemFields';
import type { AssetInput } from '../../shared/video/body';
import type { NamedFile } from '../../shared/video/fileFields';
import { namedFiles, readFiles } from '../../shared/video/fileList';
import type { Run } from '../../shared/video/run';

/** What a film scene may show together, avatars included (developers.heygen.com/reference/create-video). */
const MOST_IMAGES = 9;
const MOST_VIDEOS = 3;

const REFERENCE = {
	label: 'Reference',
	accept: ['image', 'video', 'audio'] as const,
	limits: VIDEO_MEDIA_LIMITS,
};

/**
 * The files that guide a film scene with so many avatars; undefined where there are none. Throws the
 * item's refusal where they are more than HeyGen takes, as far as it is known what they are.
 */
export async function readReferences(
	run: Run,
	item: ItemFields,
	avatars: number,
): Promise<AssetInput[] | undefined> {
	const files = namedFiles(item, REFERENCE, item.raw('references'));
	const kinds = await Promise.all(files.map(async (file) => await kindOf(run, item, file)));
	const count = (kind: FileKind) => kinds.filter((known) => known === kind).length;
	const [images, videos] = [count('image'), count('video')];
	if (images > 0 && images + avatars > MOST_IMAGES) {
		throw tooMany(item, `${numbered(images, 'image')} and ${numbered(avatars, 'avatar')}`);
	}
	if (videos > MOST_VIDEOS) throw tooMany(item, numbered(videos, 'video'));
	return await readFiles(run, item, files);
}

/** Undefined for what only HeyGen knows. Throws the item's refusal for binary data that it does not take. */
async function kindOf(
	{ uploader }: Run,
	{ itemIndex }: ItemFields,
	{ from, value, accept, label, limits }: NamedFile,
): Promise<FileKind | undefined> {
	if (from === 'url') return kindOfAddress(asText(value));
	if (from === 'asset') return undefined;
	const input = { binaryField: value, accept, label, limits };
	return (await uploader.check(itemIndex, input)).type.kind;
}

function numbered(count: number, noun: string): string {
	return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

function tooMany(item: ItemFields, what: string) {
	return item.refusal(
		`${what} are too many`,
		`HeyGen takes at most ${MOST_IMAGES} images, with the avatars counted as such, and ${MOST_VIDEOS} videos`,
	);
}
