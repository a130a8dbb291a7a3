import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { tryHeyGen } from '../heygen/client';
import { assetIn, assetKey, failed, type AssetFile, type UploadResult } from './assetFile';
import { MIB } from './limits';
import { store, type Slot } from './storage';

const PATH = '/v3/assets/direct-uploads';
/** How often a place is asked for anew after its address has expired. */
const MOST_RENEWALS = 2;

/**
 * Uploads a file past HeyGen's API, straight into its storage: asks for a place, puts the bytes there,
 * and completes the asset (developers.heygen.com/docs/upload-assets). A put that breaks is tried again
 * at the same place, so that there is one asset however often it takes. Never throws.
 */
export async function directUpload(
	context: IExecuteFunctions,
	file: AssetFile,
): Promise<UploadResult> {
	for (let renewal = 0; ; renewal++) {
		const slot = await askForSlot(context, file, renewal);
		if ('failure' in slot) return slot;
		if (slot.mostBytes !== undefined && file.size > slot.mostBytes) {
			return tooLarge(file.size, slot.mostBytes);
		}
		const stored = await store(context, file, slot);
		if (stored.ok) return await complete(context, file, slot.assetId);
		if (!stored.expired || renewal >= MOST_RENEWALS) return stored;
	}
}

async function askForSlot(
	context: IExecuteFunctions,
	file: AssetFile,
	renewal: number,
): Promise<Slot | Extract<UploadResult, { ok: false }>> {
	const result = await tryHeyGen(context, {
		method: 'POST',
		path: PATH,
		body: {
			filename: file.fileName,
			content_type: file.mimeType,
			size_bytes: file.size,
			checksum_sha256: file.sha256,
		},
		// A key that HeyGen knows gives the first answer again, with the address that has expired.
		idempotencyKey: assetKey(context, PATH, file, { renewal }),
	});
	if (!result.ok) return result;
	const data = (result.envelope.data ?? {}) as IDataObject;
	const { asset_id: assetId, upload_url: url, upload_headers: headers, max_bytes: most } = data;
	if (typeof assetId !== 'string' || typeof url !== 'string') {
		return failed({ message: 'HeyGen gave no place to upload the file to' });
	}
	return {
		assetId,
		url,
		headers: (headers ?? {}) as Record<string, string>,
		mostBytes: typeof most === 'number' ? most : undefined,
	};
}

/** Only now can the asset be used. Repeatable: HeyGen gives the same asset again. */
async function complete(
	context: IExecuteFunctions,
	file: AssetFile,
	assetId: string,
): Promise<UploadResult> {
	const path = `/v3/assets/${encodeURIComponent(assetId)}/complete`;
	const body = { checksum_sha256: file.sha256 };
	const idempotencyKey = assetKey(context, path, file);
	return assetIn(await tryHeyGen(context, { method: 'POST', path, body, idempotencyKey }));
}

function tooLarge(size: number, most: number): UploadResult {
	return failed({
		code: 'payload_too_large',
		message: `the file has ${Math.ceil(size / MIB)} MB, and HeyGen takes up to ${Math.floor(most / MIB)} MB`,
		advice: 'Make the file smaller before this node.',
	});
}
