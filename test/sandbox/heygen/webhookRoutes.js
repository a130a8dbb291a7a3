// @ts-check
'use strict';

const { z } = require('zod');
const { apiError, invalid } = require('./errors');
const { page, pageQuery } = require('./paging');
const { EVENT_TYPES, isAbout } = require('./webhookEvents');

/** @typedef {import('./webhooks').Endpoint} Endpoint */

const eventType = z.enum(/** @type {[string, ...string[]]} */ ([...EVENT_TYPES.keys()]));
const events = z.array(eventType).nullish();

/** https, or http on this machine, where the tests run n8n. */
const endpointUrl = z
	.url({ protocol: /^https?$/ })
	.refine(
		(url) => /^https:/.test(url) || /^http:\/\/(127\.0\.0\.1|localhost|\[::1\])[:/]/.test(url),
		'A public HTTPS URL is expected',
	);

/** @param {Endpoint} endpoint @param {boolean} [withSecret] */
const show = ({ entity_id: _, secret, ...endpoint }, withSecret = false) => ({
	...endpoint,
	secret: withSecret ? secret : null,
});

/**
 * The endpoints under /v3/webhooks.
 *
 * @param {import('./context').Context} context
 * @returns {import('./routes').Route[]}
 */
const webhookRoutes = ({ webhooks }) => {
	/** @param {string} id @returns {Endpoint} */
	const existing = (id) => {
		const endpoint = webhooks.endpoints.get(id);
		if (!endpoint) throw apiError(404, 'webhook_not_found', 'There is no such webhook endpoint');
		return endpoint;
	};
	/** @param {string} url */
	const assertAnswers = async (url) => {
		const refused = await webhooks.refusedProbe(url);
		if (refused) throw invalid('url', `The URL does not answer ${refused} within a second`);
	};
	return [
		{
			method: 'POST',
			path: '/v3/webhooks/endpoints',
			body: z.strictObject({ url: endpointUrl, events, entity_id: z.string().nullish() }),
			handle: async ({ body }) => {
				await assertAnswers(body.url);
				const { url, entity_id = null } = body;
				return { data: show(webhooks.add({ url, events: body.events ?? null, entity_id }), true) };
			},
		},
		{
			method: 'GET',
			path: '/v3/webhooks/endpoints',
			query: z.strictObject(pageQuery(10, 100)),
			handle: ({ query }) =>
				page(
					[...webhooks.endpoints.values()].map((endpoint) => show(endpoint)),
					(endpoint) => endpoint.endpoint_id,
					query,
				),
		},
		{
			method: 'PATCH',
			path: '/v3/webhooks/endpoints/{}',
			body: z.strictObject({ url: endpointUrl.nullish(), events }),
			handle: async ({ id, body }) => {
				const endpoint = existing(id);
				if (body.url && body.url !== endpoint.url) await assertAnswers(body.url);
				if (body.url) endpoint.url = body.url;
				// Null leaves the list as it is, as it does the URL.
				if (body.events) endpoint.events = body.events;
				return { data: show(endpoint) };
			},
		},
		{
			method: 'DELETE',
			path: '/v3/webhooks/endpoints/{}',
			handle: ({ id }) => {
				webhooks.endpoints.delete(existing(id).endpoint_id);
				return { data: {} };
			},
		},
		{
			method: 'POST',
			path: '/v3/webhooks/endpoints/{}/rotate-secret',
			handle: ({ id }) => ({
				data: { endpoint_id: id, secret: webhooks.rotate(existing(id)) },
			}),
		},
		{
			method: 'GET',
			path: '/v3/webhooks/event-types',
			handle: () => ({
				data: [...EVENT_TYPES].map(([event_type, description]) => ({ event_type, description })),
				has_more: false,
				next_token: null,
			}),
		},
		{
			method: 'GET',
			path: '/v3/webhooks/events',
			query: z.strictObject({
				...pageQuery(10, 100),
				event_type: eventType.optional(),
				entity_id: z.string().optional(),
			}),
			handle: ({ query }) => {
				const wanted = [...webhooks.events]
					.reverse()
					.filter(
						(event) =>
							(!query.event_type || event.event_type === query.event_type) &&
							(!query.entity_id || isAbout(event, query.entity_id)),
					);
				return page(wanted, (event) => event.event_id, query);
			},
		},
	];
};

module.exports = { webhookRoutes };
