// @ts-check
'use strict';

const { admit, checkCredit } = require('../admission');
const { apiError, invalid } = require('../errors');
const { film } = require('../film');
const { findJob } = require('../findJob');
const { startOf } = require('../job');
const { showJob } = require('../resources');
const { checkAsset, readText } = require('../sources');
const { checkSource } = require('./rules');
const { createProofread, generate, replaceSrt } = require('./schemas');
const { startTranslation } = require('./start');

/** @typedef {import('../context').Context} Context */

const CUE = /\d\d:\d\d:\d\d[,.]\d{3} --> \d\d:\d\d:\d\d[,.]\d{3}/;

/**
 * The subtitles that a request names.
 *
 * @param {Extract<import('../parts').Asset, { type: 'url' | 'asset_id' }>} srt
 * @param {Context} context
 * @returns {Promise<string>} where the file can't be read, a line that names it
 * @throws {import('../errors').ApiError}
 */
async function subtitlesFrom(srt, context) {
	checkAsset(srt, 'srt', context);
	const text = await readText(srt, 'srt', context);
	if (text !== null && !CUE.test(text)) throw invalid('srt', 'The file is no SRT');
	const name = srt.type === 'url' ? srt.url : srt.asset_id;
	return text ?? `1\n00:00:00,000 --> 00:00:02,000\n${name}\n`;
}

/**
 * The endpoints under /v3/video-translations/proofreads.
 *
 * @param {Context} context
 * @returns {import('../routes').Route[]}
 */
const proofreadRoutes = (context) => {
	const { jobs, files, callbacks } = context;
	/** @param {string} id */
	const existing = (id) => findJob(jobs, 'proofread', id);
	/** @param {string} id */
	const ready = (id) => {
		const proofread = existing(id);
		if (proofread.status !== 'completed')
			throw apiError(409, 'resource_not_ready', 'The proofread is not completed');
		return proofread;
	};

	return [
		{
			method: 'POST',
			path: '/v3/video-translations/proofreads',
			body: createProofread,
			handle: async ({ body, idempotencyKey }) => {
				checkSource(body, context);
				checkCredit(context);
				const srt = body.srt ? await subtitlesFrom(body.srt, context) : null;
				const proofread_ids = body.output_languages.map(
					(/** @type {string} */ language) =>
						jobs.add('proofread', {
							...startOf({ ...body, output_language: language }, idempotencyKey),
							film: film({
								title: body.title,
								script: `This is said in ${language}.`,
								srt,
								originalSrt: srt,
							}),
						}).id,
				);
				return { data: { proofread_ids, status: 'processing' } };
			},
		},
		{
			method: 'GET',
			path: '/v3/video-translations/proofreads/{}',
			handle: ({ id }) => ({ data: showJob(existing(id), files) }),
		},
		{
			method: 'GET',
			path: '/v3/video-translations/proofreads/{}/srt',
			handle: ({ id }) => {
				const { originalSrt } = ready(id).film;
				const original_srt_url = originalSrt === null ? null : files.mint(id, 'original.srt');
				return { data: { srt_url: files.mint(id, 'srt'), original_srt_url } };
			},
		},
		{
			method: 'PUT',
			path: '/v3/video-translations/proofreads/{}/srt',
			body: replaceSrt,
			handle: async ({ id, body }) => {
				const proofread = ready(id);
				proofread.film.srt = await subtitlesFrom(body.srt, context);
				return { data: showJob(proofread, files) };
			},
		},
		{
			method: 'POST',
			path: '/v3/video-translations/proofreads/{}/generate',
			body: generate,
			handle: async ({ id, body, idempotencyKey }) => {
				const proofread = ready(id);
				admit(context);
				const { captions = false, ...rest } = body ?? {};
				const { output_language: language, ...wanted } = proofread.body ?? {};
				const job = startTranslation({ ...wanted, ...rest }, language, context, {
					...startOf({ ...wanted, ...rest, output_language: language }, idempotencyKey),
					film: { ...proofread.film, captions: captions ? 'file' : 'none' },
				});
				await callbacks.onCreated(job, () => jobs.finishAsPlanned(job));
				return { data: { status: 'processing', video_translation_id: job.id } };
			},
		},
	];
};

module.exports = { proofreadRoutes };
