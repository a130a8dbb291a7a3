import { NodeOperationError, type IDataObject } from 'n8n-workflow';
import { clock } from '../clock';
import type { HeyGenRequest } from '../heygen/client';
import type { JobType } from './kinds';
import type { Task } from './plan';

/** What an item asks for: a job to start, or one that was started elsewhere. */
export type Wanted = { jobType: JobType } & ({ request: HeyGenRequest } | { jobId: string });

/**
 * Makes one task per item by `read`. An item that `read` refuses becomes a task that has failed
 * before anything was sent, so that it keeps its place and harms no other item.
 */
export function toTasks(count: number, read: (itemIndex: number) => Wanted): Task[] {
	return Array.from({ length: count }, (_, itemIndex): Task => {
		try {
			const wanted = read(itemIndex);
			return 'request' in wanted
				? { itemIndex, state: 'unstarted', jobType: wanted.jobType, request: wanted.request }
				: { itemIndex, state: 'in_progress', jobType: wanted.jobType, jobId: wanted.jobId };
		} catch (error) {
			const { message, advice } = wordsOf(error);
			return {
				itemIndex,
				state: 'failed',
				jobType: 'video',
				endedAt: clock.now(),
				failure: { code: 'invalid_input', message, advice },
			};
		}
	});
}

/** Adds the incoming items' fields to what the tasks will put out, where there are any to add. */
export function keepInput(tasks: Task[], inputs: IDataObject[] | undefined): void {
	for (const task of tasks) task.input = inputs?.[task.itemIndex];
}

function wordsOf(error: unknown): { message: string; advice: string } {
	if (error instanceof NodeOperationError) {
		return { message: error.message, advice: error.description ?? '' };
	}
	return { message: error instanceof Error ? error.message : String(error), advice: '' };
}
