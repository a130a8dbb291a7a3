import type { IDataObject, ITriggerFunctions } from 'n8n-workflow';
import { eachPage } from '../shared/heygen/pagination';
import { readEvent, type HeyGenEvent } from './event';

const PAGE = 100;
const MOST_PAGES = 50;
const LIMITS = { retries: 2, longestWaitMs: 5000, timeoutMs: 10_000 };

/**
 * The events since `since` (ms since 1970), oldest first, from HeyGen's history
 * (GET /v3/webhooks/events). HeyGen does not say in which order it lists them: reading ends early
 * only where the newest come first. At most 5,000 are read. Throws NodeApiError.
 */
export async function readHistory(
	context: ITriggerFunctions,
	since: number,
	events: string[] | null,
): Promise<HeyGenEvent[]> {
	const query: Record<string, string | number> = { limit: PAGE };
	if (events?.length === 1) query.event_type = events[0];
	const found: HeyGenEvent[] = [];
	let pages = 0;
	const request = { method: 'GET', path: '/v3/webhooks/events', query } as const;
	for await (const { entries } of eachPage(context, request, LIMITS)) {
		const times = entries.map(timeOf);
		found.push(
			...entries.filter((_, i) => times[i] >= since).flatMap((row) => readEvent(row) ?? []),
		);
		const isNewestFirst = times.every((time, i) => i === 0 || time <= times[i - 1]);
		const isPast = isNewestFirst && (times.at(-1) ?? 0) < since;
		if (isPast || ++pages === MOST_PAGES) break;
	}
	const time = ({ createdAt }: HeyGenEvent) => timeOf({ created_at: createdAt });
	return found.sort((a, b) => time(a) - time(b));
}

/** One without a time that can be read counts as new, so that it is not lost. */
function timeOf({ created_at: createdAt }: IDataObject): number {
	const time = typeof createdAt === 'number' ? createdAt * 1000 : Date.parse(String(createdAt));
	return Number.isNaN(time) ? Infinity : time;
}
