import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { tryHeyGen } from '../heygen/client';
import type { ApiFailure } from '../http/failure';
import { isPassing, retryAfterMs, withRetries } from '../http/retry';
import { streamedBody } from '../http/streamedBody';
import { cancelSignal, sendWithoutKey, type HttpOutcome } from '../http/transport';
import {
	assetIn,
	assetKey,
	failed,
	uploadTimeoutMs,
	type AssetFile,
	type UploadResult,
} from './assetFile';
import { MIB } from './limits';

/** A place in HeyGen's storage that is kept for one file. */
interface Slot {
	assetId: string;
	/** Signed by itself, for a time. */
	url: string;
	headers: Record<string, string>;
	mostBytes?: number;
}

type Sent = { ok: true } | { ok: false; expired: boolean; failure: ApiFailure };

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
		if (slot.mostBytes !== undefined && file.size > slot.mostBytes) return tooLarge(file, slot);
		const sent = await put(context, file, slot);
		if (sent.ok) return await complete(context, file, slot.assetId);
		if (!sent.expired || renewal >= MOST_RENEWALS) return sent;
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

async function put(context: IExecuteFunctions, file: AssetFile, slot: Slot): Promise<Sent> {
	const [, type] =
		Object.entries(slot.headers).find(([name]) => name.toLowerCase() === 'content-type') ?? [];
	const body = streamedBody(file.size, type ?? file.mimeType, file.read);
	return await withRetries(
		async () =>
			readPut(
				await sendWithoutKey(context, {
					method: 'PUT',
					url: slot.url,
					headers: { ...slot.headers },
					body,
					timeoutMs: uploadTimeoutMs(file.size),
				}),
			),
		(sent) =>
			sent.ok
				? { again: false }
				: { again: sent.failure.passing && !sent.expired, afterMs: sent.failure.retryAfterMs },
		{ retries: 4, longestWaitMs: 120_000, signal: cancelSignal(context) },
	);
}

/** The storage is Amazon's S3, which says in XML what is wrong. */
function readPut(outcome: HttpOutcome): Sent {
	if (!outcome.answered) {
		const { cancelled, reason } = outcome;
		const code = cancelled ? 'cancelled' : 'connection_lost';
		const message = cancelled
			? 'the run was stopped'
			: `the connection to HeyGen's storage broke: ${reason}`;
		return { ...failed({ code, message, passing: !cancelled }), expired: false };
	}
	const { status, headers, text } = outcome;
	if (status >= 200 && status < 300) return { ok: true };
	const [, code] = /<Code>([^<]{1,80})<\/Code>/.exec(text) ?? [];
	const [, reason] = /<Message>([^<]{1,300})<\/Message>/.exec(text) ?? [];
	const details = [code, reason].filter(Boolean).join(': ');
	return {
		...failed({
			status,
			message: `HeyGen's storage answered HTTP ${status}${details && ` (${details})`}`,
			advice: 'Run the node again later.',
			passing: isPassing(status) || code === 'RequestTimeout',
			retryAfterMs: retryAfterMs(headers),
		}),
		expired: (status === 400 || status === 403) && /expired/i.test(details),
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

function tooLarge({ size }: AssetFile, { mostBytes }: Slot): UploadResult {
	const [has, most] = [size, mostBytes!].map((bytes) => Math.floor(bytes / MIB));
	return failed({
		code: 'payload_too_large',
		message: `the file has ${has} MB, and HeyGen takes up to ${most} MB`,
		advice: 'Make the file smaller before this node.',
	});
}
