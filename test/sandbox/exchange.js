// @ts-check
'use strict';

const { createFaults } = require('./faults');
const { headersWithoutKeys, parseJson, readBody } = require('./http');
const { comesBeforeWork, send } = require('./misbehave');
const { createRecord } = require('./record');
const { createTimers } = require('./timers');

/** @typedef {import('node:http').IncomingMessage} IncomingMessage */
/** @typedef {import('node:http').ServerResponse} ServerResponse */
/** @typedef {import('./http').Answer} Answer */
/** @typedef {import('./faults').Fault} Fault */

/**
 * What came with a request. `form` is set for one that is no JSON because it is a form.
 * @typedef {{ bytes: Buffer, tooLarge: boolean, form?: any }} Sent
 *
 * A request as a service gets it.
 * @typedef {object} Call
 * @property {IncomingMessage} req
 * @property {string} method
 * @property {string} path without the query
 * @property {Record<string, string>} query
 * @property {Sent} sent
 * @property {ReturnType<typeof parseJson>} json
 * @property {import('./record').RecordedRequest} entry of the record
 * @property {Fault | undefined} fault that hits it
 * @property {() => Promise<void>} pause takes as long as a slow fault wants
 *
 * What answers below a path of its own, beside the API: nothing of it is recorded here.
 * @typedef {{ prefix: string, serve: (req: IncomingMessage, res: ServerResponse, url: URL) => Promise<void> }} Place
 */

const MAX_BODY = 32 * 1024 * 1024;
const SLOW_MS = 1000;

/**
 * What both services do with a request: record it, play the fault that is meant for it, answer.
 *
 * @param {object} options
 * @param {() => number} options.now
 * @param {string} [options.recordFile]
 * @param {string[]} options.kinds faults beside the common ones
 * @param {Parameters<typeof createFaults>[1]} options.targets of those
 * @param {Parameters<typeof send>[3]} options.envelope the body of an error
 * @param {() => Record<string, string>} options.headers of an answer
 */
function createExchange({ now, recordFile, kinds, targets, envelope, headers }) {
	const timers = createTimers();
	const record = createRecord(recordFile);
	const faults = createFaults(kinds, targets);

	/** @param {IncomingMessage} req @param {URL} url @param {Sent} sent @param {(fault: Fault, path: string) => boolean} applies @returns {Call} */
	const note = (req, { pathname: path, searchParams }, sent, applies) => {
		const { method = 'GET' } = req;
		const query = Object.fromEntries(searchParams);
		const json = parseJson(req, sent.bytes);
		const seen = { method, path, query, body: json.value, headers: headersWithoutKeys(req) };
		const entry = record.add({ ...seen, at: now() });
		const fault = faults.take(method, path, {
			applies: (one) =>
				(!one.body || one.body.test(sent.bytes.toString('utf8'))) && applies(one, path),
		});
		const pause = async () => {
			if (fault?.kind === 'slow') await timers.after(fault.delayMs ?? SLOW_MS);
		};
		return { req, method, path, query, sent, json, entry, fault, pause };
	};

	return {
		timers,
		faults,
		requests: record.requests,
		/**
		 * @param {(call: Call) => Promise<Answer>} answer what the service says
		 * @param {object} [options]
		 * @param {(fault: Fault, path: string) => boolean} [options.applies] whether a fault suits a request
		 * @param {(req: IncomingMessage) => Promise<Sent>} [options.read]
		 * @param {(...args: Parameters<typeof send>) => number | Promise<number>} [options.sendAs]
		 * @param {Place[]} [options.places]
		 * @returns {(req: IncomingMessage, res: ServerResponse) => Promise<void>}
		 */
		handler:
			(
				answer,
				{
					applies = () => true,
					read = (req) => readBody(req, MAX_BODY),
					sendAs = send,
					places = [],
				} = {},
			) =>
			async (req, res) => {
				const url = new URL(req.url ?? '/', 'http://sandbox');
				const place = places.find(({ prefix }) => url.pathname.startsWith(prefix));
				if (place) return place.serve(req, res, url);
				const call = note(req, url, await read(req), applies);
				const { entry, fault } = call;
				/** @type {Answer} */
				const said = comesBeforeWork(fault) ? { status: 200, body: null } : await answer(call);
				const whole = { ...said, headers: { ...headers(), ...said.headers } };
				entry.status = await sendAs(res, whole, fault, envelope);
			},
		clear: () => {
			timers.clear();
			record.clear();
			faults.clear();
		},
	};
}

module.exports = { createExchange, MAX_BODY };
