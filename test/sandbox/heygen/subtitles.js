// @ts-check
'use strict';

/** @typedef {import('./job').Job} Job */

/** @param {number} seconds */
const timestamp = (seconds) =>
	new Date(Math.round(seconds * 1000)).toISOString().slice(11, 23).replace('.', ',');

/**
 * The SRT subtitles of a job: those that were given, or its script in lines of up to eight words, spread evenly
 * over its length.
 *
 * @param {Job} job
 */
function srtOf({ film }) {
	if (film.srt !== null) return film.srt;
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

/**
 * A file of subtitles of a job, by its name's ending.
 *
 * @param {Job} job
 * @param {string} ending `srt`, `original.srt` or `vtt`
 * @returns {{ type: string, bytes: Buffer } | undefined}
 */
function subtitles(job, ending) {
	const srt = ending === 'original.srt' ? job.film.originalSrt : srtOf(job);
	if (srt === null) return undefined;
	if (ending !== 'vtt')
		return { type: 'application/x-subrip; charset=utf-8', bytes: Buffer.from(srt) };
	const vtt = `WEBVTT\n\n${srt.replace(/(\d\d:\d\d:\d\d),(\d{3})/g, '$1.$2')}`;
	return { type: 'text/vtt; charset=utf-8', bytes: Buffer.from(vtt) };
}

module.exports = { subtitles };
