// @ts-check
'use strict';

const { apiError, invalid } = require('../errors');
const { checkAsset } = require('../sources');
const { usableCatalog } = require('../trained');
const { checkWorkspace } = require('../workspace');
const { LANGUAGES } = require('./languages');

/** @typedef {import('../context').Context} Context */
/** @typedef {import('./schemas').CreateTranslation} CreateTranslation */
/** @typedef {import('./schemas').CreateProofread} CreateProofread */

/**
 * Checks what translations and proofreads have in common: languages, files, glossary, folder.
 *
 * @param {CreateTranslation | CreateProofread} body
 * @param {Context} context
 * @throws {import('../errors').ApiError}
 */
function checkSource(body, context) {
	body.output_languages.forEach((name, index) => {
		if (!LANGUAGES.has(name))
			throw invalid(
				`output_languages.${index}`,
				`'${name}' is none of GET /v3/video-translations/languages`,
			);
	});
	checkAsset(body.video, 'video', context);
	if (body.srt) checkAsset(body.srt, 'srt', context);
	checkWorkspace(body, context);
}

/**
 * Checks what a schema can't say about a body of POST /v3/video-translations.
 *
 * @param {CreateTranslation} body
 * @param {Context} context
 * @throws {import('../errors').ApiError} the first rule that is broken
 */
function checkTranslation(body, context) {
	checkSource(body, context);
	if (body.audio) checkAsset(body.audio, 'audio', context);
	if (body.end_time != null && body.end_time <= (body.start_time ?? 0))
		throw invalid('end_time', 'The end must come after the start');
	(body.stock_voice_config?.preferred_stock_voice_ids ?? []).forEach((id, index) => {
		const param = `stock_voice_config.preferred_stock_voice_ids.${index}`;
		if (!usableCatalog(context).voice(id))
			throw apiError(404, 'voice_not_found', 'There is no such voice', param);
	});
}

module.exports = { checkSource, checkTranslation };
