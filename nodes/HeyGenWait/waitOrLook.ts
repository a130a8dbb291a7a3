import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { inputToInclude } from '../shared/includeInput';
import { lookOnce } from '../shared/jobs/lookOnce';
import { keepInput, toTasks } from '../shared/jobs/tasks';
import { waitForTasks } from '../shared/jobs/wait';
import { readWaitSettings } from '../shared/jobs/waitProperties';
import { findJob } from './findJob';
import { neverStarted } from './neverStarted';

const REQUESTS_AT_ONCE = 5;

/** Waits for every item's job, or looks at each once; one item out per item in. */
export async function waitOrLook(context: IExecuteFunctions): Promise<INodeExecutionData[]> {
	const settings = readWaitSettings(context, REQUESTS_AT_ONCE);
	const items = context.getInputData();
	const tasks = await toTasks(
		items.length,
		REQUESTS_AT_ONCE,
		async (itemIndex) => neverStarted(items[itemIndex].json) ?? (await findJob(context, itemIndex)),
	);
	keepInput(tasks, inputToInclude(context));
	return context.getNodeParameter('operation', 0) === 'getStatus'
		? await lookOnce(context, tasks, settings)
		: await waitForTasks(context, tasks, settings);
}
