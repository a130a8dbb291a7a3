// @ts-check
'use strict';

const { findJob } = require('./findJob');
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
		handle: ({ id }) => ({ data: showJob(findJob(jobs, type, id), files) }),
	}));

module.exports = { jobRoutes };
