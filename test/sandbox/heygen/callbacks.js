// @ts-check
'use strict';

const http = require('node:http');
const https = require('node:https');
const { failureOf } = require('./jobs');

/** @typedef {import('./jobs').Video} Video */
/** @typedef {'normal' | 'lost' | 'late' | 'doubled' | 'early' | 'forged'} Mode */

/**
 * One attempt to deliver a callback. `status` is 0 when the connection failed.
 * @typedef {{ url: string, status: number, at: number, event: { event_type: string, event_data: Record<string, any> } }} Delivery
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
 * Sends the callbacks of videos.
 *
 * @param {object} options
 * @param {() => number} options.now
 * @param {import('../timers').Timers} options.timers
 * @param {(video: Video) => Record<string, string>} options.linksOf event fields that point at the finished files
 */
function createCallbacks({ now, timers, linksOf }) {
	/** @type {Delivery[]} */
	const deliveries = [];
	/** @type {Set<Promise<void>>} */
	const underWay = new Set();
	/** @type {{ mode: Mode, delayMs?: number, retryAfterMs?: number[] }} */
	let setting = { mode: 'normal' };
	let generation = 0;

	/** @param {Video} video @param {boolean} success */
	const eventOf = (video, success) => {
		const failure = failureOf(video);
		return success
			? {
					event_type: 'avatar_video.success',
					event_data: { video_id: video.id, ...linksOf(video), callback_id: video.callbackId },
				}
			: {
					event_type: 'avatar_video.fail',
					event_data: {
						video_id: video.id,
						msg: failure?.failure_message,
						...failure,
						callback_id: video.callbackId,
					},
				};
	};

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

	/** @param {Video} video @param {boolean} success @param {number} [delayMs] @returns {Promise<void>} */
	const deliver = (video, success, delayMs = 0) => {
		if (!video.callbackUrl) return Promise.resolve();
		const sending = attempts(video.callbackUrl, eventOf(video, success), delayMs);
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
		 * Called when a video was created, before the create request is answered.
		 *
		 * @param {Video} video
		 * @param {() => Promise<void>} finish ends the video as planned
		 */
		onCreated: async (video, finish) => {
			if (setting.mode === 'forged') void deliver(video, true, setting.delayMs ?? 0);
			// A receiver that only answers after it has its video id must not block the create for ever.
			if (setting.mode === 'early') await Promise.race([finish(), timers.after(HOLD_CREATE_MS)]);
		},
		/** @param {Video} video @returns {Promise<void>} */
		onEnded: async (video) => {
			const success = video.status === 'completed';
			if (setting.mode === 'lost') return;
			if (setting.mode === 'late') return deliver(video, success, setting.delayMs ?? 3000);
			const { mode, delayMs } = setting;
			await deliver(video, success);
			if (mode === 'doubled') await deliver(video, success, delayMs ?? 0);
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
