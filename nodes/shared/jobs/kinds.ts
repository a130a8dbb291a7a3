/** How HeyGen is asked about one kind of job. A new kind is one more row. */
export interface JobKind {
	/** What a person calls it. */
	noun: string;
	/** Path of one job's resource. */
	path: (id: string) => string;
	/** The request that answers for up to 100 jobs at once. */
	bulk?: { path: string; parameter: string };
	/** Status words after which nothing changes any more; every other word means in progress. */
	completed: readonly string[];
	failed: readonly string[];
	/** Where an item of an earlier node may hold the job's id, besides `job_id`. */
	idFields: readonly string[];
	/** Where the finished file's URL is in the resource. */
	urlField: string;
}

/**
 * The job types that HeyGen Wait understands, by the `job_type` that items carry.
 * Videos: developers.heygen.com/reference (GET /v3/videos/{video_id}, GET /v3/videos/statuses).
 * In the bulk answer the id field is called `video_id` for every kind.
 */
export const JOB_KINDS = {
	video: {
		noun: 'video',
		path: (id) => `/v3/videos/${encodeURIComponent(id)}`,
		bulk: { path: '/v3/videos/statuses', parameter: 'video_ids' },
		completed: ['completed'],
		failed: ['failed'],
		idFields: ['video_id', 'id'],
		urlField: 'video_url',
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
