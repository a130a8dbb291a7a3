// @ts-check
'use strict';

const { sendJson } = require('./http');

/** @typedef {import('node:http').ServerResponse} ServerResponse */
/** @typedef {import('./http').Answer} Answer */
/** @typedef {import('./faults').Fault} Fault */

/**
 * Whether a fault answers instead of the service, so that no work is done for the request.
 *
 * @param {Fault | undefined} fault
 */
const comesBeforeWork = (fault) =>
	fault !== undefined &&
	!fault.afterWork &&
	['status', 'html', 'cut', 'errorIn200'].includes(fault.kind);

/**
 * Sends an answer as the fault wants it.
 *
 * @param {ServerResponse} res
 * @param {Answer} answer what the service would say
 * @param {Fault | undefined} fault
 * @param {(status: number, fault: Fault) => any} envelope makes the service's error body
 * @returns {number} the HTTP status that left, 0 when none did
 */
function send(res, answer, fault, envelope) {
	const { headers } = answer;
	switch (fault?.kind) {
		case 'status': {
			const status = fault.status ?? 500;
			/** @type {Record<string, string>} */
			const retry =
				fault.retryAfter === undefined ? {} : { 'retry-after': String(fault.retryAfter) };
			sendJson(res, { status, body: envelope(status, fault), headers: { ...headers, ...retry } });
			return status;
		}
		case 'html': {
			const status = fault.status ?? 502;
			const page = `<html><head><title>${status}</title></head><body><center><h1>${status} Bad Gateway</h1></center></body></html>`;
			res.writeHead(status, {
				'content-type': 'text/html',
				'content-length': Buffer.byteLength(page),
			});
			res.end(page);
			return status;
		}
		case 'errorIn200':
			sendJson(res, { status: 200, body: envelope(200, fault), headers });
			return 200;
		case 'cut':
			res.destroy();
			return 0;
		case 'truncated': {
			const whole = Buffer.from(JSON.stringify(answer.body));
			res.writeHead(answer.status, {
				'content-type': 'application/json',
				'content-length': whole.length,
				...headers,
			});
			res.write(whole.subarray(0, Math.ceil(whole.length / 2)), () => res.socket?.end());
			return answer.status;
		}
		default:
			sendJson(res, answer);
			return answer.status;
	}
}

module.exports = { comesBeforeWork, send };
