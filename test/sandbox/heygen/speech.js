// @ts-check
'use strict';

const { apiError, invalid } = require('./errors');
const { checkAssetId, checkUrl } = require('./sources');
const { usableCatalog } = require('./trained');

/** @typedef {import('./context').Context} Context */
/** @typedef {Pick<Extract<import('./schemas').CreateVideo, { type: 'image' }>, 'script' | 'audio_url' | 'audio_asset_id' | 'voice_id' | 'voice_settings'>} Speech */

const MAX_SCRIPT = 5000;

/**
 * The place of a field in a body.
 *
 * @param {string} at dotted place of the object, empty for the body itself
 * @param {string} field
 */
const join = (at, field) => (at ? `${at}.${field}` : field);

/**
 * Where the sound comes from, if there is any.
 *
 * @param {Speech} body
 * @param {string} at where `body` is, dotted
 * @param {Context} context
 * @returns {'script' | 'audio_url' | 'audio_asset_id' | undefined}
 */
function soundSource(body, at, context) {
	const sources = /** @type {const} */ (['script', 'audio_url', 'audio_asset_id']).filter(
		(k) => body[k] != null,
	);
	if (sources.length > 1)
		throw invalid(join(at, sources[1]), `${sources.join(' and ')} exclude each other`);
	if (body.audio_url != null) checkUrl(body.audio_url, join(at, 'audio_url'), context);
	if (body.audio_asset_id != null)
		checkAssetId(body.audio_asset_id, join(at, 'audio_asset_id'), context);
	if (body.script == null) return sources[0];
	if (body.script.trim() === '') throw invalid(join(at, 'script'), 'The script is blank');
	if (body.script.length > MAX_SCRIPT)
		throw invalid(join(at, 'script'), `At most ${MAX_SCRIPT} characters are allowed`);
	return 'script';
}

/**
 * The voice and its settings. Without a script, the settings are of no matter: recordings are not changed.
 *
 * @param {Speech} body
 * @param {string} at
 * @param {Context} context
 * @param {string | null} fallback the voice when none is named
 */
function checkVoice(body, at, context, fallback) {
	const catalog = usableCatalog(context);
	const voice = body.voice_id ? catalog.voice(body.voice_id) : undefined;
	if (body.voice_id && !voice)
		throw apiError(404, 'voice_not_found', 'There is no such voice', join(at, 'voice_id'));
	if (body.script == null) return;
	if (!body.voice_id && !fallback) {
		throw invalid(
			join(at, 'voice_id'),
			'A script needs a voice, and there is no default voice here',
		);
	}
	const wanted = body.voice_settings?.engine_settings?.engine_type;
	const speaks = voice ?? (fallback ? catalog.voice(fallback) : undefined);
	if (wanted && speaks && !speaks.engines.includes(wanted)) {
		throw invalid(
			join(at, 'voice_settings.engine_settings.engine_type'),
			'The voice does not work with this engine',
		);
	}
}

/**
 * Checks what is said, and by which voice, where something must be said.
 *
 * @param {Speech} body
 * @param {string} at
 * @param {Context} context
 * @param {string | null} fallback the voice when none is named
 * @throws {import('./errors').ApiError}
 */
function checkSpeech(body, at, context, fallback) {
	if (!soundSource(body, at, context))
		throw invalid(join(at, 'script'), 'One of script, audio_url and audio_asset_id is needed');
	checkVoice(body, at, context, fallback);
}

module.exports = { checkSpeech, checkVoice, join, soundSource };
