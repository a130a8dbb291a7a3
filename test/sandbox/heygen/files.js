// @ts-check
'use strict';

const { createHmac, randomBytes } = require('node:crypto');
const { readFileSync } = require('node:fs');
const { join } = require('node:path');
const { Readable } = require('node:stream');
const { subtitles } = require('./subtitles');

/** @typedef {import('node:http').IncomingMessage} IncomingMessage */
/** @typedef {import('node:http').ServerResponse} ServerResponse */
/** @typedef {import('./job').Job} Job */

/** @param {string} name */
const asset = (name) => readFileSync(join(__dirname, '..', 'assets', name));

/** @type {Record<string, { type: string, bytes: Buffer }>} */
const MEDIA = {
	mp4: { type: 'video/mp4', bytes: asset('clip.mp4') },
	jpg: { type: 'image/jpeg', bytes: asset('thumbnail.jpg') },
	gif: { type: 'image/gif', bytes: asset('preview.gif') },
	mp3: { type: 'audio/mpeg', bytes: asset('voice.mp3') },
};

/**
 * The clip, made `size` bytes long by an MP4 box that players skip. Never all in memory.
 *
 * @param {Buffer} clip
 * @param {number} size in bytes, at least 16 more than the clip
 */
function* padded(clip, size) {
	yield clip;
	let left = size - clip.length;
	const header = Buffer.alloc(16);
	header.writeUInt32BE(1, 0);
	header.write('free', 4, 'latin1');
	header.writeBigUInt64BE(BigInt(left), 8);
	yield header;
	left -= header.length;
	const zeros = Buffer.alloc(256 * 1024);
	for (; left > 0; left -= zeros.length)
		yield left >= zeros.length ? zeros : zeros.subarray(0, left);
}

/**
 * The files of finished jobs, behind signed addresses that expire.
 *
 * @param {object} options
 * @param {() => number} options.now
 * @param {() => string} options.baseUrl
 * @param {{ urlTtlSeconds: number, videoBytes: number | null }} options.settings read on each use
 * @param {Map<string, Job>} options.jobs
 */
function createFiles({ now, baseUrl, settings, jobs }) {
	const secret = randomBytes(32);

	/** @param {string} name @param {string} expires @param {string} nonce */
	const sign = (name, expires, nonce) =>
		nonce +
		createHmac('sha256', secret).update(`${name}\n${expires}\n${nonce}`).digest('hex').slice(0, 32);

	/** @param {ServerResponse} res @param {number} status @param {string} message */
	const refuse = (res, status, message) => {
		res.writeHead(status, { 'content-type': 'application/xml' });
		res.end(`<?xml version="1.0" encoding="UTF-8"?><Error><Message>${message}</Message></Error>`);
		return status;
	};

	/** @param {string} name @returns {{ type: string, bytes: Buffer } | undefined} */
	const mediaOf = (name) => {
		const id = name.slice(0, name.indexOf('.'));
		const job = jobs.get(id);
		if (!job && id !== 'preview') return undefined;
		if (job && /\.(srt|vtt)$/.test(name)) return subtitles(job, name.slice(id.length + 1));
		return MEDIA[name.slice(name.lastIndexOf('.') + 1)];
	};

	/** @param {URL} url @returns {{ status: number, message: string } | null} why there is no file at it */
	const problemAt = ({ pathname, searchParams }) => {
		const name = pathname.slice('/files/'.length);
		if (!name.startsWith('preview.')) {
			const expires = searchParams.get('expires') ?? '';
			const sig = searchParams.get('sig') ?? '';
			if (sig !== sign(name, expires, sig.slice(0, 8)))
				return { status: 403, message: 'The signature does not match' };
			if (now() / 1000 > Number(expires)) return { status: 403, message: 'Request has expired' };
		}
		return mediaOf(name) ? null : { status: 404, message: 'There is no such file' };
	};

	return {
		baseUrl,
		/**
		 * Why a file of the sandbox's own can't be had: its address has expired or is forged, or it is gone.
		 *
		 * @param {string} url
		 * @returns {{ status: number, message: string } | null} null for a file that is there and for any other host's
		 */
		problemOf: (url) => (url.startsWith(`${baseUrl()}/files/`) ? problemAt(new URL(url)) : null),
		/**
		 * What is in a file of the sandbox's own; null for any other host's.
		 *
		 * @param {string} url
		 * @returns {Buffer | null}
		 */
		read: (url) => {
			if (!url.startsWith(`${baseUrl()}/files/`)) return null;
			return mediaOf(new URL(url).pathname.slice('/files/'.length))?.bytes ?? null;
		},
		/**
		 * A new signed address for a file of a job.
		 *
		 * @param {string} id of the job
		 * @param {string} extension what follows the first dot, such as mp4, jpg, gif, srt, mp3 or captioned.mp4
		 */
		mint: (id, extension) => {
			const name = `${id}.${extension}`;
			const expires = String(Math.floor(now() / 1000) + settings.urlTtlSeconds);
			return `${baseUrl()}/files/${name}?expires=${expires}&sig=${sign(name, expires, randomBytes(4).toString('hex'))}`;
		},
		/**
		 * Answers a request for a file: 400 when it carries a key (a presigned address takes none, and the key
		 * would leak to the file host), 403 when the address is expired or forged, 404 when there is no such file.
		 *
		 * @param {IncomingMessage} req
		 * @param {ServerResponse} res
		 * @param {URL} url
		 * @param {{ truncated?: boolean }} [options] `truncated`: stops half-way and closes the connection
		 * @returns {number} the status that was sent
		 */
		serve: (req, res, url, { truncated = false } = {}) => {
			if (req.headers.authorization || req.headers['x-api-key'])
				return refuse(res, 400, 'Only one way to authorize is allowed');
			const problem = problemAt(url);
			if (problem) return refuse(res, problem.status, problem.message);
			const name = url.pathname.slice('/files/'.length);
			const media = /** @type {{ type: string, bytes: Buffer }} */ (mediaOf(name));
			const grown =
				name.endsWith('.mp4') &&
				!name.startsWith('preview.') &&
				settings.videoBytes !== null &&
				settings.videoBytes >= media.bytes.length + 16;
			const size = grown ? Number(settings.videoBytes) : media.bytes.length;
			res.writeHead(200, { 'content-type': media.type, 'content-length': size });
			if (req.method === 'HEAD') res.end();
			else if (truncated)
				res.write(media.bytes.subarray(0, Math.ceil(media.bytes.length / 2)), () =>
					res.socket?.end(),
				);
			else if (grown) Readable.from(padded(media.bytes, size)).pipe(res);
			else res.end(media.bytes);
			return 200;
		},
	};
}

/** @typedef {ReturnType<typeof createFiles>} Files */

module.exports = { createFiles };
