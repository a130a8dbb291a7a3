import type { IDataObject } from 'n8n-workflow';

/** One of HeyGen's events, as it was delivered or as it stands in the history. */
export interface HeyGenEvent {
	type: string;
	/** HeyGen's id of the event; undefined where it sent none. */
	id?: string;
	createdAt?: string | number;
	/** What HeyGen tells about it, under its own field names. */
	data: IDataObject;
}

/**
 * Reads `{ event_type, event_data, event_id?, created_at? }`
 * (developers.heygen.com/docs/webhook-events). Undefined for anything that is no event.
 */
export function readEvent(body: unknown): HeyGenEvent | undefined {
	if (!isObject(body)) return undefined;
	const { event_type: type, event_id: id, created_at: createdAt, event_data: data } = body;
	if (typeof type !== 'string' || type === '') return undefined;
	return {
		type,
		id: asId(id),
		createdAt:
			typeof createdAt === 'string' || typeof createdAt === 'number' ? createdAt : undefined,
		data: isObject(data) ? data : {},
	};
}

/** The event in a request's body; undefined where the body is no JSON or no event. */
export function parseEvent(rawBody: Buffer): HeyGenEvent | undefined {
	try {
		return readEvent(JSON.parse(rawBody.toString('utf8')));
	} catch {
		return undefined;
	}
}

/** A text or number that can be an id, as text; undefined for everything else. */
export function asId(value: unknown): string | undefined {
	if (typeof value !== 'string' && typeof value !== 'number') return undefined;
	return String(value).trim() || undefined;
}

/** The ids in an event's data by their field: every `id` and `…_id` but the user's own callback_id. */
export function idsIn(data: IDataObject): Array<[field: string, id: string]> {
	return Object.entries(data).flatMap(([field, value]) => {
		const id = /^(.+_)?id$/.test(field) && field !== 'callback_id' ? asId(value) : undefined;
		return id === undefined ? [] : [[field, id] as [string, string]];
	});
}

function isObject(value: unknown): value is IDataObject {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
