import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { adviceFor } from '../heygen/advice';
import type { HeyGenResult } from '../heygen/failure';
import { idempotencyKey } from '../heygen/idempotency';
import type { ApiFailure } from '../http/failure';

/** A file on its way to HeyGen. */
export interface AssetFile {
	fileName: string;
	mimeType: string;
	/** In bytes, counted. */
	size: number;
	/** Hexadecimal. */
	sha256: string;
	read: () => AsyncGenerator<Buffer>;
}

export type UploadResult = { ok: true; assetId: string } | { ok: false; failure: ApiFailure };

/**
 * The Idempotency-Key of a request about a file: the same for the same content in this run of the node,
 * whichever item it comes from, so that a retry or n8n's Retry On Fail gives the same asset.
 */
export function assetKey(
	context: IExecuteFunctions,
	path: string,
	{ sha256, mimeType }: AssetFile,
	more: IDataObject = {},
): string {
	const body = { sha256, mimeType, ...more };
	return idempotencyKey(context, 0, { method: 'POST', path, body });
}

/** Ten minutes, and time for a slow line: 50 KB a second. */
export function uploadTimeoutMs(size: number): number {
	return Math.round(600_000 + size / 50);
}

/** The asset's id out of HeyGen's answer. */
export function assetIn(result: HeyGenResult): UploadResult {
	if (!result.ok) return result;
	const { asset_id: id } = (result.envelope.data ?? {}) as IDataObject;
	return typeof id === 'string' && id ? { ok: true, assetId: id } : failed({ message: NO_ID });
}

const NO_ID = 'HeyGen took the file, but gave no asset ID';

/** A failure that HeyGen's API did not name itself. */
export function failed(failure: Partial<ApiFailure> & { message: string }): {
	ok: false;
	failure: ApiFailure;
} {
	const { status = 0, code = 'upload_failed' } = failure;
	const advice = adviceFor({ code, status }) || 'Run the node again later.';
	return { ok: false, failure: { status, code, advice, passing: false, ...failure } };
}
