import { NodeApiError, type IDataObject, type INode, type JsonObject } from 'n8n-workflow';

/** A request that did not give what was asked for, in the same form for both services. */
export interface ApiFailure {
	/** HTTP status; 0 when no answer came. */
	status: number;
	/** The service's own code, or one of ours: `connection_lost`, `not_json`, `cancelled`. */
	code: string;
	/** What happened, in the service's words where it gave any. */
	message: string;
	/** What to do about it. */
	advice: string;
	/** The request field that the service objects to. */
	param?: string;
	/** The service's id of the request, for its support. */
	requestId?: string;
	/** True when the same request may succeed later. */
	passing: boolean;
	retryAfterMs?: number;
}

/**
 * n8n's error for a failure: the message says what happened, the description what to do, which
 * field is meant and the id to quote to the service's support.
 */
export function toNodeApiError(node: INode, failure: ApiFailure, itemIndex?: number): NodeApiError {
	const data = {
		code: failure.code,
		message: failure.message,
		param: failure.param ?? null,
		request_id: failure.requestId ?? null,
	};
	const error = apiError(node, {
		data,
		message: failure.message,
		description: describe(failure),
		httpCode: failure.status ? String(failure.status) : undefined,
		itemIndex,
	});
	error.context.advice = failure.advice;
	return error;
}

/** What an error of n8n's says; `data` is shown as its details. */
interface ErrorParts {
	data: IDataObject;
	message: string;
	description?: string;
	httpCode?: string;
	itemIndex?: number;
}

/** n8n's error with this message, and with its data in `context.data`. */
export function apiError(node: INode, { data, ...texts }: ErrorParts): NodeApiError {
	const error = new NodeApiError(node, data as JsonObject, texts);
	error.context.data = data;
	// n8n puts words of its own in place of a message that holds a code such as ECONNRESET.
	error.message = texts.message;
	return error;
}

/** The second, smaller text of an error in n8n. */
export function describe(failure: ApiFailure): string {
	const facts = [
		failure.param && `Field: ${failure.param}`,
		`Code: ${failure.code}`,
		failure.requestId && `Request ID: ${failure.requestId}`,
	].filter(Boolean);
	return [failure.advice, facts.join(' · ')].filter(Boolean).map(escapeHtml).join('<br>');
}

/** n8n renders an error's description as HTML, and a service's words must not become markup. */
function escapeHtml(text: unknown): string {
	return String(text).replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}
