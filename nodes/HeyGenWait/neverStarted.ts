import type { IDataObject } from 'n8n-workflow';
import { asText } from '../shared/itemFields';
import { isJobType } from '../shared/jobs/kinds';
import type { Wanted } from '../shared/jobs/tasks';

/**
 * The item of an earlier node whose job was never started, as that node says in it: it keeps its own
 * error here, and its fields. Undefined for every other item.
 */
export function neverStarted(item: IDataObject): Wanted | undefined {
	const { error, failure_code, job_id, job_type, message } = item;
	const failed = item.status === 'failed' && job_id === null && asText(failure_code) !== '';
	if (!failed || !isJobType(job_type)) return undefined;
	const about: IDataObject = { ...item };
	delete about.error;
	delete about.message;
	const failure = {
		code: asText(failure_code),
		message: asText(item.failure_message) || asText(error),
		advice: asText(message),
	};
	return { jobType: job_type, about, failure };
}
