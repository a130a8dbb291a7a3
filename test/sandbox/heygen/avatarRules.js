// @ts-check
'use strict';

const { apiError, invalid } = require('./errors');
const { checkSpeech, join } = require('./speech');
const { usableCatalog } = require('./trained');

/** @typedef {import('./context').Context} Context */
/** @typedef {import('./catalog').Look} Look */
/** @typedef {Extract<import('./schemas').CreateVideo, { type: 'avatar' }>} AvatarBody */
/** @typedef {Extract<import('./schemas').SceneInput, { type: 'avatar' }>} AvatarInput */

/**
 * The look that a request names, when a video may be made with it.
 *
 * @param {string} id
 * @param {string} param
 * @param {Context} context
 * @returns {Look}
 * @throws {import('./errors').ApiError} 404 when there is none, 409 in training, 400 without consent
 */
function usableLook(id, param, context) {
	const look = usableCatalog(context).look(id);
	if (!look) throw apiError(404, 'avatar_not_found', 'There is no such avatar look', param);
	if (look.status === 'processing')
		throw apiError(409, 'resource_not_ready', 'The look is still in training', param);
	if (look.status === 'pending_consent')
		throw apiError(400, 'avatar_consent_required', 'The consent is missing', param);
	if (look.status === 'failed')
		throw apiError(400, 'invalid_parameter', 'The training of the look failed', param);
	return look;
}

/** @param {AvatarBody | AvatarInput} body @param {string} at @param {Look} look @param {Context} context */
function checkEngine(body, at, look, context) {
	const engine = body.engine?.type ?? 'avatar_iv';
	const isPhoto = look.avatar_type === 'photo_avatar';
	if (!look.supported_api_engines.includes(engine)) {
		throw invalid(
			join(at, 'engine'),
			`The look works with ${look.supported_api_engines.join(', ')}, not with ${engine}`,
		);
	}
	if (body.engine?.type === 'avatar_v' && body.engine.reference_look_id) {
		const other = usableCatalog(context).look(body.engine.reference_look_id);
		if (other?.group_id !== look.group_id || other.avatar_type !== 'digital_twin') {
			throw invalid(
				join(at, 'engine.reference_look_id'),
				'A video look of the same avatar is expected',
			);
		}
	}
	if (body.motion_prompt && (engine === 'avatar_iii' || (!isPhoto && engine !== 'avatar_v'))) {
		throw invalid(
			join(at, 'motion_prompt'),
			`Not available for a ${look.avatar_type} with ${engine}`,
		);
	}
	if (body.expressiveness && (!isPhoto || engine !== 'avatar_iv'))
		throw invalid(join(at, 'expressiveness'), 'Only for photo avatars with avatar_iv');
}

/**
 * Checks one avatar that speaks: the look, its engine, the voice.
 *
 * @param {AvatarBody | AvatarInput} body
 * @param {string} at where `body` is, dotted
 * @param {Context} context
 * @returns {Look}
 */
function checkAvatar(body, at, context) {
	const look = usableLook(body.avatar_id, join(at, 'avatar_id'), context);
	checkEngine(body, at, look, context);
	checkSpeech(body, at, context, look.default_voice_id);
	return look;
}

module.exports = { checkAvatar, usableLook };
