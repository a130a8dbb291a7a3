// @ts-check
'use strict';

const { randomBytes } = require('node:crypto');
const { film } = require('./film');
const { phaseOf } = require('./outcome');

/** @typedef {import('./outcome').Outcome} Outcome */

/**
 * When what happens to a job by itself, in ms; Infinity for never.
 * @typedef {object} Times
 * @property {number} startedAt
 * @property {number} begunAt when work on it begins
 * @property {number} videoAt when a video agent begins its video
 * @property {number} asksAt when a video agent begins to wait for an answer
 * @property {number} dueAt when it ends
 */

/**
 * Something in the making or made. Times are ms since 1970 by the sandbox's clock.
 * @typedef {object} JobState
 * @property {string} id
 * @property {import('./kinds').JobType} type
 * @property {any} body what was asked for, as it was sent; null when no request did
 * @property {import('./film').Film} film
 * @property {Record<string, any>} fields what the resource shows instead of what the sandbox would make up
 * @property {import('./kinds').Phase} status at this moment
 * @property {boolean} asks whether a video agent waits for an answer at this moment
 * @property {string | null} word a status set by hand; with one, the job does not end by itself
 * @property {number} createdAt
 * @property {number} renderSeconds until it ends by itself, without what it waits for answers
 * @property {number | null} endedAt
 * @property {Outcome} plan how it ends by itself
 * @property {Outcome | null} outcome how it ended
 * @property {string | null} callbackUrl
 * @property {string | null} callbackId
 * @property {string | null} idempotencyKey
 * @property {Job | null} parent the batch or session that it belongs to
 * @property {Job[]} parts the videos of a batch or a session
 * @property {Job | null} video that a session is making or has made last
 * @property {{ role: 'user' | 'model', content: string, at: number }[]} said in a session, oldest first
 * @property {import('./batches').Item[]} items of a batch
 *
 * @typedef {JobState & Times} Job
 *
 * What may be said about a job at its start.
 * @typedef {Partial<Pick<Job, 'id' | 'body' | 'film' | 'fields' | 'said' | 'callbackUrl' | 'callbackId' | 'idempotencyKey' | 'parent'>> &
 *   { renderSeconds?: number, asks?: boolean }} Start
 */

/** How long a job waits before work on it begins, at most. */
const PENDING_MS = 1000;

/**
 * What a job goes through that starts now.
 *
 * @param {import('./kinds').JobType} type
 * @param {number} now
 * @param {number} renderSeconds until it ends
 * @param {boolean} asks whether it waits for an answer instead
 * @returns {Times}
 */
function timesOf(type, now, renderSeconds, asks) {
	const begunAt = now + Math.min(PENDING_MS, renderSeconds * 250);
	const rest = { startedAt: now, begunAt };
	if (asks) return { ...rest, videoAt: Infinity, asksAt: begunAt, dueAt: Infinity };
	return {
		...rest,
		videoAt: type === 'video_agent' ? now + renderSeconds * 500 : Infinity,
		asksAt: Infinity,
		dueAt: now + renderSeconds * 1000,
	};
}

/**
 * A job that has just been created.
 *
 * @param {import('./kinds').JobType} type
 * @param {object} options
 * @param {() => number} options.now
 * @param {number} options.renderSeconds until it ends by itself
 * @param {boolean} [options.asks] whether it waits for an answer first
 * @param {Outcome} options.plan
 * @param {Start} [options.start]
 * @returns {Job}
 */
function makeJob(type, { now, renderSeconds, asks = false, plan, start }) {
	const createdAt = now();
	/** @type {Job} */
	const job = {
		id: randomBytes(16).toString('hex'),
		type,
		body: null,
		film: film(),
		fields: {},
		get status() {
			if (job.outcome) return phaseOf(job.outcome);
			if (job.word === null && now() >= job.dueAt) return phaseOf(job.plan);
			// A session with a video is past thinking; all else waits a moment at first.
			return now() < job.begunAt && !job.video ? 'pending' : 'processing';
		},
		get asks() {
			return !job.outcome && now() >= job.asksAt;
		},
		word: null,
		createdAt,
		renderSeconds,
		...timesOf(type, createdAt, renderSeconds, asks),
		endedAt: null,
		plan,
		outcome: null,
		callbackUrl: null,
		callbackId: null,
		idempotencyKey: null,
		parent: null,
		parts: [],
		video: null,
		said: [],
		items: [],
		...start,
	};
	return job;
}

/**
 * What a request says about the job that it starts.
 *
 * @param {{ callback_url?: string | null, callback_id?: string | null, [field: string]: any }} body
 * @param {string | null} idempotencyKey
 * @returns {Start}
 */
const startOf = (body, idempotencyKey) => ({
	body,
	callbackUrl: body.callback_url ?? null,
	callbackId: body.callback_id ?? null,
	idempotencyKey,
});

module.exports = { makeJob, startOf, timesOf };
