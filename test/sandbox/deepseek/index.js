// @ts-check
'use strict';

const { randomUUID } = require('node:crypto');
const { createFaults } = require('../faults');
const { headersWithoutKeys, listen, parseJson, readBody } = require('../http');
const { KEYS } = require('../keys');
const { comesBeforeWork, send } = require('../misbehave');
const { createRecord } = require('../record');
const { createTimers } = require('../timers');
const { createChat } = require('./chat');
const { CONTENT_KINDS } = require('./content');
const { MODEL_LIST, freshBalance } = require('./models');
const { chatRequest, complaint } = require('./schemas');

/** @typedef {import('../http').Answer} Answer */

const MAX_BODY = 32 * 1024 * 1024;
const CHAT = { method: 'POST', path: /^(\/v1)?\/chat\/completions$/ };
const CHAT_KINDS = [...CONTENT_KINDS, 'keepAlive', 'contentRisk'];

/** @type {Record<number, string>} */
const TYPES = {
	401: 'authentication_error',
	402: 'insufficient_balance_error',
	429: 'rate_limit_error',
	500: 'server_error',
	503: 'server_error',
};

/**
 * DeepSeek's error body.
 *
 * @param {number} status
 * @param {{ code?: string, message?: string }} error
 */
const envelope = (status, { code, message }) => ({
	error: {
		message: message ?? 'The server is not able to answer.',
		type: TYPES[status] ?? 'invalid_request_error',
		param: null,
		code: code ?? 'invalid_request_error',
	},
});

/**
 * Starts the stand-in for api.deepseek.com.
 *
 * @param {{ now: () => number, port: number }} options
 */
async function startDeepseek({ now, port }) {
	const timers = createTimers();
	const record = createRecord();
	const faults = createFaults(
		CHAT_KINDS,
		Object.fromEntries(CHAT_KINDS.map((kind) => [kind, CHAT])),
	);
	const chat = createChat();
	const state = { balance: freshBalance() };

	/** @param {number} status @param {string} message @returns {Answer} */
	const refuse = (status, message) => ({ status, body: envelope(status, { message }) });

	/** @param {ReturnType<typeof parseJson>} json @param {string | undefined} fault @returns {Answer} */
	const complete = (json, fault) => {
		if (json.problem === 'type')
			return refuse(415, 'Expected request with `Content-Type: application/json`');
		if (json.problem !== 'none') return refuse(400, 'The request body is no JSON');
		const parsed = chatRequest.safeParse(json.value);
		if (!parsed.success) {
			const [issue] = parsed.error.issues;
			return refuse(422, `Invalid request: ${issue.path.join('.') || 'body'}: ${issue.message}`);
		}
		const wrong = complaint(parsed.data);
		if (wrong) return refuse(400, wrong);
		if (!state.balance.is_available) return refuse(402, 'Insufficient Balance');
		if (fault === 'contentRisk') return refuse(400, 'Content Exists Risk');
		return { status: 200, body: chat.complete(parsed.data, now(), fault) };
	};

	/** @param {string} method @param {string} path @param {ReturnType<typeof parseJson>} json @param {string} [fault] @returns {Answer} */
	const route = (method, path, json, fault) => {
		const endpoint = `${method} ${path.replace(/^\/v1\//, '/')}`;
		if (endpoint === 'GET /models') return { status: 200, body: MODEL_LIST };
		if (endpoint === 'GET /user/balance') return { status: 200, body: state.balance };
		if (endpoint === 'POST /chat/completions') return complete(json, fault);
		return refuse(404, 'Not Found');
	};

	const server = await listen(async (req, res) => {
		const url = new URL(req.url ?? '/', 'http://sandbox');
		const method = req.method ?? 'GET';
		const { bytes, tooLarge } = await readBody(req, MAX_BODY);
		const json = parseJson(req, bytes);
		const query = Object.fromEntries(url.searchParams);
		const entry = record.add({
			method,
			path: url.pathname,
			query,
			body: json.value,
			headers: headersWithoutKeys(req),
			at: now(),
		});
		const fault = faults.take(method, url.pathname, {
			applies: ({ body }) => !body || body.test(bytes.toString('utf8')),
		});
		const headers = { 'x-ds-trace-id': randomUUID().replaceAll('-', '') };

		if (fault && comesBeforeWork(fault)) {
			entry.status = send(res, { status: 200, body: null, headers }, fault, envelope);
			return;
		}
		if (fault?.kind === 'slow') await timers.after(fault.delayMs ?? 1000);
		const answer = tooLarge
			? refuse(413, 'The request body is too large')
			: req.headers.authorization === `Bearer ${KEYS.deepseek}`
				? route(method, url.pathname, json, fault?.kind)
				: refuse(401, 'Authentication Fails, your api key is invalid');
		if (fault?.kind === 'keepAlive') {
			res.writeHead(answer.status, { 'content-type': 'application/json', ...headers });
			for (let line = 0; line < 3; line++) {
				res.write('\n');
				await timers.after((fault.delayMs ?? 0) / 3);
			}
			res.end(JSON.stringify(answer.body));
			entry.status = answer.status;
			return;
		}
		entry.status = send(res, { ...answer, headers }, fault, envelope);
	}, port);

	const reset = () => {
		timers.clear();
		record.clear();
		faults.clear();
		chat.clear();
		state.balance = freshBalance();
	};

	return {
		url: server.url,
		requests: record.requests,
		fault: faults.add,
		/** The body of GET /user/balance; `is_available: false` makes chat requests answer 402. */
		get balance() {
			return state.balance;
		},
		reset,
		close: () => {
			reset();
			return server.close();
		},
	};
}

module.exports = { startDeepseek };
