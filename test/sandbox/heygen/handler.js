// @ts-check
'use strict';

const { randomUUID } = require('node:crypto');
const { headersWithoutKeys, parseJson, readBody } = require('../http');
const { KEYS } = require('../keys');
const { comesBeforeWork, send } = require('../misbehave');
const { apiError, envelope, fromZod, invalid, isApiError } = require('./errors');

/** @typedef {import('node:http').IncomingMessage} IncomingMessage */
/** @typedef {import('node:http').ServerResponse} ServerResponse */
/** @typedef {import('./routes').Route} Route */

const MAX_BODY = 32 * 1024 * 1024;

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

/** @param {import('zod').ZodType | undefined} schema @param {ReturnType<typeof parseJson>} json */
function checkBody(schema, json) {
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

/**
 * The request handler of the HeyGen side.
 *
 * @param {object} parts
 * @param {() => number} parts.now
 * @param {import('../timers').Timers} parts.timers
 * @param {ReturnType<typeof import('../record').createRecord>} parts.record
 * @param {import('../faults').Faults} parts.faults
 * @param {ReturnType<typeof import('./idempotency').createIdempotency>} parts.idempotency
 * @param {Route[]} parts.routes
 * @param {import('./jobs').Jobs} parts.jobs
 * @param {import('./files').Files} parts.files
 * @param {{ path: string, at: number, status: number }[]} parts.downloads
 * @returns {(req: IncomingMessage, res: ServerResponse) => Promise<void>}
 */
function createHandler({
	now,
	timers,
	record,
	faults,
	idempotency,
	routes,
	jobs,
	files,
	downloads,
}) {
	/** @param {IncomingMessage} req @param {ServerResponse} res @param {URL} url */
	const serveFile = async (req, res, url) => {
		const fault = faults.take(req.method ?? 'GET', url.pathname, { isFile: true });
		const entry = { path: url.pathname, at: now(), status: 0 };
		downloads.push(entry);
		if (fault && comesBeforeWork(fault)) {
			entry.status = send(res, { status: 200, body: null }, fault, envelope);
			return;
		}
		if (fault?.kind === 'slow') await timers.after(fault.delayMs ?? 1000);
		entry.status = files.serve(req, res, url, { truncated: fault?.kind === 'truncated' });
	};

	return async (req, res) => {
		const url = new URL(req.url ?? '/', 'http://sandbox');
		const method = req.method ?? 'GET';
		jobs.settle();
		if (url.pathname.startsWith('/files/')) return serveFile(req, res, url);

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
			applies: ({ kind }) =>
				kind !== 'nullUrl' ||
				jobs.all.get(url.pathname.split('/')[3] ?? '')?.status === 'completed' ||
				url.pathname === '/v3/videos',
		});
		const delay = () => (fault?.kind === 'slow' ? timers.after(fault.delayMs ?? 1000) : undefined);
		const headers = { 'x-request-id': randomUUID() };

		/** @returns {Promise<import('../http').Answer>} */
		const work = async () => {
			const key = authenticate(req);
			const { route, id } = findRoute(routes, method, url.pathname);
			if (tooLarge) throw apiError(413, 'payload_too_large', 'The body is too large');
			const call = {
				id,
				key,
				query: checkQuery(route.query, query),
				body: checkBody(route.body, json),
			};
			const sent = method === 'POST' ? req.headers['idempotency-key'] : undefined;
			const idempotencyKey = sent === undefined ? null : String(sent);
			if (method !== 'POST') await delay();
			const { body, replayed } = await idempotency.once(
				idempotencyKey,
				`${key} ${method} ${url.pathname}`,
				async () => {
					const answer = await route.handle({ ...call, idempotencyKey });
					// Slow after the work: a client that gives up meanwhile has a video under way.
					if (method === 'POST') await delay();
					return answer;
				},
			);
			if (replayed) entry.replayed = true;
			return { status: route.status ?? 200, body, headers };
		};

		if (fault && comesBeforeWork(fault)) {
			entry.status = send(res, { status: 200, body: null, headers }, fault, envelope);
			return;
		}
		/** @type {import('../http').Answer} */
		const answer = await work().catch((error) => {
			if (!isApiError(error)) throw error;
			/** @type {Record<string, string>} */
			const retry =
				error.retryAfter === undefined ? {} : { 'retry-after': String(error.retryAfter) };
			return {
				status: error.status,
				body: envelope(error.status, error),
				headers: { ...headers, ...retry },
			};
		});
		if (fault?.kind === 'nullUrl')
			for (const shown of [answer.body.data ?? []].flat()) shown.video_url = null;
		entry.status = send(res, answer, fault, envelope);
	};
}

module.exports = { createHandler };
