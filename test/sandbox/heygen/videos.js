// @ts-check
'use strict';

const { z } = require('zod');
const { apiError } = require('./errors');
const { page, pageQuery } = require('./paging');
const { showJob } = require('./resources');
const { checkCreate } = require('./rules');
const { createVideo } = require('./schemas');

/** @typedef {import('./context').Context} Context */

/**
 * The endpoints under /v3/videos.
 *
 * @param {Context} context
 * @returns {import('./routes').Route[]}
 */
const videoRoutes = (context) => {
	const { state, jobs, files, callbacks } = context;
	/** @param {string} id */
	const existing = (id) => {
		const video = jobs.videos.get(id);
		if (!video) throw apiError(404, 'video_not_found', 'There is no such video');
		return video;
	};

	return [
		{
			method: 'POST',
			path: '/v3/videos',
			body: createVideo,
			handle: async ({ body, idempotencyKey }) => {
				checkCreate(body, context);
				const { credit, concurrency } = state.account;
				if (!credit)
					throw apiError(
						402,
						'insufficient_credit',
						'There is not enough credit for this operation.',
					);
				if (jobs.openCount() >= concurrency) {
					throw Object.assign(apiError(429, 'rate_limit_exceeded', 'Too many videos at once.'), {
						retryAfter: 1,
					});
				}
				const video = jobs.create(body, { idempotencyKey });
				await callbacks.onCreated(video, () => jobs.finishAsPlanned(video));
				const output_format = ('output_format' in body ? body.output_format : null) ?? 'mp4';
				return { data: { video_id: video.id, status: 'waiting', output_format } };
			},
		},
		{
			method: 'GET',
			path: '/v3/videos',
			query: z.strictObject({
				...pageQuery(10, 100),
				title: z.string().optional(),
				folder_id: z.string().optional(),
			}),
			handle: ({ query }) => {
				const wanted = [...jobs.videos.values()]
					.reverse()
					.filter(
						({ body }) =>
							(!query.title || (body.title ?? '').includes(query.title)) &&
							(!query.folder_id || ('folder_id' in body && body.folder_id === query.folder_id)),
					);
				const { data, ...cursor } = page(wanted, (video) => video.id, query);
				return { data: data.map((video) => showJob(video, files)), ...cursor };
			},
		},
		{
			method: 'GET',
			path: '/v3/videos/{}',
			handle: ({ id }) => ({ data: showJob(existing(id), files) }),
		},
		{
			method: 'DELETE',
			path: '/v3/videos/{}',
			handle: ({ id }) => {
				jobs.remove(existing(id).id);
				return { data: { id, deleted: true } };
			},
		},
	];
};

module.exports = { videoRoutes };
