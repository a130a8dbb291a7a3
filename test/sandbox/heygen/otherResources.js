// @ts-check
'use strict';

const { makeLook } = require('./catalog');
const { completedAt, failureOf, reasonOf, seconds } = require('./outcome');

/** @typedef {import('./job').Job} Job */
/** @typedef {import('./files').Files} Files */
/** @typedef {import('./resources').Resource} Resource */

/** @param {Job} job @param {Files} files @returns {Resource} */
function showLipsync(job, files) {
	const done = job.status === 'completed';
	return {
		id: job.id,
		status: '',
		title: null,
		video_url: done ? files.mint(job.id, 'mp4') : null,
		caption_url: done ? files.mint(job.id, 'srt') : null,
		duration: done ? job.film.seconds : null,
		callback_id: job.callbackId,
		created_at: seconds(job.createdAt),
		failure_message: reasonOf(job),
	};
}

/** @param {Job} job @param {Files} files @returns {Resource} */
function showLook(job, files) {
	const done = job.status === 'completed';
	const failure = failureOf(job);
	const { ownership: _, matting: __, ...look } = makeLook(0, [], files.baseUrl());
	return {
		...look,
		id: job.id,
		name: 'My look',
		avatar_type: 'photo_avatar',
		group_id: `group-of-${job.id}`,
		image_width: done ? look.image_width : 0,
		image_height: done ? look.image_height : 0,
		preview_image_url: done ? look.preview_image_url : null,
		preview_video_url: null,
		status: '',
		error: failure && { code: failure.failure_code, message: failure.failure_message },
	};
}

/** @param {Job} job @param {Files} files @returns {Resource} */
function showClone(job, files) {
	const done = job.status === 'completed';
	return {
		voice_id: job.id,
		// There is no voice to describe before it is made.
		name: done ? 'My voice' : null,
		language: done ? 'English' : null,
		gender: done ? 'female' : null,
		preview_audio_url: done ? `${files.baseUrl()}/files/preview.mp3` : null,
		support_pause: true,
		support_interactive_avatar: false,
		status: '',
		created_at: seconds(job.createdAt),
		failure_message: reasonOf(job),
	};
}

/** @param {Job} job @param {Files} files @returns {Resource} */
function showClipping(job, files) {
	const done = job.status === 'completed';
	const clips = [1, 2].map((number) => ({
		id: `${job.id}-${number}`,
		status: 'completed',
		title: `Clip ${number}`,
		video_url: files.mint(job.id, `clip${number}.mp4`),
		thumbnail_url: files.mint(job.id, `clip${number}.jpg`),
		aspect_ratio: 'portrait',
		duration_seconds: 30,
		virality_score: 90 - number,
		failure_message: null,
	}));
	const progress = { pending: 0, processing: 40, completed: 100, failed: 40 };
	return {
		id: job.id,
		status: '',
		title: null,
		progress: progress[job.status],
		clips: done ? clips : [],
		source_duration: done ? 600 : null,
		input_language: done ? 'en' : null,
		callback_id: job.callbackId,
		created_at: seconds(job.createdAt),
		failure_message: reasonOf(job),
	};
}

/** @param {Job} job @param {Files} files @returns {Resource} */
function showRemoval(job, files) {
	const done = job.status === 'completed';
	/** @param {string} name */
	const layer = (name) => files.mint(job.id, `${name}.mp4`);
	return {
		id: job.id,
		status: '',
		layers: done ? { foreground: layer('foreground'), mask: layer('mask') } : {},
		duration: done ? job.film.seconds : null,
		created_at: seconds(job.createdAt),
		completed_at: done ? completedAt(job) : null,
		error: reasonOf(job),
	};
}

module.exports = {
	showClipping,
	showClone,
	showLipsync,
	showLook,
	showRemoval,
};
