import type { IDataObject } from 'n8n-workflow';
import { asText, isObject } from '../itemFields';

/** How HeyGen is asked about one kind of job. A new kind is one more row. */
export interface JobKind {
	/** What a person calls it. */
	noun: string;
	/** Path of one job's resource. */
	path: (id: string) => string;
	/** The request that answers for up to 100 jobs at once. */
	bulk?: { path: string; parameter: string };
	/** The request that starts up to 100 jobs at once, each by the body of a request of its own. */
	batch?: {
		path: string;
		/** Path of the request for one job. */
		of: string;
		/** The field that holds the bodies. */
		members: string;
		/** Which bodies can be members; all, where it is left out. */
		takes?: (body: IDataObject) => boolean;
		/** As what the batch itself can be waited for. */
		jobType?: string;
	};
	/** The list that holds the whole resources, newest first. */
	list?: string;
	/** Status words after which nothing changes any more; every other word means in progress. */
	completed: readonly string[];
	failed: readonly string[];
	/** Where an item of an earlier node may hold the job's id, besides `job_id`. */
	idFields: readonly string[];
	/** Further names under which items carry the job's id, for those who look for HeyGen's own. */
	namedAs?: readonly string[];
	/** Where the finished file's URL may be in the resource; none where the job makes no file. */
	urlFields: readonly string[];
	/** Where a completed resource has URLs that follow a moment after the status, besides the finished file's. */
	previewFields?: readonly string[];
	/** The field of the answer to the request that starts a job which holds its resource; else the answer does. */
	startedAs?: string;
	/** A job that hands over to another one, which is then what is waited for. */
	becomes?: { jobType: string; idField: string };
	/** How many get on side by side, until they hand over. */
	mostAtOnce?: number;
}

const VIDEO_URL = ['video_url'] as const;
const TRANSLATIONS = '/v3/video-translations';
const at = (base: string) => (id: string) => `${base}/${encodeURIComponent(id)}`;

/**
 * The job types that HeyGen Wait understands, by the `job_type` that items carry
 * (developers.heygen.com/reference; the path of each row is that of its reference page).
 * In every bulk answer the id field is called `video_id`.
 */
