// @ts-check
'use strict';

const { randomBytes } = require('node:crypto');
const { post, probe, signedDelivery } = require('./webhookDelivery');
const { EVENT_TYPES, hookEventOf, isAbout, makeEvent } = require('./webhookEvents');

/** @typedef {import('./job').Job} Job */
/** @typedef {import('./webhookEvents').HookEvent} HookEvent */

/**
 * A registered endpoint. `events` is null for all.
 * @typedef {object} Endpoint
 * @property {string} endpoint_id
 * @property {string} url
 * @property {string[] | null} events
 * @property {string | null} entity_id
 * @property {'enabled' | 'disabled'} status
 * @property {string} created_at
 * @property {string} secret
 *
 * One attempt to deliver an event. `status` is 0 when no answer came in time, `tookMs` how long it took.
 * @typedef {{ endpointId: string, url: string, status: number, tookMs: number, event: HookEvent }} HookDelivery
 *
 * @typedef {object} Setting
 * @property {'normal' | 'lost' | 'late' | 'doubled' | 'forged' | 'stale'} [mode]
 * @property {import('./webhookDelivery').Style} [style]
 * @property {string[]} [probe] what a new endpoint has to answer
 * @property {number} [delayMs] how late a `late` one comes
 * @property {number[]} [retryAfterMs] the pauses before each further attempt when the answer is no 2xx
 */

const STALE_MS = 3_600_000;

/** @type {Required<Setting>} */
const NORMAL = {
	mode: 'normal',
	style: 'heygen',
	probe: ['OPTIONS', 'HEAD', 'GET'],
	delayMs: 3000,
	retryAfterMs: [20, 80, 320],
};

/**
 * Keeps the registered endpoints and the history of events, and delivers events.
 *
 * @param {object} options
 * @param {() => number} options.now
 * @param {import('../timers').Timers} options.timers
 * @param {(job: Job, success: boolean) => import('./events').Event} options.eventOf what to tell about a job
 */
function createWebhooks({ now, timers, eventOf }) {
	/** @type {Map<string, Endpoint>} */
	const endpoints = new Map();
	/** @type {HookEvent[]} oldest first */
	const events = [];
	/** @type {HookDelivery[]} */
	const deliveries = [];
	/** @type {Set<Promise<void>>} */
	const underWay = new Set();
	let setting = NORMAL;
	let generation = 0;

	const newSecret = () => `whsec_${randomBytes(24).toString('base64url')}`;

	/** @param {Endpoint} endpoint @param {HookEvent} event @param {{ secret?: string, at?: number }} [how] */
	const attempts = async (endpoint, event, how = {}) => {
		const mine = generation;
		const late = setting.mode === 'late' ? setting.delayMs : 0;
		for (const wait of [late, ...setting.retryAfterMs]) {
			if (wait > 0 && !(await timers.after(wait))) return;
			if (mine !== generation || !endpoints.has(endpoint.endpoint_id)) return;
			const sentAt = Date.now();
			const { secret = endpoint.secret, at = now() } = how;
			const status = await post(
				endpoint.url,
				signedDelivery(event, { secret, at, style: setting.style }),
			);
			if (mine !== generation) return;
			const { endpoint_id: endpointId, url } = endpoint;
			deliveries.push({ endpointId, url, status, tookMs: Date.now() - sentAt, event });
			if (status >= 200 && status < 300) return;
		}
	};

	/** @param {HookEvent} event @param {{ secret?: string, at?: number }} [how] @returns {Promise<void>} */
	const deliver = async (event, how) => {
		const listening = [...endpoints.values()].filter(
			(one) =>
				one.status === 'enabled' &&
				(one.events === null || one.events.includes(event.event_type)) &&
				(one.entity_id === null || isAbout(event, one.entity_id)),
		);
		const sending = Promise.all(listening.map((one) => attempts(one, event, how))).then(() => {});
		underWay.add(sending);
		void sending.finally(() => underWay.delete(sending));
		return sending;
	};

	/** @param {HookEvent} event */
	const happen = async (event) => {
		events.push(event);
		const { mode } = setting;
		if (mode === 'lost') return;
		if (mode === 'stale') return deliver(event, { at: now() - STALE_MS });
		if (mode === 'forged') await deliver(event, { secret: 'whsec_guessed' });
		await deliver(event);
		if (mode === 'doubled') await deliver(event);
	};

	return {
		endpoints,
		events,
		deliveries,
		/** The method of the probe that `url` does not answer, null for none. @param {string} url */
		refusedProbe: (url) => probe(url, setting.probe),
		/** @param {Pick<Endpoint, 'url' | 'events' | 'entity_id'>} fields @returns {Endpoint} */
		add: (fields) => {
			/** @type {Endpoint} */
			const endpoint = {
				endpoint_id: `ep_${randomBytes(8).toString('hex')}`,
				...fields,
				status: 'enabled',
				created_at: new Date(now()).toISOString(),
				secret: newSecret(),
			};
			endpoints.set(endpoint.endpoint_id, endpoint);
			return endpoint;
		},
		/** @param {Endpoint} endpoint @returns {string} the new secret */
		rotate: (endpoint) => {
			endpoint.secret = newSecret();
			return endpoint.secret;
		},
		/**
		 * Sets how events are delivered from now on; what is left out is as usual.
		 *
		 * @param {Setting} next
		 */
		configure: (next) => {
			setting = { ...NORMAL, ...next };
		},
		/**
		 * Lets an event happen: it goes into the history and to every endpoint that wants it.
		 *
		 * @param {string} eventType any word, one never seen before too
		 * @param {Record<string, any>} eventData
		 * @returns {Promise<HookEvent>} when it is delivered or given up
		 */
		emit: async (eventType, eventData) => {
			const event = makeEvent(eventType, eventData, now());
			await happen(event);
			return event;
		},
		/** Delivers an event once more, as after an answer that was lost. @param {HookEvent} event */
		redeliver: (event) => deliver(event),
		/** @param {Job} job @returns {Promise<void>} */
		onEnded: async (job) => {
			const event = hookEventOf(job, eventOf(job, job.status === 'completed'), now());
			if (event) await happen(event);
		},
		/** Resolves when no event is on its way any more. */
		idle: async () => {
			while (underWay.size > 0) await Promise.allSettled([...underWay]);
		},
		/** Forgets what happened and was set, and the endpoints. */
		clear: () => {
			generation += 1;
			endpoints.clear();
			events.length = 0;
			deliveries.length = 0;
			setting = NORMAL;
		},
		types: EVENT_TYPES,
	};
}

/** @typedef {ReturnType<typeof createWebhooks>} Webhooks */

module.exports = { createWebhooks };
