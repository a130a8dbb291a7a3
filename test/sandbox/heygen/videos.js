// @ts-check
'use strict';

const { z } = require('zod');
const { admit } = require('./admission');
const { apiError } = require('./errors');
const { filmOf } = require('./film');
const { startOf } = require('./job');
const { pageQuery, shownPage } = require('./paging');
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
	const { jobs, files, callbacks } = context;
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
				admit(context);
				const video = jobs.create({ ...startOf(body, idempotencyKey), film: filmOf(body) });
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
						({ film }) =>
							(!query.title || (film.title ?? '').includes(query.title)) &&
							(!query.folder_id || film.folder_id === query.folder_id),
					);
				return shownPage(
					wanted,
					({ id }) => id,
					(video) => showJob(video, files),
					query,
				);
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
