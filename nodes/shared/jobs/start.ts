import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { tryHeyGen, type HeyGenLimits, type HeyGenRequest } from '../heygen/client';
import { isObject } from '../itemFields';
import { sideBySide } from '../sideBySide';
import { startBatches } from './batch';
import { createdId, kindOf, type JobKind } from './kinds';
import { asJobFailure, markFailed, markNameless } from './note';
import { stopsAtFailure, type Task, type WaitPlan } from './plan';

/**
 * Sends the requests of the plan's unstarted tasks, side by side, and notes each job's id.
 * Where HeyGen has no room for another job, the rest stays unstarted for the next round:
 * a slot is free when one of the running jobs ends. Where the run stops at a failed job, nothing more
 * is started, and paid for, behind it. `hasRounds` says whether there is a next round.
 */
export async function startTasks(
	context: IExecuteFunctions,
	plan: WaitPlan,
	callbackUrl: string | undefined,
	limits: HeyGenLimits,
	{ hasRounds }: { hasRounds: boolean },
): Promise<void> {
	if (plan.asBatch) await startBatches(context, plan, callbackUrl, limits);
	let full = false;
	const sending = new Set<Task>();
	const single = plan.tasks.filter(({ batchKey, state }) => state === 'unstarted' && !batchKey);
	await sideBySide(single, plan.atOnce, async (task) => {
		if (full || !task.request || stopsAtFailure(plan)) return;
		if (hasRounds && isCrowded(plan, sending, task)) return;
		sending.add(task);
		const request = withCallback(task, task.request, callbackUrl);
		const result = await tryHeyGen(context, request, limits);
		sending.delete(task);
		if (result.ok) {
			markStarted(task, (result.envelope.data ?? {}) as IDataObject, result.requestId);
		} else if (result.failure.passing) {
			// Trouble of another kind may be this one request's own.
			full ||= [0, 429].includes(result.failure.status);
			task.failure = asJobFailure(result.failure);
		} else {
			markFailed(task, asJobFailure(result.failure));
		}
	});
}

/** Whether as many jobs of this kind are under way as get on side by side. */
function isCrowded({ tasks }: WaitPlan, sending: Set<Task>, { jobType }: Task): boolean {
	const { mostAtOnce } = kindOf(jobType);
	if (mostAtOnce === undefined) return false;
	const isUnderWay = (task: Task) =>
		sending.has(task) || (task.state === 'in_progress' && !task.became);
	return tasks.filter((task) => task.jobType === jobType && isUnderWay(task)).length >= mostAtOnce;
}

/** The callback is left out of the idempotency key on purpose: it differs for a repeated run. */
function withCallback(
	{ noCallback }: Task,
	request: HeyGenRequest,
	callbackUrl: string | undefined,
): HeyGenRequest {
	if (!callbackUrl || noCallback || request.body?.callback_url) return request;
	return { ...request, body: { ...request.body, callback_url: callbackUrl } };
}

function markStarted(task: Task, answer: IDataObject, requestId: string | undefined): void {
	const kind = kindOf(task.jobType);
	const created = startedResource(kind, answer);
	const id = createdId(created, kind);
	if (!id) {
		markNameless(task, requestId);
		return;
	}
	task.state = 'in_progress';
	task.jobId = id;
	task.resource = created;
	task.failure = undefined;
}

/** The started job's resource, with what else the answer holds beside it. */
function startedResource({ startedAs }: JobKind, answer: IDataObject): IDataObject {
	const inside = startedAs ? answer[startedAs] : undefined;
	if (!startedAs || !isObject(inside)) return answer;
	const beside = Object.entries(answer).filter(([field]) => field !== startedAs);
	return { ...Object.fromEntries(beside), ...inside };
}
