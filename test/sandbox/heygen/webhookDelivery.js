// @ts-check
'use strict';

const { createHmac } = require('node:crypto');
const http = require('node:http');
const https = require('node:https');

/** @typedef {import('./webhookEvents').HookEvent} HookEvent */

/**
 * How a delivery is signed. HeyGen's sources disagree: `heygen` has Heygen-Signature, Heygen-Timestamp and
 * Heygen-Event-Id, and the event's id and time in the body; `plain` has `signature` alone, and neither in the body.
 * @typedef {'heygen' | 'plain'} Style
 */

const PROBE_WITHIN_MS = 1000;
const ANSWER_WITHIN_MS = 10_000;

/**
 * Sends a request on a connection of its own, so that none is left open.
 *
 * @param {string} method
 * @param {string} url
 * @param {{ headers?: Record<string, string>, body?: string, withinMs: number }} options
 * @returns {Promise<number>} the HTTP status, 0 when no answer came in time
 */
function request(method, url, { headers = {}, body, withinMs }) {
	return new Promise((resolve) => {
		const length = body === undefined ? {} : { 'content-length': Buffer.byteLength(body) };
		const sent = (url.startsWith('https:') ? https : http).request(
			url,
			{ method, agent: false, timeout: withinMs, headers: { ...headers, ...length } },
			(response) => {
				response.resume();
				response.on('close', () => resolve(response.statusCode ?? 0));
			},
		);
		sent.on('timeout', () => sent.destroy());
		sent.on('error', () => resolve(0));
		sent.end(body);
	});
}

/**
 * Asks an address whether it takes webhooks, as is done before an endpoint is accepted.
 *
 * @param {string} url
 * @param {string[]} methods
 * @returns {Promise<string | null>} the method that was not answered with a 2xx within a second; null when all were
 */
async function probe(url, methods) {
	for (const method of methods) {
		const status = await request(method, url, { withinMs: PROBE_WITHIN_MS });
		if (status < 200 || status > 299) return method;
	}
	return null;
}

/** @param {string} secret @param {string} body @returns {string} lowercase hex HMAC-SHA256 of the body */
const signatureOf = (secret, body) => createHmac('sha256', secret).update(body).digest('hex');

/**
 * The headers and the body of a delivery.
 *
 * @param {HookEvent} event
 * @param {{ secret: string, style: Style, at: number }} options `at`: when it is sent, ms since 1970
 * @returns {{ headers: Record<string, string>, body: string }}
 */
function signedDelivery(event, { secret, style, at }) {
	const { event_type, event_data } = event;
	const body = JSON.stringify(style === 'plain' ? { event_type, event_data } : event);
	const signature = signatureOf(secret, body);
	/** @type {Record<string, string>} */
	const own =
		style === 'plain'
			? { signature }
			: {
					'Heygen-Signature': signature,
					'Heygen-Timestamp': String(Math.floor(at / 1000)),
					'Heygen-Event-Id': event.event_id,
				};
	return { headers: { 'content-type': 'application/json', ...own }, body };
}

/** @param {string} url @param {{ headers: Record<string, string>, body: string }} delivery */
const post = (url, delivery) => request('POST', url, { ...delivery, withinMs: ANSWER_WITHIN_MS });

module.exports = { post, probe, signatureOf, signedDelivery };
