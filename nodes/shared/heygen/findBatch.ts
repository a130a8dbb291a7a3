import { kindOf } from '../jobs/kinds';
import type { ApiContext } from '../http/transport';
import { tryHeyGen, type HeyGenLimits } from './client';
import type { HeyGenResult } from './failure';

const BATCH_TYPES = ['video_batch', 'video_translation_batch'] as const;

/** A batch's kind and HeyGen's answer about it; where no kind has it, only the answer that says why. */
export interface FoundBatch {
	jobType?: (typeof BATCH_TYPES)[number];
	result: HeyGenResult;
}

/**
 * Looks for a batch of which only the id is known: neither the id nor HeyGen's event `batch.finished`
 * says what it is a batch of. Does not throw.
 */
export async function findBatch(
	context: ApiContext,
	id: string,
	limits: HeyGenLimits,
): Promise<FoundBatch> {
	const answers = await Promise.all(
		BATCH_TYPES.map(async (jobType) => {
			const request = { method: 'GET' as const, path: kindOf(jobType).path(id) };
			return { jobType, result: await tryHeyGen(context, request, limits) };
		}),
	);
	const found = answers.find(({ result }) => result.ok);
	if (found) return found;
	const isUnclear = ({ result }: FoundBatch) => !result.ok && result.failure.status !== 404;
	return { result: (answers.find(isUnclear) ?? answers[0]).result };
}
