import type { IDataObject } from 'n8n-workflow';
import { tryHeyGen } from '../shared/heygen/client';
import type { ApiContext } from '../shared/http/transport';
import { isJobType, kindOf, urlIn } from '../shared/jobs/kinds';
import { withoutSecrets } from './callbackUrls';

/** HeyGen gives up on a call after 10 seconds: two attempts of this length, and a pause, stay below it. */
const LIMITS = { retries: 1, longestWaitMs: 1500, timeoutMs: 2500 };

/**
 * Adds what HeyGen's API says about the job of an item as `details`, and what the event left out of
 * `video_url` and `failure_message`. An event is worth more than its details: where they cannot be
 * read in time, the item goes on with `details_error`.
 */
export async function withDetails(context: ApiContext, item: IDataObject): Promise<IDataObject> {
	const { job_type: jobType, job_id: jobId } = item;
	if (!isJobType(jobType) || typeof jobId !== 'string') {
		return { ...item, details_error: 'The event names no job that could be read' };
	}
	const kind = kindOf(jobType);
	const result = await tryHeyGen(context, { method: 'GET', path: kind.path(jobId) }, LIMITS);
	if (!result.ok) return { ...item, details_error: result.failure.message };
	const details = withoutSecrets((result.envelope.data ?? {}) as IDataObject);
	return {
		...item,
		video_url: item.video_url ?? urlIn(details, kind.urlFields) ?? null,
		failure_message: item.failure_message ?? details.failure_message ?? null,
		details,
	};
}
