// @ts-check
'use strict';

const fs = require('node:fs');

/** Size and type, which begin every box of an MP4, and the brand of the first one. */
const HEADER_BYTES = 12;

/**
 * Tells whether a file begins like an MP4: with a file type box (`ftyp`) that
 * fits into the file and names a brand.
 *
 * @param {string} file
 * @returns {boolean}
 */
function isMp4(file) {
	const header = Buffer.alloc(HEADER_BYTES);
	const handle = fs.openSync(file, 'r');
	try {
		if (fs.readSync(handle, header, 0, HEADER_BYTES, 0) < HEADER_BYTES) return false;
		const boxSize = header.readUInt32BE(0);
		const brand = header.toString('latin1', 8, 12);
		return (
			header.toString('latin1', 4, 8) === 'ftyp' &&
			boxSize >= HEADER_BYTES &&
			boxSize <= fs.fstatSync(handle).size &&
			/^[\x20-\x7e]{4}$/.test(brand)
		);
	} finally {
		fs.closeSync(handle);
	}
}

module.exports = { isMp4 };
