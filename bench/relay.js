// @ts-check
'use strict';

const http = require('node:http');

/** Sent by the official node, and refused by HeyGen's v3: dropped here, so that it gets as far as it can. */
const REFUSED_FIELDS = ['test', 'enable_caption'];

/**
 * A server in front of the sandbox that answers each request `delayMs` later, as a service far away does.
 *
 * @param {string} target
 * @param {number} delayMs
 */
async function startRelay(target, delayMs) {
	const server = http.createServer(async (req, res) => {
		const chunks = [];
		for await (const chunk of req) chunks.push(chunk);
		const answer = await fetch(target + req.url, {
			method: req.method,
			headers: headersOf(req),
			...(chunks.length > 0 && { body: withoutRefused(Buffer.concat(chunks).toString()) }),
		});
		const body = await answer.text();
		setTimeout(() => {
			res.writeHead(answer.status, { 'content-type': 'application/json' });
			res.end(body);
		}, delayMs);
	});
	await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
	const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
	return {
		url: `http://127.0.0.1:${port}`,
		close: async () => {
			server.closeAllConnections();
			await new Promise((resolve) => server.close(resolve));
		},
	};
}

/** @param {http.IncomingMessage} req @returns {Record<string, string>} */
function headersOf({ headers }) {
	const kept = ['x-api-key', 'content-type', 'idempotency-key', 'accept'];
	return Object.fromEntries(
		kept.flatMap((name) => (headers[name] ? [[name, String(headers[name])]] : [])),
	);
}

/** @param {string} text */
function withoutRefused(text) {
	const body = JSON.parse(text);
	for (const field of REFUSED_FIELDS) delete body[field];
	return JSON.stringify(body);
}

module.exports = { startRelay };
