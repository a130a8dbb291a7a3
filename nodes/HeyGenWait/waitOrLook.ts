import { NodeOperationError, type IExecuteFunctions, type INodeExecutionData } from 'n8n-workflow';
import { inputToInclude } from '../shared/includeInput';
import { isJobType, JOB_KINDS } from '../shared/jobs/kinds';
import { lookOnce } from '../shared/jobs/lookOnce';
import { keepInput, toTasks, type Wanted } from '../shared/jobs/tasks';
import { waitForTasks } from '../shared/jobs/wait';
import { readWaitSettings } from '../shared/jobs/waitProperties';
import { FROM_ITEM } from './properties';

const REQUESTS_AT_ONCE = 5;

/** Waits for every item's job, or looks at each once; one item out per item in. */
export async function waitOrLook(context: IExecuteFunctions): Promise<INodeExecutionData[]> {
	const settings = readWaitSettings(context, REQUESTS_AT_ONCE);
	const tasks = toTasks(context.getInputData().length, (itemIndex) => readJob(context, itemIndex));
	keepInput(tasks, inputToInclude(context));
	return context.getNodeParameter('operation', 0) === 'getStatus'
		? await lookOnce(context, tasks, settings)
		: await waitForTasks(context, tasks, settings);
}

function readJob(context: IExecuteFunctions, itemIndex: number): Wanted {
	const item = context.getInputData()[itemIndex].json;
	const jobId = String(context.getNodeParameter('jobId', itemIndex, '') ?? '').trim();
	if (!jobId) {
		throw new NodeOperationError(context.getNode(), 'The job ID is empty', {
			description: `Drag the field that holds it into 'Job ID'. The incoming item has: ${Object.keys(item).join(', ') || 'none'}`,
			itemIndex,
		});
	}
	const chosen = context.getNodeParameter('jobType', itemIndex);
	const jobType = chosen === FROM_ITEM ? (item.job_type ?? 'video') : chosen;
	if (!isJobType(jobType)) {
		throw new NodeOperationError(context.getNode(), `'${String(jobType)}' is no job type`, {
			description: `Known are: ${Object.keys(JOB_KINDS).join(', ')}`,
			itemIndex,
		});
	}
	return { jobType, jobId };
}
