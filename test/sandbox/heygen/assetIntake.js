// @ts-check
'use strict';

const { createHash } = require('node:crypto');

/** As much of a file as tells its type. */
const HEAD_BYTES = 512;

/**
 * Takes in a file and keeps no more of it than what tells its type.
 *
 * @returns {{ add: (chunk: Buffer) => void, end: () => Taken }}
 */
function createIntake() {
	const hash = createHash('sha256');
	let head = Buffer.alloc(0);
	let size = 0;
	return {
		add: (chunk) => {
			hash.update(chunk);
			size += chunk.length;
			if (head.length < HEAD_BYTES)
				head = Buffer.concat([head, chunk.subarray(0, HEAD_BYTES - head.length)]);
		},
		end: () => ({ size, head, sha256: hash.digest('hex') }),
	};
}

/** @typedef {{ size: number, head: Buffer, sha256: string }} Taken */

module.exports = { createIntake };
