// @ts-check
'use strict';

const { randomBytes } = require('node:crypto');
const { z } = require('zod');
const { admit } = require('../admission');
const { usableLook } = require('../avatarRules');
const { apiError, invalid } = require('../errors');
const { film } = require('../film');
const { findJob } = require('../findJob');
const { startOf } = require('../job');
const { wordOf } = require('../outcome');
const { page, pageQuery, shownPage } = require('../paging');
const { showJob } = require('../resources');
const { checkAsset } = require('../sources');
const { usableCatalog } = require('../trained');
const { checkWorkspace } = require('../workspace');
const { createSession, sendMessage, stopSession } = require('./schemas');
const { QUESTION } = require('./session');

/** @typedef {import('../context').Context} Context */

const WAITING = ['waiting_for_input', 'reviewing'];
const STOPPED = {
	status: 'failed',
	failure_code: 'stopped',
	failure_message: 'The session was stopped.',
};

/** @param {string} prompt */
const titleOf = (prompt) => prompt.trim().split(/\s+/).slice(0, 6).join(' ');

/** @param {import('./schemas').CreateSession | import('./schemas').SendMessage} body @param {Context} context */
function checkWishes(body, context) {
	if (body.avatar_id != null) usableLook(body.avatar_id, 'avatar_id', context);
	if (body.voice_id != null && !usableCatalog(context).voice(body.voice_id))
		throw apiError(404, 'voice_not_found', 'There is no such voice', 'voice_id');
	(body.files ?? []).forEach((file, index) => checkAsset(file, `files.${index}`, context));
	checkWorkspace(body, context);
}

/**
 * The endpoints under /v3/video-agents.
 *
 * @param {Context} context
 * @returns {import('../routes').Route[]}
 */
const agentRoutes = (context) => {
	const { state, now, jobs, files, callbacks } = context;
	/** @param {string} id */
	const existing = (id) => findJob(jobs, 'video_agent', id);

	return [
		{
			method: 'POST',
			path: '/v3/video-agents',
			body: createSession,
			handle: async ({ body, idempotencyKey }) => {
				checkWishes(body, context);
				admit(context);
				const asks = body.mode === 'chat';
				const session = jobs.add('video_agent', {
					...startOf(body, idempotencyKey),
					film: film({ title: titleOf(body.prompt) }),
					said: [{ role: 'user', content: body.prompt, at: now() }],
					asks,
				});
				await callbacks.onCreated(session, async () => {
					if (!asks) await jobs.finishAsPlanned(session);
				});
				const { session_id, status, video_id, created_at } = showJob(session, files);
				return { data: { session_id, status, video_id, created_at } };
			},
		},
		{
			method: 'GET',
			path: '/v3/video-agents',
			query: z.strictObject(pageQuery(20, 100)),
			handle: ({ query }) => {
				/** @param {import('../job').Job} session */
				const show = (session) => {
					const { session_id, title, created_at } = showJob(session, files);
					return { session_id, title, created_at };
				};
				return shownPage(jobs.ofType('video_agent'), ({ id }) => id, show, query);
			},
		},
		{
			method: 'GET',
			path: '/v3/video-agents/styles',
			query: z.strictObject({ ...pageQuery(20, 100), tag: z.string().optional() }),
			handle: ({ query }) => {
				const styles = state.workspace.styles.filter(
					({ tags }) => !query.tag || tags.includes(query.tag),
				);
				return page(styles, (style) => style.style_id, query);
			},
		},
		{
			method: 'GET',
			path: '/v3/video-agents/{}',
			handle: ({ id }) => ({ data: showJob(existing(id), files) }),
		},
		{
			method: 'POST',
			path: '/v3/video-agents/{}',
			body: sendMessage,
			handle: ({ id, body }) => {
				const session = existing(id);
				const waits = WAITING.includes(wordOf(session));
				if (session.body?.mode !== 'chat' && !waits)
					throw invalid('session_id', 'Only a session in chat mode takes messages');
				if (!waits && !session.outcome)
					throw apiError(409, 'conflict', 'The agent is still at work on the last message');
				checkWishes(body, context);
				admit(context);
				if (session.asks) session.said.push({ role: 'model', content: QUESTION, at: now() });
				session.said.push({ role: 'user', content: body.message, at: now() });
				jobs.goOn(session);
				const run_id = randomBytes(16).toString('hex');
				return { data: { run_id, session_id: id, title: session.film.title } };
			},
		},
		{
			method: 'POST',
			path: '/v3/video-agents/{}/stop',
			body: stopSession,
			handle: ({ id }) => {
				const session = existing(id);
				if (!session.outcome && session.body?.mode === 'chat') void jobs.pause(session, STOPPED);
				else if (!session.outcome) void jobs.finish(id, STOPPED);
				return { data: { session_id: id } };
			},
		},
		{
			method: 'GET',
			path: '/v3/video-agents/{}/videos',
			handle: ({ id }) => {
				const videos = existing(id).parts.filter((video) => jobs.all.has(video.id));
				const data = videos.reverse().map((video) => showJob(video, files));
				return { data, has_more: false, next_token: null };
			},
		},
	];
};

module.exports = { agentRoutes };
