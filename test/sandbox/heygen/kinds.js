// @ts-check
'use strict';

/**
 * @typedef {'video' | 'video_batch' | 'video_agent' | 'video_translation' | 'video_translation_batch' | 'proofread' |
 *   'lipsync' | 'avatar' | 'voice_clone' | 'ai_clipping' | 'background_removal'} JobType
 * @typedef {'pending' | 'processing' | 'completed' | 'failed'} Phase what all jobs go through, whatever its name
 */

/**
 * @typedef {object} Kind
 * @property {Record<Phase, string>} words the resource's own names of the phases
 * @property {string[]} failedToo further words that a job of the kind can end with, without success
 * @property {string} path where the resource is read, without the id
 * @property {string} notFound error code for an unknown id
 * @property {JobType | null} batchOf what it is made of, when it is a batch
 * @property {boolean} callback whether the request that creates one takes a `callback_url`
 */

/** @param {string} pending @param {string} processing @param {string} [completed] */
const words = (pending, processing, completed = 'completed') => ({
	pending,
	processing,
	completed,
	failed: 'failed',
});

/** @param {string} path @param {Partial<Kind>} [other] @returns {Kind} */
const kind = (path, other) => ({
	words: words('pending', 'running'),
	failedToo: [],
	path,
	notFound: 'resource_not_found',
	batchOf: null,
	callback: true,
	...other,
});

const AT_ONCE = words('processing', 'processing');

/** @type {Record<JobType, Kind>} */
const KINDS = {
	video: kind('/v3/videos', {
		words: words('pending', 'processing'),
		notFound: 'video_not_found',
	}),
	video_batch: kind('/v3/videos/batches', { words: AT_ONCE, batchOf: 'video' }),
	video_agent: kind('/v3/video-agents', { words: words('thinking', 'generating') }),
	video_translation: kind('/v3/video-translations'),
	video_translation_batch: kind('/v3/video-translations/batches', {
		words: AT_ONCE,
		batchOf: 'video_translation',
	}),
	proofread: kind('/v3/video-translations/proofreads', { words: AT_ONCE, callback: false }),
	lipsync: kind('/v3/lipsyncs'),
	avatar: kind('/v3/avatars/looks', {
		words: AT_ONCE,
		notFound: 'avatar_not_found',
		callback: false,
	}),
	voice_clone: kind('/v3/voices', {
		words: words('processing', 'processing', 'complete'),
		notFound: 'voice_not_found',
		callback: false,
	}),
	ai_clipping: kind('/v3/ai-clipping', { failedToo: ['cancelled'] }),
	background_removal: kind('/v3/background-removals', {
		words: words('pending', 'processing'),
		failedToo: ['deleted'],
		callback: false,
	}),
};

module.exports = { KINDS };
