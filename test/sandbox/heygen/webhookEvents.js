// @ts-check
'use strict';

const { randomUUID } = require('node:crypto');

/** @typedef {import('./job').Job} Job */

/**
 * One event as HeyGen keeps it (GET /v3/webhooks/events).
 * @typedef {{ event_id: string, event_type: string, event_data: Record<string, any>, created_at: string }} HookEvent
 */

/** @param {string} name @param {string} what @returns {[string, string][]} */
const pair = (name, what) => [
	[`${name}.success`, `${what} completed.`],
	[`${name}.fail`, `${what} failed.`],
];

/** Every event type with its description, as GET /v3/webhooks/event-types lists them. */
const EVENT_TYPES = new Map([
	...pair('avatar_video', 'Avatar video'),
	...pair('avatar_video_gif', 'GIF of an avatar video'),
	...pair('video_translate', 'Video translation'),
	...pair('instant_avatar', 'Instant avatar'),
	...pair('photo_avatar_generation', 'Photo avatar generation'),
	...pair('photo_avatar_train', 'Photo avatar training'),
	...pair('photo_avatar_add_motion', 'Adding motion to a photo avatar'),
	...pair('proofread_creation', 'Proofread creation'),
	...pair('live_avatar', 'Live avatar'),
	...pair('avatar_video_caption', 'Captions of an avatar video'),
	...pair('video_agent', 'Video agent session'),
	...pair('hyperframes_video', 'HyperFrames video'),
	...pair('ai_clipping', 'AI clipping'),
	['video_translate.preflight.validation_failed', 'The video to translate was refused.'],
	['video_translate.preflight.download_failed', 'The video to translate could not be fetched.'],
	['personalized_video', 'Personalized video.'],
	['batch.finished', 'Every item of a batch has ended.'],
]);

/** Job types whose event has another name than what a callback about them says. */
const RENAMED = { proofread: 'proofread_creation' };

/**
 * The event about a job that has ended, or null for jobs without one: HeyGen has no event type for lipsyncs,
 * avatars, voice clones and background removals.
 *
 * @param {Job} job
 * @param {import('./events').Event} told what a callback would say
 * @param {number} at ms since 1970
 * @returns {HookEvent | null}
 */
function hookEventOf(job, told, at) {
	const renamed = Object.hasOwn(RENAMED, job.type) ? RENAMED[job.type] : null;
	const event_type = renamed ? told.event_type.replace(job.type, renamed) : told.event_type;
	return EVENT_TYPES.has(event_type) ? makeEvent(event_type, told.event_data, at) : null;
}

/** @param {string} event_type @param {Record<string, any>} event_data @param {number} at @returns {HookEvent} */
const makeEvent = (event_type, event_data, at) => ({
	event_id: `evt_${randomUUID()}`,
	event_type,
	event_data,
	created_at: new Date(at).toISOString(),
});

/** Whether an event is about this resource. @param {HookEvent} event @param {string} entityId */
const isAbout = ({ event_data }, entityId) => Object.values(event_data).includes(entityId);

module.exports = { EVENT_TYPES, hookEventOf, isAbout, makeEvent };
