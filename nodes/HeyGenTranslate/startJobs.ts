import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { inputToInclude } from '../shared/includeInput';
import { itemFields, type ItemFields } from '../shared/itemFields';
import { startOnly } from '../shared/jobs/startOnly';
import { keepInput, toTasks, type Wanted } from '../shared/jobs/tasks';
import { waitForTasks } from '../shared/jobs/wait';
import { isWaiting, readWaitSettings } from '../shared/jobs/waitProperties';
import type { RunOptions } from './fields/options';

/** Starts the jobs of each item and waits for them if that is wanted; one item out per job, in order. */
export async function startJobs(
	context: IExecuteFunctions,
	read: (item: ItemFields) => Promise<Wanted[]>,
): Promise<INodeExecutionData[]> {
	const { atOnce = 3, submitAsBatch } = context.getNodeParameter('options', 0, {}) as RunOptions;
	const settings = { ...readWaitSettings(context, atOnce), asBatch: submitAsBatch };
	const tasks = await toTasks(
		context.getInputData().length,
		atOnce,
		async (itemIndex) => await read(itemFields(context, itemIndex)),
	);
	keepInput(tasks, inputToInclude(context));
	return isWaiting(context)
		? await waitForTasks(context, tasks, settings)
		: await startOnly(context, tasks, settings);
}
