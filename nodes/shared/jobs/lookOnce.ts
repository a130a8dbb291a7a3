import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { checkTasks } from './check';
import { fetchFiles } from './files';
import { kindOf } from './kinds';
import { outcomeItems } from './outcome';
import { isError, isSettled, newPlan, type Task, type WaitSettings } from './plan';
import { askedAs, markFailed } from './note';

/**
 * Asks HeyGen once about each task's job. A job that failed at HeyGen is a status like any other
 * here; only a job that could not be asked about is an error. Throws as `outcomeItems` does.
 */
export async function lookOnce(
	context: IExecuteFunctions,
	tasks: Task[],
	settings: WaitSettings,
): Promise<INodeExecutionData[]> {
	const plan = newPlan(context, tasks, settings);
	if (!isSettled(plan)) await checkTasks(context, plan, {});
	for (const task of tasks) {
		const unanswered = task.state === 'in_progress' && task.failure;
		if (unanswered) markFailed(task, unanswered);
	}
	await fetchFiles(context, plan);
	return outcomeItems(context.getNode(), plan, isNoAnswer);
}

/** A job that failed at HeyGen has a resource that says so, in one of its kind's words. */
function isNoAnswer(task: Task): boolean {
	const { failed } = kindOf(askedAs(task).jobType);
	return isError(task) && !failed.includes(String(task.resource?.status));
}
