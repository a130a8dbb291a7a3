import { clock } from '../../clock';
import { baseUrlOf, type ApiContext } from '../../http/transport';
import { HEYGEN_BASE_URL, HEYGEN_CREDENTIAL, type HeyGenRequest } from '../client';
import { getPage, type Page } from '../pagination';

/** A list that does not answer should say so while the person is still looking. */
const LIST_LIMITS = { retries: 1, longestWaitMs: 2000, timeoutMs: 10_000 };
/** As long as somebody types and scrolls in one list. */
const KEPT_MS = 60_000;
/** Of some 50 KB each. */
const MOST_PAGES = 200;

const pages = new Map<string, { page: Promise<Page>; at: number }>();

/**
 * One page of a list for the editor, kept for a minute: HeyGen's lists know no text search, so that
 * every letter that is typed would fetch all pages anew. Kept apart by credential, since each account
 * sees its own avatars and voices. Throws NodeApiError.
 */
export async function cachedPage(
	context: ApiContext,
	request: HeyGenRequest,
	cursor?: string,
): Promise<Page> {
	const credential = context.getNode().credentials?.[HEYGEN_CREDENTIAL];
	const fetch = async () => await getPage(context, request, cursor, LIST_LIMITS);
	if (!credential?.id) return await fetch();
	const { path, query } = request;
	const baseUrl = await baseUrlOf(context, HEYGEN_CREDENTIAL, HEYGEN_BASE_URL);
	const key = JSON.stringify([credential.id, baseUrl, path, query, cursor]);
	const now = clock.now();
	const known = pages.get(key);
	if (known && now - known.at < KEPT_MS) return await known.page;
	const page = fetch();
	pages.delete(key);
	pages.set(key, { page, at: now });
	forgetOld(now);
	// A failure is not kept: the person will open the list again.
	void page.catch(() => pages.delete(key));
	return await page;
}

/** The oldest come first in a Map. */
function forgetOld(now: number): void {
	for (const [key, { at }] of pages) {
		if (now - at < KEPT_MS && pages.size <= MOST_PAGES) return;
		pages.delete(key);
	}
}
