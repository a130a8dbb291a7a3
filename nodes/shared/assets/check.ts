import { NodeOperationError, type IBinaryData, type IExecuteFunctions } from 'n8n-workflow';
import { dimensionsOf, type Dimensions } from './dimensions';
import { fittingName, namesOf, type FileKind, type FileType } from './fileTypes';
import { MIB, type FileLimits } from './limits';
import { describeUnknown, sniff } from './sniff';
import { headOf, sourceOf, type FileSource } from './source';

/** Where a field takes its file from, and what it takes. */
export interface FileInput {
	/** The name of the item's binary field as the user entered it, or the file that an expression gave. */
	binaryField: unknown;
	accept: readonly FileKind[];
	/** The parameter's display name, for errors. */
	label: string;
	limits?: FileLimits;
}

/** What the first bytes of a file tell. */
export interface Glance {
	/** Undefined for a type that HeyGen does not take. */
	type?: FileType;
	/** With its article. */
	described: string;
	isEmpty: boolean;
	/** Of a PNG or JPEG image. */
	dimensions?: Dimensions;
}

/** A file that its field takes. */
export interface CheckedFile {
	source: FileSource;
	type: FileType;
	/** With the ending that suits the type. */
	fileName: string;
	dimensions?: Dimensions;
}

/** Enough to reach a photo's dimensions behind its preview and its colour profiles. */
const HEAD_BYTES = 256 * 1024;

/** The file that `input` names in item `itemIndex`. Throws NodeOperationError where there is none. */
export function findFile(
	context: IExecuteFunctions,
	itemIndex: number,
	input: FileInput,
): FileSource {
	const field = input.binaryField as string | IBinaryData;
	try {
		return sourceOf(context, context.helpers.assertBinaryData(itemIndex, field));
	} catch {
		const { binary = {} } = context.getInputData()[itemIndex];
		const names = Object.keys(binary).join(', ');
		const wanted = typeof field === 'string' && field ? ` in the binary field '${field}'` : '';
		throw refusal(
			context,
			itemIndex,
			`'${input.label}' finds no file${wanted} of the incoming item`,
			names
				? `The item's binary fields are: ${names}`
				: 'The item has no binary data. Get the file before this node, e.g. with Read/Write Files from Disk, or with HTTP Request and its Response Format set to File',
		);
	}
}

/** Reads the beginning of a file. */
export async function glanceAt(source: FileSource): Promise<Glance> {
	const head = await headOf(source, HEAD_BYTES);
	const type = sniff(head);
	return {
		type,
		described: type?.described ?? describeUnknown(head),
		isEmpty: head.length === 0,
		dimensions: type?.kind === 'image' ? dimensionsOf(head) : undefined,
	};
}

/**
 * Decides whether the field takes the file. Throws NodeOperationError that names item, field and way
 * out for an empty file, for one of another type, whatever its name says, and for one over the limits.
 */
export function checkFile(
	context: IExecuteFunctions,
	itemIndex: number,
	input: FileInput,
	source: FileSource,
	glance: Glance,
): CheckedFile {
	const { type, dimensions } = glance;
	const named = source.fileName ? ` (${source.fileName})` : '';
	const refuse = (message: string, description: string) =>
		refusal(context, itemIndex, `'${input.label}' got ${message}`, description);
	if (glance.isEmpty) {
		throw refuse(
			`an empty file${named}`,
			'Look at the output of the node that the file comes from',
		);
	}
	if (!type || !input.accept.includes(type.kind)) {
		const hint = /text|page/.test(glance.described)
			? 'The node that the file comes from may have been given an error message instead of the file: look at its output.'
			: 'Convert the file before this node. Its name does not matter, only its content does.';
		throw refuse(`${glance.described}${named}`, `It takes ${namesOf(input.accept)}. ${hint}`);
	}
	const { bytes, longestSide } = input.limits?.[type.kind] ?? {};
	const size = source.statedSize;
	if (bytes !== undefined && size !== undefined && size > bytes) {
		throw refuse(
			`${type.described} of ${megabytes(size)} MB${named}`,
			`HeyGen takes up to ${megabytes(bytes)} MB here: make the file smaller`,
		);
	}
	if (longestSide && dimensions && Math.max(dimensions.width, dimensions.height) > longestSide) {
		throw refuse(
			`${type.described} of ${dimensions.width} × ${dimensions.height} pixels${named}`,
			`HeyGen takes up to ${longestSide} pixels on the longer side. Make the image smaller, e.g. with n8n's Edit Image node (operation Resize)`,
		);
	}
	return { source, type, fileName: fittingName(source.fileName, type), dimensions };
}

function megabytes(bytes: number): string {
	return (bytes / MIB).toFixed(1).replace(/\.0$/, '');
}

function refusal(
	context: IExecuteFunctions,
	itemIndex: number,
	message: string,
	description: string,
): NodeOperationError {
	return new NodeOperationError(context.getNode(), message, { description, itemIndex });
}
