import type { IDisplayOptions, INodeProperties } from 'n8n-workflow';
import { asText, isObject, type ItemFields } from '../itemFields';
import type { FileKind } from '../assets/fileTypes';
import type { FileLimits } from '../assets/limits';
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
	from?: NamedFile['from'];
	url?: string;
	assetId?: string;
	binaryField?: string;
}

/** A list of files in the panel; `readFileList` reads it. */
export function fileListField(
	field: Pick<INodeProperties, 'displayName' | 'name' | 'description'>,
	displayOptions?: IDisplayOptions,
): INodeProperties {
	return {
		...field,
		type: 'fixedCollection',
		typeOptions: { multipleValues: true },
		placeholder: 'Add file',
		default: {},
		...(displayOptions && { displayOptions }),
		options: [
			{
				displayName: 'File',
				name: 'file',
				values: fileValues('e.g. https://example.com/product.jpg'),
			},
		],
	};
}

/** The files of a `fileListField`, or of an expression that gives a list of URLs. */
export async function readFileList(
	run: Run,
	item: ItemFields,
	label: string,
	value: unknown,
	accept: readonly FileKind[],
	limits?: FileLimits,
): Promise<AssetInput[]> {
	const rows = Array.isArray(value) ? value : isObject(value) ? value.file : [];
	const list = Array.isArray(rows) ? rows : [];
	return await Promise.all(
		list.map(async (entry: unknown, index) => {
			const row: FileRow = isObject(entry) ? entry : { from: 'url', url: asText(entry) };
			return await readFileRow(run, item, `${label} ${index + 1}`, row, accept, limits);
		}),
	);
}

/** The file that `fileValues` name. Throws the item's refusal. */
export async function readFileRow(
	run: Run,
	item: ItemFields,
	label: string,
	row: FileRow,
	accept: readonly FileKind[],
	limits?: FileLimits,
): Promise<AssetInput> {
	const { from = 'url' } = row;
	const value = from === 'binary' ? row.binaryField : from === 'asset' ? row.assetId : row.url;
	return await readFile(run, item, { label, accept, from, value, limits });
}
