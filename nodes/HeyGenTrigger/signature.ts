import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { clock } from '../shared/clock';

type Headers = Record<string, string | string[] | undefined>;

/** HeyGen's sources name both; what the first one that is there says counts. */
const SIGNATURE_HEADERS = ['heygen-signature', 'signature'];
const MOST_SKEW_MS = 5 * 60_000;

/**
 * Whether HeyGen sent this: the signature is the HMAC-SHA256 of the body as it came, in lowercase
 * hex, with the endpoint's secret as the key, and the timestamp is not older or newer than five
 * minutes, where one is sent (developers.heygen.com/docs/webhooks). Never throws; false in every case
 * of doubt. `headers` by lower-case names.
 */
export function isGenuine(
	rawBody: Buffer | undefined,
	headers: Headers,
	secret: string | undefined,
): boolean {
	if (!secret || !Buffer.isBuffer(rawBody)) return false;
	const name = SIGNATURE_HEADERS.find((header) => headers[header] !== undefined);
	const given = name && headers[name];
	if (typeof given !== 'string' || !/^[0-9a-f]{64}$/.test(given)) return false;
	const expected = createHmac('sha256', secret).update(rawBody).digest();
	return timingSafeEqual(Buffer.from(given, 'hex'), expected) && isRecent(headers);
}

/** Whether a callback, which HeyGen does not sign, has brought the token. False where there is none. */
export function bringsToken(given: unknown, token: string | undefined): boolean {
	if (!token || typeof given !== 'string') return false;
	const digest = (text: string) => createHash('sha256').update(text).digest();
	return timingSafeEqual(digest(given), digest(token));
}

/** Unix seconds, as HeyGen sends them, or milliseconds. */
function isRecent({ 'heygen-timestamp': timestamp }: Headers): boolean {
	if (timestamp === undefined) return true;
	if (typeof timestamp !== 'string' || !/^\d{1,15}$/.test(timestamp)) return false;
	const sent = Number(timestamp);
	const sentMs = sent > 1e11 ? sent : sent * 1000;
	return Math.abs(clock.now() - sentMs) <= MOST_SKEW_MS;
}
