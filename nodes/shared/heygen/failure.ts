import type { IDataObject } from 'n8n-workflow';
import type { ApiFailure } from '../http/failure';
import { isPassing, retryAfterMs } from '../http/retry';
import type { HttpOutcome } from '../http/transport';
import { adviceFor } from './advice';

/** HeyGen's answer, read: the envelope with what was asked for, or what stands in the way. */
export type HeyGenResult =
	{ ok: true; envelope: IDataObject; requestId?: string } | { ok: false; failure: ApiFailure };

/**
 * Reads an answer of HeyGen's. Success is a 2xx with a JSON object that holds no error: HeyGen has
 * answered 200 with an `error` inside, and gateways in front of it answer in HTML.
 * Envelopes: `{ data }`, `{ data, has_more, next_token }`, `{ error: { code, message, param } }`
 * (developers.heygen.com/docs/error-codes).
 */
export function readAnswer(outcome: HttpOutcome): HeyGenResult {
	if (!outcome.answered) {
		const code = outcome.cancelled ? 'cancelled' : 'connection_lost';
		const message = outcome.cancelled
			? 'The run was stopped before HeyGen answered'
			: `HeyGen could not be reached: ${outcome.reason}`;
		return failed({ status: 0, code, message, passing: !outcome.cancelled });
	}
	const { status, headers } = outcome;
	const requestId = headers['x-request-id'] ?? headers['x-amzn-request-id'];
	const body = parseObject(outcome.text);
	if (!body) {
		return failed({
			status,
			code: 'not_json',
			message: `HeyGen answered with HTTP ${status} and something other than JSON`,
			requestId,
			passing: status < 400 || isPassing(status),
			retryAfterMs: retryAfterMs(headers),
		});
	}
	const error = errorIn(body, status);
	if (!error) return { ok: true, envelope: body, requestId };
	const code = text(error.code) ?? `http_${status}`;
	return failed({
		status,
		code,
		message: messageOf(error, status),
		param: text(error.param),
		requestId,
		passing: isPassingCode(code, status),
		retryAfterMs: retryAfterMs(headers),
	});
}

function failed(failure: Omit<ApiFailure, 'advice'>): HeyGenResult {
	return { ok: false, failure: { ...failure, advice: adviceFor(failure) } };
}

/** HeyGen says no more than "Unauthorized" of a key that is wrong, missing or expired. */
function messageOf(error: IDataObject, status: number): string {
	if (status === 401) return 'HeyGen does not accept the API key';
	return `HeyGen: ${text(error.message) ?? `HTTP ${status}`}`;
}

function errorIn(body: IDataObject, status: number): IDataObject | undefined {
	if (typeof body.error === 'object' && body.error !== null) return body.error as IDataObject;
	if (typeof body.error === 'string' && body.error) return { message: body.error };
	if (status >= 200 && status < 300) return undefined;
	return { code: body.code, message: body.message ?? body.msg };
}

/** What a 429, a 500 and a 504 say, which an error inside a 200 has no status for. */
const PASSING_IN_200 = ['rate_limit_exceeded', 'internal_error', 'gateway_timeout'];

/** 409 and 429 each have one code that passes by itself and others that do not. */
function isPassingCode(code: string, status: number): boolean {
	if (code === 'quota_exceeded') return false;
	if (code === 'request_in_progress' || code === 'resource_not_ready') return true;
	return status < 400 ? PASSING_IN_200.includes(code) : isPassing(status);
}

function parseObject(body: string): IDataObject | undefined {
	try {
		const value: unknown = JSON.parse(body);
		return typeof value === 'object' && value !== null && !Array.isArray(value)
			? (value as IDataObject)
			: undefined;
	} catch {
		return undefined;
	}
}

function text(value: unknown): string | undefined {
	if (typeof value === 'number') return String(value);
	return typeof value === 'string' && value.trim() ? value.trim() : undefined;
}
