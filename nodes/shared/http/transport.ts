import type {
	IExecuteFunctions,
	IHookFunctions,
	IHttpRequestMethods,
	IHttpRequestOptions,
	ILoadOptionsFunctions,
	IN8nHttpFullResponse,
	ITriggerFunctions,
	IWebhookFunctions,
} from 'n8n-workflow';
import { isStreamed, type StreamedBody } from './streamedBody';

/** The n8n contexts from which the two services are called: a run, a list in the editor, or a trigger. */
export type ApiContext =
	| IExecuteFunctions
	| ILoadOptionsFunctions
	| IHookFunctions
	| IWebhookFunctions
	| ITriggerFunctions;

/** The credential types of this package that authenticate a request. */
export type CredentialType = 'deepSeekScriptApi' | 'heyGenVideoApi';

export interface HttpRequest {
	method: IHttpRequestMethods;
	/** Absolute URL. */
	url: string;
	query?: Record<string, string | number | boolean>;
	headers?: Record<string, string>;
	/** Already serialised, with its content type among the headers; or a stream, which brings its own. */
	body?: string | StreamedBody;
	timeoutMs: number;
}

/** What came back, whatever its status; or why nothing came back. */
export type HttpOutcome =
	| { answered: true; status: number; headers: Record<string, string>; text: string }
	| { answered: false; reason: string; cancelled: boolean };

/**
 * Sends one request through n8n's authenticated HTTP helper and hands back whatever was answered.
 * n8n adds the key (from the credential's `authenticate`), its proxy and its egress rules, and
 * cancels the request when the run is stopped. Never throws for an HTTP status or a lost connection.
 */
export async function sendOnce(
	context: ApiContext,
	credential: CredentialType,
	request: HttpRequest,
): Promise<HttpOutcome> {
	return await outcomeOf(
		context,
		request,
		async (options) =>
			await context.helpers.httpRequestWithAuthentication.call(context, credential, options),
	);
}

/** As `sendOnce`, without a key: for addresses that are signed by themselves. */
export async function sendWithoutKey(
	context: ApiContext,
	request: HttpRequest,
): Promise<HttpOutcome> {
	const abortSignal = cancelSignal(context);
	return await outcomeOf(
		context,
		request,
		async (options) => await context.helpers.httpRequest({ ...options, abortSignal }),
	);
}

async function outcomeOf(
	context: ApiContext,
	request: HttpRequest,
	send: (options: IHttpRequestOptions) => Promise<IN8nHttpFullResponse>,
): Promise<HttpOutcome> {
	const { body } = request;
	const options: IHttpRequestOptions = {
		method: request.method,
		url: request.url,
		qs: request.query,
		headers: request.headers,
		body,
		timeout: request.timeoutMs,
		encoding: 'text',
		json: false,
		returnFullResponse: true,
		ignoreHttpStatusErrors: true,
		// Ready to follow a redirect, axios would keep the whole body in memory to send it again.
		...(isStreamed(body) && { disableFollowRedirect: true }),
	};
	try {
		const answer = await send(options);
		return {
			answered: true,
			status: answer.statusCode,
			headers: lowerCaseNames(answer.headers),
			text: typeof answer.body === 'string' ? answer.body : JSON.stringify(answer.body ?? ''),
		};
	} catch (error) {
		return {
			answered: false,
			reason: reasonOf(error),
			cancelled: cancelSignal(context)?.aborted ?? false,
		};
	} finally {
		if (isStreamed(body)) body.close();
	}
}

/** The Base URL of a credential without trailing slashes; `fallback` where it is left empty. */
export async function baseUrlOf(
	context: ApiContext,
	credential: CredentialType,
	fallback: string,
): Promise<string> {
	const { baseUrl } = await context.getCredentials<{ baseUrl?: string }>(credential);
	return (baseUrl?.trim() || fallback).replace(/\/+$/, '');
}

/** Aborted when the user stops the run; undefined in lists and triggers, which cannot be stopped. */
export function cancelSignal(context: ApiContext): AbortSignal | undefined {
	return 'getExecutionCancelSignal' in context ? context.getExecutionCancelSignal() : undefined;
}

function lowerCaseNames(headers: Record<string, unknown> = {}): Record<string, string> {
	return Object.fromEntries(
		Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)]),
	);
}

/** n8n wraps the cause several levels deep; the innermost code says most to a reader. */
function reasonOf(error: unknown): string {
	const codes: string[] = [];
	let at: unknown = error;
	for (let depth = 0; depth < 5 && typeof at === 'object' && at !== null; depth++) {
		const { code, cause } = at as { code?: unknown; cause?: unknown };
		if (typeof code === 'string') codes.push(code);
		at = cause;
	}
	const message = error instanceof Error ? error.message : 'no answer';
	const code = codes.at(-1);
	return code && !message.includes(code) ? `${message} (${code})` : message;
}
