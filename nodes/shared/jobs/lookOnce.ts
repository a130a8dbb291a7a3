import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { clock } from '../clock';
import { checkTasks } from './check';
import { outcomeItems, outcomeJson } from './outcome';
import { isSettled, type Task, type WaitPlan, type WaitSettings } from './plan';
import { markFailed } from './start';

/**
 * Asks HeyGen once about each task's job. A job that failed at HeyGen is a status like any other
 * here; only a job that could not be asked about is an error. Throws as `outcomeItems` does.
 */
export async function lookOnce(
	context: IExecuteFunctions,
	tasks: Task[],
	settings: WaitSettings,
): Promise<INodeExecutionData[]> {
	const startedAt = clock.now();
	const { onError, timeUp, atOnce } = settings;
	const nodeName = context.getNode().name;
	const plan: WaitPlan = {
		nodeName,
		tasks,
		startedAt,
		giveUpAt: startedAt,
		timeUp,
		onError,
		atOnce,
	};
	if (!isSettled(plan)) await checkTasks(context, plan, {});
	for (const task of tasks) {
		const unanswered = task.state === 'in_progress' && task.failure;
		if (unanswered) markFailed(task, unanswered);
	}
	const isStatus = (task: Task) => task.state !== 'failed' || task.resource?.status === 'failed';
	const errors = { ...plan, tasks: tasks.filter((task) => !isStatus(task)) };
	const errorItems = new Map(
		outcomeItems(context.getNode(), errors).map((item, index) => [errors.tasks[index], item]),
	);
	return tasks.map(
		(task) =>
			errorItems.get(task) ?? {
				json: outcomeJson(task, plan),
				pairedItem: { item: task.itemIndex },
			},
	);
}