export const JOB_KINDS = {
	video: {
		noun: 'video',
		path: at('/v3/videos'),
		bulk: { path: '/v3/videos/statuses', parameter: 'video_ids' },
		batch: {
			path: '/v3/videos/batches',
			of: '/v3/videos',
			members: 'videos',
			takes: ({ type }) => type !== 'studio',
			jobType: 'video_batch',
		},
		list: '/v3/videos',
		completed: ['completed'],
		failed: ['failed'],
		idFields: ['video_id', 'id'],
		urlFields: VIDEO_URL,
	},
	video_batch: {
		noun: 'video batch',
		path: at('/v3/videos/batches'),
		completed: ['completed'],
		failed: ['failed'],
		idFields: ['batch_id', 'id'],
		urlFields: [],
	},
	video_agent: {
		noun: 'video agent session',
		path: at('/v3/video-agents'),
		completed: ['completed'],
		failed: ['failed', 'stopped'],
		idFields: ['session_id', 'id'],
		urlFields: VIDEO_URL,
		// A session may be gone while its video lives on, and only the video has a URL.
		becomes: { jobType: 'video', idField: 'video_id' },
		// More of them have been seen to think on for a quarter of an hour.
		mostAtOnce: 2,
	},
	video_translation: {
		noun: 'video translation',
		path: at(TRANSLATIONS),
		bulk: { path: `${TRANSLATIONS}/statuses`, parameter: 'video_translation_ids' },
		batch: {
			path: `${TRANSLATIONS}/batches`,
			of: TRANSLATIONS,
			members: 'video_translations',
			jobType: 'video_translation_batch',
		},
		// HeyGen's own sources disagree about the word for success.
		completed: ['completed', 'succeeded', 'success'],
		failed: ['failed'],
		list: TRANSLATIONS,
		idFields: ['video_translation_id', 'translation_id', 'video_translate_id', 'id'],
		namedAs: ['video_translation_id', 'translation_id'],
		urlFields: ['video_url', 'url', 'audio_url'],
	},
	video_translation_batch: {
		noun: 'video translation batch',
		path: at(`${TRANSLATIONS}/batches`),
		completed: ['completed'],
		failed: ['failed'],
		idFields: ['batch_id', 'id'],
		urlFields: [],
	},
	proofread: {
		noun: 'proofread',
		path: at(`${TRANSLATIONS}/proofreads`),
		completed: ['completed'],
		failed: ['failed'],
		idFields: ['proofread_id', 'id'],
		namedAs: ['proofread_id'],
		urlFields: [],
	},
	lipsync: {
		noun: 'lipsync',
		path: at('/v3/lipsyncs'),
		bulk: { path: '/v3/lipsyncs/statuses', parameter: 'lipsync_ids' },
		batch: { path: '/v3/lipsyncs/batches', of: '/v3/lipsyncs', members: 'lipsyncs' },
		completed: ['completed'],
		failed: ['failed'],
		idFields: ['lipsync_id', 'id'],
		urlFields: VIDEO_URL,
	},
	avatar: {
		noun: 'avatar look',
		path: at('/v3/avatars/looks'),
		completed: ['completed'],
		failed: ['failed'],
		idFields: ['avatar_id', 'look_id', 'id'],
		urlFields: [],
		previewFields: ['preview_image_url'],
		startedAs: 'avatar_item',
	},
	voice_clone: {
		noun: 'voice clone',
		path: at('/v3/voices'),
		completed: ['complete', 'completed'],
		failed: ['failed'],
		idFields: ['voice_clone_id', 'voice_id', 'id'],
		urlFields: [],
	},
	ai_clipping: {
		noun: 'AI clipping',
		path: at('/v3/ai-clipping'),
		completed: ['completed'],
		failed: ['failed', 'cancelled'],
		idFields: ['ai_clipping_id', 'id'],
		urlFields: [],
	},
	background_removal: {
		noun: 'background removal',
		path: at('/v3/background-removals'),
		completed: ['completed'],
		failed: ['failed', 'deleted'],
		idFields: ['background_removal_id', 'id'],
		urlFields: [],
	},
} as const satisfies Record<string, JobKind>;

export type JobType = keyof typeof JOB_KINDS;

export const MOST_IDS_PER_REQUEST = 100;

/** The row of a job type, typed as any row. */
export function kindOf(jobType: JobType): JobKind {
	return JOB_KINDS[jobType];
}

export function isJobType(value: unknown): value is JobType {
	return typeof value === 'string' && Object.hasOwn(JOB_KINDS, value);
}

/** The URL in the first of these fields that holds one; undefined where there is none, or none yet. */
export function urlIn(resource: IDataObject, fields: readonly string[]): string | undefined {
	const urls = fields.map((field) => resource[field]);
	return urls.find((url): url is string => typeof url === 'string' && url !== '');
}

/** The id in the first of these fields that holds one; '' where there is none. */
export function idIn(resource: IDataObject, fields: readonly string[]): string {
	return fields.map((field) => asText(resource[field])).find(Boolean) ?? '';
}

/**
 * The id of the job in the answer to the request that created it. Where one request may create
 * several jobs, the ids are in a list: `{ video_translation_ids: ["…"] }`, or in some of HeyGen's own
 * tools `{ video_translations: [{ video_translation_id: "…" }] }`.
 */
export function createdId(created: IDataObject, { idFields }: JobKind): string {
	const lists = Object.values(created).filter((value) => Array.isArray(value));
	const entries = lists.flatMap((list) => (isObject(list[0]) ? [list[0]] : []));
	const plurals = idFields.map((field) => created[`${field}s`]);
	const firsts = plurals.map((ids) => (Array.isArray(ids) ? asText(ids[0]) : ''));
	const ids = [
		idIn(created, idFields),
		...firsts,
		...entries.map((entry) => idIn(entry, idFields)),
	];
	return ids.find(Boolean) ?? '';
}

/** The id under the further names that items of this kind carry. */
export function namedId({ namedAs = [] }: JobKind, id: string | undefined): IDataObject {
	return Object.fromEntries(namedAs.map((name) => [name, id ?? null]));
}
