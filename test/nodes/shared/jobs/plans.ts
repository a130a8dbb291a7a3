import type { Task, WaitPlan } from '../../../../nodes/shared/jobs/plan';

export const MINUTE = 60_000;

/** A job that HeyGen has been given. */
export function task(itemIndex: number, fields: Partial<Task> = {}): Task {
	return { itemIndex, jobType: 'video', state: 'in_progress', jobId: `v${itemIndex}`, ...fields };
}

/** A job whose request has not been sent. */
export function unstarted(itemIndex: number, fields: Partial<Task> = {}): Task {
	const request = {
		method: 'POST' as const,
		path: '/v3/videos',
		body: { n: itemIndex },
		idempotencyKey: `k${itemIndex}`,
	};
	return { itemIndex, jobType: 'video', state: 'unstarted', request, ...fields };
}

/** A plan that was begun at noon, and gives up an hour later. */
export function planOf(tasks: Task[], fields: Partial<WaitPlan> = {}): WaitPlan {
	const startedAt = Date.UTC(2026, 10, 21, 12);
	return {
		nodeName: 'Wait',
		tasks,
		startedAt,
		giveUpAt: startedAt + 60 * MINUTE,
		timeUp: 'fail',
		onError: 'continue',
		atOnce: 5,
		...fields,
	};
}
