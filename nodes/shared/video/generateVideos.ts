import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { idempotencyKey } from '../heygen/idempotency';
import { inputToInclude } from '../includeInput';
import { itemFields, type ItemFields } from '../itemFields';
import { markFailed } from '../jobs/note';
import { isError } from '../jobs/plan';
import { startOnly } from '../jobs/startOnly';
import { keepInput, toTasks, toTasksOf, type Wanted } from '../jobs/tasks';
import { waitForTasks } from '../jobs/wait';
import { readWaitSettings } from '../jobs/waitProperties';
import { sideBySide } from '../sideBySide';
import { tooCostly, type Prices } from './costGuard';
import type { Prepared } from './prepared';
import { rehearsalOf } from './rehearsal';
import { newRun, type Run } from './run';
import type { RunOptions } from './runFields';

/**
 * Starts one video per item and, if wanted, waits for all of them; one item out per item in. `read` turns
 * an item's fields into the request that starts its video, and throws NodeOperationError for what HeyGen
 * is known to refuse. Files are uploaded only after all items have been looked at. Throws NodeApiError as
 * `waitForTasks` does.
 */
export async function generateVideos(
	context: IExecuteFunctions,
	read: (run: Run, item: ItemFields) => Promise<Prepared>,
	prices: Prices,
): Promise<INodeExecutionData[]> {
	const { submitAsBatch, videosAtOnce = 3 } = runOptions(context, 0);
	const settings = { ...readWaitSettings(context, videosAtOnce), asBatch: submitAsBatch };
	const run = newRun(context);
	const rehearsal = rehearsalOf(run);
	const prepared: Prepared[] = [];
	const wantedIn = (where: Run) => async (itemIndex: number) => {
		const video = await read(where, itemFields(context, itemIndex));
		prepared[itemIndex] = video;
		return toWanted(where, itemIndex, video);
	};
	const count = context.getInputData().length;
	const tasks = await toTasks(count, videosAtOnce, wantedIn(rehearsal.run));
	const reason = await tooCostly(context, Object.values(prepared), prices);
	if (reason) {
		for (const task of tasks) if (task.state === 'unstarted') markFailed(task, reason);
	}
	const stops = settings.onError === 'stop' && tasks.some(isError);
	const withFiles = tasks.filter(
		(task) => task.state === 'unstarted' && rehearsal.hasFiles(task.itemIndex),
	);
	await sideBySide(stops ? [] : withFiles, videosAtOnce, async ({ itemIndex, jobType }) => {
		[tasks[itemIndex]] = await toTasksOf(itemIndex, wantedIn(run), jobType);
	});
	keepInput(tasks, inputToInclude(context));
	return context.getNodeParameter('waitForCompletion', 0)
		? await waitForTasks(context, tasks, settings)
		: await startOnly(context, tasks, settings);
}

function toWanted({ context }: Run, itemIndex: number, video: Prepared): Wanted {
	const { jobType, path, body, noCallback } = video;
	const request = { method: 'POST' as const, path, body };
	const own = runOptions(context, itemIndex).idempotencyKey;
	const key = idempotencyKey(context, itemIndex, request, own);
	return { jobType, request: { ...request, idempotencyKey: key }, noCallback };
}

function runOptions(context: IExecuteFunctions, itemIndex: number): RunOptions {
	return context.getNodeParameter('options', itemIndex, {}) as RunOptions;
}
