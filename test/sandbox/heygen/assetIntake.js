// @ts-check
'use strict';

const { createHash } = require('node:crypto');
const { typeOfBytes } = require('./assetTypes');

/** As much of a file as tells its type. */
const HEAD_BYTES = 512;

/** Subtitles are kept up to this size. */
const TEXT_BYTES = 1024 * 1024;

/**
 * Takes in a file and keeps no more of it than what tells its type, and subtitles.
 *
 * @returns {{ add: (chunk: Buffer) => void, end: () => Taken }}
 */
function createIntake() {
	const hash = createHash('sha256');
	let head = Buffer.alloc(0);
	let size = 0;
	/** @type {Buffer[] | null} */
	let kept = [];
	/** Whether it may still be a short text. */
	const mayBeText = () =>
		size <= TEXT_BYTES && (head.length < HEAD_BYTES || typeOfBytes(head)?.extension === 'srt');
	return {
		add: (chunk) => {
			hash.update(chunk);
			size += chunk.length;
			if (head.length < HEAD_BYTES)
				head = Buffer.concat([head, chunk.subarray(0, HEAD_BYTES - head.length)]);
			if (mayBeText()) kept?.push(chunk);
			else kept = null;
		},
		end: () => {
			const isText = kept !== null && typeOfBytes(head)?.extension === 'srt';
			const text = isText ? Buffer.concat(kept ?? []).toString() : null;
			return { size, head, text, sha256: hash.digest('hex') };
		},
	};
}

/** @typedef {{ size: number, head: Buffer, text: string | null, sha256: string }} Taken */

module.exports = { createIntake };
