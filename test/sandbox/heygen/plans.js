// @ts-check
'use strict';

/** @typedef {import('./outcome').Outcome} Outcome */

/** How the next jobs are to end by themselves: with success, unless failures are ordered. */
function createPlans() {
	/** @type {{ outcome: Outcome, times: number }[]} */
	let failures = [];
	return {
		/** @returns {Outcome} */
		next: () => {
			const failure = failures[0];
			if (!failure) return { status: 'completed' };
			failure.times -= 1;
			if (failure.times <= 0) failures.shift();
			return failure.outcome;
		},
		/**
		 * Makes the next created jobs fail in the end.
		 *
		 * @param {{ failure_code?: string, failure_message?: string, times?: number }} [failure]
		 */
		failNext: ({ times = 1, ...failure } = {}) => {
			failures.push({ outcome: { status: 'failed', ...failure }, times });
		},
		clear: () => {
			failures = [];
		},
	};
}

module.exports = { createPlans };
