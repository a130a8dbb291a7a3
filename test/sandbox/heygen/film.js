// @ts-check
'use strict';

const { secondsToSpeak } = require('../words');

/** @typedef {import('./schemas').CreateVideo} CreateVideo */

/**
 * What a video is about, whichever request asked for it.
 * @typedef {object} Film
 * @property {string | null} title
 * @property {string | null} folder_id
 * @property {string} script all that is said; empty for recordings
 * @property {number} seconds
 * @property {string | null} srt subtitles that were given; null for those made from the script
 * @property {string | null} originalSrt those that were given first
 * @property {'none' | 'file' | 'burned'} captions whether there are subtitles, and a video with them burned in
 */

/** What an uploaded recording is taken to last. */
const SECONDS_OF_AUDIO = 12;
const SECONDS_OF_CLIP = 10;

/** @param {{ script?: string | null }} part */
const spoken = ({ script }) => ({
	script: script ?? '',
	seconds: script == null ? SECONDS_OF_AUDIO : secondsToSpeak(script),
});

/** @param {Extract<CreateVideo, { type: 'studio' }>['scenes'][number]} scene */
function sceneOf(scene) {
	if (scene.type === 'avatar_video') return spoken(scene.input);
	if (scene.type === 'video') return { script: '', seconds: SECONDS_OF_CLIP };
	return scene.duration == null ? spoken(scene) : { script: '', seconds: scene.duration };
}

/** @param {CreateVideo} body @returns {{ script: string, seconds: number }} */
function soundOf(body) {
	if (body.type === 'cinematic_avatar')
		return { script: '', seconds: body.duration ?? SECONDS_OF_CLIP };
	if (body.type !== 'studio') return spoken(body);
	const scenes = body.scenes.map(sceneOf);
	const seconds = scenes.reduce((sum, scene) => sum + scene.seconds, 0);
	const scripts = scenes.map(({ script }) => script).filter(Boolean);
	return { script: scripts.join(' '), seconds: Math.round(seconds * 100) / 100 };
}

/**
 * A film of which nothing is known but what is said here.
 *
 * @param {Partial<Film>} [said]
 * @returns {Film}
 */
const film = (said) => ({
	title: null,
	folder_id: null,
	script: '',
	seconds: SECONDS_OF_AUDIO,
	srt: null,
	originalSrt: null,
	captions: 'none',
	...said,
});

/**
 * The film that a body of POST /v3/videos asks for.
 *
 * @param {CreateVideo} body
 * @returns {Film}
 */
function filmOf(body) {
	const caption = 'caption' in body ? body.caption : null;
	return film({
		title: body.title ?? null,
		folder_id: ('folder_id' in body ? body.folder_id : null) ?? null,
		captions: caption ? (caption.style ? 'burned' : 'file') : 'none',
		...soundOf(body),
	});
}

module.exports = { film, filmOf };
