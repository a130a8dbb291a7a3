import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import type { HeyGenRequest } from '../shared/heygen/client';
import { idempotencyKey } from '../shared/heygen/idempotency';
import { inputToInclude } from '../shared/includeInput';
import { startOnly } from '../shared/jobs/startOnly';
import { keepInput, toTasks } from '../shared/jobs/tasks';
import { waitForTasks } from '../shared/jobs/wait';
import { readWaitSettings } from '../shared/jobs/waitProperties';
import { readVideo } from './readVideo';

interface RunOptions {
	idempotencyKey?: string;
	submitAsBatch?: boolean;
	videosAtOnce?: number;
}

/** Starts one video per item and, if wanted, waits for all of them; one item out per item in. */
export async function generateVideos(context: IExecuteFunctions): Promise<INodeExecutionData[]> {
	const wait = context.getNodeParameter('waitForCompletion', 0) as boolean;
	// The members of a batch have no ids until they are looked at, so that a batch has to be waited for.
	const { submitAsBatch, videosAtOnce } = runOptions(context, 0);
	const settings = {
		...readWaitSettings(context, videosAtOnce ?? 3),
		asBatch: wait && submitAsBatch,
	};
	const tasks = toTasks(context.getInputData().length, (itemIndex) => ({
		jobType: 'video',
		request: videoRequest(context, itemIndex),
	}));
	keepInput(tasks, inputToInclude(context));
	return wait
		? await waitForTasks(context, tasks, settings)
		: await startOnly(context, tasks, settings);
}

function videoRequest(context: IExecuteFunctions, itemIndex: number): HeyGenRequest {
	const body = readVideo(context, itemIndex) as unknown as IDataObject;
	const request = { method: 'POST' as const, path: '/v3/videos', body };
	const own = runOptions(context, itemIndex).idempotencyKey;
	return { ...request, idempotencyKey: idempotencyKey(context, itemIndex, request, own) };
}

function runOptions(context: IExecuteFunctions, itemIndex: number): RunOptions {
	return context.getNodeParameter('options', itemIndex, {}) as RunOptions;
}
