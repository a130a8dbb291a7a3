// @ts-check
'use strict';

const { apiError, invalid } = require('./errors');

/** @typedef {import('./schemas').CreateVideo} CreateVideo */
/** @typedef {import('./schemas').SceneInput} SceneInput */
/** @typedef {import('./catalog').Catalog} Catalog */
/** @typedef {import('./catalog').Look} Look */
/** @typedef {Extract<CreateVideo, { type: 'avatar' }>} AvatarBody */
/** @typedef {Extract<SceneInput, { type: 'avatar' }>} AvatarInput */
/** @typedef {Pick<AvatarBody, 'script' | 'audio_url' | 'audio_asset_id' | 'voice_id' | 'voice_settings'>} Speech */

const MAX_SCRIPT = 5000;

/** @param {string} at @param {string} field */
const join = (at, field) => (at ? `${at}.${field}` : field);

/** @param {Speech} body @param {string} at where `body` is, dotted */
function soundSource(body, at) {
	const sources = /** @type {const} */ (['script', 'audio_url', 'audio_asset_id']).filter(
		(k) => body[k] != null,
	);
	if (sources.length > 1)
		throw invalid(join(at, sources[1]), `${sources.join(' and ')} exclude each other`);
	if (body.script == null) return sources[0];
	if (body.script.trim() === '') throw invalid(join(at, 'script'), 'The script is blank');
	if (body.script.length > MAX_SCRIPT)
		throw invalid(join(at, 'script'), `At most ${MAX_SCRIPT} characters are allowed`);
	return sources[0];
}

/** @param {Speech} body @param {string} at @param {Catalog} catalog @param {string | null} fallback */
function checkVoice(body, at, catalog, fallback) {
	const voice = body.voice_id ? catalog.voice(body.voice_id) : undefined;
	if (body.voice_id && !voice)
		throw apiError(404, 'voice_not_found', 'There is no such voice', join(at, 'voice_id'));
	if (body.script != null && !body.voice_id && !fallback) {
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

/** @param {Speech} body @param {string} at @param {Catalog} catalog @param {string | null} fallback */
function checkSpeech(body, at, catalog, fallback) {
	if (!soundSource(body, at))
		throw invalid(join(at, 'script'), 'One of script, audio_url and audio_asset_id is needed');
	checkVoice(body, at, catalog, fallback);
}

/** @param {string} id @param {string} param @param {Catalog} catalog @returns {Look} */
function usableLook(id, param, catalog) {
	const look = catalog.look(id);
	if (!look) throw apiError(404, 'avatar_not_found', 'There is no such avatar look', param);
	if (look.status === 'processing')
		throw apiError(409, 'resource_not_ready', 'The look is still in training', param);
	if (look.status === 'pending_consent')
		throw apiError(400, 'avatar_consent_required', 'The consent is missing', param);
	if (look.status === 'failed')
		throw apiError(400, 'invalid_parameter', 'The training of the look failed', param);
	return look;
}

/** @param {AvatarBody | AvatarInput} body @param {string} at @param {Catalog} catalog @returns {Look} */
function checkAvatar(body, at, catalog) {
	const look = usableLook(body.avatar_id, join(at, 'avatar_id'), catalog);
	const engine = body.engine?.type ?? 'avatar_iv';
	const isPhoto = look.avatar_type === 'photo_avatar';
	if (!look.supported_api_engines.includes(engine)) {
		throw invalid(
			join(at, 'engine'),
			`The look works with ${look.supported_api_engines.join(', ')}, not with ${engine}`,
		);
	}
	if (body.engine?.type === 'avatar_v' && body.engine.reference_look_id) {
		const other = catalog.look(body.engine.reference_look_id);
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
	if (body.expressiveness && (!isPhoto || engine !== 'avatar_iv')) {
		throw invalid(join(at, 'expressiveness'), 'Only for photo avatars with avatar_iv');
	}
	checkSpeech(body, at, catalog, look.default_voice_id);
	return look;
}

/** @param {Extract<CreateVideo, { type: 'avatar' | 'image' }>} body */
function checkBackground({ background, output_format }) {
	if (!background) return;
	if (output_format === 'webm') throw invalid('background', 'Not available with webm');
	const { type, value, url, asset_id } = background;
	if (type === 'color') {
		if (value == null) throw invalid('background.value', 'A colour background needs a value');
		if (url != null || asset_id != null)
			throw invalid('background.url', 'Not for a colour background');
		return;
	}
	if (value != null) throw invalid('background.value', 'Not for an image background');
	if ((url != null) === (asset_id != null))
		throw invalid('background.url', 'Exactly one of url and asset_id is needed');
}

/** @param {AvatarBody} body @param {Look} look */
function checkMatting({ output_format, remove_background }, look) {
	if (look.avatar_type === 'photo_avatar' || look.matting) return;
	if (output_format === 'webm')
		throw invalid('output_format', 'The look was not trained with matting');
	if (remove_background)
		throw invalid('remove_background', 'The look was not trained with matting');
}

/** @param {Extract<CreateVideo, { type: 'studio' }>} body @param {Catalog} catalog */
function checkScenes(body, catalog) {
	body.scenes.forEach((scene, index) => {
		const at = `scenes.${index}`;
		if (scene.type === 'avatar_video') {
			if (scene.input.type === 'avatar') checkAvatar(scene.input, `${at}.input`, catalog);
			else checkSpeech(scene.input, `${at}.input`, catalog, null);
		}
		if (scene.type !== 'image') return;
		const source = soundSource(scene, at);
		if (source && scene.duration != null)
			throw invalid(`${at}.duration`, `duration and ${source} exclude each other`);
		if (!source && scene.duration == null)
			throw invalid(`${at}.duration`, 'A duration or a sound source is needed');
		checkVoice(scene, at, catalog, null);
	});
}

/**
 * Checks what a schema can't say about a body of POST /v3/videos.
 *
 * @param {CreateVideo} body
 * @param {Catalog} catalog
 * @param {{ watermark?: boolean }} account
 * @throws {import('./errors').ApiError} the first rule that is broken
 */
function checkCreate(body, catalog, account) {
	if (body.type === 'cinematic_avatar') {
		if (body.auto_duration && body.duration != null)
			throw invalid('duration', 'Not together with auto_duration');
		body.avatar_id.forEach((id, index) => usableLook(id, `avatar_id.${index}`, catalog));
		return;
	}
	if (body.watermark && !account.watermark)
		throw apiError(403, 'forbidden', 'The plan has no watermarks', 'watermark');
	if (body.type === 'studio') return checkScenes(body, catalog);
	checkBackground(body);
	if (body.type === 'image') return checkSpeech(body, '', catalog, null);
	const look = checkAvatar(body, '', catalog);
	checkMatting(body, look);
	if (
		body.resolution === '4k' &&
		look.avatar_type === 'photo_avatar' &&
		body.engine?.type === 'avatar_iii'
	) {
		throw invalid('resolution', 'No 4k for photo avatars with avatar_iii');
	}
}

module.exports = { checkCreate };
