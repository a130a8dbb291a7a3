import { NodeOperationError, type IDataObject, type IExecuteFunctions } from 'n8n-workflow';
import { findBatch } from '../shared/heygen/findBatch';
import { asText } from '../shared/itemFields';
import { idIn, isJobType, JOB_KINDS, kindOf, type JobType } from '../shared/jobs/kinds';
import { FROM_ITEM } from './properties';

/** What videos are made of: an item that has one of these is mostly about a video, and no avatar or voice. */
const INPUTS_OF_VIDEOS = ['avatar_id', 'look_id', 'voice_id'];

/** What comes after this is waited for longer by the wait itself. */
const BATCH_LIMITS = { retries: 2, longestWaitMs: 5000 };

/**
 * Which job item `itemIndex` is about: by the node's fields, else by the item's `job_type` and
 * `job_id`, else by HeyGen's own field for an id, such as `lipsync_id`. Where nothing
 * says what a batch is of, HeyGen is asked. Throws NodeOperationError.
 */
export async function findJob(
	context: IExecuteFunctions,
	itemIndex: number,
): Promise<{ jobType: JobType; jobId: string }> {
	const item = context.getInputData()[itemIndex].json;
	const chosen = context.getNodeParameter('jobType', itemIndex);
	const said = asText(context.getNodeParameter('jobId', itemIndex, ''));
	const known = chosen === FROM_ITEM ? typeOf(item, said) : String(chosen);
	const jobType = known ?? guessType(item, said || asText(item.job_id));
	const refusal = (message: string, description: string) =>
		new NodeOperationError(context.getNode(), message, { description, itemIndex });
	if (!isJobType(jobType)) {
		throw refusal(
			`'${String(jobType)}' is no job type`,
			`Known are: ${Object.keys(JOB_KINDS).join(', ')}`,
		);
	}
	const jobId = said || idIn(item, ['job_id', ...kindOf(jobType).idFields]);
	if (!jobId) {
		throw refusal(
			'There is no job ID',
			`Drag the field that holds it into 'Job ID'. The incoming item has: ${Object.keys(item).join(', ') || 'no fields'}`,
		);
	}
	const isGuess = known === undefined && jobType === 'video_batch';
	const batch = isGuess ? await findBatch(context, jobId, BATCH_LIMITS) : undefined;
	return { jobType: batch?.jobType ?? jobType, jobId };
}

/** The item's own `job_type`; undefined where its `job_id` says that it is another job's than the one `said`. */
function typeOf(item: IDataObject, said: string): unknown {
	const { job_type: jobType } = item;
	const own = asText(item.job_id);
	const isAnothers = said !== '' && own !== '' && own !== said;
	return jobType && !isAnothers ? jobType : undefined;
}

/**
 * By the field in which HeyGen names the id: the one that holds `id`, or any where the id itself has to
 * be found. A bare `id` may be anything, and most are videos.
 */
function guessType(item: IDataObject, id: string): JobType {
	const types = Object.keys(JOB_KINDS) as JobType[];
	const named = types.flatMap((type) =>
		kindOf(type).idFields.flatMap((field) => (field === 'id' ? [] : [{ type, field }])),
	);
	const isInput = ({ field }: { field: string }) => INPUTS_OF_VIDEOS.includes(field);
	const ofJobs = named.filter((one) => !isInput(one));
	const found = id
		? [...ofJobs, ...named.filter(isInput)].find(({ field }) => asText(item[field]) === id)
		: ofJobs.find(({ field }) => asText(item[field]) !== '');
	return found?.type ?? 'video';
}
