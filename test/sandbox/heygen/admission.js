// @ts-check
'use strict';

const { apiError } = require('./errors');

/** @typedef {import('./context').Context} Context */

/**
 * Refuses work that is not paid for.
 *
 * @param {Context} context
 * @throws {import('./errors').ApiError} 402
 */
function checkCredit({ state }) {
	if (state.account.credit) return;
	throw apiError(402, 'insufficient_credit', 'There is not enough credit for this operation.');
}

/**
 * Refuses a job when there is no credit, or when as many as the plan allows are under way. A request that starts
 * several at once is taken when there is room for one.
 *
 * @param {Context} context
 * @throws {import('./errors').ApiError} 402 and 429
 */
function admit(context) {
	checkCredit(context);
	if (context.jobs.openCount() < context.state.account.concurrency) return;
	throw Object.assign(apiError(429, 'rate_limit_exceeded', 'Too many videos at once.'), {
		retryAfter: 1,
	});
}

module.exports = { admit, checkCredit };
