import type { IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import { itemFields } from '../../shared/itemFields';
import type { JobType } from '../../shared/jobs/kinds';
import { lookOnce } from '../../shared/jobs/lookOnce';
import { onErrorOf } from '../../shared/jobs/onError';
import { toTasks } from '../../shared/jobs/tasks';
import { idOf } from '../resource';

const AT_ONCE = 5;

/** Gets each item's job as it is now, as HeyGen Wait's Get Status does. Throws as `lookOnce` does. */
export async function lookUp(
	context: IExecuteFunctions,
	jobType: JobType,
	idField: INodeProperties,
): Promise<INodeExecutionData[]> {
	const tasks = await toTasks(context.getInputData().length, AT_ONCE, (itemIndex) => {
		try {
			return { jobType, jobId: idOf(itemFields(context, itemIndex), idField) };
		} catch (refused) {
			return { jobType, refused };
		}
	});
	const onError = onErrorOf(context);
	return await lookOnce(context, tasks, {
		giveUpAfterMs: 0,
		timeUp: 'fail',
		onError,
		atOnce: AT_ONCE,
	});
}
