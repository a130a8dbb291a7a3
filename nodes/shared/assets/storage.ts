import type { IExecuteFunctions } from 'n8n-workflow';
import { clock } from '../clock';
import type { ApiFailure } from '../http/failure';
import { isPassing, retryAfterMs, withRetries } from '../http/retry';
import { streamedBody } from '../http/streamedBody';
import { cancelSignal, sendWithoutKey, type HttpOutcome } from '../http/transport';
import { failed, uploadTimeoutMs, type AssetFile } from './assetFile';

/** A place in HeyGen's storage that is kept for one file. */
export interface Slot {
	assetId: string;
	/** Signed by itself, for a time. */
	url: string;
	/** To be sent as they are. */
	headers: Record<string, string>;
	mostBytes?: number;
}

/** `expired`: another address is needed, and only that. */
export type Stored = { ok: true } | { ok: false; expired: boolean; failure: ApiFailure };

/**
 * Puts a file's bytes into its place, without a key: the address is signed by itself. A put that breaks
 * or that the storage cannot take now is tried again at the same place. Never throws.
 */
export async function store(
	context: IExecuteFunctions,
	file: AssetFile,
	{ url, headers }: Slot,
): Promise<Stored> {
	const [, type] =
		Object.entries(headers).find(([name]) => name.toLowerCase() === 'content-type') ?? [];
	const request = {
		method: 'PUT' as const,
		url,
		body: streamedBody(file.size, type ?? file.mimeType, file.read),
		timeoutMs: uploadTimeoutMs(file.size),
	};
	return await withRetries(
		async () =>
			readAnswer(await sendWithoutKey(context, { ...request, headers: { ...headers } }), url),
		(stored) =>
			stored.ok
				? { again: false }
				: {
						again: stored.failure.passing && !stored.expired,
						afterMs: stored.failure.retryAfterMs,
					},
		{ retries: 4, longestWaitMs: 120_000, signal: cancelSignal(context) },
	);
}

/** The storage is Amazon's S3, which says in XML what is wrong. */
function readAnswer(outcome: HttpOutcome, url: string): Stored {
	if (!outcome.answered) {
		const { cancelled, reason } = outcome;
		const code = cancelled ? 'cancelled' : 'connection_lost';
		const message = cancelled
			? 'the run was stopped'
			: `the connection to HeyGen's storage broke: ${reason}`;
		// S3 may hang up on a large file instead of saying that its address has expired.
		const expired = !cancelled && clock.now() >= expiryOf(url);
		return { ...failed({ code, message, passing: !cancelled }), expired };
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

/**
 * When a presigned address ends, in milliseconds since 1970, as it says itself (docs.aws.amazon.com,
 * Signature Version 4 query parameters); never, where it does not.
 */
function expiryOf(url: string): number {
	const signed = /[?&]X-Amz-Date=(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z/i.exec(url);
	const [, seconds] = /[?&]X-Amz-Expires=(\d+)/i.exec(url) ?? [];
	if (!signed || !seconds) return Infinity;
	const [, year, month, day, hour, minute, second] = signed.map(Number);
	return Date.UTC(year, month - 1, day, hour, minute, second) + Number(seconds) * 1000;
}
