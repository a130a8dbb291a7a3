// @ts-check
'use strict';

const { startDeepseek } = require('./deepseek');
const { startHeygen } = require('./heygen');
const { KEYS } = require('./keys');

/**
 * Starts a stand-in for HeyGen's API (v3) and one for DeepSeek's, on 127.0.0.1.
 *
 * @param {object} [options]
 * @param {string} [options.recordFile] every HeyGen request is appended to it as one JSON line
 * `{method, path, query, body, headers}`, without keys; its folder is created
 * @param {number | ((body: import('./heygen/schemas').CreateVideo) => number)} [options.renderSeconds] how long a
 * video takes, default 4; Infinity: until `sandbox.heygen.finish(id)`. Other jobs take as long; a function gets `{type, ...fields}` of theirs
 * @param {() => number} [options.now] the clock, ms since 1970
 * @param {number} [options.port] HeyGen's, 0 (default) for any free one
 * @param {number} [options.deepseekPort] DeepSeek's, likewise
 * @throws {Error} when a port is taken
 */
async function startSandbox({
	recordFile,
	renderSeconds = 4,
	now,
	port = 0,
	deepseekPort = 0,
} = {}) {
	const clock = now ?? Date.now;
	const heygen = await startHeygen({
		recordFile,
		renderSeconds,
		now: clock,
		ownClock: now === undefined,
		port,
	});
	const deepseek = await startDeepseek({ now: clock, port: deepseekPort }).catch(async (error) => {
		await heygen.close();
		throw error;
	});
	return {
		heygen,
		deepseek,
		/** Forgets everything that happened and was set. What is in the record file stays. */
		reset: async () => {
			heygen.reset();
			deepseek.reset();
		},
		/** Stops both servers, their open connections and their timers. */
		close: async () => {
			await Promise.all([heygen.close(), deepseek.close()]);
		},
	};
}

/** @typedef {Awaited<ReturnType<typeof startSandbox>>} Sandbox */

module.exports = { KEYS, startSandbox };
