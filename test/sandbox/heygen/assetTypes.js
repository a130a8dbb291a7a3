// @ts-check
'use strict';

/**
 * What HeyGen takes as an asset.
 * @typedef {object} AssetType
 * @property {string} mime
 * @property {string} word what the API calls its type
 * @property {string} extension
 * @property {(head: Buffer) => boolean} test
 */

/** @param {Buffer} head @param {number} at @param {string} bytes */
const has = (head, at, bytes) =>
	head.subarray(at, at + bytes.length).equals(Buffer.from(bytes, 'latin1'));

/** @param {Buffer} head */
const isMp3 = (head) =>
	has(head, 0, 'ID3') ||
	(head.length > 3 && head[0] === 0xff && [0xfa, 0xfb, 0xf2, 0xf3, 0xe2, 0xe3].includes(head[1]));

/** @param {Buffer} head */
const isMp4 = (head) =>
	has(head, 4, 'ftyp') && !/^(qt|hei|mif1|avif)/.test(String(head.subarray(8, 12)));

/** @param {Buffer} head */
const isSrt = (head) =>
	/^\uFEFF?\s*\d+\r?\n\d{2}:\d{2}:\d{2},\d{3} --> \d{2}:\d{2}:\d{2},\d{3}/.test(String(head));

/** @type {AssetType[]} */
const TYPES = [
	{
		mime: 'image/png',
		word: 'image',
		extension: 'png',
		test: (h) => has(h, 0, '\x89PNG\r\n\x1a\n'),
	},
	{ mime: 'image/jpeg', word: 'image', extension: 'jpg', test: (h) => has(h, 0, '\xff\xd8\xff') },
	{ mime: 'video/mp4', word: 'video', extension: 'mp4', test: isMp4 },
	{
		mime: 'video/webm',
		word: 'video',
		extension: 'webm',
		test: (h) => has(h, 0, '\x1a\x45\xdf\xa3') && h.subarray(0, 64).includes('webm'),
	},
	{ mime: 'audio/mpeg', word: 'audio', extension: 'mp3', test: isMp3 },
	{
		mime: 'audio/wav',
		word: 'audio',
		extension: 'wav',
		test: (h) => has(h, 0, 'RIFF') && has(h, 8, 'WAVE'),
	},
	{ mime: 'application/pdf', word: 'pdf', extension: 'pdf', test: (h) => has(h, 0, '%PDF-') },
	{ mime: 'application/x-subrip', word: 'subtitle', extension: 'srt', test: isSrt },
];

/**
 * The type of a file by its beginning.
 *
 * @param {Buffer} head
 * @returns {AssetType | undefined} undefined for a type that is not accepted
 */
const typeOfBytes = (head) => TYPES.find((type) => type.test(head));

/** @param {string} mime @returns {AssetType | undefined} */
const typeOfMime = (mime) => TYPES.find((type) => type.mime === mime);

module.exports = { typeOfBytes, typeOfMime };
