// @ts-check
'use strict';

const { film } = require('../film');
const { startOf } = require('../job');
const { LANGUAGES } = require('./languages');

/** @typedef {import('./schemas').CreateTranslation} CreateTranslation */

/** What a source video is taken to last, in seconds. */
const SECONDS = 12;

/**
 * Starts the translation into one language.
 *
 * @param {CreateTranslation} body
 * @param {string} language one of `LANGUAGES`, as the request names it
 * @param {import('../context').Context} context
 * @param {import('../job').Start} start
 * @returns {import('../job').Job}
 */
const startTranslation = (body, language, { jobs }, start) =>
	jobs.add('video_translation', {
		...startOf({ ...body, output_language: language }, null),
		film: film({
			title: body.title ?? null,
			folder_id: body.folder_id ?? null,
			script: `This is said in ${language}.`,
			seconds: (body.end_time ?? SECONDS) - (body.start_time ?? 0),
			captions: body.enable_caption ? 'file' : 'none',
		}),
		...start,
	});

/** The code of the language that a job is about. @param {import('../job').Job} job */
const languageOf = ({ body }) => LANGUAGES.get(body?.output_language) ?? 'es';

module.exports = { languageOf, startTranslation };
