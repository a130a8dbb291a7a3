// @ts-check
'use strict';

const { readFileSync } = require('node:fs');
const path = require('node:path');
const { STAND_INS } = require('./stand-ins');

const read = (name) => readFileSync(path.join(__dirname, '..', 'sandbox', 'assets', name));

/** The beginning of a TIFF image of 8000 × 5000 pixels: its header, and the entries for width and height. */
function tiff() {
	const bytes = Buffer.alloc(4096);
	bytes.write('II*\0', 0, 'latin1');
	bytes.writeUInt32LE(8, 4);
	bytes.writeUInt16LE(2, 8);
	[
		[0x100, 8000],
		[0x101, 5000],
	].forEach(([tag, value], index) => {
		const at = 10 + index * 12;
		bytes.writeUInt16LE(tag, at);
		bytes.writeUInt16LE(4, at + 2);
		bytes.writeUInt32LE(1, at + 4);
		bytes.writeUInt32LE(value, at + 8);
	});
	return bytes;
}

/** A PNG image's header; nobody looks further. @param {number} width @param {number} height */
function png(width, height) {
	const bytes = Buffer.alloc(64);
	bytes.write('\x89PNG\r\n\x1a\n', 0, 'latin1');
	bytes.writeUInt32BE(13, 8);
	bytes.write('IHDR', 12, 'latin1');
	bytes.writeUInt32BE(width, 16);
	bytes.writeUInt32BE(height, 20);
	return bytes;
}

/** Files by the name that an item's `file` has. @type {Record<string, { name: string, content: Buffer }>} */
const FILES = {
	photo: { name: 'ada.jpg', content: read('thumbnail.jpg') },
	portrait: { name: 'bo.png', content: png(1080, 1350) },
	huge: { name: 'huge.png', content: png(8000, 5000) },
	text: { name: 'photo.jpg', content: Buffer.from('The file could not be found') },
	empty: { name: 'photo.jpg', content: Buffer.alloc(0) },
	tiff: { name: 'photo.tif', content: tiff() },
	speech: { name: 'speech.mp3', content: read('voice.mp3') },
	footage: { name: 'footage.mp4', content: read('clip.mp4') },
};

/** Stands for a node that gets files: puts those that an item's `files` names into its binary fields. */
STAND_INS['test.files'] = {
	...STAND_INS['n8n-nodes-base.noOp'],
	execute: async function () {
		const items = this.getInputData().map(async ({ json }, item) => {
			const named = Object.entries(/** @type {Record<string, string>} */ (json.files ?? {}));
			const binary = Object.fromEntries(
				await Promise.all(
					named.map(async ([field, file]) => {
						const { name, content } = FILES[file];
						return [field, await this.helpers.prepareBinaryData(content, name)];
					}),
				),
			);
			return { json, binary, pairedItem: { item } };
		});
		return [await Promise.all(items)];
	},
};

const files = { name: 'Files', type: 'test.files' };

module.exports = { FILES, files };
