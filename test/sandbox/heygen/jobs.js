// @ts-check
'use strict';

const { film } = require('./film');
const { makeJob } = require('./job');
const { outcomeForParts, outcomeOfParts } = require('./outcome');
const { createPlans } = require('./plans');

/** @typedef {import('./outcome').Outcome} Outcome */
/** @typedef {import('./job').Job} Job */
/** @typedef {import('./job').Start} Start */

/** How long a timer may trust a clock that is not the machine's own. */
const FOREIGN_CLOCK_MS = 50;
const OWN_CLOCK_MS = 60_000;

const AGENT_SCRIPT = 'A video that an agent made.';

/** @type {Outcome} */
const DELETED = {
	status: 'failed',
	failure_code: 'video_deleted',
	failure_message: 'The video was deleted.',
};

/** @param {Job[]} parts */
const allEnded = (parts) => parts.every((part) => part.outcome);

/**
 * Keeps the jobs and ends them when their time has come.
 *
 * @param {object} options
 * @param {() => number} options.now
 * @param {boolean} options.ownClock whether `now` is the machine's clock
 * @param {number | ((body: any) => number)} options.renderSeconds
 * @param {(job: Job) => Promise<void>} options.onEnd called once per job; its promise ends when the
 * callback is delivered or given up
 */
function createJobs({ now, ownClock, renderSeconds, onEnd }) {
	/** @type {Map<string, Job>} */
	const all = new Map();
	/** @type {Map<string, Job>} */
	const videos = new Map();
	/** @type {Set<Job>} */
	const open = new Set();
	const plans = createPlans();
	/** @type {NodeJS.Timeout | undefined} */
	let timer;

	/** @param {string} id @returns {Job} @throws {Error} when there is none */
	const existing = (id) => {
		const job = all.get(id);
		if (!job) throw new Error(`There is no video or other job ${id}`);
		return job;
	};

	/** @param {Job} job @param {Outcome} outcome @param {number} at @returns {Promise<void>} */
	const end = async (job, outcome, at) => {
		open.delete(job);
		Object.assign(job, { outcome, endedAt: at, word: null });
		if (job.status === 'completed') beginVideo(job);
		const told = job.parts
			.filter((part) => !part.outcome)
			.map((part) => end(part, outcomeForParts(outcome), at));
		told.push(onEnd(job));
		const { parent } = job;
		if (parent && !parent.outcome && allEnded(parent.parts))
			told.push(end(parent, outcomeOfParts(parent.parts), at));
		await Promise.all(told);
	};

	const settle = () => {
		for (const job of open) {
			if (job.word !== null) continue;
			if (now() >= job.dueAt) void end(job, job.plan, job.dueAt);
			else if (now() >= job.videoAt) beginVideo(job);
			else if (job.type === 'video_batch' && allEnded(job.parts))
				void end(job, outcomeOfParts(job.parts), now());
		}
		clearTimeout(timer);
		const times = [...open]
			.filter((job) => job.word === null)
			.map((job) => (job.parts.length > 0 ? job.dueAt : Math.min(job.dueAt, job.videoAt)));
		const next = Math.min(...times);
		if (next === Infinity) return;
		const longest = ownClock ? OWN_CLOCK_MS : FOREIGN_CLOCK_MS;
		timer = setTimeout(settle, Math.min(longest, Math.max(1, next - now())));
		timer.unref();
	};

	/** @param {Job} job */
	const keep = (job) => {
		if (all.has(job.id)) throw new Error(`There is a job ${job.id} already`);
		all.set(job.id, job);
		open.add(job);
		// Not before the answer to the create request is on its way.
		setImmediate(settle);
		return job;
	};

	/** @param {number} seconds @param {Outcome} plan @param {Start} start */
	const keepVideo = (seconds, plan, start) => {
		const video = keep(makeJob('video', { now, renderSeconds: seconds, plan, start }));
		videos.set(video.id, video);
		return video;
	};

	/** @param {any} about @param {number} [own] */
	const secondsFor = (about, own) =>
		own ?? (typeof renderSeconds === 'function' ? renderSeconds(about) : renderSeconds);

	/** A video agent begins its video, unless it has done so. @param {Job} session */
	const beginVideo = (session) => {
		if (session.type !== 'video_agent' || session.parts.length > 0) return;
		const left = Math.max(0, session.dueAt - now()) / 1000;
		const video = keepVideo(left, outcomeForParts(session.plan), {
			parent: session,
			film: film({ title: session.fields.title ?? null, script: AGENT_SCRIPT }),
		});
		session.parts.push(video);
	};

	return {
		/** Every job by its id, videos too. */
		all,
		videos,
		settle,
		/**
		 * Starts a video.
		 *
		 * @param {Start} start
		 */
		create: ({ renderSeconds: own, ...start }) =>
			keepVideo(secondsFor(start.body, own), plans.next({ ...start.body, type: 'video' }), start),
		/**
		 * Starts a job that is no video. A batch ends when its `parts` have.
		 *
		 * @param {Exclude<import('./kinds').JobType, 'video'>} type
		 * @param {Start} [start]
		 */
		add: (type, { renderSeconds: own, ...start } = {}) => {
			const isBatch = type === 'video_batch';
			const about = { ...start.fields, ...start.body, type };
			const seconds = isBatch ? Infinity : secondsFor(about, own);
			/** @type {Outcome} */
			const plan = isBatch ? { status: 'completed' } : plans.next(about);
			return keep(makeJob(type, { now, renderSeconds: seconds, plan, start }));
		},
		/** How many videos are under way. */
		openCount: () => [...open].filter((job) => job.type === 'video').length,
		/**
		 * Ends a job now, and the videos that are part of it.
		 *
		 * @param {string} id
		 * @param {Outcome} outcome
		 * @returns {Promise<void>} done when the callback is delivered or given up
		 * @throws {Error} when there is no such job or it has ended already
		 */
		finish: (id, outcome = { status: 'completed' }) => {
			const job = existing(id);
			if (job.outcome) throw new Error(`Job ${id} has ended already: ${job.outcome.status}`);
			return end(job, outcome, now());
		},
		/** Ends a job now, the way it would end by itself. @param {Job} job @returns {Promise<void>} */
		finishAsPlanned: async (job) => {
			const due = job.type === 'video_batch' ? job.parts : [job];
			const left = due.filter((one) => !one.outcome);
			await Promise.all(left.map((one) => end(one, one.plan, now())));
		},
		existing,
		beginVideo,
		failNext: plans.failNext,
		/** @param {string} id @returns {boolean} whether there was one */
		remove: (id) => {
			const job = all.get(id);
			if (job) open.delete(job);
			// A batch that it belongs to must not wait for it.
			if (job) job.outcome ??= DELETED;
			videos.delete(id);
			return all.delete(id);
		},
		clear: () => {
			clearTimeout(timer);
			all.clear();
			videos.clear();
			open.clear();
			plans.clear();
		},
	};
}

/** @typedef {ReturnType<typeof createJobs>} Jobs */

module.exports = { createJobs };
