// @ts-check
'use strict';

const { secondsToSpeak } = require('../words');

/** @typedef {import('./schemas').CreateVideo} CreateVideo */

/** What an uploaded recording is taken to last. */
const SECONDS_OF_AUDIO = 12;
const SECONDS_OF_CLIP = 10;

/**
 * How long a video will be.
 *
 * @param {CreateVideo} body
 */
function secondsOf(body) {
	/** @param {{ script?: string | null }} part */
	const spoken = (part) => (part.script == null ? SECONDS_OF_AUDIO : secondsToSpeak(part.script));
	if (body.type === 'cinematic_avatar') return body.duration ?? SECONDS_OF_CLIP;
	if (body.type !== 'studio') return spoken(body);
	const scenes = body.scenes.map((scene) => {
		if (scene.type === 'avatar_video') return spoken(scene.input);
		if (scene.type === 'image') return scene.duration ?? spoken(scene);
		return SECONDS_OF_CLIP;
	});
	return Math.round(scenes.reduce((sum, seconds) => sum + seconds, 0) * 100) / 100;
}

module.exports = { SECONDS_OF_AUDIO, secondsOf };
