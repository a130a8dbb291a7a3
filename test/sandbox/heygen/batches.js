// @ts-check
'use strict';

const { z } = require('zod');
const { showItem } = require('./batch');
const { apiError, fromZod, isApiError } = require('./errors');
const { page, pageQuery } = require('./paging');
const { callback } = require('./parts');
const { showJob } = require('./resources');
const { checkCreate } = require('./rules');
const { createVideo } = require('./schemas');

/** @typedef {import('./context').Context} Context */
/** @typedef {import('./job').Job} Job */
/** @typedef {import('./batch').Item} Item */

const MAX_VIDEOS = 100;

/** The body of POST /v3/videos/batches. Each video is checked by itself: a bad one does not refuse the others. */
const createBatch = z.strictObject({
	videos: z.array(z.looseObject({})).min(1).max(MAX_VIDEOS),
	title: z.string().nullish(),
	callback_url: callback.callback_url,
});

/**
 * Starts one video of a batch.
 *
 * @param {unknown} body as for POST /v3/videos
 * @param {Context} context
 * @param {import('./job').Start & { renderSeconds?: number }} [start]
 * @returns {Item}
 */
function startItem(body, context, start) {
	try {
		const parsed = createVideo.safeParse(body);
		if (!parsed.success) throw fromZod(parsed.error);
		const video = /** @type {import('./schemas').CreateVideo} */ (body);
		checkCreate(video, context);
		return { video: context.jobs.create(video, start), error: null };
	} catch (error) {
		if (!isApiError(error)) throw error;
		const { code, message, param } = error;
		return { video: null, error: { code, message: param ? `${param}: ${message}` : message } };
	}
}

/**
 * Makes a batch of items.
 *
 * @param {Item[]} items
 * @param {import('./job').Start} start
 * @param {import('./jobs').Jobs} jobs
 * @returns {Job}
 */
function startBatch(items, start, jobs) {
	const batch = jobs.add('video_batch', start);
	batch.items = items;
	batch.parts = items.flatMap(({ video }) => video ?? []);
	for (const video of batch.parts) video.parent = batch;
	return batch;
}

/**
 * The endpoints under /v3/videos/batches.
 *
 * @param {Context} context
 * @returns {import('./routes').Route[]}
 */
const batchRoutes = (context) => {
	const { state, jobs, files, callbacks } = context;
	return [
		{
			method: 'POST',
			path: '/v3/videos/batches',
			body: createBatch,
			status: 202,
			handle: async ({ body, idempotencyKey }) => {
				if (!state.account.credit)
					throw apiError(
						402,
						'insufficient_credit',
						'There is not enough credit for this operation.',
					);
				const items = body.videos.map((/** @type {unknown} */ video) => startItem(video, context));
				const batch = startBatch(
					items,
					{
						callbackUrl: body.callback_url ?? null,
						idempotencyKey,
						fields: { title: body.title ?? null },
					},
					jobs,
				);
				for (const job of [...batch.parts, batch])
					await callbacks.onCreated(job, () => jobs.finishAsPlanned(job));
				return { data: { batch_id: batch.id } };
			},
		},
		{
			method: 'GET',
			path: '/v3/videos/batches/{}',
			query: z.strictObject(pageQuery(MAX_VIDEOS, MAX_VIDEOS)),
			handle: ({ id, query }) => {
				const batch = jobs.all.get(id);
				if (batch?.type !== 'video_batch')
					throw apiError(404, 'resource_not_found', 'There is no such batch');
				const shown = batch.items.map(showItem);
				const { data: items, ...cursor } = page(shown, (item) => String(item.item_index), query);
				// Unlike those of a list, the items and their cursor stand inside the resource.
				return { data: { ...showJob(batch, files), items, ...cursor } };
			},
		},
	];
};

module.exports = { batchRoutes, startBatch, startItem };
