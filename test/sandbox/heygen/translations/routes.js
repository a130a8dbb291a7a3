// @ts-check
'use strict';

const { z } = require('zod');
const { admit } = require('../admission');
const { findJob } = require('../findJob');
const { pageQuery, shownPage } = require('../paging');
const { showJob } = require('../resources');
const { LANGUAGES } = require('./languages');
const { checkTranslation } = require('./rules');
const { createTranslation, retitle } = require('./schemas');
const { startTranslation } = require('./start');

/**
 * The endpoints under /v3/video-translations, without those of batches and proofreads.
 *
 * @param {import('../context').Context} context
 * @returns {import('../routes').Route[]}
 */
const translationRoutes = (context) => {
	const { jobs, files, callbacks } = context;
	/** @param {string} id */
	const existing = (id) => findJob(jobs, 'video_translation', id);

	return [
		{
			method: 'GET',
			path: '/v3/video-translations/languages',
			handle: () => ({ data: { languages: [...LANGUAGES.keys()] } }),
		},
		{
			method: 'POST',
			path: '/v3/video-translations',
			body: createTranslation,
			handle: async ({ body, idempotencyKey }) => {
				checkTranslation(body, context);
				admit(context);
				/** @type {import('../job').Job[]} */
				const started = body.output_languages.map((/** @type {string} */ language) =>
					startTranslation(body, language, context, { idempotencyKey }),
				);
				for (const job of started) await callbacks.onCreated(job, () => jobs.finishAsPlanned(job));
				return { data: { video_translation_ids: started.map(({ id }) => id) } };
			},
		},
		{
			method: 'GET',
			path: '/v3/video-translations',
			query: z.strictObject(pageQuery(10, 100)),
			handle: ({ query }) => {
				const all = jobs.ofType('video_translation');
				return shownPage(
					all,
					({ id }) => id,
					(job) => showJob(job, files),
					query,
				);
			},
		},
		{
			method: 'GET',
			path: '/v3/video-translations/{}',
			handle: ({ id }) => ({ data: showJob(existing(id), files) }),
		},
		{
			method: 'PATCH',
			path: '/v3/video-translations/{}',
			body: retitle,
			handle: ({ id, body }) => {
				const job = existing(id);
				job.fields.title = body.title;
				return { data: showJob(job, files) };
			},
		},
		{
			method: 'DELETE',
			path: '/v3/video-translations/{}',
			handle: ({ id }) => {
				jobs.remove(existing(id).id);
				return { data: { id } };
			},
		},
	];
};

module.exports = { translationRoutes };
