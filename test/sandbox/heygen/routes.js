// @ts-check
'use strict';

const { z } = require('zod');
const { KEYS } = require('../keys');
const { agentRoutes } = require('./agents/routes');
const { assetRoutes } = require('./assetRoutes');
const { avatarRoutes } = require('./avatarRoutes');
const { batchRoutes } = require('./batches');
const { apiError } = require('./errors');
const { jobRoutes } = require('./jobRoutes');
const { pageQuery, shownPage } = require('./paging');
const { showJob } = require('./resources');
const { statusRoutes } = require('./statuses');
const { templateRoutes } = require('./templates/routes');
const { proofreadRoutes } = require('./translations/proofreads');
const { translationRoutes } = require('./translations/routes');
const { videoRoutes } = require('./videos');
const { workspaceRoutes } = require('./workspaceRoutes');
const { webhookRoutes } = require('./webhookRoutes');

/**
 * One endpoint. `path` has `{}` where an id stands; `query` and `body` are checked before `handle` runs.
 * @typedef {object} Route
 * @property {string} method
 * @property {string} path
 * @property {import('zod').ZodType} [query] nothing is accepted when left out
 * @property {import('zod').ZodType} [body] a JSON body is required when given, unless the schema is optional
 * @property {boolean} [form] a multipart/form-data body is required instead; `handle` gets it as `body`
 * @property {number} [status] of the answer, 200 when left out
 * @property {(call: { id: string, query: any, body: any, key: string, idempotencyKey: string | null }) => any} handle
 * returns (a promise of) the answer's body; throws ApiError
 */

/** @typedef {import('./context').Context} Context */

/** @param {import('./catalog').Voice} voice */
const showVoice = ({ engines: _, ...voice }) => voice;

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
const voiceRoutes = ({ state, jobs, files }) => [
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
	...avatarRoutes(context),
	...voiceRoutes(context),
	...assetRoutes(context),
	...videoRoutes(context),
	...batchRoutes(context),
	...agentRoutes(context),
	...templateRoutes(context),
	...translationRoutes(context),
	...proofreadRoutes(context),
	...workspaceRoutes(context),
	...jobRoutes(context),
	...statusRoutes(context),
	...webhookRoutes(context),
];

module.exports = { createRoutes };
