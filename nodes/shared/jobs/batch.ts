import { createHash } from 'node:crypto';
import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { tryHeyGen, type HeyGenLimits, type HeyGenRequest } from '../heygen/client';
import { kindOf, MOST_IDS_PER_REQUEST } from './kinds';
import { asJobFailure } from './note';
import type { Task } from './plan';

/** Whether a task's request can be a member of a batch. */
export function fitsBatch({ jobType, request }: Task): boolean {
	const { batch } = kindOf(jobType);
	if (!batch || request?.path !== batch.of) return false;
	return batch.takes?.(request.body ?? {}) ?? true;
}

/**
 * Starts many jobs of one type by one request for each 100 of them (POST /v3/videos/batches and its
 * likes, developers.heygen.com/reference). The members stand for themselves: each ends with its own
 * job or its own error. What HeyGen refuses as a whole stays unstarted, to be tried one by one, so
 * that one member cannot harm the others. Returns false in that case.
 */
export async function startBatches(
	context: IExecuteFunctions,
	tasks: Task[],
	callbackUrl: string | undefined,
	limits: HeyGenLimits,
): Promise<boolean> {
	let accepted = true;
	for (let from = 0; from < tasks.length; from += MOST_IDS_PER_REQUEST) {
		const members = tasks.slice(from, from + MOST_IDS_PER_REQUEST);
		const result = await tryHeyGen(context, batchRequest(members, callbackUrl), limits);
		const id = result.ok ? ((result.envelope.data ?? {}) as IDataObject).batch_id : undefined;
		if (typeof id === 'string' && id) {
			members.forEach((task, index) => join(task, { id, index }));
			continue;
		}
		if (result.ok || !result.failure.passing) accepted = false;
		if (!result.ok) for (const task of members) task.failure = asJobFailure(result.failure);
	}
	return accepted;
}

function batchRequest(members: Task[], callbackUrl: string | undefined): HeyGenRequest {
	const keys = members.map(({ request }) => request?.idempotencyKey).join();
	const batch = kindOf(members[0].jobType).batch!;
	return {
		method: 'POST',
		path: batch.path,
		body: {
			[batch.members]: members.map(({ request }) => request?.body ?? {}),
			...(callbackUrl && { callback_url: callbackUrl }),
		},
		// Of the members' own keys, so that a repeated run repeats the batch.
		idempotencyKey: `n8n-batch-${createHash('sha256').update(keys).digest('hex').slice(0, 48)}`,
	};
}

function join(task: Task, batch: { id: string; index: number }): void {
	task.state = 'in_progress';
	task.batch = batch;
	task.failure = undefined;
}
