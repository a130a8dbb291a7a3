// @ts-check
'use strict';

const { comesBeforeWork, send } = require('../misbehave');
const { envelope } = require('./errors');

/**
 * Serves the files below /files/, with their faults, and notes who asked.
 *
 * @param {object} parts
 * @param {() => number} parts.now
 * @param {import('../timers').Timers} parts.timers
 * @param {import('../faults').Faults} parts.faults
 * @param {import('./files').Files} parts.files
 */
function createDownloads({ now, timers, faults, files }) {
	/** @type {{ path: string, at: number, status: number }[]} */
	const seen = [];
	return {
		seen,
		prefix: '/files/',
		/** @type {import('../exchange').Place['serve']} */
		serve: async (req, res, url) => {
			const fault = faults.take(req.method ?? 'GET', url.pathname, { isFile: true });
			const entry = { path: url.pathname, at: now(), status: 0 };
			seen.push(entry);
			if (fault && comesBeforeWork(fault)) {
				entry.status = send(res, { status: 200, body: null }, fault, envelope);
				return;
			}
			if (fault?.kind === 'slow') await timers.after(fault.delayMs ?? 1000);
			entry.status = files.serve(req, res, url, { truncated: fault?.kind === 'truncated' });
		},
		clear: () => {
			seen.length = 0;
		},
	};
}

module.exports = { createDownloads };
