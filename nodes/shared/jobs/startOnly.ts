import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { pause } from '../clock';
import { cancelSignal } from '../http/transport';
import { checkTasks } from './check';
import { outcomeItems } from './outcome';
import { kindOf, namedId } from './kinds';
import { isSettled, newPlan, type Task, type WaitPlan, type WaitSettings } from './plan';
import { markFailed } from './note';
import { startTasks } from './start';

/** Nobody starts the rest later, so that a full account is waited for here, for some minutes. */
const LIMITS = { retries: 8, longestWaitMs: 120_000 };

/**
 * Starts the tasks' jobs and returns one item each without waiting for them:
 * `{ job_type, job_id, status, …HeyGen's answer }`. Throws as `outcomeItems` does.
 */
export async function startOnly(
	context: IExecuteFunctions,
	tasks: Task[],
	settings: WaitSettings,
): Promise<INodeExecutionData[]> {
	const plan = newPlan(context, tasks, settings);
	if (isSettled(plan)) return outcomeItems(context.getNode(), plan);
	await startNow(context, plan);
	const items = outcomeItems(context.getNode(), plan);
	return items.map((item, index) =>
		tasks[index].state === 'in_progress' ? { ...item, json: startedJson(tasks[index]) } : item,
	);
}

/** Starts the plan's unstarted tasks; one that HeyGen has no room for has failed. Never throws. */
export async function startNow(context: IExecuteFunctions, plan: WaitPlan): Promise<void> {
	await startTasks(context, plan, undefined, LIMITS, { hasRounds: false });
	await nameMembers(context, plan);
	for (const task of plan.tasks) {
		if (task.state === 'unstarted') markFailed(task, task.failure ?? NOT_SENT);
	}
}

/** A batch is accepted before its members are jobs of their own, which takes HeyGen a moment. */
const NAMING_WAITS_MS = [1000, 2000, 4000, 8000, 15_000];

/** Learns the ids of jobs that were started in a batch, and which of them HeyGen refused. */
async function nameMembers(context: IExecuteFunctions, plan: WaitPlan): Promise<void> {
	const isNameless = (task: Task) => task.state === 'in_progress' && task.jobId === undefined;
	for (const waitMs of NAMING_WAITS_MS) {
		if (!plan.tasks.some(isNameless)) return;
		if (!(await pause(waitMs, cancelSignal(context)))) return;
		await checkTasks(context, plan, {});
	}
}

const NOT_SENT = {
	code: 'rate_limit_exceeded',
	message: 'HeyGen had no room for another video, so that this one was not requested',
	advice:
		"Turn on 'Submit as Batch', with which HeyGen starts the rest as there is room, or 'Wait for Completion', or send fewer items.",
};

/** A job that has no id yet goes by the batch that it is in. */
function startedJson({ about, batch, input, jobId, jobType, resource }: Task): IDataObject {
	const whole = jobId ? undefined : kindOf(jobType).batch?.jobType;
	const handle = whole
		? { job_type: whole, job_id: batch!.id }
		: { job_type: jobType, job_id: jobId ?? null };
	return {
		...input,
		...resource,
		...about,
		...(batch && { batch_id: batch.id, item_index: batch.index }),
		...handle,
		...namedId(kindOf(jobType), jobId),
		status: resource?.status ?? 'processing',
	};
}
