import type { IDataObject, IHttpRequestMethods } from 'n8n-workflow';
import { toNodeApiError } from '../http/failure';
import { withRetries } from '../http/retry';
import { isStreamed, type StreamedBody } from '../http/streamedBody';
import { baseUrlOf, cancelSignal, sendOnce, type ApiContext } from '../http/transport';
import { readAnswer, type HeyGenResult } from './failure';

export const HEYGEN_CREDENTIAL = 'heyGenVideoApi';
export const HEYGEN_BASE_URL = 'https://api.heygen.com';

export interface HeyGenRequest {
	method: IHttpRequestMethods;
	/** Path below the Base URL, e.g. `/v3/videos`. */
	path: string;
	query?: Record<string, string | number | boolean>;
	body?: IDataObject;
	/** Makes a POST repeatable: HeyGen answers the second one like the first, for 24 hours. */
	idempotencyKey?: string;
}

/** A request that carries a file. */
export type HeyGenUpload = Omit<HeyGenRequest, 'body'> & { body: StreamedBody };

export interface HeyGenLimits {
	/** How often a request that failed for a passing reason is sent again. */
	retries?: number;
	/** The longest Retry-After that is waited for, in milliseconds. */
	longestWaitMs?: number;
	/** How long one answer may take, in milliseconds. */
	timeoutMs?: number;
}

const READ_TIMEOUT_MS = 30_000;
const WRITE_TIMEOUT_MS = 120_000;

/**
 * Sends a request to HeyGen and reads the answer; tries again what may be repeated: reading always,
 * a POST only with an idempotency key. Does not throw: a caller that has many items decides itself
 * what a failure means.
 */
export async function tryHeyGen(
	context: ApiContext,
	request: HeyGenRequest | HeyGenUpload,
	limits: HeyGenLimits = {},
): Promise<HeyGenResult> {
	const { body } = request;
	const reads = request.method === 'GET';
	const repeatable = reads || request.idempotencyKey !== undefined;
	const baseUrl = await baseUrlOf(context, HEYGEN_CREDENTIAL, HEYGEN_BASE_URL);
	const headers: Record<string, string> = { accept: 'application/json' };
	if (body && !isStreamed(body)) headers['content-type'] = 'application/json';
	if (request.idempotencyKey) headers['idempotency-key'] = request.idempotencyKey;

	return await withRetries(
		async () =>
			readAnswer(
				await sendOnce(context, HEYGEN_CREDENTIAL, {
					method: request.method,
					url: baseUrl + request.path,
					query: request.query,
					headers: { ...headers },
					body: isStreamed(body) ? body : body && JSON.stringify(body),
					timeoutMs: limits.timeoutMs ?? (reads ? READ_TIMEOUT_MS : WRITE_TIMEOUT_MS),
				}),
			),
		(result) =>
			result.ok
				? { again: false }
				: {
						again: repeatable && result.failure.passing,
						afterMs: result.failure.retryAfterMs,
					},
		{
			retries: limits.retries ?? 4,
			longestWaitMs: limits.longestWaitMs ?? 120_000,
			signal: cancelSignal(context),
		},
	);
}

/**
 * As `tryHeyGen`, for callers with nothing to fall back on: returns the envelope
 * (`{ data, has_more?, next_token? }`), throws n8n's NodeApiError for item `itemIndex`.
 */
export async function callHeyGen(
	context: ApiContext,
	request: HeyGenRequest,
	itemIndex?: number,
	limits?: HeyGenLimits,
): Promise<IDataObject> {
	const result = await tryHeyGen(context, request, limits);
	if (!result.ok) throw toNodeApiError(context.getNode(), result.failure, itemIndex);
	return result.envelope;
}
