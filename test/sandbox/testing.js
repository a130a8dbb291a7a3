// @ts-check
'use strict';

const { execFileSync } = require('node:child_process');
const { mkdtempSync, rmSync, writeFileSync } = require('node:fs');
const http = require('node:http');
const { tmpdir } = require('node:os');
const { join } = require('node:path');
const { canCheck, CHECKER } = require('../nodes/checkHeyGenRequest');
const { KEYS } = require('.');

/**
 * Sends a JSON request.
 *
 * @param {string} base
 * @param {string} method
 * @param {string} path with the query
 * @param {any} [body]
 * @param {Record<string, string>} [headers] instead of the usual key
 * @returns {Promise<{ status: number, body: any, headers: Headers }>} rejects when the connection breaks or the
 * body is no JSON
 */
async function send(base, method, path, body, headers = { 'x-api-key': KEYS.heygen }) {
	const response = await fetch(base + path, {
		method,
		headers: body === undefined ? headers : { 'content-type': 'application/json', ...headers },
		body: body === undefined ? undefined : JSON.stringify(body),
	});
	return { status: response.status, body: await response.json(), headers: response.headers };
}

/**
 * A server that takes callbacks.
 *
 * @param {(count: number) => number} [statusOf] what to answer to the nth, counted from 1
 * @returns {Promise<{ url: string, events: any[], close: () => Promise<void> }>}
 */
async function startReceiver(statusOf = () => 200) {
	/** @type {any[]} */
	const events = [];
	const server = http.createServer(async (req, res) => {
		let text = '';
		for await (const chunk of req) text += chunk;
		events.push(JSON.parse(text));
		res.writeHead(statusOf(events.length)).end();
	});
	await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
	const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
	return {
		url: `http://127.0.0.1:${port}/hook`,
		events,
		close: () =>
			new Promise((resolve) => {
				server.close(() => resolve());
				server.closeAllConnections();
			}),
	};
}

/**
 * Holds the requests that the sandbox accepted against HeyGen's published schemas, where these are at hand.
 *
 * @param {import('./record').RecordedRequest[]} requests
 * @throws {Error} with what is wrong, when HeyGen would refuse one
 */
function expectConforming(requests) {
	const accepted = requests.filter(
		({ status }) => status !== null && status >= 200 && status < 300,
	);
	if (!canCheck || accepted.length === 0) return;
	const folder = mkdtempSync(join(tmpdir(), 'sandbox-accepted-'));
	try {
		const file = join(folder, 'requests.jsonl');
		writeFileSync(file, accepted.map((request) => JSON.stringify(request)).join('\n'));
		execFileSync(process.execPath, [CHECKER, file], { encoding: 'utf8' });
	} catch (error) {
		throw new Error(/** @type {any} */ (error).stdout || String(error));
	} finally {
		rmSync(folder, { recursive: true });
	}
}

module.exports = { expectConforming, send, startReceiver };
