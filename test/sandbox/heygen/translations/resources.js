// @ts-check
'use strict';

const { reasonOf, seconds } = require('../outcome');
const { languageOf } = require('./start');

/** @typedef {import('../job').Job} Job */
/** @typedef {import('../files').Files} Files */
/** @typedef {import('../resources').Resource} Resource */

/** @param {Job} job @param {Files} files @returns {Resource} */
function showTranslation(job, files) {
	const done = job.status === 'completed';
	// Captions are only there when they were asked for.
	const captions = done && job.film.captions !== 'none';
	return {
		id: job.id,
		status: '',
		title: job.film.title,
		video_url: done ? files.mint(job.id, 'mp4') : null,
		audio_url: done ? files.mint(job.id, 'mp3') : null,
		srt_caption_url: captions ? files.mint(job.id, 'srt') : null,
		vtt_caption_url: captions ? files.mint(job.id, 'vtt') : null,
		duration: done ? job.film.seconds : null,
		input_language: job.body?.input_language ?? 'en',
		output_language: languageOf(job),
		translate_audio_only: job.body?.translate_audio_only ?? false,
		callback_id: job.callbackId,
		created_at: seconds(job.createdAt),
		failure_message: reasonOf(job),
	};
}

/** @param {Job} job @returns {Resource} */
const showProofread = (job) => ({
	id: job.id,
	status: '',
	title: job.film.title,
	input_language: 'en',
	output_language: languageOf(job),
	submitted_for_review: false,
	created_at: seconds(job.createdAt),
	failure_message: reasonOf(job),
});

module.exports = { showProofread, showTranslation };
