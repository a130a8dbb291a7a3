import type { IExecuteFunctions } from 'n8n-workflow';
import { tryHeyGen } from '../heygen/client';
import { assetIn, assetKey, uploadTimeoutMs, type AssetFile, type UploadResult } from './assetFile';
import { multipartBody } from './multipart';

const PATH = '/v3/assets';

/**
 * Uploads a file of up to 32 MB in one request (developers.heygen.com/reference/upload-asset).
 * Tries again, with the same Idempotency-Key, what fails for a passing reason. Never throws.
 */
export async function formUpload(
	context: IExecuteFunctions,
	file: AssetFile,
): Promise<UploadResult> {
	const body = multipartBody({
		...file,
		field: 'file',
		// No file contains its own hash.
		boundary: `----n8n-${file.sha256.slice(0, 48)}`,
	});
	const request = { method: 'POST' as const, path: PATH, body };
	return assetIn(
		await tryHeyGen(
			context,
			{ ...request, idempotencyKey: assetKey(context, PATH, file) },
			{ timeoutMs: uploadTimeoutMs(file.size) },
		),
	);
}
