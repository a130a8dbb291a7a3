// @ts-check
'use strict';

const { film } = require('./film');
const { makeJob, timesOf } = require('./job');
const { KINDS } = require('./kinds');
const { outcomeForParts, outcomeOfParts } = require('./outcome');
const { createPlans } = require('./plans');

/** @typedef {import('./outcome').Outcome} Outcome */
/** @typedef {import('./job').Job} Job */
/** @typedef {import('./job').Start} Start */

/** How long a timer may trust a clock that is not the machine's own. */
const FOREIGN_CLOCK_MS = 50;
const OWN_CLOCK_MS = 60_000;

const AGENT_SCRIPT = 'A video that an agent made.';

/** What counts for the concurrency of an account. */
const LIMITED = ['video', 'video_agent', 'video_translation'];

/** @type {Outcome} */
const DELETED = {
	status: 'failed',
	failure_code: 'video_deleted',
	failure_message: 'The video was deleted.',
};

/** @param {Job[]} parts */
const allEnded = (parts) => parts.every((part) => part.outcome);

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
		if (parent && !parent.outcome && isLastOf(parent, job))
			told.push(end(parent, outcomeOfParts(parent.video ? [job] : parent.parts), at));
		await Promise.all(told);
	};

	const settle = () => {
		for (const job of open) {
			if (job.word !== null) continue;
			if (now() >= job.dueAt) void end(job, job.plan, job.dueAt);
			else if (now() >= job.videoAt) beginVideo(job);
			else if (KINDS[job.type].batchOf && allEnded(job.parts))
				void end(job, outcomeOfParts(job.parts), now());
		}
		clearTimeout(timer);
		const times = [...open]
			.filter((job) => job.word === null)
			.map((job) => (job.video ? job.dueAt : Math.min(job.dueAt, job.videoAt)));
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
		if (session.type !== 'video_agent' || session.video) return;
		const left = Math.max(0, session.dueAt - now()) / 1000;
		const video = keepVideo(left, outcomeForParts(session.plan), {
			parent: session,
			film: film({ title: session.fields.title ?? session.film.title, script: AGENT_SCRIPT }),
		});
		session.video = video;
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
		/**
		 * Lets a session that has ended or waits for an answer go on, to another video.
		 *
		 * @param {Job} session
		 */
		goOn: (session) => {
			const { type, renderSeconds: seconds } = session;
			Object.assign(session, timesOf(type, now(), seconds, false), {
				plan: plans.next(aboutOf(type, session)),
				outcome: null,
				endedAt: null,
				word: null,
				video: null,
			});
			open.add(session);
			setImmediate(settle);
		},
		/**
		 * Lets a session wait for an answer. A video that it is making is given up.
		 *
		 * @param {Job} session
		 * @param {Outcome} outcome of that video
		 */
		pause: (session, outcome) => {
			const { video } = session;
			Object.assign(session, timesOf(session.type, now(), 0, true), { word: null, video: null });
			return video && !video.outcome ? end(video, outcome, now()) : Promise.resolve();
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
		beginVideo,
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
