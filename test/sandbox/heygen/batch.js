// @ts-check
'use strict';

const { failureOf } = require('./outcome');

/** @typedef {import('./job').Job} Job */

/**
 * One of the videos that a batch asked for. One that could not be created has an error and no video.
 * @typedef {{ video: Job, error: null } | { video: null, error: { code: string, message: string } }} Item
 */

/** What a job's phase is called in the answers about many at once, whatever the type. */
const BULK_WORDS = {
	pending: 'queued',
	processing: 'processing',
	completed: 'completed',
	failed: 'failed',
};

/** @param {Job} job @returns {string} */
const bulkWordOf = (job) => job.word ?? BULK_WORDS[job.status];

/**
 * An item as the batch shows it. The id of a video is not known before work on it begins.
 *
 * @param {Item} item
 * @param {number} item_index
 */
function showItem({ video, error }, item_index) {
	if (!video) return { item_index, status: 'failed', video_id: null, error };
	const failure = failureOf(video);
	return {
		item_index,
		status: bulkWordOf(video),
		video_id: video.status === 'pending' ? null : video.id,
		error: failure && { code: failure.failure_code, message: failure.failure_message },
	};
}

/**
 * How many items of a batch have which status.
 *
 * @param {Job} batch
 */
function batchCounts({ items }) {
	/** @type {Record<string, number>} */
	const counts = {};
	for (const { status } of items.map(showItem)) counts[status] = (counts[status] ?? 0) + 1;
	return counts;
}

module.exports = { batchCounts, bulkWordOf, showItem };
