import { createHash } from 'node:crypto';
import type { IExecuteFunctions } from 'n8n-workflow';
import { toNodeApiError } from '../http/failure';
import { formUpload } from './formUpload';
import { FILE_TYPES } from './fileTypes';

/**
 * Uploads text as a file and returns the asset's id; `label` names the field it came from, in errors.
 * Throws NodeApiError.
 */
export async function uploadText(
	context: IExecuteFunctions,
	itemIndex: number,
	text: string,
	{ fileName, label, type }: { fileName: string; label: string; type: keyof typeof FILE_TYPES },
): Promise<string> {
	const bytes = Buffer.from(text, 'utf8');
	const result = await formUpload(context, {
		fileName,
		mimeType: FILE_TYPES[type].mimeType,
		size: bytes.length,
		sha256: createHash('sha256').update(bytes).digest('hex'),
		read: async function* () {
			yield bytes;
		},
	});
	if (result.ok) return result.assetId;
	const message = `'${label}' could not be uploaded: ${result.failure.message}`;
	throw toNodeApiError(context.getNode(), { ...result.failure, message }, itemIndex);
}
