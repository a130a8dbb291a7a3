// @ts-check
'use strict';

const { z } = require('zod');
const { KEYS } = require('../keys');
const { agentRoutes } = require('./agents/routes');
const { batchRoutes } = require('./batches');
const { apiError } = require('./errors');
const { jobRoutes } = require('./jobRoutes');
const { page, pageQuery } = require('./paging');
const { showJob } = require('./resources');
const { statusRoutes } = require('./statuses');
const { templateRoutes } = require('./templates/routes');
const { proofreadRoutes } = require('./translations/proofreads');
const { translationRoutes } = require('./translations/routes');
const { videoRoutes } = require('./videos');
const { workspaceRoutes } = require('./workspaceRoutes');

/**
 * One endpoint. `path` has `{}` where an id stands; `query` and `body` are checked before `handle` runs.
 * @typedef {object} Route
 * @property {string} method
 * @property {string} path
 * @property {import('zod').ZodType} [query] nothing is accepted when left out
 * @property {import('zod').ZodType} [body] a JSON body is required when given, unless the schema is optional
 * @property {number} [status] of the answer, 200 when left out
 * @property {(call: { id: string, query: any, body: any, key: string, idempotencyKey: string | null }) => any} handle
 * returns (a promise of) the answer's body; throws ApiError
 */

/** @typedef {import('./context').Context} Context */

const ownership = z.enum(['public', 'private']).optional();

/** @param {import('./catalog').Look} look */
const showLook = ({ ownership: _, matting: __, ...look }) => look;

/** @param {import('./catalog').Voice} voice */
const showVoice = ({ engines: _, ...voice }) => voice;

/** @param {import('./catalog').Look[]} looks of one avatar */
const showGroup = (looks) => {
	const [first] = looks;
	return {
		id: first.group_id,
		name: first.name.split(' ')[0],
		created_at: 1_767_225_600,
		looks_count: looks.length,
		gender: first.gender,
		default_voice_id: first.default_voice_id,
		preview_image_url: first.preview_image_url,
		preview_video_url: first.preview_video_url,
		consent_status:
			first.ownership === 'private' && first.avatar_type === 'digital_twin' ? 'approved' : null,
		status: first.status,
		error: null,
	};
};

/**
 * A page of a list, each item of it as it is shown.
 *
 * @template T
 * @param {T[]} items
 * @param {(item: T) => string} idOf
 * @param {(item: T) => any} show
 * @param {{ limit: number, token?: string }} query
 */
const shownPage = (items, idOf, show, query) => {
	const { data, ...cursor } = page(items, idOf, query);
	return { data: data.map(show), ...cursor };
};

/** @param {Context} context @returns {Route[]} */
const accountRoutes = ({ state }) => [
	{
		method: 'GET',
		path: '/v3/users/me',
		handle: ({ key }) => {
			if (key === KEYS.heygenLimited)
				throw apiError(403, 'forbidden', 'The API key lacks the scope account:read');
			const { billing_type, wallet, subscription, usage_based } = state.account;
			const person = {
				username: 'sandbox',
				email: 'sandbox@example.com',
				first_name: 'Sandy',
				last_name: 'Box',
			};
			return { data: { ...person, billing_type, wallet, subscription, usage_based } };
		},
	},
];

/** @param {Context} context @returns {Route[]} */
const catalogRoutes = ({ state, jobs, files }) => [
	{
		method: 'GET',
		path: '/v3/avatars',
		query: z.strictObject({ ...pageQuery(20, 50), ownership }),
		handle: ({ query }) => {
			const groups = [...state.catalog.groups.values()].filter(
				([look]) => !query.ownership || look.ownership === query.ownership,
			);
			return shownPage(groups, ([look]) => look.group_id, showGroup, query);
		},
	},
	{
		method: 'GET',
		path: '/v3/avatars/{}',
		handle: ({ id }) => {
			const looks = state.catalog.groups.get(id);
			if (!looks) throw apiError(404, 'avatar_group_not_found', 'There is no such avatar');
			return { data: showGroup(looks) };
		},
	},
	{
		method: 'GET',
		path: '/v3/avatars/looks',
		query: z.strictObject({
			...pageQuery(20, 50),
			ownership,
			group_id: z.string().optional(),
			avatar_type: z.enum(['studio_avatar', 'digital_twin', 'photo_avatar']).optional(),
		}),
		handle: ({ query }) => {
			const looks = state.catalog.looks.filter(
				(look) =>
					(!query.ownership || look.ownership === query.ownership) &&
					(!query.group_id || look.group_id === query.group_id) &&
					(!query.avatar_type || look.avatar_type === query.avatar_type),
			);
			return shownPage(looks, (look) => look.id, showLook, query);
		},
	},
	{
		method: 'GET',
		path: '/v3/avatars/looks/{}',
		handle: ({ id }) => {
			const job = jobs.all.get(id);
			if (job?.type === 'avatar') return { data: showJob(job, files) };
			const look = state.catalog.look(id);
			if (!look) throw apiError(404, 'avatar_not_found', 'There is no such avatar look');
			return { data: showLook(look) };
		},
	},
	{
		method: 'GET',
		path: '/v3/voices',
		query: z.strictObject({
			...pageQuery(20, 100),
			type: z.enum(['public', 'private']).default('public'),
			engine: z.string().optional(),
			language: z.string().optional(),
			gender: z.string().optional(),
		}),
		handle: ({ query }) => {
			const voices = state.catalog.voices.filter(
				(voice) =>
					voice.type === query.type &&
					(!query.engine || voice.engines.includes(query.engine)) &&
					(!query.language || voice.language.toLowerCase() === query.language.toLowerCase()) &&
					(!query.gender || voice.gender === query.gender.toLowerCase()),
			);
			return shownPage(voices, (voice) => voice.voice_id, showVoice, query);
		},
	},
	{
		method: 'GET',
		path: '/v3/voices/{}',
		handle: ({ id }) => {
			const job = jobs.all.get(id);
			if (job?.type === 'voice_clone') return { data: showJob(job, files) };
			const voice = state.catalog.voice(id);
			if (!voice) throw apiError(404, 'voice_not_found', 'There is no such voice');
			const { voice_id, name, language, gender, preview_audio_url, support_pause } = voice;
			const status = voice.type === 'private' ? 'complete' : null;
			const rest = {
				status,
				created_at: 1_767_225_600,
				failure_message: null,
				support_interactive_avatar: false,
			};
			return {
				data: { voice_id, name, language, gender, preview_audio_url, support_pause, ...rest },
			};
		},
	},
];

/**
 * All endpoints. Of two paths that match, the earlier wins.
 *
 * @param {Context} context
 * @returns {Route[]}
 */
const createRoutes = (context) => [
	...accountRoutes(context),
	...catalogRoutes(context),
	...videoRoutes(context),
	...batchRoutes(context),
	...agentRoutes(context),
	...templateRoutes(context),
	...translationRoutes(context),
	...proofreadRoutes(context),
	...workspaceRoutes(context),
	...jobRoutes(context),
	...statusRoutes(context),
];

module.exports = { createRoutes };
