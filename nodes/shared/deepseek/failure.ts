import type { ApiFailure } from '../http/failure';
import { isPassing, retryAfterMs } from '../http/retry';

/** What to do about DeepSeek's statuses (api-docs.deepseek.com/quick_start/error_codes). */
const ADVICE: Record<number, string> = {
	400: 'Change what DeepSeek names and run the node again.',
	401: 'Copy the API key again from platform.deepseek.com, API keys, into the credential.',
	402: 'Top up the balance at platform.deepseek.com, or use the key of another account.',
	404: "Check the credential's Base URL.",
	422: 'Change what DeepSeek names and run the node again.',
	429: "DeepSeek limits how many requests of an account run at once. Lower 'Items at Once'.",
	500: 'DeepSeek has trouble of its own. Run the node again later.',
	503: 'DeepSeek is overloaded. Run the node again later.',
};

const MODERATION =
	"DeepSeek's content check refuses the text, at times without good reason. Put it in other words.";

const MESSAGES: Record<number, string> = {
	// DeepSeek's own text repeats a part of the key.
	401: 'DeepSeek does not accept the API key',
	402: 'The DeepSeek account has no balance left',
};

/** An error answer of DeepSeek's: `{ error: { message, type, param, code } }` with an HTTP status. */
export function failureOfAnswer(
	status: number,
	body: unknown,
	headers: Record<string, string>,
): ApiFailure {
	const error =
		(body as { error?: { message?: string; code?: string; param?: string } })?.error ?? {};
	const said = typeof error.message === 'string' ? error.message : `HTTP ${status}`;
	return {
		status,
		code: error.code || `http_${status}`,
		message: MESSAGES[status] ?? `DeepSeek: ${said}`,
		advice: /content exists risk/i.test(said) ? MODERATION : (ADVICE[status] ?? ''),
		param: error.param || undefined,
		requestId: headers['x-ds-trace-id'],
		passing: isPassing(status),
		retryAfterMs: retryAfterMs(headers),
	};
}

/** A success status with something other than a JSON object, as gateways send it. */
export function failureOfBody(status: number, headers: Record<string, string>): ApiFailure {
	return {
		status,
		code: 'not_json',
		message: `DeepSeek answered with HTTP ${status} and something other than JSON`,
		advice:
			"A proxy or gateway may have answered instead. Check the credential's Base URL, or try again later.",
		requestId: headers['x-ds-trace-id'],
		passing: status < 400 || isPassing(status),
		retryAfterMs: retryAfterMs(headers),
	};
}

/** No answer at all. */
export function failureOfConnection(reason: string, cancelled: boolean): ApiFailure {
	return {
		status: 0,
		code: cancelled ? 'cancelled' : 'connection_lost',
		message: cancelled
			? 'The run was stopped before DeepSeek answered'
			: `DeepSeek could not be reached: ${reason}`,
		advice: "Check the credential's Base URL, and whether n8n's server can reach the internet.",
		passing: !cancelled,
	};
}
