// @ts-check
'use strict';

const { MAX_BODY } = require('../exchange');
const { readBody } = require('../http');
const { KEYS } = require('../keys');
const { isForm, readForm } = require('./assetForm');
const { apiError, envelope, fromZod, invalid, isApiError } = require('./errors');

/** @typedef {import('node:http').IncomingMessage} IncomingMessage */
/** @typedef {import('../http').Answer} Answer */
/** @typedef {import('./routes').Route} Route */

/**
 * The key of a request.
 *
 * @param {IncomingMessage} req
 * @returns {string}
 * @throws {import('./errors').ApiError} 401 when it is missing or unknown, 400 when two are sent
 */
function authenticate(req) {
	const { authorization, 'x-api-key': apiKey } = req.headers;
	if (authorization && apiKey)
		throw invalid('Authorization', 'Send x-api-key or Authorization, not both');
	const key = String(apiKey ?? authorization?.replace(/^Bearer /, '') ?? '');
	if (key !== KEYS.heygen && key !== KEYS.heygenLimited)
		throw apiError(401, 'unauthorized', 'Unauthorized');
	return key;
}

/** @param {Route[]} routes @param {string} method @param {string} path @returns {{ route: Route, id: string }} */
function findRoute(routes, method, path) {
	const hits = routes.flatMap((route) => {
		const pattern = new RegExp(`^${route.path.replace('{}', '([^/]+)')}$`);
		const match = pattern.exec(path);
		return match ? [{ route, id: match[1] ?? '' }] : [];
	});
	if (hits.length === 0) throw apiError(404, 'not_found', 'There is no such endpoint');
	const exact = hits.filter((hit) => hit.route.path === path);
	const hit = (exact.length > 0 ? exact : hits).find(({ route }) => route.method === method);
	if (!hit) throw apiError(405, 'method_not_allowed', `${method} is not allowed here`);
	return hit;
}

/** @param {import('zod').ZodType | undefined} schema @param {Record<string, string>} query */
function checkQuery(schema, query) {
	const [name] = Object.keys(query);
	if (!schema && name) throw invalid(name, 'Extra inputs are not permitted');
	if (!schema) return query;
	const result = schema.safeParse(query);
	if (!result.success) throw fromZod(result.error);
	return result.data;
}

/**
 * @param {Route} route
 * @param {import('../exchange').Call['json']} json
 * @param {import('./assetForm').Form | undefined} form
 */
function checkBody({ body: schema, form: takesForm }, json, form) {
	if (takesForm && !form) throw invalid('Content-Type', 'multipart/form-data is expected');
	if (takesForm) return form;
	if (!schema) return null;
	if (json.problem === 'missing' && schema.safeParse(undefined).success) return null;
	if (json.problem === 'type') throw invalid('Content-Type', 'application/json is expected');
	if (json.problem !== 'none')
		throw invalid(
			'body',
			json.problem === 'missing' ? 'The body is missing' : 'The body is no JSON',
		);
	const result = schema.safeParse(json.value);
	if (!result.success) throw fromZod(result.error);
	// As it was sent: tests compare with what they sent.
	return json.value;
}

/** @param {import('./errors').ApiError} error @returns {Answer} */
const refusal = (error) => ({
	status: error.status,
	body: envelope(error.status, error),
	headers: error.retryAfter === undefined ? {} : { 'retry-after': String(error.retryAfter) },
});

/**
 * What came with a request: a form is read piece by piece, anything else is kept.
 *
 * @param {IncomingMessage} req
 * @returns {Promise<import('../exchange').Sent>}
 */
const readSent = async (req) =>
	isForm(req)
		? { bytes: Buffer.alloc(0), tooLarge: false, form: await readForm(req) }
		: readBody(req, MAX_BODY);

/**
 * What HeyGen says to a request.
 *
 * @param {object} parts
 * @param {ReturnType<typeof import('./idempotency').createIdempotency>} parts.idempotency
 * @param {Route[]} parts.routes
 * @returns {(call: import('../exchange').Call) => Promise<Answer>}
 */
function createAnswers({ idempotency, routes }) {
	/** @param {import('../exchange').Call} call @returns {Promise<Answer>} */
	const work = async ({ req, method, path, query, sent, json, entry, pause }) => {
		const key = authenticate(req);
		const { route, id } = findRoute(routes, method, path);
		if (sent.tooLarge) throw apiError(413, 'payload_too_large', 'The body is too large');
		const wanted = {
			id,
			key,
			query: checkQuery(route.query, query),
			body: checkBody(route, json, sent.form),
		};
		const header = method === 'POST' ? req.headers['idempotency-key'] : undefined;
		const idempotencyKey = header === undefined ? null : String(header);
		if (method !== 'POST') await pause();
		const { body, replayed } = await idempotency.once(
			idempotencyKey,
			`${key} ${method} ${path}`,
			async () => {
				const answer = await route.handle({ ...wanted, idempotencyKey });
				// Slow after the work: a client that gives up meanwhile has a video under way.
				if (method === 'POST') await pause();
				return answer;
			},
		);
		if (replayed) entry.replayed = true;
		return { status: route.status ?? 200, body };
	};

	return async (call) => {
		const answer = await work(call).catch((error) => {
			if (isApiError(error)) return refusal(error);
			throw error;
		});
		if (call.fault?.kind === 'nullUrl')
			for (const shown of [answer.body.data ?? []].flat()) shown.video_url = null;
		return answer;
	};
}

module.exports = { createAnswers, readSent };
