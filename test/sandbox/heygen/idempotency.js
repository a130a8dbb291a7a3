// @ts-check
'use strict';

const { apiError, invalid } = require('./errors');

const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * Remembers what was answered to requests with an Idempotency-Key, for 24 hours. Only successes are kept: a
 * request that was refused may be sent again with its key.
 *
 * @param {() => number} now ms
 */
function createIdempotency(now) {
	/** @type {Map<string, { at: number, body: any | undefined }>} */
	const kept = new Map();
	return {
		/**
		 * Runs a request once per key and endpoint.
		 *
		 * @param {string | null} key null for none
		 * @param {string} scope account and endpoint
		 * @param {() => Promise<any>} work
		 * @returns {Promise<{ body: any, replayed: boolean }>}
		 * @throws {import('./errors').ApiError} 400 for a malformed key, 409 while the first request is under way
		 */
		once: async (key, scope, work) => {
			if (key === null) return { body: await work(), replayed: false };
			if (!/^[A-Za-z0-9_:.-]{1,255}$/.test(key)) {
				throw invalid('Idempotency-Key', '1 to 255 letters, digits and _ : . - are accepted');
			}
			const name = `${scope} ${key}`;
			const earlier = kept.get(name);
			if (earlier && now() - earlier.at < DAY_MS) {
				if (earlier.body !== undefined) return { body: earlier.body, replayed: true };
				throw apiError(
					409,
					'request_in_progress',
					'A request with this Idempotency-Key is under way',
				);
			}
			/** @type {{ at: number, body: any | undefined }} */
			const entry = { at: now(), body: undefined };
			kept.set(name, entry);
			try {
				entry.body = await work();
			} catch (error) {
				kept.delete(name);
				throw error;
			}
			return { body: entry.body, replayed: false };
		},
		clear: () => kept.clear(),
	};
}

module.exports = { createIdempotency };
