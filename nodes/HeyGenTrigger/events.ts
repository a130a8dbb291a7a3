import type { JobType } from '../shared/jobs/kinds';

interface EventKind {
	/** What the panel calls it. */
	name: string;
	/** The kind of job that it is about; left out where its data tells, null where Wait knows no such job. */
	jobType?: JobType | null;
}

/** The choice that stands for every event, also those that HeyGen adds later. */
export const ALL_EVENTS = '*';

/**
 * HeyGen's event types (developers.heygen.com/docs/webhook-events). An agent's session hands over to
 * a video, which is what its events are about as soon as they name one.
 */
export const EVENT_KINDS: Record<string, EventKind> = {
	'avatar_video.success': { name: 'Video Completed', jobType: 'video' },
	'avatar_video.fail': { name: 'Video Failed', jobType: 'video' },
	'avatar_video_gif.success': { name: 'Video GIF Completed', jobType: 'video' },
	'avatar_video_gif.fail': { name: 'Video GIF Failed', jobType: 'video' },
	'avatar_video_caption.success': { name: 'Video Captions Completed', jobType: 'video' },
	'avatar_video_caption.fail': { name: 'Video Captions Failed', jobType: 'video' },
	'video_agent.success': { name: 'Video Agent Completed', jobType: 'video' },
	'video_agent.fail': { name: 'Video Agent Failed', jobType: 'video' },
	personalized_video: { name: 'Personalized Video', jobType: 'video' },
	'hyperframes_video.success': { name: 'HyperFrames Video Completed' },
	'hyperframes_video.fail': { name: 'HyperFrames Video Failed' },
	'video_translate.success': { name: 'Video Translation Completed', jobType: 'video_translation' },
	'video_translate.fail': { name: 'Video Translation Failed', jobType: 'video_translation' },
	'video_translate.preflight.validation_failed': {
		name: 'Video Translation Source Invalid',
		jobType: 'video_translation',
	},
	'video_translate.preflight.download_failed': {
		name: 'Video Translation Source Not Downloaded',
		jobType: 'video_translation',
	},
	'proofread_creation.success': { name: 'Proofread Completed', jobType: 'proofread' },
	'proofread_creation.fail': { name: 'Proofread Failed', jobType: 'proofread' },
	'ai_clipping.success': { name: 'AI Clipping Completed', jobType: 'ai_clipping' },
	'ai_clipping.fail': { name: 'AI Clipping Failed', jobType: 'ai_clipping' },
	'instant_avatar.success': { name: 'Instant Avatar Completed', jobType: 'avatar' },
	'instant_avatar.fail': { name: 'Instant Avatar Failed', jobType: 'avatar' },
	'photo_avatar_generation.success': {
		name: 'Photo Avatar Generation Completed',
		jobType: 'avatar',
	},
	'photo_avatar_generation.fail': { name: 'Photo Avatar Generation Failed', jobType: 'avatar' },
	'photo_avatar_train.success': { name: 'Photo Avatar Training Completed', jobType: 'avatar' },
	'photo_avatar_train.fail': { name: 'Photo Avatar Training Failed', jobType: 'avatar' },
	'photo_avatar_add_motion.success': { name: 'Photo Avatar Motion Completed', jobType: 'avatar' },
	'photo_avatar_add_motion.fail': { name: 'Photo Avatar Motion Failed', jobType: 'avatar' },
	'live_avatar.success': { name: 'Live Avatar Completed', jobType: null },
	'live_avatar.fail': { name: 'Live Avatar Failed', jobType: null },
	'batch.finished': { name: 'Batch Completed' },
};

/** The kind of job that an event is about by its type; undefined where only its data can tell. */
export function jobTypeOf(eventType: string): JobType | null | undefined {
	return Object.hasOwn(EVENT_KINDS, eventType) ? EVENT_KINDS[eventType].jobType : undefined;
}

/** Whether an event of this type says that something went wrong. */
export function tellsFailure(eventType: string): boolean {
	return /[._](fail|failed)$/.test(eventType);
}
