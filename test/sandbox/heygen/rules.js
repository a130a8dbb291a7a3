// @ts-check
'use strict';

const { checkAvatar, usableLook } = require('./avatarRules');
const { apiError, invalid } = require('./errors');
const { checkAsset, checkAssetId, checkUrl, mediumOf } = require('./sources');
const { checkSpeech, checkVoice, soundSource } = require('./speech');
const { checkWorkspace } = require('./workspace');

/** @typedef {import('./schemas').CreateVideo} CreateVideo */
/** @typedef {import('./context').Context} Context */
/** @typedef {import('./catalog').Look} Look */

const CINEMATIC_RATIOS = ['16:9', '9:16', '1:1'];
const MAX_REFERENCES = { video: 3, image: 9 };

/** @param {Extract<CreateVideo, { type: 'avatar' | 'image' }>} body @param {Context} context */
function checkBackground({ background, output_format }, context) {
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
	if (url != null) checkUrl(url, 'background.url', context);
	if (asset_id != null) checkAssetId(asset_id, 'background.asset_id', context);
}

/** @param {Extract<CreateVideo, { type: 'avatar' }>} body @param {Look} look */
function checkOutput({ output_format, remove_background, resolution, engine }, look) {
	if (look.avatar_type === 'photo_avatar') {
		if (resolution === '4k' && engine?.type === 'avatar_iii')
			throw invalid('resolution', 'No 4k for photo avatars with avatar_iii');
		return;
	}
	if (look.matting) return;
	if (output_format === 'webm')
		throw invalid('output_format', 'The look was not trained with matting');
	if (remove_background)
		throw invalid('remove_background', 'The look was not trained with matting');
}

/** @param {Extract<CreateVideo, { type: 'studio' }>} body @param {Context} context */
function checkScenes(body, context) {
	body.scenes.forEach((scene, index) => {
		const at = `scenes.${index}`;
		if (scene.type === 'avatar_video') {
			const { input } = scene;
			if (input.type === 'avatar') return void checkAvatar(input, `${at}.input`, context);
			checkAsset(input.image, `${at}.input.image`, context);
			return checkSpeech(input, `${at}.input`, context, null);
		}
		checkAsset(scene.source, `${at}.source`, context);
		if (scene.type === 'video') return;
		const sound = soundSource(scene, at, context);
		if (sound && scene.duration != null)
			throw invalid(`${at}.duration`, `duration and ${sound} exclude each other`);
		if (!sound && scene.duration == null)
			throw invalid(`${at}.duration`, 'A duration or a sound source is needed');
		checkVoice(scene, at, context, null);
	});
}

/** @param {Extract<CreateVideo, { type: 'cinematic_avatar' }>} body @param {Context} context */
function checkCinematic(body, context) {
	if (body.auto_duration && body.duration != null)
		throw invalid('duration', 'Not together with auto_duration');
	if (!CINEMATIC_RATIOS.includes(body.aspect_ratio ?? '16:9'))
		throw invalid('aspect_ratio', `Only ${CINEMATIC_RATIOS.join(', ')} for cinematic_avatar`);
	body.avatar_id.forEach((id, index) => usableLook(id, `avatar_id.${index}`, context));
	const counts = { video: 0, image: body.avatar_id.length };
	(body.references ?? []).forEach((reference, index) => {
		const at = `references.${index}`;
		checkAsset(reference, at, context);
		const medium = mediumOf(reference, context);
		if (medium === 'audio') return;
		counts[medium] += 1;
		if (counts[medium] > MAX_REFERENCES[medium])
			throw invalid(at, `At most ${MAX_REFERENCES[medium]} ${medium}s are allowed`);
	});
}

/**
 * Checks what a schema can't say about a body of POST /v3/videos.
 *
 * @param {CreateVideo} body
 * @param {Context} context
 * @throws {import('./errors').ApiError} the first rule that is broken
 */
function checkCreate(body, context) {
	if (body.type === 'cinematic_avatar') return checkCinematic(body, context);
	if (body.watermark && !context.state.account.watermark)
		throw apiError(403, 'forbidden', 'The plan has no watermarks', 'watermark');
	if (body.watermark) checkAsset(body.watermark.image, 'watermark.image', context);
	if (body.type === 'studio') return checkScenes(body, context);
	checkWorkspace(body, context);
	checkBackground(body, context);
	if (body.type === 'avatar') return checkOutput(body, checkAvatar(body, '', context));
	checkAsset(body.image, 'image', context);
	checkSpeech(body, '', context, null);
}

module.exports = { checkCreate };
