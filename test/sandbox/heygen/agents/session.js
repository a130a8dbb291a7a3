// @ts-check
'use strict';

const { reasonOf, seconds } = require('../outcome');

/** @typedef {import('../job').Job} Job */

const MOST_MESSAGES = 40;

/** What an agent says when it waits for an answer. */
const QUESTION = 'Here is the storyboard. Shall I go on?';

/** @param {Job} job */
function progressOf(job) {
	if (job.asks) return 20;
	return { pending: 0, processing: job.video ? 60 : 20, completed: 100, failed: 100 }[job.status];
}

/** What was said in a session, newest first, with why it failed. @param {Job} job */
function messagesOf(job) {
	const reason = reasonOf(job);
	/** @param {string} role @param {string} type @param {string} content @param {number} at */
	const message = (role, type, content, at) => ({
		role,
		type,
		content,
		created_at: seconds(at),
		resource_ids: null,
	});
	const said =
		job.said.length > 0
			? job.said
			: [{ role: 'user', content: 'Make a video.', at: job.createdAt }];
	return [
		...(reason === null ? [] : [message('model', 'error', reason, job.endedAt ?? job.dueAt)]),
		...(job.asks ? [message('model', 'text', QUESTION, job.asksAt)] : []),
		...said.map(({ role, content, at }) => message(role, 'text', content, at)).reverse(),
	].slice(0, MOST_MESSAGES);
}

/** The session of a video agent, as its GET shows it. @param {Job} job */
const showSession = (job) => ({
	session_id: job.id,
	status: '',
	progress: progressOf(job),
	title: job.status === 'pending' ? null : job.film.title,
	video_id: job.video?.id ?? null,
	created_at: seconds(job.createdAt),
	messages: messagesOf(job),
});

module.exports = { QUESTION, showSession };
