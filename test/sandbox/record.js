// @ts-check
'use strict';

const { appendFileSync, mkdirSync } = require('node:fs');
const { dirname } = require('node:path');

/**
 * A request as it came, without keys.
 * @typedef {object} RecordedRequest
 * @property {string} method
 * @property {string} path without the query
 * @property {Record<string, string>} query
 * @property {any} body null when there was none or it was no JSON
 * @property {Record<string, string>} headers names in lower case
 * @property {number} at ms since 1970, by the sandbox's clock
 * @property {number | null} status what was answered: null while under way, 0 when the connection was cut
 * @property {boolean} [replayed] answered from an earlier request with the same Idempotency-Key
 */

/**
 * Keeps requests in memory and, when a file is given, appends each to it as one JSON line
 * `{method, path, query, body, headers}`. The file's folder is created.
 *
 * @param {string} [file]
 */
function createRecord(file) {
	/** @type {RecordedRequest[]} */
	const requests = [];
	if (file) mkdirSync(dirname(file), { recursive: true });
	return {
		requests,
		/** @param {Omit<RecordedRequest, 'status'>} request @returns {RecordedRequest} */
		add: (request) => {
			const entry = { ...request, status: null };
			requests.push(entry);
			const { method, path, query, body, headers } = request;
			if (file) appendFileSync(file, `${JSON.stringify({ method, path, query, body, headers })}\n`);
			return entry;
		},
		clear: () => {
			requests.length = 0;
		},
	};
}

module.exports = { createRecord };
