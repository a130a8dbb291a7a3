// @ts-check
'use strict';

const { randomBytes } = require('node:crypto');
const { film } = require('./film');
const { phaseOf } = require('./outcome');

/** @typedef {import('./outcome').Outcome} Outcome */

/**
 * Something in the making or made. Times are ms since 1970 by the sandbox's clock.
 * @typedef {object} Job
 * @property {string} id
 * @property {import('./kinds').JobType} type
 * @property {any} body what was asked for, as it was sent; null when no request did
 * @property {import('./film').Film} film
 * @property {Record<string, any>} fields what the resource shows instead of what the sandbox would make up
 * @property {import('./kinds').Phase} status at this moment
 * @property {string | null} word a status set by hand; with one, the job does not end by itself
 * @property {number} createdAt
 * @property {number} dueAt when it ends by itself, Infinity for never
 * @property {number} videoAt when a video agent begins its video
 * @property {number | null} endedAt
 * @property {Outcome} plan how it ends by itself
 * @property {Outcome | null} outcome how it ended
 * @property {string | null} callbackUrl
 * @property {string | null} callbackId
 * @property {string | null} idempotencyKey
 * @property {Job | null} parent the batch or session that it belongs to
 * @property {Job[]} parts the videos of a batch, the video of a session
 * @property {import('./batches').Item[]} items of a batch
 *
 * What may be said about a job at its start.
 * @typedef {Partial<Pick<Job, 'id' | 'body' | 'film' | 'fields' | 'callbackUrl' | 'callbackId' | 'idempotencyKey' | 'parent'>> &
 *   { renderSeconds?: number }} Start
 */

/** How long a job waits before work on it begins, at most. */
const PENDING_MS = 1000;

/**
 * A job that has just been created.
 *
 * @param {import('./kinds').JobType} type
 * @param {object} options
 * @param {() => number} options.now
 * @param {number} options.renderSeconds until it ends by itself
 * @param {Outcome} options.plan
 * @param {Start} [options.start]
 * @returns {Job}
 */
function makeJob(type, { now, renderSeconds, plan, start }) {
	const createdAt = now();
	const pendingMs = Math.min(PENDING_MS, renderSeconds * 250);
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
			const begun = type === 'video_agent' && job.parts.length > 0;
			return now() - createdAt < pendingMs && !begun ? 'pending' : 'processing';
		},
		word: null,
		createdAt,
		dueAt: createdAt + renderSeconds * 1000,
		videoAt: type === 'video_agent' ? createdAt + renderSeconds * 500 : Infinity,
		endedAt: null,
		plan,
		outcome: null,
		callbackUrl: null,
		callbackId: null,
		idempotencyKey: null,
		parent: null,
		parts: [],
		items: [],
		...start,
	};
	return job;
}

/**
 * What a request says about the job that it starts.
 *
 * @param {{ callback_url?: string | null, callback_id?: string | null }} body
 * @param {string | null} idempotencyKey
 * @returns {Start}
 */
const startOf = (body, idempotencyKey) => ({
	body,
	callbackUrl: body.callback_url ?? null,
	callbackId: body.callback_id ?? null,
	idempotencyKey,
});

module.exports = { makeJob, startOf };
