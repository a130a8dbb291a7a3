import type { INodeProperties } from 'n8n-workflow';
import { asText, oneOf, type ItemFields } from '../itemFields';
import type { FileKind } from '../assets/fileTypes';
import { VIDEO_MEDIA_LIMITS, type FileLimits } from '../assets/limits';
import type { AssetInput } from './body';
import { PUBLIC_URL, publicUrl } from './publicUrl';
import type { Run } from './run';

/** A file that a user names: where it comes from, and the field that goes with that. */
export interface NamedFile {
	/** What a person calls it, in errors: `Background Image`. */
	label: string;
	/** What HeyGen takes here. */
	accept: readonly FileKind[];
	from: 'url' | 'asset' | 'binary';
	/** The URL, the asset's id, or the name of the item's binary field. */
	value: unknown;
	/** For a file from the item's binary data. */
	limits?: FileLimits;
}

/** The hint that n8n's own nodes give on a field that names binary data. */
export const BINARY_FIELD: Partial<INodeProperties> = {
	type: 'string',
	default: 'data',
	hint: 'The name of the input field containing the file',
};

/**
 * A file as HeyGen takes it; one from the item's binary data is uploaded on the way, once for all
 * items of a run. Throws the item's refusal for an address that HeyGen cannot fetch.
 */
export async function readFile(run: Run, item: ItemFields, file: NamedFile): Promise<AssetInput> {
	if (file.from === 'binary') {
		const { accept, label, limits, value: binaryField } = file;
		const input = { binaryField, accept, label, limits };
		const asset_id = await run.uploader.asset(item.itemIndex, input);
		return { type: 'asset_id', asset_id };
	}
	const value = asText(file.value);
	if (!value) throw item.refusal(`'${file.label}' is empty`, WHAT_TO_GIVE[file.from]);
	if (file.from === 'asset') return { type: 'asset_id', asset_id: value };
	return { type: 'url', url: await publicUrl(run, item, file.label, value, FETCHED) };
}

/** `readFile` for what `POST /v3/videos` is to show or play, within HeyGen's limits for that. */
export async function readMedia(
	run: Run,
	item: ItemFields,
	file: Omit<NamedFile, 'limits'>,
): Promise<AssetInput> {
	return await readFile(run, item, { ...file, limits: VIDEO_MEDIA_LIMITS });
}

const FETCHED = {
	verb: 'fetch',
	wayOut: "Give a public https address, or send the file itself from the item's input data",
};

const WHAT_TO_GIVE = {
	url: PUBLIC_URL,
	asset: 'Give the ID that HeyGen gave the file when it was uploaded',
};

/** The fields that say where one file comes from, for a fixed collection. */
export function fileValues(placeholder: string): INodeProperties[] {
	return [
		{
			displayName: 'From',
			name: 'from',
			type: 'options',
			options: [
				{ name: 'HeyGen Asset', value: 'asset' },
				{ name: 'Input Data', value: 'binary' },
				{ name: 'URL', value: 'url' },
			],
			default: 'url',
		},
		{
			displayName: 'URL',
			name: 'url',
			type: 'string',
			default: '',
			placeholder,
			displayOptions: { show: { from: ['url'] } },
		},
		{
			displayName: 'Asset ID',
			name: 'assetId',
			type: 'string',
			default: '',
			displayOptions: { show: { from: ['asset'] } },
		},
		{
			displayName: 'Input Data Field Name',
			name: 'binaryField',
			...BINARY_FIELD,
			displayOptions: { show: { from: ['binary'] } },
		} as INodeProperties,
	];
}

/** What `fileValues` give. */
export interface FileRow {
	from?: unknown;
	url?: unknown;
	assetId?: unknown;
	binaryField?: unknown;
}

/** What HeyGen takes in a place, and a person calls it. */
export type FilePlace = Pick<NamedFile, 'label' | 'accept' | 'limits'>;

/** The file that `fileValues` name. Throws the item's refusal. */
export function namedInRow(item: ItemFields, place: FilePlace, row: FileRow): NamedFile {
	const words = ['asset', 'binary', 'url'] as const;
	const from = oneOf(item, `${place.label} From`, row.from, words) ?? 'url';
	const value = from === 'binary' ? row.binaryField : from === 'asset' ? row.assetId : row.url;
	return { ...place, from, value };
}
