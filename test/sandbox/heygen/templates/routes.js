// @ts-check
'use strict';

const { z } = require('zod');
const { secondsToSpeak } = require('../../words');
const { admit } = require('../admission');
const { apiError } = require('../errors');
const { film } = require('../film');
const { startOf } = require('../job');
const { pageQuery, shownPage } = require('../paging');
const { showJob } = require('../resources');
const { checkGenerate, scenesOf } = require('./rules');
const { generate } = require('./schemas');

/** @typedef {import('../context').Context} Context */
/** @typedef {import('./catalog').Template} Template */
/** @typedef {import('./schemas').Generate} Generate */

/** @param {Template} template */
const showBrief = ({ variables: _, scenes: __, ...template }) => template;

/** @param {Template} template */
const showTemplate = (template) => ({
	...template,
	scene_ids: template.scenes.map(({ scene_id }) => scene_id),
});

/**
 * What is said in the scenes that are asked for, with the variables in place.
 *
 * @param {Template} template
 * @param {Generate} body
 */
const scriptOf = (template, body) =>
	scenesOf(template, body)
		.map(({ script }) =>
			script.replace(/\{\{(.+?)\}\}/g, (placeholder, name) => {
				const value = body.variables[name] ?? template.variables[name];
				return value?.type === 'text' ? value.content : placeholder;
			}),
		)
		.join(' ');

/** @param {Template} template @param {Generate} body */
function filmOf(template, body) {
	const script = scriptOf(template, body);
	return film({
		title: body.title ?? template.name,
		folder_id: body.folder_id ?? null,
		script,
		seconds: secondsToSpeak(script),
		captions: body.caption || body.subtitles ? 'burned' : 'none',
	});
}

/**
 * The endpoints under /v3/templates.
 *
 * @param {Context} context
 * @returns {import('../routes').Route[]}
 */
const templateRoutes = (context) => {
	const { state, jobs, files, callbacks } = context;
	/** @param {string} id */
	const existing = (id) => {
		const template = state.catalog.template(id);
		if (!template) throw apiError(404, 'template_not_found', 'There is no such template');
		return template;
	};

	return [
		{
			method: 'GET',
			path: '/v3/templates',
			query: z.strictObject(pageQuery(10, 100)),
			handle: ({ query }) => {
				return shownPage(state.catalog.templates, ({ id }) => id, showBrief, query);
			},
		},
		{
			method: 'GET',
			path: '/v3/templates/{}',
			handle: ({ id }) => ({ data: showTemplate(existing(id)) }),
		},
		{
			method: 'POST',
			path: '/v3/templates/{}',
			body: generate,
			handle: async ({ id, body, idempotencyKey }) => {
				const template = existing(id);
				checkGenerate(template, body, context);
				admit(context);
				const video = jobs.create({
					...startOf(body, idempotencyKey),
					film: filmOf(template, body),
				});
				await callbacks.onCreated(video, () => jobs.finishAsPlanned(video));
				return { data: showJob(video, files) };
			},
		},
	];
};

module.exports = { templateRoutes };
