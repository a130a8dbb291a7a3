// @ts-check
'use strict';

/** @typedef {import('./job').Job} Job */

/** @param {number} seconds */
const timestamp = (seconds) =>
	new Date(Math.round(seconds * 1000)).toISOString().slice(11, 23).replace('.', ',');

/**
 * The SRT subtitles of a job: a video's script in lines of up to eight words, spread evenly over its length.
 *
 * @param {Job} job
 */
function subtitles({ film }) {
	const words = film.script.match(/\S+/g) ?? ['[sound]'];
	const lines = [];
	for (let i = 0; i < words.length; i += 8) lines.push(words.slice(i, i + 8).join(' '));
	const each = film.seconds / lines.length;
	return lines
		.map(
			(line, i) => `${i + 1}\n${timestamp(i * each)} --> ${timestamp((i + 1) * each)}\n${line}\n`,
		)
		.join('\n');
}

module.exports = { subtitles };
