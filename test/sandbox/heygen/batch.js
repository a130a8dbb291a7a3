// @ts-check
'use strict';

const { failureOf } = require('./outcome');

/** @typedef {import('./job').Job} Job */

/**
 * One of the jobs that a batch asked for. One that could not be created has an error and no job.
 * @typedef {{ job: Job, error: null } | { job: null, error: { code: string, message: string } }} Item
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
 * An item as the batch shows it. The id of a job, `video_id` whatever it is, is not known before work on it
 * begins.
 *
 * @param {Item} item
 * @param {number} item_index
 */
function showItem({ job, error }, item_index) {
	if (!job) return { item_index, status: 'failed', video_id: null, error };
	const failure = failureOf(job);
	return {
		item_index,
		status: bulkWordOf(job),
		video_id: job.status === 'pending' ? null : job.id,
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
