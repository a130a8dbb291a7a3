// @ts-check
'use strict';

const { showSession } = require('./agents/session');
const { bulkWordOf } = require('./batch');
const { extrasOf, failureOf, wordOf } = require('./outcome');
const other = require('./otherResources');
const { showProofread, showTranslation } = require('./translations/resources');
const video = require('./videoResources');

/** @typedef {import('./job').Job} Job */
/** @typedef {import('./files').Files} Files */
/** @typedef {Record<string, any>} Resource */

/** @type {Record<import('./kinds').JobType, (job: Job, files: Files) => Resource>} */
const SHOW = {
	video: video.showVideo,
	video_batch: video.showBatch,
	video_agent: showSession,
	video_translation: showTranslation,
	video_translation_batch: video.showBatch,
	proofread: showProofread,
	lipsync: other.showLipsync,
	avatar: other.showLook,
	voice_clone: other.showClone,
	ai_clipping: other.showClipping,
	background_removal: other.showRemoval,
};

/**
 * A job as its GET shows it, with newly signed addresses. A batch comes without its items.
 *
 * @param {Job} job
 * @param {Files} files
 * @returns {Resource}
 */
const showJob = (job, files) => ({
	...SHOW[job.type](job, files),
	...job.fields,
	...extrasOf(job.outcome),
	status: wordOf(job),
});

/**
 * A job as an answer about many shows it. The id is called `video_id` there, whatever the type.
 *
 * @param {Job | undefined} job
 * @param {string} id
 */
function showStatus(job, id) {
	const rest = { video_id: id, batch_id: null, item_index: null };
	if (!job) return { ...rest, status: 'not_found', error: null };
	const failure = failureOf(job);
	return {
		...rest,
		status: bulkWordOf(job),
		error: failure && { code: failure.failure_code, message: failure.failure_message },
	};
}

module.exports = { showJob, showStatus };
