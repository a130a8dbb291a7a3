// @ts-check
'use strict';

const { createFaults } = require('../faults');
const { listen } = require('../http');
const { createRecord } = require('../record');
const { createTimers } = require('../timers');
const { createCallbacks } = require('./callbacks');
const { makeCatalog } = require('./catalog');
const { freshAccount } = require('./context');
const { createControls } = require('./controls');
const { eventOf } = require('./events');
const { createFiles } = require('./files');
const { createHandler } = require('./handler');
const { createIdempotency } = require('./idempotency');
const { createJobs } = require('./jobs');
const { createRoutes } = require('./routes');
const { makeWorkspace } = require('./workspace');

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
	const timers = createTimers();
	const record = createRecord(recordFile);
	const faults = createFaults(['nullUrl'], { nullUrl: { method: 'GET', path: ONE_VIDEO } });
	const idempotency = createIdempotency(now);
	let url = '';

	const state = {
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
		onEnd: (job) => callbacks.onEnded(job),
	});
	const files = createFiles({ now, baseUrl: () => url, settings: state, jobs: jobs.all });
	const callbacks = createCallbacks({
		now,
		timers,
		eventOf: (job, success) => eventOf(job, success, files),
	});
	const context = { state, now, jobs, files, callbacks };
	const routes = createRoutes(context);
	const controls = createControls(context);
	/** @type {{ path: string, at: number, status: number }[]} */
	const downloads = [];
	const handler = createHandler({
		now,
		timers,
		record,
		faults,
		idempotency,
		routes,
		jobs,
		files,
		downloads,
	});
	const server = await listen(handler, port);
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
		timers.clear();
		callbacks.clear();
		jobs.clear();
		record.clear();
		faults.clear();
		idempotency.clear();
		downloads.length = 0;
		Object.assign(state, { account: freshAccount(), urlTtlSeconds: 3600, videoBytes: null });
		fill();
	};

	return {
		url,
		requests: record.requests,
		videos: jobs.videos,
		deliveries: callbacks.deliveries,
		/** Requests for files; they are not in `requests`. */
		downloads,
		/** Every job by its id, videos too. */
		jobs: jobs.all,
		...controls,
		failNext: jobs.failNext,
		/** Ends the jobs that are due by the clock; needed only when the clock was moved by hand. */
		tick: jobs.settle,
		fault: faults.add,
		callbacks: callbacks.configure,
		/** Resolves when no callback is on its way any more. */
		idle: callbacks.idle,
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
		reset,
		close: () => {
			reset();
			return server.close();
		},
	};
}

module.exports = { startHeygen };
