import type { ApiFailure } from '../http/failure';
import { withRetries } from '../http/retry';
import { cancelSignal, sendOnce, type ApiContext } from '../http/transport';
import { failureOfAnswer, failureOfBody, failureOfConnection } from './failure';

type Outcome = { answer: Response } | { failure: ApiFailure };

const RETRIES = 4;
const LONGEST_WAIT_MS = 120_000;
/** The rest is the SDK's authentication and telemetry, and what a server's environment adds to it. */
const SENT_HEADERS = ['accept', 'content-type'];

/**
 * A `fetch` for the OpenAI SDK that sends through n8n's authenticated HTTP helper, so that proxies,
 * credentials and cancellation are n8n's. Tries again after 429, 5xx, lost connections and answers
 * that are not JSON, honouring Retry-After. A failure is kept in `onFailure`, since the SDK's errors
 * have no room for it, and handed to the SDK as an error status.
 * DeepSeek sends blank lines while a request is queued; they are white space to a JSON parser.
 */
export function fetchThroughN8n(
	context: ApiContext,
	timeoutMs: number,
	onFailure: (failure: ApiFailure) => void,
) {
	return async (input: unknown, init: RequestInit = {}): Promise<Response> => {
		const outcome = await withRetries<Outcome>(
			async () => await sendAndRead(context, String(input), init, timeoutMs),
			(result) =>
				'failure' in result
					? { again: result.failure.passing, afterMs: result.failure.retryAfterMs }
					: { again: false },
			{ retries: RETRIES, longestWaitMs: LONGEST_WAIT_MS, signal: cancelSignal(context) },
		);
		if ('answer' in outcome) return outcome.answer;
		onFailure(outcome.failure);
		const { status } = outcome.failure;
		return new Response('{}', { status: status >= 400 ? status : 599 });
	};
}

async function sendAndRead(
	context: ApiContext,
	url: string,
	init: RequestInit,
	timeoutMs: number,
): Promise<Outcome> {
	const headers = Object.fromEntries(
		[...new Headers(init.headers)].filter(([name]) => SENT_HEADERS.includes(name)),
	);
	const outcome = await sendOnce(context, 'deepSeekScriptApi', {
		method: init.method === 'POST' ? 'POST' : 'GET',
		url,
		headers,
		body: typeof init.body === 'string' ? init.body : undefined,
		timeoutMs,
	});
	if (!outcome.answered) {
		return { failure: failureOfConnection(outcome.reason, outcome.cancelled) };
	}
	const { status, headers: answered, text } = outcome;
	const body = parse(text);
	if (typeof body !== 'object' || body === null || Array.isArray(body)) {
		return { failure: failureOfBody(status, answered) };
	}
	if (status >= 400 || hasError(body)) return { failure: failureOfAnswer(status, body, answered) };
	return {
		answer: new Response(JSON.stringify(body), {
			status: 200,
			headers: { 'content-type': 'application/json' },
		}),
	};
}

/** As gateways do, a success may hold an error. */
function hasError(body: object): boolean {
	return 'error' in body && typeof body.error === 'object' && body.error !== null;
}

function parse(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}
