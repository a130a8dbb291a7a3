// @ts-check
'use strict';

const { createRuns } = require('./agents/runs');
const { makeJob } = require('./job');
const { createJobClock } = require('./jobClock');
const { KINDS } = require('./kinds');
const { allEnded, outcomeForParts, outcomeOfParts } = require('./outcome');
const { createPlans } = require('./plans');

/** @typedef {import('./outcome').Outcome} Outcome */
/** @typedef {import('./job').Job} Job */
/** @typedef {import('./job').Start} Start */

/** What counts for the concurrency of an account. */
const LIMITED = ['video', 'video_agent', 'video_translation'];

/** @type {Outcome} */
const DELETED = {
	status: 'failed',
	failure_code: 'video_deleted',
	failure_message: 'The video was deleted.',
};

/** Whether a whole ends with this part of it. @param {Job} whole @param {Job} part */
const isLastOf = (whole, part) =>
	whole.type === 'video_agent' ? whole.video === part : allEnded(whole.parts);

/** What a job's failure is chosen by. @param {import('./kinds').JobType} type @param {Start} start */
const aboutOf = (type, { fields, body }) => ({ ...fields, ...body, type });

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
		if (job.status === 'completed') runs.beginVideo(job);
		const told = job.parts
			.filter((part) => !part.outcome)
			.map((part) => end(part, outcomeForParts(outcome), at));
		told.push(onEnd(job));
		const { parent } = job;
		if (parent && !parent.outcome && isLastOf(parent, job))
			told.push(end(parent, outcomeOfParts(parent.video ? [job] : parent.parts), at));
		await Promise.all(told);
	};

	/** @param {Job} job */
	const reopen = (job) => {
		open.add(job);
		// Not before the answer to the request is on its way.
		setImmediate(clock.settle);
	};

	/** @param {Job} job */
	const keep = (job) => {
		if (all.has(job.id)) throw new Error(`There is a job ${job.id} already`);
		all.set(job.id, job);
		reopen(job);
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

	const runs = createRuns({
		now,
		planFor: (session) => plans.next(aboutOf(session.type, session)),
		keepVideo,
		reopen,
		end,
	});
	const clock = createJobClock({ now, ownClock, open, end, beginVideo: runs.beginVideo });

	return {
		/** Every job by its id, videos too. */
		all,
		videos,
		settle: clock.settle,
		/**
		 * Starts a video.
		 *
		 * @param {Start} start
		 */
		create: ({ renderSeconds: own, ...start }) =>
			keepVideo(secondsFor(start.body, own), plans.next(aboutOf('video', start)), start),
		/**
		 * Starts a job that is no video. A batch ends when its `parts` have.
		 *
		 * @param {Exclude<import('./kinds').JobType, 'video'>} type
		 * @param {Start} [start]
		 */
		add: (type, { renderSeconds: own, asks = false, ...start } = {}) => {
			const isBatch = KINDS[type].batchOf !== null;
			const about = aboutOf(type, start);
			const seconds = isBatch ? Infinity : secondsFor(about, own);
			/** @type {Outcome} */
			const plan = isBatch || asks ? { status: 'completed' } : plans.next(about);
			return keep(makeJob(type, { now, renderSeconds: seconds, asks, plan, start }));
		},
		/** How many jobs are under way of those that the plan limits; an agent and its video are one. */
		openCount: () =>
			[...open].filter(
				({ type, parent, asks }) =>
					LIMITED.includes(type) && parent?.type !== 'video_agent' && !asks,
			).length,
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
			const due = KINDS[job.type].batchOf ? job.parts : [job];
			const left = due.filter((one) => !one.outcome);
			await Promise.all(left.map((one) => end(one, one.plan, now())));
		},
		existing,
		...runs,
		failNext: plans.failNext,
		/** The jobs of a type, newest first. @param {import('./kinds').JobType} type */
		ofType: (type) => [...all.values()].filter((job) => job.type === type).reverse(),
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
			clock.clear();
			all.clear();
			videos.clear();
			open.clear();
			plans.clear();
		},
	};
}

/** @typedef {ReturnType<typeof createJobs>} Jobs */

module.exports = { createJobs };
