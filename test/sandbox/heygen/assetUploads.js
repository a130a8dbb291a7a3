// @ts-check
'use strict';

const { createHmac, randomBytes } = require('node:crypto');
const { headersWithoutKeys } = require('../http');
const { comesBeforeWork } = require('../misbehave');
const { createIntake } = require('./assetIntake');

/** @typedef {import('node:http').IncomingMessage} IncomingMessage */
/** @typedef {import('node:http').ServerResponse} ServerResponse */
/** @typedef {import('../faults').Fault} Fault */

/**
 * A place that is kept for a file, and what has to come there.
 * @typedef {object} Slot
 * @property {import('./assets').Asset} asset
 * @property {Record<string, string>} headers to be sent exactly so
 * @property {number} expiresAt ms
 * @property {import('./assetIntake').Taken | null} taken
 *
 * A PUT that came in. `status` is 0 when the connection was cut.
 * @typedef {{ assetId: string, at: number, status: number, bytes: number, headers: Record<string, string> }} Put
 */

/** @param {string} hex */
const toBase64 = (hex) => Buffer.from(hex, 'hex').toString('base64');

/** When a presigned address was made, as it says itself. @param {number} ms */
const stamp = (ms) => new Date(ms).toISOString().replace(/[-:]|\.\d{3}/g, '');

/**
 * The storage that files are put into by addresses that are signed by themselves, as at S3.
 *
 * @param {object} options
 * @param {() => number} options.now
 * @param {import('../timers').Timers} options.timers
 * @param {import('../faults').Faults} options.faults
 * @param {() => string} options.baseUrl
 * @param {{ uploadTtlSeconds: number }} options.settings read on each use
 */
