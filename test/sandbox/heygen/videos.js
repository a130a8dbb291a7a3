// @ts-check
'use strict';

const { z } = require('zod');
const { apiError, invalid } = require('./errors');
const { failureOf } = require('./jobs');
const { page, pageQuery } = require('./paging');
const { checkCreate } = require('./rules');
const { createVideo } = require('./schemas');

/** @typedef {import('./context').Context} Context */
/** @typedef {import('./jobs').Video} Video */

const MAX_IDS = 100;

/** @param {number | null} ms */
const seconds = (ms) => (ms === null ? null : Math.floor(ms / 1000));

/** @param {string | undefined} list */
const split = (list) => (list ?? '').split(',').filter(Boolean);

/**
 * A video as GET shows it, with newly signed addresses.
 *
 * @param {Video} video
 * @param {import('./files').Files} files
 */
function showVideo(video, files) {
	const { body, id, status } = video;
	const done = status === 'completed';
	const caption = 'caption' in body ? body.caption : null;
	return {
		id,
		status,
		title: body.title ?? null,
		video_url: done ? files.mint(id, 'mp4') : null,
		captioned_video_url: done && caption?.style ? files.mint(id, 'captioned.mp4') : null,
		subtitle_url: done && caption ? files.mint(id, 'srt') : null,
		thumbnail_url: done ? files.mint(id, 'jpg') : null,
		gif_url: done ? files.mint(id, 'gif') : null,
		video_page_url: done ? `https://app.heygen.com/videos/${id}` : null,
		duration: done ? video.seconds : null,
		created_at: seconds(video.createdAt),
		completed_at: done ? seconds(video.endedAt ?? video.dueAt) : null,
		folder_id: ('folder_id' in body ? body.folder_id : null) ?? null,
		failure_code: null,
		failure_message: null,
		...failureOf(video),
	};
}

/** @param {Video | undefined} video @param {string} id */
function showStatus(video, id) {
	const rest = { video_id: id, batch_id: null, item_index: null };
	if (!video) return { ...rest, status: 'not_found', error: null };
	const failure = failureOf(video);
	return {
		...rest,
		status: video.status === 'pending' ? 'queued' : video.status,
		error: failure && { code: failure.failure_code, message: failure.failure_message },
	};
}

/**
 * The endpoints under /v3/videos.
 *
 * @param {Context} context
 * @returns {import('./routes').Route[]}
 */
const videoRoutes = ({ state, jobs, files, callbacks }) => {
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
				checkCreate(body, state.catalog, state.account);
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
				const video = jobs.create(body, idempotencyKey);
				await callbacks.onCreated(video, () => jobs.finish(video.id, video.plan));
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
				return { data: data.map((video) => showVideo(video, files)), ...cursor };
			},
		},
		{
			method: 'GET',
			path: '/v3/videos/statuses',
			query: z.strictObject({ video_ids: z.string().optional(), batch_ids: z.string().optional() }),
			handle: ({ query }) => {
				const ids = split(query.video_ids);
				const batches = split(query.batch_ids);
				const count = ids.length + batches.length;
				if (count < 1 || count > MAX_IDS)
					throw invalid('video_ids', `1 to ${MAX_IDS} ids are accepted, not ${count}`);
				const unknownBatches = batches.map((batch_id) => ({
					...showStatus(undefined, ''),
					video_id: null,
					batch_id,
				}));
				const data = [...ids.map((id) => showStatus(jobs.videos.get(id), id)), ...unknownBatches];
				return { data, has_more: false, next_token: null };
			},
		},
		{
			method: 'GET',
			path: '/v3/videos/{}',
			handle: ({ id }) => ({ data: showVideo(existing(id), files) }),
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
