// @ts-check
'use strict';

const { randomBytes } = require('node:crypto');
const { typeOfMime } = require('./assetTypes');
const { seconds } = require('./outcome');

/**
 * A file that was uploaded, or is to be. Its bytes are not kept, but for the text of subtitles.
 * @typedef {object} Asset
 * @property {string} id
 * @property {string} name
 * @property {string} mime what was found in the bytes; until they are there, what was declared
 * @property {number} size in bytes; likewise
 * @property {string | null} sha256 hexadecimal; null until the bytes are there
 * @property {string | null} text of subtitles
 * @property {'form' | 'direct' | 'given'} how by POST /v3/assets, by a direct upload, or by `addAsset`
 * @property {'pending_upload' | 'uploaded' | 'processing'} status `processing` once it can be used, as HeyGen says
 * @property {number} at when it was asked for, ms
 */

/**
 * Keeps what is known of the account's files.
 *
 * @param {object} options
 * @param {() => number} options.now
 * @param {() => string} options.baseUrl
 */
function createAssets({ now, baseUrl }) {
	/** @type {Map<string, Asset>} */
	const all = new Map();

	/** @param {string} id @returns {Asset | undefined} */
	const usable = (id) => {
		const asset = all.get(id);
		return asset?.status === 'processing' ? asset : undefined;
	};

	/** @param {Pick<Asset, 'name' | 'mime' | 'size' | 'sha256' | 'how' | 'status'> & Partial<Pick<Asset, 'id' | 'text'>>} given */
	const add = (given) => {
		/** @type {Asset} */
		const asset = { id: randomBytes(16).toString('hex'), at: now(), text: null, ...given };
		if (all.has(asset.id)) throw new Error(`There is an asset ${asset.id} already`);
		all.set(asset.id, asset);
		return asset;
	};

	/** @param {Asset} asset */
	const urlOf = ({ id, mime }) => `${baseUrl()}/assets/${id}.${typeOfMime(mime)?.extension}`;

	return {
		/** By id, those too that are not finished. */
		all,
		add,
		/**
		 * Puts a file into the account without an upload.
		 *
		 * @param {Partial<Pick<Asset, 'id' | 'name' | 'mime' | 'size' | 'sha256' | 'text'>>} [given] a small JPEG where nothing is said
		 * @returns {Asset}
		 * @throws {Error} for an id that is taken
		 */
		give: (given = {}) =>
			add({
				name: 'photo.jpg',
				mime: 'image/jpeg',
				size: 1000,
				sha256: null,
				how: 'given',
				status: 'processing',
				...given,
			}),
		usable,
		/** Whether a body may name it. @param {string} id */
		has: (id) => usable(id) !== undefined,
		/** @param {string} id */
		mimeType: (id) => usable(id)?.mime,
		/** The text of subtitles; null for other files. @param {string} id */
		textOf: (id) => usable(id)?.text ?? null,
		/** As the answer to an upload shows it. @param {Asset} asset */
		showUpload: (asset) => ({
			asset_id: asset.id,
			url: urlOf(asset),
			mime_type: asset.mime,
			size_bytes: asset.size,
		}),
		/** As its GET shows it. @param {Asset} asset */
		show: (asset) => ({
			id: asset.id,
			name: asset.name,
			type: typeOfMime(asset.mime)?.word ?? 'file',
			owner: 'sandbox',
			space_id: 'sandbox-space',
			folder_id: null,
			uploaded_at: seconds(asset.at),
			url: urlOf(asset),
		}),
		clear: () => all.clear(),
	};
}

/** @typedef {ReturnType<typeof createAssets>} AssetStore */

module.exports = { createAssets };
