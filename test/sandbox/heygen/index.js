// @ts-check
'use strict';

const { randomUUID } = require('node:crypto');
const { createExchange } = require('../exchange');
const { listen } = require('../http');
const { createAnswers, readSent } = require('./answers');
const { createAssets } = require('./assets');
const { createUploads } = require('./assetUploads');
const { createConsents } = require('./avatarConsents');
const { createAvatars } = require('./avatars');
const { createCallbacks } = require('./callbacks');
const { makeCatalog } = require('./catalog');
const { freshAccount } = require('./context');
const { createControls } = require('./controls');
const { createDownloads } = require('./downloads');
const { envelope } = require('./errors');
const { eventOf } = require('./events');
const { createFiles } = require('./files');
const { createIdempotency } = require('./idempotency');
const { createJobs } = require('./jobs');
const { createRoutes } = require('./routes');
const { makeWorkspace } = require('./workspace');
const { createWebhooks } = require('./webhooks');

const SIZE = { looks: 60, voices: 120, templates: 12 };
const ONE_VIDEO = /^\/v3\/videos\/(?!statuses$|batches$)[^/]+$/;

/**
 * Starts the stand-in for api.heygen.com.
 *
 * @param {object} options see startSandbox
 * @param {string} [options.recordFile]
 * @param {number | ((body: import('./schemas').CreateVideo) => number)} options.renderSeconds
 * @param {() => number} options.now
 * @param {boolean} options.ownClock
 * @param {number} options.port
 */
async function startHeygen({ recordFile, renderSeconds, now, ownClock, port }) {
	const exchange = createExchange({
		now,
		recordFile,
		kinds: ['nullUrl'],
		targets: { nullUrl: { method: 'GET', path: ONE_VIDEO } },
		envelope,
		headers: () => ({ 'x-request-id': randomUUID() }),
	});
	const { timers, faults } = exchange;
	const idempotency = createIdempotency(now);
	let url = '';

	const uploadLimits = { uploadTtlSeconds: 3600, mostUploadBytes: 1024 ** 3 };
	const state = {
		...uploadLimits,
		account: freshAccount(),
		catalog: makeCatalog({ looks: 0, voices: 0, templates: 0, baseUrl: '' }),
		workspace: makeWorkspace(''),
		urlTtlSeconds: 3600,
		/** @type {number | null} */
		videoBytes: null,
	};
	/** @type {import('./jobs').Jobs} */
	const jobs = createJobs({
		now,
		ownClock,
		renderSeconds,
		onEnd: async (job) => {
			await Promise.all([callbacks.onEnded(job), webhooks.onEnded(job)]);
		},
	});
	const files = createFiles({ now, baseUrl: () => url, settings: state, jobs: jobs.all });
	/** @param {import('./job').Job} job @param {boolean} success */
	const tellOf = (job, success) => eventOf(job, success, files);
	const callbacks = createCallbacks({ now, timers, eventOf: tellOf });
	const webhooks = createWebhooks({ now, timers, eventOf: tellOf });
	const assets = createAssets({ now, baseUrl: () => url });
	const uploads = createUploads({ now, timers, faults, baseUrl: () => url, settings: state });
	const avatars = createAvatars({ state, jobs, files, now });
	const consents = createConsents({ now, baseUrl: () => url, agree: avatars.agree });
	const context = {
		state,
		now,
		jobs,
		files,
		callbacks,
		webhooks,
		assets,
		uploads,
		avatars,
		consents,
	};
	const routes = createRoutes(context);
	const controls = createControls(context);
	const downloads = createDownloads({ now, timers, faults, files });
	const handler = exchange.handler(createAnswers({ idempotency, routes }), {
		applies: ({ kind }, path) =>
			kind !== 'nullUrl' ||
			jobs.all.get(path.split('/')[3] ?? '')?.status === 'completed' ||
			path === '/v3/videos',
		read: readSent,
		places: [downloads, uploads, consents],
	});
	const server = await listen(async (req, res) => {
		jobs.settle();
		await handler(req, res);
	}, port);
	url = server.url;

	/**
	 * Replaces the catalogue.
	 *
	 * @param {{ looks?: number, voices?: number, templates?: number }} [size] how many; the usual number for what is left out
	 */
	const catalog = (size) => {
		state.catalog = makeCatalog({ ...SIZE, ...size, baseUrl: url });
	};
	const fill = () => {
		catalog();
		state.workspace = makeWorkspace(url);
	};
	fill();

	const reset = () => {
		exchange.clear();
		for (const part of [callbacks, webhooks, jobs, idempotency, downloads]) part.clear();
		for (const part of [assets, uploads, avatars, consents]) part.clear();
		Object.assign(state, {
			...uploadLimits,
			account: freshAccount(),
			urlTtlSeconds: 3600,
			videoBytes: null,
		});
		fill();
	};

	return {
		url,
		requests: exchange.requests,
		videos: jobs.videos,
		deliveries: callbacks.deliveries,
		/** Requests for files; they are not in `requests`. */
		downloads: downloads.seen,
		/** The account's files by their id, those too whose upload is not finished. */
		assets: assets.all,
		addAsset: assets.give,
		/** The PUTs of direct uploads; they are not in `requests`. */
		uploads: uploads.puts,
		/** Every job by its id, videos too. */
		jobs: jobs.all,
		...controls,
		failNext: jobs.failNext,
		/** Ends the jobs that are due by the clock; needed only when the clock was moved by hand. */
		tick: jobs.settle,
		fault: faults.add,
		callbacks: callbacks.configure,
		/** Registered webhook endpoints, their events and how they are delivered. */
		webhooks,
		/** Resolves when no callback and no event is on its way any more. */
		idle: async () => {
			await Promise.all([callbacks.idle(), webhooks.idle()]);
		},
		catalog,
		/** The looks that exist, as the API lists them plus `ownership` and `matting`. */
		get looks() {
			return state.catalog.looks;
		},
		/** The voices that exist, as the API lists them plus `engines`. */
		get voices() {
			return state.catalog.voices;
		},
		/** The brand kits, brand glossaries, folders and video agent styles that exist. */
		get workspace() {
			return state.workspace;
		},
		/** The templates that exist, with their variables' defaults and their scenes. */
		get templates() {
			return state.catalog.templates;
		},
		get account() {
			return state.account;
		},
		set account(account) {
			state.account = { ...freshAccount(), ...account };
		},
		/** How long file addresses are valid, in seconds. */
		get urlTtlSeconds() {
			return state.urlTtlSeconds;
		},
		set urlTtlSeconds(seconds) {
			state.urlTtlSeconds = seconds;
		},
		/** How large a video file is, in bytes; null for the clip as it is (18 KB). */
		get videoBytes() {
			return state.videoBytes;
		},
		set videoBytes(bytes) {
			state.videoBytes = bytes;
		},
		/** How long the address of a direct upload is valid, in seconds. */
		get uploadTtlSeconds() {
			return state.uploadTtlSeconds;
		},
		set uploadTtlSeconds(seconds) {
			state.uploadTtlSeconds = seconds;
		},
		/** The largest file that a direct upload may have, in bytes. */
		get mostUploadBytes() {
			return state.mostUploadBytes;
		},
		set mostUploadBytes(bytes) {
			state.mostUploadBytes = bytes;
		},
		reset,
		close: () => {
			reset();
			return server.close();
		},
	};
}

module.exports = { startHeygen };
