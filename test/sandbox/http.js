// @ts-check
'use strict';

const http = require('node:http');

/**
 * What a handler wants answered. `body` is sent as JSON.
 * @typedef {{ status: number, body: any, headers?: Record<string, string> }} Answer
 */

/**
 * Starts an HTTP server on 127.0.0.1.
 *
 * @param {(req: http.IncomingMessage, res: http.ServerResponse) => Promise<void>} handler a rejection is
 * answered with 500 and the error's text, so that a defect of the sandbox is not taken for a fault
 * @param {number} port 0 for any free one
 * @returns {Promise<{ url: string, close: () => Promise<void> }>} `close` ends open connections too
 */
async function listen(handler, port) {
	const server = http.createServer((req, res) => {
		handler(req, res).catch((error) => {
			if (res.headersSent || res.destroyed) return void res.destroy();
			sendJson(res, {
				status: 500,
				body: { error: { code: 'sandbox_defect', message: String(error?.stack ?? error) } },
			});
		});
	});
	await new Promise((resolve, reject) => {
		server.once('error', reject);
		server.listen(port, '127.0.0.1', () => resolve(undefined));
	});
	const { port: actual } = /** @type {import('node:net').AddressInfo} */ (server.address());
	return {
		url: `http://127.0.0.1:${actual}`,
		close: () =>
			new Promise((resolve) => {
				server.close(() => resolve());
				server.closeAllConnections();
			}),
	};
}

/**
 * Reads a request's body.
 *
 * @param {http.IncomingMessage} req
 * @param {number} limit in bytes; what goes beyond is read but not kept
 * @returns {Promise<{ bytes: Buffer, tooLarge: boolean }>}
 */
async function readBody(req, limit) {
	/** @type {Buffer[]} */
	const chunks = [];
	let size = 0;
	for await (const chunk of req) {
		size += chunk.length;
		if (size <= limit) chunks.push(chunk);
	}
	return { bytes: Buffer.concat(chunks), tooLarge: size > limit };
}

/**
 * Parses a JSON body.
 *
 * @param {http.IncomingMessage} req
 * @param {Buffer} bytes
 * @returns {{ value: any, problem: 'none' | 'missing' | 'type' | 'syntax' }} `value` is null unless `problem`
 * is `none`; `type` means another Content-Type than JSON
 */
function parseJson(req, bytes) {
	if (bytes.length === 0) return { value: null, problem: 'missing' };
	if (!/^application\/json\b/i.test(req.headers['content-type'] ?? ''))
		return { value: null, problem: 'type' };
	try {
		return { value: JSON.parse(bytes.toString('utf8')), problem: 'none' };
	} catch {
		return { value: null, problem: 'syntax' };
	}
}

/**
 * A request's headers without the ones that carry a key.
 *
 * @param {http.IncomingMessage} req
 * @returns {Record<string, string>} names in lower case
 */
function headersWithoutKeys(req) {
	const secret = ['x-api-key', 'authorization', 'proxy-authorization', 'cookie'];
	return Object.fromEntries(
		Object.entries(req.headers)
			.filter(([name, value]) => value !== undefined && !secret.includes(name))
			.map(([name, value]) => [name, String(value)]),
	);
}

/**
 * @param {http.ServerResponse} res
 * @param {Answer} answer
 */
function sendJson(res, { status, body, headers = {} }) {
	const text = JSON.stringify(body);
	res.writeHead(status, {
		'content-type': 'application/json',
		'content-length': Buffer.byteLength(text),
		...headers,
	});
	res.end(text);
}

module.exports = { headersWithoutKeys, listen, parseJson, readBody, sendJson };
