// @ts-check
'use strict';

const { batchCounts } = require('./batch');
const { failureOf, reasonOf } = require('./outcome');
const { showJob } = require('./resources');

/** @typedef {import('./job').Job} Job */
/** @typedef {{ event_type: string, event_data: Record<string, any> }} Event */

/**
 * What is told about a job that has ended, as HeyGen words it for the job's type.
 *
 * @param {Job} job
 * @param {boolean} success whether to tell a success: a forged callback does so of a job under way
 * @param {import('./files').Files} files
 * @returns {Event}
 */
function eventOf(job, success, files) {
	const { id, callbackId: callback_id } = job;
	const reason = reasonOf(job);
	const resource = showJob(job, files);
	/** @param {string} name @param {Record<string, any>} good @param {Record<string, any>} bad */
	const event = (name, good, bad) => ({
		event_type: `${name}.${success ? 'success' : 'fail'}`,
		event_data: { ...(success ? good : bad), callback_id },
	});
	switch (job.type) {
		case 'video': {
			const links = {
				url: files.mint(id, 'mp4'),
				gif_download_url: files.mint(id, 'gif'),
				video_page_url: `https://app.heygen.com/videos/${id}`,
				video_share_page_url: `https://app.heygen.com/share/${id}`,
				folder_id: resource.folder_id,
			};
			const failure = { msg: reason ?? undefined, ...failureOf(job) };
			return event('avatar_video', { video_id: id, ...links }, { video_id: id, ...failure });
		}
		case 'video_batch':
		case 'video_translation_batch': {
			const status = success ? 'completed' : 'failed';
			const data = { batch_id: id, status, total_items: job.items.length };
			return {
				event_type: 'batch.finished',
				event_data: { ...data, counts_by_status: batchCounts(job) },
			};
		}
		case 'video_agent': {
			const { video_id } = resource;
			const url = video_id && files.mint(video_id, 'mp4');
			return event(
				'video_agent',
				{ session_id: id, video_id, url },
				{ session_id: id, video_id, msg: reason },
			);
		}
		case 'video_translation': {
			const data = { video_translate_id: id, output_language: resource.output_language };
			return event(
				'video_translate',
				{ ...data, url: files.mint(id, 'mp4') },
				{ ...data, message: reason },
			);
		}
		case 'ai_clipping':
			return event('ai_clipping', { ...resource, status: 'completed' }, { ...resource });
		default:
			return event(
				job.type,
				{ [`${job.type}_id`]: id, url: files.mint(id, 'mp4') },
				{ [`${job.type}_id`]: id, message: reason },
			);
	}
}

module.exports = { eventOf };
