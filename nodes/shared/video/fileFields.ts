import type { IDisplayOptions, INodeProperties } from 'n8n-workflow';
import { asText, isBlank, isObject, listOf, oneOf, shown, type ItemFields } from '../itemFields';
import type { FileKind } from '../assets/fileTypes';
import type { AssetInput } from './body';
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
		const { accept, label, value: binaryField } = file;
		const asset_id = await run.uploader.asset(item.itemIndex, { binaryField, accept, label });
		return { type: 'asset_id', asset_id };
	}
	const value = asText(file.value);
	if (!value) throw item.refusal(`'${file.label}' is empty`, WHAT_TO_GIVE[file.from]);
	if (file.from === 'asset') return { type: 'asset_id', asset_id: value };
	return { type: 'url', url: await publicUrl(run, item, file.label, value) };
}

const WHAT_TO_GIVE = {
	url: 'Give a public https address, e.g. https://example.com/file.jpg',
	asset: 'Give the ID that HeyGen gave the file when it was uploaded',
};

/** An address that HeyGen fetches from or calls. Throws the item's refusal where it cannot reach it. */
export async function publicUrl(
	run: Run,
	item: ItemFields,
	label: string,
	value: string,
): Promise<string> {
	const isAddress = URL.canParse(value) && /^https?:$/.test(new URL(value).protocol);
	if (isAddress && (await run.canReach(value))) return value;
	const what = isAddress ? 'no public address' : 'no address';
	throw item.refusal(`'${label}' is ${what}: ${shown(value)}`, WHAT_TO_GIVE.url);
}

/** One row of a list of files (`fileListField`), as the panel gives it. */
interface FileRow {
	from?: unknown;
	url?: unknown;
	assetId?: unknown;
	binaryField?: unknown;
}

/** A list of files in the panel; `namedFiles` reads it. */
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
				values: [
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
						placeholder: 'e.g. https://example.com/product.jpg',
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
				],
			},
		],
	};
}

/**
 * The files that a `fileListField` names, or an expression in its place: a list of rows or of URLs, or
 * URLs as text. Throws the item's refusal for anything else.
 */
export function namedFiles(
	item: ItemFields,
	label: string,
	value: unknown,
	accept: readonly FileKind[],
): NamedFile[] {
	const rows = isObject(value) ? (value.file ?? []) : value;
	if (!isBlank(rows) && !Array.isArray(rows) && !asText(rows)) {
		throw item.refusal(
			`'${label}s' is ${shown(rows)}`,
			'Give a list of URLs, or add files one by one',
		);
	}
	return listOf(rows).map((entry, index) => {
		const row: FileRow = isObject(entry) ? entry : { from: 'url', url: asText(entry) };
		const from = oneOf(item, `${label} From`, row.from, ['asset', 'binary', 'url']) ?? 'url';
		const named = from === 'binary' ? row.binaryField : from === 'asset' ? row.assetId : row.url;
		return { label: `${label} ${index + 1}`, accept, from, value: named };
	});
}

/** The files as HeyGen takes them; uploads begin when all others are fine. Throws the item's refusal. */
export async function readFiles(
	run: Run,
	item: ItemFields,
	files: NamedFile[],
): Promise<AssetInput[]> {
	const ready = new Map<NamedFile, AssetInput>();
	const [uploads, others] = [true, false].map((isUpload) =>
		files.filter(({ from }) => (from === 'binary') === isUpload),
	);
	for (const batch of [others, uploads]) {
		await Promise.all(
			batch.map(async (file) => void ready.set(file, await readFile(run, item, file))),
		);
	}
	return files.map((file) => ready.get(file)!);
}
