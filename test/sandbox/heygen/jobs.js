// @ts-check
'use strict';

const { randomBytes } = require('node:crypto');
const { secondsToSpeak } = require('../words');

/** @typedef {import('./schemas').CreateVideo} CreateVideo */

/**
 * How a job ends.
 * @typedef {{ status: 'completed' } | { status: 'failed', failure_code?: string, failure_message?: string }} Outcome
 */

/**
 * A video in the making or made. Times are ms since 1970 by the sandbox's clock.
 * @typedef {object} Video
 * @property {string} id
 * @property {CreateVideo} body as it was sent
 * @property {'pending' | 'processing' | 'completed' | 'failed'} status at this moment
 * @property {number} createdAt
 * @property {number} dueAt when it ends by itself, Infinity for never
 * @property {number | null} endedAt
 * @property {Outcome} plan how it ends by itself
 * @property {Outcome | null} outcome how it ended
 * @property {string | null} callbackUrl
 * @property {string | null} callbackId
 * @property {string | null} idempotencyKey
 * @property {number} seconds length of the video
 */

const PENDING_MS = 1000;
/** How long a timer may trust a clock that is not the machine's own. */
const FOREIGN_CLOCK_MS = 50;
const OWN_CLOCK_MS = 60_000;

/** @param {CreateVideo} body */
function secondsOf(body) {
	/** @param {{ script?: string | null }} part */
	const spoken = (part) => (part.script == null ? 12 : secondsToSpeak(part.script));
	if (body.type === 'cinematic_avatar') return body.duration ?? 10;
	if (body.type !== 'studio') return spoken(body);
	const scenes = body.scenes.map((scene) => {
		if (scene.type === 'avatar_video') return spoken(scene.input);
		if (scene.type === 'image') return scene.duration ?? spoken(scene);
		return 10;
	});
	return Math.round(scenes.reduce((sum, seconds) => sum + seconds, 0) * 100) / 100;
}

/**
 * Keeps the videos and ends them when their time has come.
 *
 * @param {object} options
 * @param {() => number} options.now
 * @param {boolean} options.ownClock whether `now` is the machine's clock
 * @param {number | ((body: CreateVideo) => number)} options.renderSeconds
 * @param {(video: Video) => Promise<void>} options.onEnd called once per video; its promise ends when the
 * callback is delivered or given up
 */
function createJobs({ now, ownClock, renderSeconds, onEnd }) {
	/** @type {Map<string, Video>} */
	const videos = new Map();
	/** @type {Set<Video>} */
	const open = new Set();
	/** @type {{ outcome: Outcome, times: number }[]} */
	let failures = [];
	/** @type {NodeJS.Timeout | undefined} */
	let timer;

	/** @param {Video} video @param {Outcome} outcome @param {number} at */
	const end = (video, outcome, at) => {
		open.delete(video);
		video.outcome = outcome;
		video.endedAt = at;
		return onEnd(video);
	};

	const settle = () => {
		for (const video of open) if (now() >= video.dueAt) void end(video, video.plan, video.dueAt);
		clearTimeout(timer);
		const next = Math.min(...[...open].map((video) => video.dueAt));
		if (next === Infinity) return;
		const longest = ownClock ? OWN_CLOCK_MS : FOREIGN_CLOCK_MS;
		timer = setTimeout(settle, Math.min(longest, Math.max(1, next - now())));
		timer.unref();
	};

	/** @returns {Outcome} */
	const nextPlan = () => {
		const failure = failures[0];
		if (!failure) return { status: 'completed' };
		failure.times -= 1;
		if (failure.times <= 0) failures.shift();
		return failure.outcome;
	};

	/** @param {CreateVideo} body @param {string | null} idempotencyKey @returns {Video} */
	const create = (body, idempotencyKey) => {
		const seconds = typeof renderSeconds === 'function' ? renderSeconds(body) : renderSeconds;
		const createdAt = now();
		const pendingMs = Math.min(PENDING_MS, seconds * 250);
		/** @type {Video} */
		const video = {
			id: randomBytes(16).toString('hex'),
			body,
			get status() {
				if (video.outcome) return video.outcome.status;
				if (now() >= video.dueAt) return video.plan.status;
				return now() - createdAt < pendingMs ? 'pending' : 'processing';
			},
			createdAt,
			dueAt: createdAt + seconds * 1000,
			endedAt: null,
			plan: nextPlan(),
			outcome: null,
			callbackUrl: ('callback_url' in body ? body.callback_url : null) ?? null,
			callbackId: ('callback_id' in body ? body.callback_id : null) ?? null,
			idempotencyKey,
			seconds: secondsOf(body),
		};
		videos.set(video.id, video);
		open.add(video);
		// Not before the answer to the create request is on its way.
		setImmediate(settle);
		return video;
	};

	return {
		videos,
		create,
		settle,
		/** How many videos are under way. */
		openCount: () => open.size,
		/**
		 * Ends a video now.
		 *
		 * @param {string} id
		 * @param {Outcome} outcome
		 * @returns {Promise<void>} done when the callback is delivered or given up
		 * @throws {Error} when there is no such video or it has ended already
		 */
		finish: (id, outcome = { status: 'completed' }) => {
			const video = videos.get(id);
			if (!video) throw new Error(`There is no video ${id}`);
			if (video.outcome) throw new Error(`Video ${id} has ended already: ${video.outcome.status}`);
			return end(video, outcome, now());
		},
		/**
		 * Makes the next created videos fail in the end.
		 *
		 * @param {{ failure_code?: string, failure_message?: string, times?: number }} [failure]
		 */
		failNext: ({ times = 1, ...failure } = {}) => {
			failures.push({ outcome: { status: 'failed', ...failure }, times });
		},
		/** @param {string} id @returns {boolean} whether there was one */
		remove: (id) => {
			const video = videos.get(id);
			if (video) open.delete(video);
			return videos.delete(id);
		},
		clear: () => {
			clearTimeout(timer);
			videos.clear();
			open.clear();
			failures = [];
		},
	};
}

/**
 * Why a video failed, with HeyGen's code for an empty wallet when nothing else was said.
 *
 * @param {Video} video
 * @returns {{ failure_code: string, failure_message: string } | null} null when it has not failed
 */
function failureOf(video) {
	const outcome = video.outcome ?? video.plan;
	if (video.status !== 'failed' || outcome.status !== 'failed') return null;
	return {
		failure_code: outcome.failure_code ?? 'MOVIO_PAYMENT_INSUFFICIENT_CREDIT',
		failure_message: outcome.failure_message ?? 'There was not enough credit to render the video.',
	};
}

/** @typedef {ReturnType<typeof createJobs>} Jobs */

module.exports = { createJobs, failureOf };
