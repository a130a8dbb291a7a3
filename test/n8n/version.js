// @ts-check
'use strict';

/** The n8n that the tests are written for. */
const NEWEST = /** @type {string} */ (require('./package.json').dependencies.n8n);
/** The n8n under test: N8N_VERSION picks an older one. */
const VERSION = process.env.N8N_VERSION || NEWEST;
const IS_OLDER = VERSION !== NEWEST;

/** @param {string} version @returns {[number, number, number]} */
function parts(version) {
	const [major, minor, patch] = version.split('.').map(Number);
	return [major, minor, patch];
}

/**
 * @param {string} wanted
 * @returns {boolean} true when the n8n under test is that version or a later one
 */
function isAtLeast(wanted) {
	const ours = parts(VERSION);
	const differs = parts(wanted).findIndex((part, index) => part !== ours[index]);
	return differs === -1 || ours[differs] > parts(wanted)[differs];
}

/** Whether runs sleep in it while they wait; in others they wait inside. */
const RUNS_SLEEP = isAtLeast('2.41.0') || (VERSION.startsWith('2.39.') && isAtLeast('2.39.9'));

module.exports = { IS_OLDER, RUNS_SLEEP, VERSION, isAtLeast };
