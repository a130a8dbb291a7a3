import type { IDataObject } from 'n8n-workflow';
import type { ApiContext } from '../http/transport';
import { callHeyGen, type HeyGenLimits, type HeyGenRequest } from './client';

export interface Page {
	entries: IDataObject[];
	/** The cursor of the next page; undefined on the last one. */
	nextToken?: string;
}

/** One page of one of HeyGen's lists, from the cursor `token` on. Throws NodeApiError. */
export async function getPage(
	context: ApiContext,
	request: HeyGenRequest,
	token?: string,
	limits?: HeyGenLimits,
): Promise<Page> {
	const query = token ? { ...request.query, token } : request.query;
	const envelope = await callHeyGen(context, { ...request, query }, undefined, limits);
	const entries = Array.isArray(envelope.data) ? (envelope.data as IDataObject[]) : [];
	const next = envelope.has_more && envelope.next_token ? String(envelope.next_token) : undefined;
	// A cursor that leads to itself would page for ever.
	return { entries, nextToken: next === token ? undefined : next };
}

/** Every page of a list, fetched as they are consumed. Throws NodeApiError. */
export async function* eachPage(
	context: ApiContext,
	request: HeyGenRequest,
	limits?: HeyGenLimits,
): AsyncGenerator<Page> {
	let token: string | undefined;
	do {
		const page = await getPage(context, request, token, limits);
		yield page;
		token = page.nextToken;
	} while (token !== undefined);
}
