// @ts-check
'use strict';

const { BlockList, isIP } = require('node:net');
const { apiError } = require('./errors');

/** @typedef {import('./context').Context} Context */
/** @typedef {import('./parts').Asset} Asset */

/** Addresses that a server on the internet can't reach, but for this machine's own: tests keep files there. */
const PRIVATE = new BlockList();
PRIVATE.addSubnet('10.0.0.0', 8);
PRIVATE.addSubnet('172.16.0.0', 12);
PRIVATE.addSubnet('192.168.0.0', 16);
PRIVATE.addSubnet('100.64.0.0', 10);
PRIVATE.addSubnet('169.254.0.0', 16);
PRIVATE.addSubnet('fc00::', 7, 'ipv6');
PRIVATE.addSubnet('fe80::', 10, 'ipv6');

/** @param {string} hostname */
function isPrivate(hostname) {
	const host = hostname.replace(/^\[|\]$/g, '');
	const version = isIP(host);
	if (version !== 0) return PRIVATE.check(host, version === 6 ? 'ipv6' : 'ipv4');
	if (host === 'localhost') return false;
	return !host.includes('.') || /\.(local|internal|lan|intranet|home\.arpa)$/.test(host);
}

/**
 * Checks that HeyGen could fetch a file: its host is public, and a file of the sandbox's own is there and its
 * address has not expired. Other hosts are not asked.
 *
 * @param {string} url
 * @param {string} param where it stands in the body, dotted
 * @param {Context} context
 * @throws {import('./errors').ApiError} 400 `download_failed`
 */
function checkUrl(url, param, { files }) {
	const why = isPrivate(new URL(url).hostname)
		? 'the host is not public'
		: files.problemOf(url)?.message;
	if (why) throw apiError(400, 'download_failed', `The file can't be downloaded: ${why}`, param);
}

/**
 * @param {string} id
 * @param {string} param
 * @param {Context} context
 * @throws {import('./errors').ApiError} 404 `asset_not_found`
 */
function checkAssetId(id, param, { assets }) {
	if (!assets.has(id)) throw apiError(404, 'asset_not_found', 'There is no such asset', param);
}

/**
 * Checks that a file that a body names is there.
 *
 * @param {Asset} asset
 * @param {string} param
 * @param {Context} context
 * @throws {import('./errors').ApiError}
 */
function checkAsset(asset, param, context) {
	if (asset.type === 'url') checkUrl(asset.url, `${param}.url`, context);
	if (asset.type === 'asset_id') checkAssetId(asset.asset_id, `${param}.asset_id`, context);
}

/**
 * What a file is, by its media type or the ending of its address; an image where that says nothing.
 *
 * @param {Asset} asset
 * @param {Context} context
 * @returns {'video' | 'audio' | 'image'}
 */
function mediumOf(asset, { assets }) {
	const said =
		asset.type === 'url'
			? new URL(asset.url).pathname
			: asset.type === 'base64'
				? asset.media_type
				: (assets.mimeType(asset.asset_id) ?? '');
	if (/^audio\/|\.(mp3|wav)$/i.test(said)) return 'audio';
	return /^video\/|\.(mp4|webm|mov)$/i.test(said) ? 'video' : 'image';
}

const ANSWER_WITHIN_MS = 5000;

/**
 * The text of a file, where it can be had without leaving this machine.
 *
 * @param {Asset} asset
 * @param {string} param
 * @param {Context} context
 * @returns {Promise<string | null>} null for a file on the internet, and for an asset that is no text
 * @throws {import('./errors').ApiError} 400 `download_failed` when another server on this machine does not give it
 */
async function readText(asset, param, { files, assets }) {
	if (asset.type === 'asset_id') return assets.textOf(asset.asset_id);
	if (asset.type === 'base64') return Buffer.from(asset.data, 'base64').toString();
	const own = files.read(asset.url);
	if (own) return own.toString();
	if (!['127.0.0.1', 'localhost', '[::1]'].includes(new URL(asset.url).hostname)) return null;
	const answer = await fetch(asset.url, { signal: AbortSignal.timeout(ANSWER_WITHIN_MS) }).catch(
		() => null,
	);
	if (!answer?.ok)
		throw apiError(400, 'download_failed', "The file can't be downloaded", `${param}.url`);
	return answer.text();
}

module.exports = { checkAsset, checkAssetId, checkUrl, mediumOf, readText };
