import { createHash } from 'node:crypto';
import { asId, idsIn, type HeyGenEvent } from './event';
import { hashOf, type Identity } from './seen';

/**
 * What tells an event from all others. An id in the body is covered by the signature. One that is
 * only in a header is not: there, the same body is the same event, whatever the header says, so that
 * a delivery that somebody has caught cannot be sent again under another id.
 */
export function identify(event: HeyGenEvent, headerId?: unknown, rawBody?: Buffer): Identity {
	const job = hashOf('job', event.type, ...whatItIsAbout(event));
	if (event.id !== undefined) return { own: [hashOf('id', event.id)], job };
	const unsigned = asId(headerId);
	if (unsigned === undefined) return { own: [job], job };
	const body = rawBody ? [hashOf('body', digest(rawBody))] : [];
	return { own: [hashOf('id', unsigned), ...body], job };
}

/** The ids in an event's data, or all of the data where it has none. */
function whatItIsAbout({ data }: HeyGenEvent): string[] {
	const ids = idsIn(data).map(([field, id]) => `${field}=${id}`);
	return ids.length > 0 ? ids.sort() : [JSON.stringify(data)];
}

function digest(bytes: Buffer): string {
	return createHash('sha256').update(bytes).digest('hex');
}
