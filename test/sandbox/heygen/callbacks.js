// @ts-check
'use strict';

const http = require('node:http');
const https = require('node:https');

/** @typedef {import('./job').Job} Job */
/** @typedef {'normal' | 'lost' | 'late' | 'doubled' | 'early' | 'forged'} Mode */

/**
 * One attempt to deliver a callback. `status` is 0 when the connection failed.
 * @typedef {{ url: string, status: number, at: number, event: import('./events').Event }} Delivery
 */

const RETRY_AFTER_MS = [20, 80, 320];
const ANSWER_WITHIN_MS = 10_000;
const HOLD_CREATE_MS = 2000;

/**
 * POSTs JSON on a connection of its own, so that none is left open.
 *
 * @param {string} url
 * @param {any} payload
 * @returns {Promise<number>} the HTTP status, 0 for a connection error
 */
function post(url, payload) {
	const text = JSON.stringify(payload);
	return new Promise((resolve) => {
		const request = (url.startsWith('https:') ? https : http).request(
			url,
			{
				method: 'POST',
				agent: false,
				timeout: ANSWER_WITHIN_MS,
				headers: { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) },
			},
			(response) => {
				response.resume();
				response.on('close', () => resolve(response.statusCode ?? 0));
			},
		);
		request.on('timeout', () => request.destroy());
		request.on('error', () => resolve(0));
		request.end(text);
	});
}

/**
 * Sends the callbacks of jobs.
 *
 * @param {object} options
 * @param {() => number} options.now
 * @param {import('../timers').Timers} options.timers
 * @param {(job: Job, success: boolean) => Delivery['event']} options.eventOf what to tell about a job
 */
function createCallbacks({ now, timers, eventOf }) {
	/** @type {Delivery[]} */
	const deliveries = [];
	/** @type {Set<Promise<void>>} */
	const underWay = new Set();
	/** @type {{ mode: Mode, delayMs?: number, retryAfterMs?: number[] }} */
	let setting = { mode: 'normal' };
	let generation = 0;

	/** @param {string} url @param {Delivery['event']} event @param {number} delayMs */
	const attempts = async (url, event, delayMs) => {
		const mine = generation;
		for (const wait of [delayMs, ...(setting.retryAfterMs ?? RETRY_AFTER_MS)]) {
			if (wait > 0 && !(await timers.after(wait))) return;
			if (mine !== generation) return;
			const at = now();
			const status = await post(url, event);
			if (mine !== generation) return;
			deliveries.push({ url, status, at, event });
			if (status > 0 && status < 500) return;
		}
	};

	/** @param {Job} job @param {boolean} success @param {number} [delayMs] @returns {Promise<void>} */
	const deliver = (job, success, delayMs = 0) => {
		if (!job.callbackUrl) return Promise.resolve();
		const sending = attempts(job.callbackUrl, eventOf(job, success), delayMs);
		underWay.add(sending);
		void sending.finally(() => underWay.delete(sending));
		return sending;
	};

	return {
		deliveries,
		/**
		 * Sets how callbacks are delivered from now on.
		 *
		 * @param {{ mode: Mode, delayMs?: number, retryAfterMs?: number[] }} next `delayMs`: how late a `late` one comes (default 3000), how
		 * long after the first the second of a `doubled` pair comes and how long after the create a `forged` one
		 * comes (default 0 for both); `retryAfterMs`: the pauses before each further attempt after a 5xx or a
		 * connection error
		 */
		configure: (next) => {
			setting = next;
		},
		/**
		 * Called when a job was created, before the create request is answered.
		 *
		 * @param {Job} job
		 * @param {() => Promise<void>} finish ends the job as planned
		 */
		onCreated: async (job, finish) => {
			if (setting.mode === 'forged') void deliver(job, true, setting.delayMs ?? 0);
			// A receiver that only answers after it has its video id must not block the create for ever.
			if (setting.mode === 'early') await Promise.race([finish(), timers.after(HOLD_CREATE_MS)]);
		},
		/** @param {Job} job @returns {Promise<void>} */
		onEnded: async (job) => {
			const success = job.status === 'completed';
			if (setting.mode === 'lost') return;
			if (setting.mode === 'late') return deliver(job, success, setting.delayMs ?? 3000);
			const { mode, delayMs } = setting;
			await deliver(job, success);
			if (mode === 'doubled') await deliver(job, success, delayMs ?? 0);
		},
		/** Resolves when no callback is on its way any more. */
		idle: async () => {
			while (underWay.size > 0) await Promise.allSettled([...underWay]);
		},
		clear: () => {
			generation += 1;
			deliveries.length = 0;
			setting = { mode: 'normal' };
		},
	};
}

module.exports = { createCallbacks };
