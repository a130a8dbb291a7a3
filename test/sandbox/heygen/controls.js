// @ts-check
'use strict';

const { RECIPES } = require('./batchRecipes');
const { startBatch, startItem } = require('./batches');
const { makeJob } = require('./job');
const { KINDS } = require('./kinds');
const { showJob } = require('./resources');

/** @typedef {import('./kinds').JobType} JobType */
/** @typedef {import('./job').Job} Job */
/** @typedef {import('./job').Start} Start */
/** @typedef {import('./outcome').Outcome} Outcome */
/** @typedef {import('./batchRecipes').BatchType} BatchType */

/**
 * What a job may be given: fields of its resource, which are then shown as they are, and
 * @typedef {object} JobFields
 * @property {string} [id] when left out, the sandbox makes one up
 * @property {number} [renderSeconds] for this job only
 * @property {string} [callback_url] where the request that creates such a job takes one
 * @property {string} [callback_id] likewise
 * @property {number | (string | Record<string, any>)[]} [videos] of a batch: how many (2), or the ids of videos that
 * exist and bodies as for POST /v3/videos
 * @property {number | (string | Record<string, any>)[]} [video_translations] of a batch of translations: likewise
 */

/** @param {import('./context').Context} context */
function createControls(context) {
	const { jobs, files, callbacks } = context;

	/** @param {JobType} type @param {Record<string, any>} given */
	const refuseUnknown = (type, given) => {
		const sample = makeJob(type, {
			now: Date.now,
			renderSeconds: 0,
			plan: { status: 'completed' },
		});
		const known = Object.entries(showJob(sample, files))
			.filter(([name, value]) => name !== 'status' && value !== sample.id)
			.map(([name]) => name);
		const unknown = Object.keys(given).find((name) => !known.includes(name));
		if (unknown) throw new Error(`A ${type} has no field '${unknown}'. Known: ${known.join(', ')}`);
	};

	/** @param {BatchType} type of which the item could be @param {Record<string, any>} fields @param {Start} start */
	const itemOf = (type, fields, start) =>
		startItem(type, RECIPES[type].sample(fields, context), context, start);

	/** @param {Record<string, any>} body @param {Start} start */
	const addVideo = (body, start) => {
		const { job, error } = itemOf('video_batch', body, start);
		if (!job) throw new Error(error.message);
		return job;
	};

	/** @param {BatchType} type @param {number | (string | Record<string, any>)[]} wanted @param {Start} start */
	const itemsOf = (type, wanted, start) => {
		const list = typeof wanted === 'number' ? Array.from({ length: wanted }, () => ({})) : wanted;
		return list.map((one) => {
			if (typeof one !== 'string') return itemOf(type, one, start);
			const job = jobs.all.get(one);
			if (job?.type !== KINDS[type].batchOf)
				throw new Error(`There is no ${KINDS[type].batchOf} ${one}`);
			return { job, error: null };
		});
	};

	/** @param {BatchType} type @param {Record<string, any>} fields @param {Start} start */
	const addBatch = (type, { [RECIPES[type].list]: wanted = 2, ...fields }, start) => {
		refuseUnknown(type, fields);
		const { renderSeconds } = start;
		return startBatch(type, itemsOf(type, wanted, { renderSeconds }), { ...start, fields }, jobs);
	};

	return {
		/**
		 * Starts a job of any type, without a request.
		 *
		 * @param {JobType} type
		 * @param {JobFields & Record<string, any>} [fields] of a video: the body of POST /v3/videos, where an avatar and
		 * a script are made up when left out
		 * @returns {Job}
		 * @throws {Error} for an unknown type, an id that is taken and a field that the resource does not have
		 */
		addJob: (type, { id, renderSeconds, callback_url, callback_id, ...fields } = {}) => {
			if (!Object.hasOwn(KINDS, type))
				throw new Error(`Unknown type '${type}'. Known: ${Object.keys(KINDS).join(', ')}`);
			if (!KINDS[type].callback && (callback_url ?? callback_id) !== undefined)
				throw new Error(`Nobody is called back about a ${type}`);
			const start = {
				...(id !== undefined && { id }),
				...(renderSeconds !== undefined && { renderSeconds }),
				callbackUrl: callback_url ?? null,
				callbackId: callback_id ?? null,
			};
			/** @type {Job} */
			let job;
			if (type === 'video') job = addVideo(fields, start);
			else if (type === 'video_batch' || type === 'video_translation_batch')
				job = addBatch(type, fields, start);
			else {
				refuseUnknown(type, fields);
				job = jobs.add(type, { ...start, fields });
			}
			void callbacks.onCreated(job, () => jobs.finishAsPlanned(job));
			return job;
		},
		/**
		 * Ends a job now, and the videos that belong to it.
		 *
		 * @param {string} id
		 * @param {Outcome} [outcome] `completed`, `failed`, or `cancelled` (AI clipping), `deleted` (background removal),
		 * in the resource's own words for it, with `failure_code` and `failure_message`; other fields are shown in
		 * the resource as they are, e.g. `video_url: null`
		 * @returns {Promise<void>} done when the callback is delivered or given up
		 * @throws {Error} when there is no such job, it has ended already or the outcome does not suit it
		 */
		finish: (id, outcome = { status: 'completed' }) => {
			const { type } = jobs.existing(id);
			const endings = ['completed', 'failed', ...KINDS[type].failedToo];
			if (!endings.includes(outcome.status))
				throw new Error(`A ${type} ends as ${endings.join(', ')}, not as ${outcome.status}`);
			const { failure_code: _, failure_message: __, status: ___, ...extras } = outcome;
			refuseUnknown(type, extras);
			return jobs.finish(id, outcome);
		},
		/**
		 * Makes a job's status any word, one never seen before too. Until it is taken back or the job is finished by
		 * hand, the job does not end by itself.
		 *
		 * @param {string} id
		 * @param {string | null} word null gives the job back to the clock
		 * @throws {Error} when there is no such job
		 */
		setStatus: (id, word) => {
			jobs.existing(id).word = word;
			jobs.settle();
		},
		/**
		 * Lets a video agent begin its video: the session says `generating` and has a `video_id`. Session and video end
		 * together, whichever is finished.
		 *
		 * @param {string} sessionId
		 * @returns {Job} the video
		 * @throws {Error} when it is no session or has ended
		 */
		startVideo: (sessionId) => {
			const session = jobs.existing(sessionId);
			if (session.type !== 'video_agent') throw new Error(`Job ${sessionId} is no video agent's`);
			if (session.outcome) throw new Error(`Job ${sessionId} has ended already`);
			jobs.beginVideo(session);
			return /** @type {Job} */ (session.video);
		},
		/** Takes a job away: asked about, it is not found. What belongs to it stays. */
		forget: jobs.remove,
	};
}

module.exports = { createControls };
