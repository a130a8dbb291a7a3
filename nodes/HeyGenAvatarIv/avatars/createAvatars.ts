import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { idempotencyKey } from '../../shared/heygen/idempotency';
import type { ItemFields } from '../../shared/itemFields';
import { isError, type Task, type WaitSettings } from '../../shared/jobs/plan';
import { startOnly } from '../../shared/jobs/startOnly';
import type { Wanted } from '../../shared/jobs/tasks';
import { waitForTasks } from '../../shared/jobs/wait';
import { isWaiting, readWaitSettings } from '../../shared/jobs/waitProperties';
import { prepareTasks } from '../../shared/video/prepareTasks';
import type { Run } from '../../shared/video/run';
import type { AvatarBody } from './bodies';

const PATH = '/v3/avatars';
const REQUESTS_AT_ONCE = 3;

export interface AvatarCreation {
	/** An item's look. Throws the item's refusal. */
	read: (run: Run, item: ItemFields) => Promise<AvatarBody>;
	/** Starts what cannot be started with the rest; not called where a refused item stops the run. */
	begin?: (context: IExecuteFunctions, tasks: Task[], settings: WaitSettings) => Promise<void>;
}

/**
 * Has HeyGen make one look per item and, if wanted, waits until it is trained; one item out per item in:
 * `{ job_type: 'avatar', job_id, status, …the look }`. Throws NodeApiError as `waitForTasks` does.
 */
export async function createAvatars(
	context: IExecuteFunctions,
	{ read, begin }: AvatarCreation,
): Promise<INodeExecutionData[]> {
	const settings = readWaitSettings(context, REQUESTS_AT_ONCE);
	const tasks = await prepareTasks(context, {
		...settings,
		jobType: 'avatar',
		read: async (run, item) => toWanted(context, item.itemIndex, await read(run, item)),
	});
	const stops = settings.onError === 'stop' && tasks.some(isError);
	if (!stops) await begin?.(context, tasks, settings);
	return isWaiting(context, false)
		? await waitForTasks(context, tasks, settings)
		: await startOnly(context, tasks, settings);
}

/** HeyGen takes no callback address with these. */
function toWanted(context: IExecuteFunctions, itemIndex: number, body: AvatarBody): Wanted {
	return { jobType: 'avatar', request: avatarRequest(context, itemIndex, body), noCallback: true };
}

/** The request that makes an item's look. */
export function avatarRequest(context: IExecuteFunctions, itemIndex: number, body: AvatarBody) {
	const options = context.getNodeParameter('options', itemIndex, {}) as { idempotencyKey?: string };
	const request = { method: 'POST' as const, path: PATH, body: body as unknown as IDataObject };
	const key = idempotencyKey(context, itemIndex, request, options.idempotencyKey);
	return { ...request, idempotencyKey: key };
}
