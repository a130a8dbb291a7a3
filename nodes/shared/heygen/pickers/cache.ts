import { clock } from '../../clock';
import { baseUrlOf, type ApiContext } from '../../http/transport';
import { HEYGEN_BASE_URL, HEYGEN_CREDENTIAL, type HeyGenRequest } from '../client';
import { getPage, type Page } from '../pagination';

/** A list that does not answer should say so while the person is still looking. */
export const LIST_LIMITS = { retries: 1, longestWaitMs: 2000, timeoutMs: 10_000 };
/** As long as somebody types and scrolls in one list. */
const KEPT_MS = 60_000;
/** Of some 50 KB each. */
const MOST_ANSWERS = 200;

const answers = new Map<string, { answer: Promise<unknown>; at: number }>();

/**
 * One page of a list for the editor, kept for a minute: HeyGen's lists know no text search, so that
 * every letter that is typed would fetch all pages anew. Throws NodeApiError.
 */
export async function cachedPage(
	context: ApiContext,
	request: HeyGenRequest,
	cursor?: string,
): Promise<Page> {
	const fetch = async () => await getPage(context, request, cursor, LIST_LIMITS);
	return await kept(context, [request.path, request.query, cursor], fetch);
}

/**
 * An answer for the editor, kept for a minute under `name`, and apart by credential, since each account
 * sees its own things. Throws what `fetch` throws.
 */
export async function kept<T>(
	context: ApiContext,
	name: unknown[],
	fetch: () => Promise<T>,
): Promise<T> {
	const credential = context.getNode().credentials?.[HEYGEN_CREDENTIAL];
	if (!credential?.id) return await fetch();
	const baseUrl = await baseUrlOf(context, HEYGEN_CREDENTIAL, HEYGEN_BASE_URL);
	const key = JSON.stringify([credential.id, baseUrl, ...name]);
	const now = clock.now();
	const known = answers.get(key);
	if (known && now - known.at < KEPT_MS) return await (known.answer as Promise<T>);
	const answer = fetch();
	answers.delete(key);
	answers.set(key, { answer, at: now });
	forgetOld(now);
	// A failure is not kept: the person will open the list again.
	void answer.catch(() => answers.delete(key));
	return await answer;
}

/** The oldest come first in a Map. */
function forgetOld(now: number): void {
	for (const [key, { at }] of answers) {
		if (now - at < KEPT_MS && answers.size <= MOST_ANSWERS) return;
		answers.delete(key);
	}
}
