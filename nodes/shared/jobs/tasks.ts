import { NodeApiError, NodeOperationError, type IDataObject } from 'n8n-workflow';
import { clock } from '../clock';
import type { HeyGenRequest } from '../heygen/client';
import { sideBySide } from '../sideBySide';
import type { JobType } from './kinds';
import type { JobFailure, Task } from './plan';

/** What an item asks for: a job to start, one that was started elsewhere, or one that cannot be. */
export type Wanted = { jobType: JobType; about?: IDataObject } & (
	| { request: HeyGenRequest; noCallback?: true; alone?: true }
	| { jobId: string }
	| { refused: unknown }
	| { failure: JobFailure }
);

/**
 * Makes the tasks of each item by `read`, `atOnce` items side by side: one, or several in their order.
 * An item that `read` refuses becomes a task that has failed before anything was started, so that it
 * keeps its place and harms no other item.
 */
export async function toTasks(
	count: number,
	atOnce: number,
	read: Reader,
	jobType: JobType = 'video',
): Promise<Task[]> {
	const tasks: Task[][] = [];
	const items = Array.from({ length: count }, (_, itemIndex) => itemIndex);
	await sideBySide(items, atOnce, async (itemIndex) => {
		tasks[itemIndex] = await toTasksOf(itemIndex, read, jobType);
	});
	return tasks.flat();
}

type Reader = (itemIndex: number) => Wanted | Wanted[] | Promise<Wanted | Wanted[]>;

/** The tasks of one item, as `toTasks` makes them; `jobType` is that of an item which is refused. */
export async function toTasksOf(
	itemIndex: number,
	read: Reader,
	jobType: JobType,
): Promise<Task[]> {
	try {
		return [await read(itemIndex)].flat().map((wanted) => asTask(itemIndex, wanted));
	} catch (refused) {
		return [asTask(itemIndex, { jobType, refused })];
	}
}

function asTask(itemIndex: number, wanted: Wanted): Task {
	const { jobType, about } = wanted;
	const known = { itemIndex, jobType, ...(about && { about }) };
	if ('jobId' in wanted) return { ...known, state: 'in_progress', jobId: wanted.jobId };
	if ('refused' in wanted || 'failure' in wanted) {
		const failure = 'failure' in wanted ? wanted.failure : asFailure(wanted.refused);
		return { ...known, state: 'failed', endedAt: clock.now(), failure };
	}
	const { request, noCallback, alone } = wanted;
	return {
		...known,
		state: 'unstarted',
		request,
		...(noCallback && { noCallback }),
		...(alone && { alone }),
	};
}

/** Adds the incoming items' fields to what the tasks will put out, where there are any to add. */
export function keepInput(tasks: Task[], inputs: IDataObject[] | undefined): void {
	for (const task of tasks) task.input = inputs?.[task.itemIndex];
}

/** An item's error that is no job's: a refusal of ours, or one of HeyGen's. */
export function asFailure(error: unknown): JobFailure {
	const code = 'invalid_input';
	if (error instanceof NodeApiError) {
		const { data, advice } = error.context as { data?: IDataObject; advice?: string };
		return {
			code: String(data?.code ?? code),
			message: error.message,
			advice: advice ?? '',
			...(error.httpCode && { httpStatus: Number(error.httpCode) }),
			...(typeof data?.request_id === 'string' && { requestId: data.request_id }),
		};
	}
	if (error instanceof NodeOperationError) {
		return { code, message: error.message, advice: error.description ?? '' };
	}
	return { code, message: error instanceof Error ? error.message : String(error), advice: '' };
}
