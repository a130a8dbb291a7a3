import type { IDataObject } from 'n8n-workflow';
import { toNodeApiError, type ApiFailure } from '../http/failure';
import type { ApiContext } from '../http/transport';
import { tryHeyGen, type HeyGenLimits, type HeyGenRequest } from './client';

/** Something that is looked up before work is started, since what is sent depends on it. */
export interface LookUp extends Pick<HeyGenRequest, 'path' | 'query'> {
	/** What it is, for an error: `The avatar 'x'`. */
	what: string;
}

/** What HeyGen says; or the status with which it declines, in the same way each time. */
export type LookedUp = { data: IDataObject[string] } | { declined: number };

/**
 * Asks HeyGen for one thing. Throws NodeApiError where HeyGen does not answer for a reason that passes:
 * without the answer, something else would be sent than after the trouble, so that trying again would pay
 * a second time.
 */
export async function lookUp(
	context: ApiContext,
	{ what, path, query }: LookUp,
	limits?: HeyGenLimits,
): Promise<LookedUp> {
	const result = await tryHeyGen(context, { method: 'GET', path, query }, limits);
	if (result.ok) return { data: result.envelope.data };
	const { failure } = result;
	if (failure.status !== 0 && !failure.passing) return { declined: failure.status };
	throw toNodeApiError(context.getNode(), {
		...failure,
		message: `${what} could not be looked up: ${failure.message}`,
		advice: `Nothing was started. ${wayOut(failure)}`,
	});
}

/** The usual advice on too many requests is about videos in progress. */
function wayOut({ status, advice }: ApiFailure): string {
	if (status !== 429 && advice) return advice;
	return 'Run the node again in a minute.';
}
