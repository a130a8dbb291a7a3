import { createHash } from 'node:crypto';
import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { tryHeyGen, type HeyGenLimits, type HeyGenRequest } from '../heygen/client';
import { kindOf, MOST_IDS_PER_REQUEST } from './kinds';
import { asJobFailure, markNameless } from './note';
import type { Task, WaitPlan } from './plan';

/** Whether a task's request can be a member of a new batch. */
function fitsBatch({ alone, batchKey, jobType, request }: Task): boolean {
	const { batch } = kindOf(jobType);
	if (alone || batchKey || !batch || request?.path !== batch.of) return false;
	return batch.takes?.(request.body ?? {}) ?? true;
}

/**
 * Starts the plan's unstarted tasks by one request for each 100 of a type (POST /v3/videos/batches and its
 * likes, developers.heygen.com/reference). The members stand for themselves: each ends with its own job or
 * its own error. A batch that HeyGen refuses as a whole is left to be started one by one, so that one member
 * cannot harm the others; one whose answer was lost may have been taken, and is only ever sent again as it is.
 */
export async function startBatches(
	context: IExecuteFunctions,
	plan: WaitPlan,
	callbackUrl: string | undefined,
	limits: HeyGenLimits,
): Promise<void> {
	const unstarted = plan.tasks.filter(({ state }) => state === 'unstarted');
	formBatches(unstarted.filter(fitsBatch));
	const keys = unstarted.flatMap(({ batchKey }) => batchKey ?? []);
	for (const key of new Set(keys)) {
		const members = unstarted.filter(({ batchKey }) => batchKey === key);
		await startBatch(context, members, { key, callbackUrl, limits });
	}
}

/** Says for good which tasks go together. */
function formBatches(tasks: Task[]): void {
	for (const jobType of new Set(tasks.map((task) => task.jobType))) {
		const fitting = tasks.filter((task) => task.jobType === jobType);
		for (let from = 0; from < fitting.length; from += MOST_IDS_PER_REQUEST) {
			const members = fitting.slice(from, from + MOST_IDS_PER_REQUEST);
			const key = keyOf(members);
			for (const task of members) {
				if (members.length > 1) task.batchKey = key;
				else task.alone = true;
			}
		}
	}
}

/** Of the members' own keys, so that a repeated run repeats the batch. */
function keyOf(members: Task[]): string {
	const keys = members.map(({ request }) => request?.idempotencyKey).join();
	return `n8n-batch-${createHash('sha256').update(keys).digest('hex').slice(0, 48)}`;
}

interface Sending {
	key: string;
	callbackUrl: string | undefined;
	limits: HeyGenLimits;
}

async function startBatch(
	context: IExecuteFunctions,
	members: Task[],
	{ key, callbackUrl, limits }: Sending,
): Promise<void> {
	const result = await tryHeyGen(context, batchRequest(members, key, callbackUrl), limits);
	if (result.ok) {
		const id = ((result.envelope.data ?? {}) as IDataObject).batch_id;
		members.forEach((task, index) => {
			if (typeof id === 'string' && id) join(task, { id, index });
			else markNameless(task, result.requestId);
		});
		return;
	}
	for (const task of members) {
		task.failure = asJobFailure(result.failure);
		if (result.failure.passing) continue;
		task.alone = true;
		task.batchKey = undefined;
	}
}

function batchRequest(
	members: Task[],
	idempotencyKey: string,
	callbackUrl: string | undefined,
): HeyGenRequest {
	const batch = kindOf(members[0].jobType).batch!;
	return {
		method: 'POST',
		path: batch.path,
		body: {
			[batch.members]: members.map(({ request }) => request?.body ?? {}),
			...(callbackUrl && { callback_url: callbackUrl }),
		},
		idempotencyKey,
	};
}

function join(task: Task, batch: { id: string; index: number }): void {
	task.state = 'in_progress';
	task.batch = batch;
	task.failure = undefined;
}
