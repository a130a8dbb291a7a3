// @ts-check
'use strict';

/**
 * Calls `check` until it returns something truthy, and returns that.
 *
 * @template T
 * @param {() => T | Promise<T>} check
 * @param {{ what: string | (() => string), timeoutMs?: number, intervalMs?: number }} options
 *   `what` names the thing waited for in the error message.
 * @returns {Promise<NonNullable<T>>}
 */
async function until(check, { what, timeoutMs = 60_000, intervalMs = 50 }) {
	const deadline = Date.now() + timeoutMs;
	for (;;) {
		const result = await check();
		if (result) return /** @type {NonNullable<T>} */ (result);
		if (Date.now() > deadline) {
			const description = typeof what === 'string' ? what : what();
			throw new Error(`Waited ${Math.round(timeoutMs / 1000)} s in vain for ${description}`);
		}
		await new Promise((resolve) => setTimeout(resolve, intervalMs));
	}
}

module.exports = { until };
