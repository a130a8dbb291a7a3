import type { IDisplayOptions, INodeProperties } from 'n8n-workflow';
import { asText, isBlank, isObject, listOf, shown, type ItemFields } from '../itemFields';
import type { AssetInput } from './body';
import { fileValues, namedInRow, readFile, type FilePlace, type NamedFile } from './fileFields';
import type { Run } from './run';

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
				values: fileValues('e.g. https://example.com/product.jpg'),
			},
		],
	};
}

/**
 * The files that a `fileListField` names, or an expression in its place: a list of rows or of URLs, or
 * URLs as text. The label is that of one file. Throws the item's refusal for anything else.
 */
export function namedFiles(item: ItemFields, place: FilePlace, value: unknown): NamedFile[] {
	const { label } = place;
	const rows = isObject(value) ? (value.file ?? []) : value;
	if (!isBlank(rows) && !Array.isArray(rows) && !asText(rows)) {
		throw item.refusal(
			`'${label}s' is ${shown(rows)}`,
			'Give a list of URLs, or add files one by one',
		);
	}
	return (isOneUrl(rows) ? [rows] : listOf(rows)).map((entry, index) => {
		const row = isObject(entry) ? entry : { from: 'url', url: entry };
		return namedInRow(item, { ...place, label: `${label} ${index + 1}` }, row);
	});
}

/** An address may have commas in it, at which a list would be cut. */
function isOneUrl(value: unknown): boolean {
	return typeof value === 'string' && /^\s*https?:\/\/(?!.*,\s*https?:)\S+\s*$/i.test(value);
}

/** The files as HeyGen takes them; undefined where there are none. Throws as `readFile` does. */
export async function readFiles(
	run: Run,
	item: ItemFields,
	files: NamedFile[],
): Promise<AssetInput[] | undefined> {
	if (files.length === 0) return undefined;
	return await Promise.all(files.map(async (file) => await readFile(run, item, file)));
}
