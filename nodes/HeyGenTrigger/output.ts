import type { IDataObject } from 'n8n-workflow';
import { kindOf, urlIn, type JobType } from '../shared/jobs/kinds';
import { withoutSecrets } from './callbackUrls';
import { asId, type HeyGenEvent } from './event';
import { jobTypeOf, tellsFailure } from './events';

/** Where an event may hold the id of its job, first found first taken, and the kind of job that it then is. */
const ID_FIELDS: Array<[field: string, jobType?: JobType]> = [
	['video_id', 'video'],
	['video_translate_id', 'video_translation'],
	['video_translation_id', 'video_translation'],
	['lipsync_id', 'lipsync'],
	['session_id', 'video_agent'],
	['job_id'],
	// Of videos or of translations: HeyGen does not say.
	['batch_id'],
	['id'],
];
const URL_FIELDS = ['url', 'video_url'];
const REASON_FIELDS = ['failure_message', 'msg', 'message', 'error'];

/**
 * The item that starts the workflow: the fields that every event has, and HeyGen's own behind them.
 * `job_type` and `job_id` are what HeyGen Wait understands. HeyGen documents the data of few types,
 * so that each field is looked for under all the names that have been seen.
 */
export function toItem(event: HeyGenEvent): IDataObject {
	const { jobType, jobId } = jobOf(event);
	const known: IDataObject = {
		event_type: event.type,
		event_id: event.id ?? null,
		created_at: event.createdAt ?? null,
		job_type: jobType ?? null,
		job_id: jobId ?? null,
		video_url: urlIn(event.data, URL_FIELDS) ?? null,
		failure_message: reasonOf(event),
		callback_id: asId(event.data.callback_id) ?? null,
	};
	const found = Object.entries(known).filter(([, value]) => value !== null);
	return { ...known, ...withoutSecrets(event.data), ...Object.fromEntries(found) };
}

/** The job that an event is about, as far as it names one that HeyGen Wait knows. */
export function jobOf({ type, data }: HeyGenEvent): { jobType?: JobType | null; jobId?: string } {
	const own = jobTypeOf(type);
	const ownFields = own ? kindOf(own).idFields.filter((field) => field !== 'id') : [];
	const fields = [...ownFields.map((field) => [field, own] as const), ...ID_FIELDS];
	const found = fields.find(([field]) => asId(data[field]) !== undefined);
	if (!found) return { jobType: own };
	const [field, jobType] = found;
	return { jobType: own === null ? null : (jobType ?? own), jobId: asId(data[field]) };
}

/** Why it failed; null for an event that tells no failure, whose `message` may say anything. */
function reasonOf({ type, data }: HeyGenEvent): string | null {
	const fields = tellsFailure(type) ? REASON_FIELDS : REASON_FIELDS.slice(0, 1);
	const texts = fields.map((field) => textOf(data[field]));
	return texts.find((text) => text !== undefined) ?? null;
}

function textOf(value: unknown): string | undefined {
	if (typeof value === 'string') return value.trim() || undefined;
	if (typeof value !== 'object' || value === null) return undefined;
	return textOf((value as IDataObject).message);
}