function createUploads({ now, timers, faults, baseUrl, settings }) {
	/** @type {Map<string, Slot>} */
	const slots = new Map();
	/** @type {Put[]} */
	const puts = [];
	const secret = randomBytes(32);

	/** @param {string} id @param {string} expiry */
	const sign = (id, expiry) =>
		createHmac('sha256', secret).update(`${id}\n${expiry}`).digest('hex');

	/**
	 * @param {ServerResponse} res
	 * @param {number} status
	 * @param {string} code
	 * @param {string} message
	 */
	const refuse = (res, status, code, message) => {
		res.writeHead(status, { 'content-type': 'application/xml' });
		res.end(
			`<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${code}</Code><Message>${message}</Message></Error>`,
		);
		return status;
	};

	/**
	 * What is wrong with a PUT before its bytes are looked at.
	 *
	 * @param {IncomingMessage} req
	 * @param {URL} url
	 * @param {Slot | undefined} slot
	 * @returns {[number, string, string] | null}
	 */
	const problemOf = ({ method, headers }, url, slot) => {
		if (headers.authorization || headers['x-api-key'])
			return [400, 'InvalidArgument', 'Only one auth mechanism allowed'];
		const date = url.searchParams.get('X-Amz-Date') ?? '';
		const ttl = url.searchParams.get('X-Amz-Expires') ?? '';
		const id = url.pathname.slice('/uploads/'.length);
		const isSigned = url.searchParams.get('X-Amz-Signature') === sign(id, `${date} ${ttl}`);
		if (method !== 'PUT' || !slot || !isSigned)
			return [403, 'SignatureDoesNotMatch', 'The request signature does not match'];
		if (now() > slot.expiresAt) return [403, 'AccessDenied', 'Request has expired'];
		const wrong = Object.entries(slot.headers).find(
			([name, value]) => headers[name.toLowerCase()] !== value,
		);
		const unsigned = Object.keys(headers).find(
			(name) => name.startsWith('x-amz-') && slot.headers[name] === undefined,
		);
		if (wrong ?? unsigned)
			return [403, 'SignatureDoesNotMatch', `Header ${wrong?.[0] ?? unsigned} was not signed so`];
		if (headers['content-length'] === undefined)
			return [501, 'NotImplemented', 'A header implies functionality that is not implemented'];
		if (Number(headers['content-length']) !== slot.asset.size)
			return [403, 'SignatureDoesNotMatch', 'Header content-length was not signed so'];
		return null;
	};

	/**
	 * Reads the bytes; `cutAfter` of them when the connection is to break.
	 *
	 * @param {IncomingMessage} req
	 * @param {number} cutAfter
	 */
	const takeIn = async (req, cutAfter) => {
		const intake = createIntake();
		let size = 0;
		for await (const chunk of req) {
			intake.add(chunk);
			size += chunk.length;
			if (size >= cutAfter) break;
		}
		return intake.end();
	};

	/** @param {ServerResponse} res @param {Fault} fault */
	const misbehave = (res, fault) => {
		const status = fault.status ?? (fault.kind === 'html' ? 502 : 500);
		if (fault.retryAfter !== undefined) res.setHeader('retry-after', String(fault.retryAfter));
		if (fault.kind !== 'html')
			return refuse(res, status, fault.code ?? 'InternalError', fault.message ?? 'Try again.');
		res.writeHead(status, { 'content-type': 'text/html' }).end('<html>Bad Gateway</html>');
		return status;
	};

	return {
		/** The PUTs that came in; they are not among the API's requests. */
		puts,
		slots,
		prefix: '/uploads/',
		/**
		 * Keeps a place for a file of a declared type, size and, if given, hash.
		 *
		 * @param {import('./assets').Asset} asset
		 * @param {string | null} sha256 hexadecimal
		 */
		open: (asset, sha256) => {
			const ttl = settings.uploadTtlSeconds;
			const headers = {
				'content-type': asset.mime,
				'x-amz-meta-asset-id': asset.id,
				...(sha256 && { 'x-amz-checksum-sha256': toBase64(sha256) }),
			};
			const expiry = { 'X-Amz-Date': stamp(now()), 'X-Amz-Expires': String(ttl) };
			const signature = sign(asset.id, Object.values(expiry).join(' '));
			const query = new URLSearchParams({ ...expiry, 'X-Amz-Signature': signature });
			slots.set(asset.id, { asset, headers, expiresAt: now() + ttl * 1000, taken: null });
			return { url: `${baseUrl()}/uploads/${asset.id}?${query}`, headers, ttl };
		},
		/**
		 * Answers a PUT.
		 *
		 * @param {IncomingMessage} req
		 * @param {ServerResponse} res
		 * @param {URL} url
		 * @returns {Promise<void>}
		 */
		serve: async (req, res, url) => {
			const assetId = url.pathname.slice('/uploads/'.length);
			const slot = slots.get(assetId);
			/** @type {Put} */
			const put = { assetId, at: now(), status: 0, bytes: 0, headers: headersWithoutKeys(req) };
			puts.push(put);
			const fault = faults.take(req.method ?? '', url.pathname, { isFile: true });
			const isCut = fault?.kind === 'cut' && !fault.afterWork;
			const half = Number(req.headers['content-length'] ?? 0) / 2;
			const taken = await takeIn(req, isCut ? half : Infinity);
			put.bytes = taken.size;
			if (isCut) return void res.destroy();
			if (fault && comesBeforeWork(fault)) return void (put.status = misbehave(res, fault));
			if (fault?.kind === 'slow') await timers.after(fault.delayMs ?? 1000);
			const problem = problemOf(req, url, slot);
			if (problem || !slot)
				return void (put.status = refuse(res, ...(problem ?? [404, 'NoSuchKey', 'No such key'])));
			const wanted = slot.headers['x-amz-checksum-sha256'];
			if (wanted && wanted !== toBase64(taken.sha256))
				return void (put.status = refuse(res, 400, 'BadDigest', 'The SHA256 did not match'));
			slot.taken = taken;
			if (slot.asset.status === 'pending_upload') slot.asset.status = 'uploaded';
			if (fault?.kind === 'cut') return void res.destroy();
			if (fault?.afterWork) return void (put.status = misbehave(res, fault));
			put.status = 200;
			res.writeHead(200, { etag: `"${taken.sha256.slice(0, 32)}"`, 'content-length': 0 }).end();
		},
		clear: () => {
			slots.clear();
			puts.length = 0;
		},
	};
}

/** @typedef {ReturnType<typeof createUploads>} Uploads */

module.exports = { createUploads };
