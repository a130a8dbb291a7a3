import { NodeOperationError, type IDataObject, type IExecuteFunctions } from 'n8n-workflow';
import { asText } from '../shared/itemFields';
import { idIn, isJobType, JOB_KINDS, kindOf, type JobType } from '../shared/jobs/kinds';
import { FROM_ITEM } from './properties';

/**
 * Which job item `itemIndex` is about: by the node's fields, else by the item's `job_type` and
 * `job_id`, else by HeyGen's own field for an id, such as `lipsync_id`. Throws NodeOperationError.
 */
export function findJob(
	context: IExecuteFunctions,
	itemIndex: number,
): { jobType: JobType; jobId: string } {
	const item = context.getInputData()[itemIndex].json;
	const chosen = context.getNodeParameter('jobType', itemIndex);
	const jobType = chosen === FROM_ITEM ? (item.job_type ?? guessType(item)) : chosen;
	const refusal = (message: string, description: string) =>
		new NodeOperationError(context.getNode(), message, { description, itemIndex });
	if (!isJobType(jobType)) {
		throw refusal(
			`'${String(jobType)}' is no job type`,
			`Known are: ${Object.keys(JOB_KINDS).join(', ')}`,
		);
	}
	const said = asText(context.getNodeParameter('jobId', itemIndex, ''));
	const jobId = said || idIn(item, ['job_id', ...kindOf(jobType).idFields]);
	if (!jobId) {
		throw refusal(
			'There is no job ID',
			`Drag the field that holds it into 'Job ID'. The incoming item has: ${Object.keys(item).join(', ') || 'no fields'}`,
		);
	}
	return { jobType, jobId };
}

/** By the field in which HeyGen names the id; a bare `id` may be anything, and most are videos. */
function guessType(item: IDataObject): JobType {
	const types = Object.keys(JOB_KINDS) as JobType[];
	const isNamed = (type: JobType) =>
		idIn(
			item,
			kindOf(type).idFields.filter((field) => field !== 'id'),
		) !== '';
	return types.find(isNamed) ?? 'video';
}
