// @ts-check
'use strict';

const { showJob } = require('./resources');

/** @typedef {import('./catalog').Catalog} Catalog */
/** @typedef {import('./catalog').Look} Look */
/** @typedef {import('./catalog').Voice} Voice */

/**
 * The looks and voices that a video may name: the catalogue's and those that jobs make. A look is there from
 * the start, with its state; a voice when it is done.
 *
 * @param {Pick<import('./context').Context, 'state' | 'jobs' | 'files'>} context
 * @returns {Catalog}
 */
const usableCatalog = ({ state: { catalog }, jobs, files }) => ({
	...catalog,
	look: (id) => {
		const job = jobs.all.get(id);
		if (job?.type !== 'avatar') return catalog.look(id);
		const look = /** @type {Look} */ (showJob(job, files));
		return { ...look, ownership: 'private', matting: false };
	},
	voice: (id) => {
		const job = jobs.all.get(id);
		if (job?.type !== 'voice_clone' || job.status !== 'completed') return catalog.voice(id);
		const voice = /** @type {Voice} */ (showJob(job, files));
		return { ...voice, type: 'private', support_locale: false, engines: ['starfish'] };
	},
});

module.exports = { usableCatalog };
