// @ts-check
'use strict';

const { randomUUID } = require('node:crypto');
const { createExchange } = require('../exchange');
const { listen } = require('../http');
const { KEYS } = require('../keys');
const { send } = require('../misbehave');
const { createChat } = require('./chat');
const { CONTENT_KINDS } = require('./content');
const { MODEL_LIST, freshBalance } = require('./models');
const { chatRequest, complaint } = require('./schemas');

/** @typedef {import('../http').Answer} Answer */

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
	const exchange = createExchange({
		now,
		kinds: CHAT_KINDS,
		targets: Object.fromEntries(CHAT_KINDS.map((kind) => [kind, CHAT])),
		envelope,
		headers: () => ({ 'x-ds-trace-id': randomUUID().replaceAll('-', '') }),
	});
	const chat = createChat();
	const state = { balance: freshBalance() };

	/** @param {number} status @param {string} message @returns {Answer} */
	const refuse = (status, message) => ({ status, body: envelope(status, { message }) });

	/** @param {import('../exchange').Call['json']} json @param {string | undefined} fault @returns {Answer} */
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

	/** @param {import('../exchange').Call} call @returns {Answer} */
	const route = ({ method, path, json, fault }) => {
		const endpoint = `${method} ${path.replace(/^\/v1\//, '/')}`;
		if (endpoint === 'GET /models') return { status: 200, body: MODEL_LIST };
		if (endpoint === 'GET /user/balance') return { status: 200, body: state.balance };
		if (endpoint === 'POST /chat/completions') return complete(json, fault?.kind);
		return refuse(404, 'Not Found');
	};

	/** @param {import('../exchange').Call} call @returns {Promise<Answer>} */
	const answer = async (call) => {
		await call.pause();
		if (call.sent.tooLarge) return refuse(413, 'The request body is too large');
		if (call.req.headers.authorization !== `Bearer ${KEYS.deepseek}`)
			return refuse(401, 'Authentication Fails, your api key is invalid');
		return route(call);
	};

	/** @param {Parameters<typeof send>} args @returns {Promise<number>} */
	const sendAs = async (...args) => {
		const [res, said, fault] = args;
		if (fault?.kind !== 'keepAlive') return send(...args);
		res.writeHead(said.status, { 'content-type': 'application/json', ...said.headers });
		for (let line = 0; line < 3; line++) {
			res.write('\n');
			await exchange.timers.after((fault.delayMs ?? 0) / 3);
		}
		res.end(JSON.stringify(said.body));
		return said.status;
	};

	const server = await listen(exchange.handler(answer, { sendAs }), port);

	const reset = () => {
		exchange.clear();
		chat.clear();
		state.balance = freshBalance();
	};

	return {
		url: server.url,
		requests: exchange.requests,
		fault: exchange.faults.add,
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
