import type { INodeProperties } from 'n8n-workflow';
import type { FileKind } from '../shared/assets/fileTypes';
import type { FileLimits } from '../shared/assets/limits';
import type { ItemFields } from '../shared/itemFields';
import type { AssetInput } from '../shared/video/body';
import { BINARY_FIELD, readFile, type NamedFile } from '../shared/video/fileFields';
import type { Run } from '../shared/video/run';

/** A file that the panel asks for: by a choice of where it comes from, and the field that goes with that. */
export interface FileField {
	/** The field with the choice. */
	choice: string;
	/** What the names of the other fields begin with: `photo` gives `photoUrl`. */
	name: string;
	/** What a person calls it. */
	label: string;
	accept: readonly FileKind[];
	/** What a person calls the accepted types, after an article: `JPEG or PNG file`. */
	types: string;
	limits?: FileLimits;
}

/** Where a file comes from, and the field that goes with that. */
export function fileField(file: FileField, show: Record<string, string[]>): INodeProperties[] {
	const choice: INodeProperties = {
		displayName: `${file.label} From`,
		name: file.choice,
		type: 'options',
		noDataExpression: true,
		options: [
			{ name: 'HeyGen Asset', value: 'asset' },
			{ name: 'Input Data', value: 'binary' },
			{ name: 'URL', value: 'url' },
		],
		default: 'binary',
		displayOptions: { show },
	};
	return [choice, ...fileFields(file, show)];
}

/** The fields for each place that a file can come from; the choice is a field of another kind. */
export function fileFields(
	{ choice, name, label, types }: FileField,
	show: Record<string, string[]>,
): INodeProperties[] {
	const only = (from: NamedFile['from']) => ({ show: { ...show, [choice]: [from] } });
	return [
		{
			displayName: `${label} Asset ID`,
			name: `${name}AssetId`,
			type: 'string',
			required: true,
			default: '',
			displayOptions: only('asset'),
			description: 'The ID that HeyGen gave the file when it was uploaded',
		},
		{
			displayName: `${label} Input Data Field Name`,
			name: `${name}BinaryField`,
			...BINARY_FIELD,
			required: true,
			displayOptions: only('binary'),
			description: `A ${types}, which is uploaded to HeyGen`,
		} as INodeProperties,
		{
			displayName: `${label} URL`,
			name: `${name}Url`,
			type: 'string',
			required: true,
			default: '',
			displayOptions: only('url'),
			placeholder: `e.g. https://example.com/${name.toLowerCase()}`,
			description: `The public address of a ${types}, from which HeyGen fetches it`,
		},
	];
}

/** The item's file as HeyGen takes it. Throws the item's refusal, and NodeApiError for a failed upload. */
export async function readFileField(
	run: Run,
	item: ItemFields,
	{ choice, name, label, accept, limits }: FileField,
): Promise<AssetInput> {
	const from = item.text(choice);
	const value = (suffix: string) => item.raw(`${name}${suffix}`);
	const named = { label, accept, limits };
	if (from === 'asset')
		return await readFile(run, item, { ...named, from, value: value('AssetId') });
	if (from === 'url') return await readFile(run, item, { ...named, from, value: value('Url') });
	return await readFile(run, item, { ...named, from: 'binary', value: value('BinaryField') });
}
