// @ts-check
'use strict';

const { randomBytes } = require('node:crypto');
const { SECONDS_OF_AUDIO, secondsOf } = require('./length');
const { phaseOf } = require('./outcome');

/** @typedef {import('./schemas').CreateVideo} CreateVideo */
/** @typedef {import('./outcome').Outcome} Outcome */

/**
 * Something in the making or made. Times are ms since 1970 by the sandbox's clock.
 * @typedef {object} Job
 * @property {string} id
 * @property {import('./kinds').JobType} type
 * @property {CreateVideo} [body] of a video, as it was sent
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
 * @property {number} seconds length of the video
 * @property {Job | null} parent the batch or session that it belongs to
 * @property {Job[]} parts the videos of a batch, the video of a session
 * @property {import('./batches').Item[]} items of a batch
 *
 * @typedef {Job & { body: CreateVideo }} Video
 *
 * What may be said about a job at its start.
 * @typedef {Partial<Pick<Job, 'id' | 'fields' | 'callbackUrl' | 'callbackId' | 'idempotencyKey' | 'parent'>>} Start
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
 * @param {CreateVideo} [options.body]
 * @param {Start} [options.start]
 * @returns {Job}
 */
function makeJob(type, { now, renderSeconds, plan, body, start }) {
	const createdAt = now();
	const pendingMs = Math.min(PENDING_MS, renderSeconds * 250);
	/** @type {Job} */
	const job = {
		id: randomBytes(16).toString('hex'),
		type,
		body,
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
		seconds: body ? secondsOf(body) : SECONDS_OF_AUDIO,
		parent: null,
		parts: [],
		items: [],
		...start,
	};
	return job;
}

module.exports = { makeJob };
