import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { asNumber, isOn, runOption, type ItemFields } from '../itemFields';
import { startOnly } from '../jobs/startOnly';
import type { Wanted } from '../jobs/tasks';
import { waitForTasks } from '../jobs/wait';
import { isWaiting, readWaitSettings } from '../jobs/waitProperties';
import { tooCostly, type Prices } from './costGuard';
import { createKeys, hasOwnKey } from './keys';
import type { Prepared } from './prepared';
import { prepareTasks } from './prepareTasks';
import type { Run } from './run';

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
	const atOnce = asNumber(runOption(context, 'videosAtOnce', AT_ONCE)) || AT_ONCE;
	const asBatch = isOn(runOption(context, 'submitAsBatch', false));
	const settings = { ...readWaitSettings(context, atOnce), asBatch };
	const prepared: Prepared[] = [];
	const keyOf = createKeys(context);
	const tasks = await prepareTasks(context, {
		...settings,
		jobType: 'video',
		read: async (run, item) => {
			const video = await read(run, item);
			const wanted = { ...toWanted(video, keyOf(item, video)), ...(hasOwnKey(item) && ALONE) };
			prepared[item.itemIndex] = video;
			return wanted;
		},
		guard: async () => await tooCostly(context, Object.values(prepared), prices),
	});
	return isWaiting(context)
		? await waitForTasks(context, tasks, settings)
		: await startOnly(context, tasks, settings);
}

const AT_ONCE = 3;
/** A batch has a key of its own, by which HeyGen would not know an item again. */
const ALONE = { alone: true } as const;

function toWanted({ jobType, path, body, noCallback }: Prepared, idempotencyKey: string): Wanted {
	const request = { method: 'POST' as const, path, body, idempotencyKey };
	return { jobType, request, noCallback };
}
