// @ts-check
'use strict';

const { apiError } = require('./errors');
const { KINDS } = require('./kinds');

/**
 * The job that a request names.
 *
 * @param {import('./jobs').Jobs} jobs
 * @param {import('./kinds').JobType} type
 * @param {string} id
 * @returns {import('./job').Job}
 * @throws {import('./errors').ApiError} 404 when there is none of the type
 */
function findJob(jobs, type, id) {
	const job = jobs.all.get(id);
	if (job?.type !== type)
		throw apiError(404, KINDS[type].notFound, `There is no such ${type.replaceAll('_', ' ')}`);
	return job;
}

module.exports = { findJob };
