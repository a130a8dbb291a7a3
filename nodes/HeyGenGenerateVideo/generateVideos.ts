import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { idempotencyKey } from '../shared/heygen/idempotency';
import { inputToInclude } from '../shared/includeInput';
import { itemFields } from '../shared/itemFields';
import { markFailed } from '../shared/jobs/note';
import { startOnly } from '../shared/jobs/startOnly';
import { keepInput, toTasks, type Wanted } from '../shared/jobs/tasks';
import { waitForTasks } from '../shared/jobs/wait';
import { readWaitSettings } from '../shared/jobs/waitProperties';
import { newRun, type Run } from '../shared/video/run';
import { tooCostly } from './costGuard';
import type { Prepared } from './prepared';
import { readVideo } from './readVideo';

interface RunOptions {
	idempotencyKey?: string;
	submitAsBatch?: boolean;
	videosAtOnce?: number;
}

/** Starts one video per item and, if wanted, waits for all of them; one item out per item in. */
export async function generateVideos(context: IExecuteFunctions): Promise<INodeExecutionData[]> {
	const { submitAsBatch, videosAtOnce = 3 } = runOptions(context, 0);
	const settings = { ...readWaitSettings(context, videosAtOnce), asBatch: submitAsBatch };
	const run = newRun(context);
	const prepared: Prepared[] = [];
	const tasks = await toTasks(context.getInputData().length, videosAtOnce, async (itemIndex) => {
		const video = await readVideo(run, itemFields(context, itemIndex));
		prepared.push(video);
		return toWanted(run, itemIndex, video);
	});
	keepInput(tasks, inputToInclude(context));
	const reason = await tooCostly(context, prepared);
	if (reason) {
		for (const task of tasks) if (task.state === 'unstarted') markFailed(task, reason);
	}
	return run.waits
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
