// @ts-check
'use strict';

const { KINDS } = require('./kinds');
const { allEnded, outcomeOfParts } = require('./outcome');

/** @typedef {import('./job').Job} Job */

/** How long a timer may trust a clock that is not the machine's own. */
const FOREIGN_CLOCK_MS = 50;
const OWN_CLOCK_MS = 60_000;

/** When something happens to a job next. @param {Job} job */
const nextOf = (job) => (job.video ? job.dueAt : Math.min(job.dueAt, job.videoAt));

/**
 * Does what is due to the jobs by the clock.
 *
 * @param {object} options
 * @param {() => number} options.now
 * @param {boolean} options.ownClock whether `now` is the machine's clock
 * @param {Set<Job>} options.open the jobs that have not ended
 * @param {(job: Job, outcome: import('./outcome').Outcome, at: number) => Promise<void>} options.end
 * @param {(session: Job) => void} options.beginVideo
 */
function createJobClock({ now, ownClock, open, end, beginVideo }) {
	/** @type {NodeJS.Timeout | undefined} */
	let timer;

	const settle = () => {
		for (const job of open) {
			if (job.word !== null) continue;
			if (now() >= job.dueAt) void end(job, job.plan, job.dueAt);
			else if (now() >= job.videoAt) beginVideo(job);
			else if (KINDS[job.type].batchOf && allEnded(job.parts))
				void end(job, outcomeOfParts(job.parts), now());
		}
		clearTimeout(timer);
		const next = Math.min(...[...open].filter(({ word }) => word === null).map(nextOf));
		if (next === Infinity) return;
		const longest = ownClock ? OWN_CLOCK_MS : FOREIGN_CLOCK_MS;
		timer = setTimeout(settle, Math.min(longest, Math.max(1, next - now())));
		timer.unref();
	};

	return { settle, clear: () => clearTimeout(timer) };
}

module.exports = { createJobClock };
