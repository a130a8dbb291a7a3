// @ts-check
'use strict';

const { batchCounts } = require('./batch');
const { completedAt, failureOf, seconds } = require('./outcome');

/** @typedef {import('./job').Job} Job */
/** @typedef {import('./files').Files} Files */
/** @typedef {import('./resources').Resource} Resource */

/** @param {Job} job @param {Files} files @returns {Resource} */
function showVideo(job, files) {
	const { id, film } = job;
	const done = job.status === 'completed';
	return {
		id,
		status: '',
		title: film.title,
		video_url: done ? files.mint(id, 'mp4') : null,
		captioned_video_url:
			done && film.captions === 'burned' ? files.mint(id, 'captioned.mp4') : null,
		subtitle_url: done && film.captions !== 'none' ? files.mint(id, 'srt') : null,
		thumbnail_url: done ? files.mint(id, 'jpg') : null,
		gif_url: done ? files.mint(id, 'gif') : null,
		video_page_url: done ? `https://app.heygen.com/videos/${id}` : null,
		duration: done ? film.seconds : null,
		created_at: seconds(job.createdAt),
		completed_at: done ? completedAt(job) : null,
		folder_id: film.folder_id,
		failure_code: null,
		failure_message: null,
		...failureOf(job),
	};
}

/** @param {Job} job @returns {Resource} without the page of items */
const showBatch = (job) => ({
	batch_id: job.id,
	status: '',
	title: null,
	total_items: job.items.length,
	counts_by_status: batchCounts(job),
	created_at: seconds(job.createdAt),
});

module.exports = { showBatch, showVideo };
