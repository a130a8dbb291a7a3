// @ts-check
'use strict';

const { z } = require('zod');
const { checkCredit } = require('./admission');
const { showItem } = require('./batch');
const { RECIPES } = require('./batchRecipes');
const { fromZod, invalid, isApiError } = require('./errors');
const { findJob } = require('./findJob');
const { startOf } = require('./job');
const { KINDS } = require('./kinds');
const { page, pageQuery } = require('./paging');
const { callback, text } = require('./parts');
const { showJob } = require('./resources');

/** @typedef {import('./context').Context} Context */
/** @typedef {import('./job').Job} Job */
/** @typedef {import('./job').Start} Start */
/** @typedef {import('./batch').Item} Item */
/** @typedef {import('./batchRecipes').BatchType} BatchType */

const MAX_ITEMS = 100;

/** The body that creates a batch. Each item is checked by itself: a bad one does not refuse the others. @param {string} list */
const createBatch = (list) =>
	z.strictObject({
		[list]: z.array(z.looseObject({})).min(1).max(MAX_ITEMS),
		title: text,
		callback_url: callback.callback_url,
	});

/**
 * Starts one item of a batch.
 *
 * @param {BatchType} type
 * @param {unknown} body as for the request that makes a single one
 * @param {Context} context
 * @param {Start} [start]
 * @returns {Item}
 */
function startItem(type, body, context, start = {}) {
	const recipe = RECIPES[type];
	try {
		const parsed = recipe.schema.safeParse(body);
		if (!parsed.success) throw fromZod(parsed.error);
		recipe.check(body, context);
		return { job: recipe.start(body, context, start), error: null };
	} catch (error) {
		if (!isApiError(error)) throw error;
		const { code, message, param } = error;
		return { job: null, error: { code, message: param ? `${param}: ${message}` : message } };
	}
}

/**
 * Makes a batch of items.
 *
 * @param {BatchType} type
 * @param {Item[]} items
 * @param {Start} start
 * @param {import('./jobs').Jobs} jobs
 * @returns {Job}
 */
function startBatch(type, items, start, jobs) {
	const batch = jobs.add(type, start);
	batch.items = items;
	batch.parts = items.flatMap(({ job }) => job ?? []);
	for (const job of batch.parts) job.parent = batch;
	return batch;
}

/**
 * The endpoints that create and show the batches of a type.
 *
 * @param {BatchType} type
 * @param {Context} context
 * @returns {import('./routes').Route[]}
 */
function routesOf(type, context) {
	const { jobs, files, callbacks } = context;
	const { list, itemsOf } = RECIPES[type];
	const { path } = KINDS[type];
	return [
		{
			method: 'POST',
			path,
			body: createBatch(list),
			status: 202,
			handle: async ({ body, idempotencyKey }) => {
				checkCredit(context);
				const bodies = body[list].flatMap(itemsOf);
				if (bodies.length > MAX_ITEMS)
					throw invalid(list, `At most ${MAX_ITEMS} items are accepted, not ${bodies.length}`);
				const batch = startBatch(
					type,
					bodies.map((/** @type {unknown} */ item) => startItem(type, item, context)),
					{ ...startOf(body, idempotencyKey), fields: { title: body.title ?? null } },
					jobs,
				);
				for (const job of [...batch.parts, batch])
					await callbacks.onCreated(job, () => jobs.finishAsPlanned(job));
				return { data: { batch_id: batch.id } };
			},
		},
		{
			method: 'GET',
			path: `${path}/{}`,
			query: z.strictObject(pageQuery(MAX_ITEMS, MAX_ITEMS)),
			handle: ({ id, query }) => {
				const batch = findJob(jobs, type, id);
				const shown = batch.items.map(showItem);
				const { data: items, ...cursor } = page(shown, (item) => String(item.item_index), query);
				// Unlike those of a list, the items and their cursor stand inside the resource.
				return { data: { ...showJob(batch, files), items, ...cursor } };
			},
		},
	];
}

/** @param {Context} context @returns {import('./routes').Route[]} */
const batchRoutes = (context) => [
	...routesOf('video_batch', context),
	...routesOf('video_translation_batch', context),
];

module.exports = { batchRoutes, startBatch, startItem };
