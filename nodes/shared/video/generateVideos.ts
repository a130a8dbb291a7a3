import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { idempotencyKey } from '../heygen/idempotency';
import type { ItemFields } from '../itemFields';
import { startOnly } from '../jobs/startOnly';
import type { Wanted } from '../jobs/tasks';
import { waitForTasks } from '../jobs/wait';
import { isWaiting, readWaitSettings } from '../jobs/waitProperties';
import { tooCostly, type Prices } from './costGuard';
import type { Prepared } from './prepared';
import { prepareTasks } from './prepareTasks';
import type { Run } from './run';
import type { RunOptions } from './runFields';

/**
 * Starts one video per item and, if wanted, waits for all of them; one item out per item in. `read` turns
 * an item's fields into the request that starts its video, and throws NodeOperationError for what HeyGen
 * is known to refuse. Throws NodeApiError as `waitForTasks` does.
 */
export async function generateVideos(
	context: IExecuteFunctions,
	read: (run: Run, item: ItemFields) => Promise<Prepared>,
	prices: Prices,
): Promise<INodeExecutionData[]> {
	const { submitAsBatch, videosAtOnce = 3 } = runOptions(context, 0);
	const settings = { ...readWaitSettings(context, videosAtOnce), asBatch: submitAsBatch };
	const prepared: Prepared[] = [];
	const tasks = await prepareTasks(context, {
		...settings,
		jobType: 'video',
		read: async (run, item) => {
			const video = await read(run, item);
			prepared[item.itemIndex] = video;
			return toWanted(context, item.itemIndex, video);
		},
		guard: async () => await tooCostly(context, Object.values(prepared), prices),
	});
	return isWaiting(context)
		? await waitForTasks(context, tasks, settings)
		: await startOnly(context, tasks, settings);
}

function toWanted(context: IExecuteFunctions, itemIndex: number, video: Prepared): Wanted {
	const { jobType, path, body, noCallback } = video;
	const request = { method: 'POST' as const, path, body };
	const own = runOptions(context, itemIndex).idempotencyKey;
	const key = idempotencyKey(context, itemIndex, request, own);
	return { jobType, request: { ...request, idempotencyKey: key }, noCallback };
}

function runOptions(context: IExecuteFunctions, itemIndex: number): RunOptions {
	return context.getNodeParameter('options', itemIndex, {}) as RunOptions;
}
