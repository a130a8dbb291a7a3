import type { IDataObject } from 'n8n-workflow';
import { tryHeyGen } from '../shared/heygen/client';
import type { HeyGenResult } from '../shared/heygen/failure';
import { findBatch } from '../shared/heygen/findBatch';
import type { ApiContext } from '../shared/http/transport';
import { isJobType, kindOf, urlIn, type JobType } from '../shared/jobs/kinds';
import { withoutSecrets } from './callbackUrls';
import { asId } from './event';

/** HeyGen gives up on a call after 10 seconds: two attempts of this length, and a pause, stay below it. */
const LIMITS = { retries: 1, longestWaitMs: 1500, timeoutMs: 2500 };

/**
 * Adds what HeyGen's API says about the job of an item as `details`, and what the event left out of
 * `job_type`, `video_url` and `failure_message`. An event is worth more than its details: where they
 * cannot be read in time, the item goes on with `details_error`.
 */
export async function withDetails(context: ApiContext, item: IDataObject): Promise<IDataObject> {
	const { jobType, result } = (await read(context, item)) ?? {};
	if (!result) return { ...item, details_error: 'The event names no job that could be read' };
	if (!result.ok) return { ...item, details_error: result.failure.message };
	const urlFields = jobType ? kindOf(jobType).urlFields : [];
	const details = withoutSecrets((result.envelope.data ?? {}) as IDataObject);
	return {
		...item,
		job_type: jobType ?? null,
		video_url: item.video_url ?? urlIn(details, urlFields) ?? null,
		failure_message: item.failure_message ?? details.failure_message ?? null,
		details,
	};
}

/** Undefined where it is not known what to ask for. */
async function read(
	context: ApiContext,
	{ job_type: jobType, job_id: jobId, batch_id: batchId }: IDataObject,
): Promise<{ jobType?: JobType; result: HeyGenResult } | undefined> {
	if (typeof jobId !== 'string') return undefined;
	if (isJobType(jobType)) {
		const request = { method: 'GET' as const, path: kindOf(jobType).path(jobId) };
		return { jobType, result: await tryHeyGen(context, request, LIMITS) };
	}
	return asId(batchId) === jobId ? await findBatch(context, jobId, LIMITS) : undefined;
}
