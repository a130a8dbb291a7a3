import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { tryHeyGen, type HeyGenLimits, type HeyGenRequest } from '../heygen/client';
import { isObject } from '../itemFields';
import { sideBySide } from '../sideBySide';
import { fitsBatch, startBatches } from './batch';
import { createdId, kindOf, type JobKind } from './kinds';
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
	const postponed = plan.asBatch ? await startInBatches() : [];
	let full = false;
	const unstarted = plan.tasks.filter((task) => isUnstarted(task) && !postponed.includes(task));
	await sideBySide(unstarted, plan.atOnce, async (task) => {
		if (full || !task.request) return;
		const request = withCallback(task, task.request, callbackUrl);
		const result = await tryHeyGen(context, request, limits);
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

	/** Returns what could not be sent for a passing reason, which waits for the next round. */
	async function startInBatches(): Promise<Task[]> {
		const later: Task[] = [];
		const fitting = plan.tasks.filter((task) => isUnstarted(task) && fitsBatch(task));
		for (const jobType of new Set(fitting.map((task) => task.jobType))) {
			const members = fitting.filter((task) => task.jobType === jobType);
			if (members.length < 2) continue;
			if (await startBatches(context, members, callbackUrl, limits)) {
				later.push(...members.filter(isUnstarted));
			}
		}
		return later;
	}
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

/** The started job's resource, with what else the answer holds beside it. */
function startedResource({ startedAs }: JobKind, answer: IDataObject): IDataObject {
	const inside = startedAs ? answer[startedAs] : undefined;
	if (!startedAs || !isObject(inside)) return answer;
	const beside = Object.entries(answer).filter(([field]) => field !== startedAs);
	return { ...Object.fromEntries(beside), ...inside };
}
