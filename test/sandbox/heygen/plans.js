// @ts-check
'use strict';

/** @typedef {import('./outcome').Outcome} Outcome */

/** How the next jobs are to end by themselves: with success, unless failures are ordered. */
function createPlans() {
	/** @type {{ outcome: Outcome, times: number, only: Record<string, any> }[]} */
	let failures = [];
	return {
		/**
		 * @param {Record<string, any>} job its type and what was asked for
		 * @returns {Outcome}
		 */
		next: (job) => {
			const failure = failures.find(({ only }) =>
				Object.entries(only).every(([name, value]) => job[name] === value),
			);
			if (!failure) return { status: 'completed' };
			failure.times -= 1;
			if (failure.times <= 0) failures = failures.filter((other) => other !== failure);
			return failure.outcome;
		},
		/**
		 * Makes the next created jobs fail in the end.
		 *
		 * @param {{ failure_code?: string, failure_message?: string, times?: number, type?: import('./kinds').JobType,
		 * [field: string]: any }} [failure] `type` and any other field: only jobs of that type and with that value in
		 * what was asked for. A translation has its `output_language`, as it is named in the request
		 */
		failNext: ({ times = 1, failure_code, failure_message, ...only } = {}) => {
			const why = {
				...(failure_code !== undefined && { failure_code }),
				...(failure_message !== undefined && { failure_message }),
			};
			failures.push({ outcome: { status: 'failed', ...why }, times, only });
		},
		clear: () => {
			failures = [];
		},
	};
}

module.exports = { createPlans };
