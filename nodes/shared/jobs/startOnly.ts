import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { outcomeItems } from './outcome';
import { isSettled, newPlan, type Task, type WaitSettings } from './plan';
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
	await startTasks(context, plan, undefined, LIMITS);
	for (const task of tasks) {
		if (task.state !== 'unstarted') continue;
		markFailed(task, task.failure ?? NOT_SENT);
	}
	const items = outcomeItems(context.getNode(), plan);
	return items.map((item, index) =>
		tasks[index].state === 'in_progress' ? { ...item, json: startedJson(tasks[index]) } : item,
	);
}

const NOT_SENT = {
	code: 'rate_limit_exceeded',
	message: 'HeyGen had no room for another video, so that this one was not requested',
	advice:
		"Turn on 'Wait for Completion', which starts the rest as others finish, or send fewer items.",
};

function startedJson(task: Task): INodeExecutionData['json'] {
	return {
		...task.input,
		...task.resource,
		job_type: task.jobType,
		job_id: task.jobId!,
		status: task.resource?.status ?? 'processing',
	};
}
