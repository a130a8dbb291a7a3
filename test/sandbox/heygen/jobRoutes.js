// @ts-check
'use strict';

const { apiError } = require('./errors');
const { KINDS } = require('./kinds');
const { showJob } = require('./resources');

/** @type {import('./kinds').JobType[]} */
const TYPES = ['video_translation', 'proofread', 'lipsync', 'ai_clipping', 'background_removal'];

/**
 * The endpoints that show one job, for the types that have no file of their own.
 *
 * @param {import('./context').Context} context
 * @returns {import('./routes').Route[]}
 */
const jobRoutes = ({ jobs, files }) =>
	TYPES.map((type) => ({
		method: 'GET',
		path: `${KINDS[type].path}/{}`,
		handle: ({ id }) => {
			const job = jobs.all.get(id);
			if (job?.type !== type)
				throw apiError(404, KINDS[type].notFound, `There is no such ${type.replace('_', ' ')}`);
			return { data: showJob(job, files) };
		},
	}));

module.exports = { jobRoutes };
