// @ts-check
'use strict';

const { KINDS } = require('./kinds');

/** @typedef {import('./job').Job} Job */

/**
 * How a job ends: `completed`, `failed` or another word that its kind can end with. Fields beside the
 * failure's are shown in the resource as they are.
 * @typedef {{ status: string, failure_code?: string, failure_message?: string, [field: string]: any }} Outcome
 */

/** @param {Outcome} outcome @returns {'completed' | 'failed'} */
const phaseOf = (outcome) => (outcome.status === 'completed' ? 'completed' : 'failed');

/**
 * The word that a resource shows as its status: the one set by hand or the resource's own for its phase.
 *
 * @param {Job} job
 * @returns {string}
 */
function wordOf(job) {
	const { words, failedToo } = KINDS[job.type];
	const said = job.outcome?.status ?? '';
	if (job.word === null && job.asks) return 'waiting_for_input';
	return job.word ?? (failedToo.includes(said) ? said : words[job.status]);
}

/**
 * Why a job failed, with HeyGen's code for an empty wallet when nothing else was said of a video.
 *
 * @param {Job} job
 * @returns {{ failure_code: string, failure_message: string } | null} null when it has not failed
 */
function failureOf(job) {
	const outcome = job.outcome ?? job.plan;
	// A job that was cancelled or deleted gives no reason.
	if (job.status !== 'failed' || KINDS[job.type].failedToo.includes(outcome.status)) return null;
	const [code, message] =
		job.type === 'video'
			? ['MOVIO_PAYMENT_INSUFFICIENT_CREDIT', 'There was not enough credit to render the video.']
			: ['internal_error', 'Something went wrong while the job ran.'];
	return {
		failure_code: outcome.failure_code ?? code,
		failure_message: outcome.failure_message ?? message,
	};
}

/**
 * Why a job failed, in words; null when it has not.
 *
 * @param {Job} job
 */
const reasonOf = (job) => failureOf(job)?.failure_message ?? null;

/** @param {number} ms */
const seconds = (ms) => Math.floor(ms / 1000);

/** When a job ended, or will have ended, in seconds. @param {Job} job */
const completedAt = (job) => seconds(job.endedAt ?? job.dueAt);

/**
 * What an outcome says about the resource beside how it ended.
 *
 * @param {Outcome | null} outcome
 * @returns {Record<string, any>}
 */
function extrasOf(outcome) {
	const {
		status: _,
		failure_code: __,
		failure_message: ___,
		...extras
	} = outcome ?? { status: '' };
	return extras;
}

/** @param {Job[]} parts */
const allEnded = (parts) => parts.every((part) => part.outcome);

/**
 * The outcome of a job that is made of others, once all have ended: one success is enough.
 *
 * @param {Job[]} parts
 * @returns {Outcome}
 */
function outcomeOfParts(parts) {
	const failed = parts.find((part) => part.status === 'failed');
	if (parts.some((part) => part.status === 'completed')) return { status: 'completed' };
	return { status: 'failed', ...(failed && failureOf(failed)) };
}

/**
 * The outcome that the parts of a job take over from it: without what only concerns the whole.
 *
 * @param {Outcome} outcome
 * @returns {Outcome}
 */
function outcomeForParts(outcome) {
	const { failure_code, failure_message } = outcome;
	return {
		status: phaseOf(outcome),
		...(failure_code !== undefined && { failure_code }),
		...(failure_message !== undefined && { failure_message }),
	};
}

module.exports = {
	allEnded,
	completedAt,
	extrasOf,
	failureOf,
	outcomeForParts,
	outcomeOfParts,
	phaseOf,
	reasonOf,
	seconds,
	wordOf,
};
