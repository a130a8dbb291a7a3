import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { tryHeyGen, type HeyGenLimits, type HeyGenRequest } from '../heygen/client';
import { sideBySide } from '../sideBySide';
import { startBatches } from './batch';
import { asJobFailure, markFailed } from './note';
import type { Task, WaitPlan } from './plan';

/**
 * Sends the requests of the plan's unstarted tasks, side by side, and notes each job's id.
 * Where HeyGen has no room for another job, the rest stays unstarted for the next round:
 * a slot is free when one of the running jobs ends.
 */
export async function startTasks(
	context: IExecuteFunctions,
	plan: WaitPlan,
	callbackUrl: string | undefined,
	limits: HeyGenLimits,
): Promise<void> {
	const isUnstarted = ({ state }: Task) => state === 'unstarted';
	if (plan.asBatch && plan.tasks.filter(isUnstarted).length > 1) {
		const waiting = plan.tasks.filter(isUnstarted);
		if (await startBatches(context, waiting, callbackUrl, limits)) return;
	}
	let full = false;
	const unstarted = plan.tasks.filter(isUnstarted);
	await sideBySide(unstarted, plan.atOnce, async (task) => {
		if (full || !task.request) return;
		const request = withCallback(task.request, callbackUrl);
		const result = await tryHeyGen(context, request, limits);
		if (result.ok) {
			markStarted(task, (result.envelope.data ?? {}) as IDataObject, result.requestId);
		} else if (result.failure.passing) {
			full = true;
			task.failure = asJobFailure(result.failure);
		} else {
			markFailed(task, asJobFailure(result.failure));
		}
	});
}

/** The callback is left out of the idempotency key on purpose: it differs for a repeated run. */
function withCallback(request: HeyGenRequest, callbackUrl: string | undefined): HeyGenRequest {
	if (!callbackUrl || request.body?.callback_url) return request;
	return { ...request, body: { ...request.body, callback_url: callbackUrl } };
}

function markStarted(task: Task, created: IDataObject, requestId: string | undefined): void {
	const id = created.video_id ?? created.id;
	if (typeof id !== 'string' || id === '') {
		markFailed(task, {
			code: 'no_job_id',
			message: 'HeyGen accepted the request, but named no job',
			advice: 'Look in HeyGen whether the video is there before you run the node again.',
			requestId,
		});
		return;
	}
	task.state = 'in_progress';
	task.jobId = id;
	task.resource = created;
	task.failure = undefined;
}
