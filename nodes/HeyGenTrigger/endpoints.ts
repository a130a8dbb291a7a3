import { randomUUID } from 'node:crypto';
import type { IDataObject, IHookFunctions, IWebhookFunctions } from 'n8n-workflow';
import { tryHeyGen, type HeyGenLimits, type HeyGenRequest } from '../shared/heygen/client';
import type { HeyGenResult } from '../shared/heygen/failure';
import { toNodeApiError, type ApiFailure } from '../shared/http/failure';

const PATH = '/v3/webhooks/endpoints';
const PAGE = 100;
/** n8n tries a failed activation again by itself. */
const LIMITS = { retries: 2, longestWaitMs: 5000, timeoutMs: 20_000 };

/** A registered endpoint as HeyGen lists it (developers.heygen.com/docs/webhooks). */
export interface ListedEndpoint {
	id: string;
	url: string;
	/** Null for all events. */
	events: string[] | null;
	isEnabled: boolean;
	/** In ms since 1970; NaN where HeyGen does not tell. */
	createdAt: number;
}

type EndpointContext = IHookFunctions | IWebhookFunctions;

export type Listing =
	{ ok: true; endpoints: ListedEndpoint[] } | { ok: false; failure: ApiFailure };

/** All of the account's endpoints. Does not throw. */
export async function listEndpoints(
	context: EndpointContext,
	limits: HeyGenLimits = LIMITS,
): Promise<Listing> {
	const endpoints: ListedEndpoint[] = [];
	let token = '';
	for (;;) {
		const query = { limit: PAGE, ...(token && { token }) };
		const result = await tryHeyGen(context, { method: 'GET', path: PATH, query }, limits);
		if (!result.ok) return result;
		const { data, has_more: hasMore, next_token: next } = result.envelope;
		if (Array.isArray(data)) endpoints.push(...(data as IDataObject[]).map(toListed));
		if (!hasMore || !next || next === token) return { ok: true, endpoints };
		token = String(next);
	}
}

/** Registers a URL; returns the new endpoint's id and secret. Throws NodeApiError. */
export async function createEndpoint(
	context: IHookFunctions,
	url: string,
	events: string[] | null,
): Promise<{ id: string; secret: string }> {
	const body = { url, ...(events && { events }) };
	const data = await send(context, { method: 'POST', path: PATH, body });
	return { id: String(data.endpoint_id), secret: String(data.secret ?? '') };
}

/** Changes the URL or the events. Throws NodeApiError. */
export async function changeEndpoint(
	context: IHookFunctions,
	id: string,
	changes: { url?: string; events?: string[] },
): Promise<void> {
	await send(context, { method: 'PATCH', path: pathOf(id), body: changes });
}

/** Gives an endpoint a new secret, which is returned; the old one ends at once. Throws NodeApiError. */
export async function rotateSecret(context: EndpointContext, id: string): Promise<string> {
	const data = await send(context, { method: 'POST', path: `${pathOf(id)}/rotate-secret` });
	return String(data.secret ?? '');
}

/** Deletes an endpoint; one that is gone already is fine. Throws NodeApiError. */
export async function deleteEndpoint(context: IHookFunctions, id: string): Promise<void> {
	const result = await tryHeyGen(context, { method: 'DELETE', path: pathOf(id) }, LIMITS);
	if (!result.ok && result.failure.status !== 404) throw registrationError(context, result.failure);
}

/** n8n shows only the message of an error while it publishes a workflow, so that the way out is in it. */
export function registrationError(context: EndpointContext, failure: ApiFailure): Error {
	const mayNot = failure.status === 403;
	const advice = mayNot
		? "The API key may not manage webhooks: use another key, or set 'Delivery' to 'Callback URL'."
		: failure.advice;
	const error = toNodeApiError(context.getNode(), { ...failure, advice });
	error.message = [failure.message, advice].filter(Boolean).join('. ');
	return error;
}

async function send(context: EndpointContext, request: HeyGenRequest): Promise<IDataObject> {
	const idempotencyKey = request.method === 'POST' ? randomUUID() : undefined;
	const result: HeyGenResult = await tryHeyGen(context, { ...request, idempotencyKey }, LIMITS);
	if (!result.ok) throw registrationError(context, result.failure);
	return (result.envelope.data ?? {}) as IDataObject;
}

function toListed(row: IDataObject): ListedEndpoint {
	return {
		id: String(row.endpoint_id),
		url: String(row.url),
		events: Array.isArray(row.events) ? row.events.map(String) : null,
		isEnabled: row.status !== 'disabled',
		createdAt: Date.parse(String(row.created_at)),
	};
}

function pathOf(id: string): string {
	return `${PATH}/${encodeURIComponent(id)}`;
}
