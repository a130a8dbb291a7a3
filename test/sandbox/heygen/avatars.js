// @ts-check
'use strict';

const { randomBytes } = require('node:crypto');
const { seconds } = require('./outcome');
const { usableCatalog } = require('./trained');

/** @typedef {import('./catalog').Look} Look */

/**
 * What is known of an avatar beside its looks.
 * @typedef {object} Group
 * @property {string} name
 * @property {number} createdAt ms
 * @property {'pending' | 'approved' | null} consent null where none is needed
 */

/** When the catalogue's avatars were made, in seconds. */
const LONG_AGO = 1_767_225_600;

/** @param {Look} look */
const showLook = ({ ownership: _, matting: __, ...look }) => look;

/** @param {Look[]} looks of one avatar @returns {Group['consent']} */
const consentOf = ([first, ...others]) => {
	if (first.ownership === 'public' || first.avatar_type !== 'digital_twin') return null;
	const waits = [first, ...others].some(({ status }) => status === 'pending_consent');
	return waits ? 'pending' : 'approved';
};

/**
 * The account's avatars (groups) and their looks: the catalogue's and those that requests have made.
 *
 * @param {Pick<import('./context').Context, 'state' | 'jobs' | 'files'> & { now: () => number }} context
 */
function createAvatars(context) {
	const { state, jobs, now } = context;
	/** @type {Map<string, Group>} */
	const made = new Map();
	/** @type {Set<string>} ids of the looks that requests have made, oldest first */
	const listed = new Set();

	/** @param {string} id @returns {Look | undefined} */
	const look = (id) => usableCatalog(context).look(id);

	/** The looks that requests have made, the newest first. */
	const trained = () => [...listed].reverse().flatMap((id) => look(id) ?? []);

	/** @param {string} id */
	const looksOf = (id) => [
		...trained().filter(({ group_id }) => group_id === id),
		...(state.catalog.groups.get(id) ?? []),
	];

	/** @param {Look[]} own looks of one avatar */
	const showGroup = (own) => {
		const [newest] = own;
		const group = made.get(newest.group_id);
		return {
			id: newest.group_id,
			name: group?.name ?? newest.name.split(' ')[0],
			created_at: group ? seconds(group.createdAt) : LONG_AGO,
			looks_count: own.length,
			gender: newest.gender,
			default_voice_id: newest.default_voice_id,
			preview_image_url: newest.preview_image_url,
			preview_video_url: newest.preview_video_url,
			consent_status: group ? group.consent : consentOf(own),
			status: newest.status,
			error: newest.error,
		};
	};

	return {
		look,
		looksOf,
		showLook,
		/** Every look in a list's order: the newest first. @returns {Look[]} */
		looks: () => [...trained(), ...state.catalog.looks],
		/** The ids of all avatars in a list's order. @param {string | undefined} ownership */
		groupIds: (ownership) => {
			const known = [...state.catalog.groups.values()].map(([first]) => first);
			const all = [...trained(), ...known];
			const wanted = all.filter((one) => !ownership || one.ownership === ownership);
			return [...new Set(wanted.map(({ group_id }) => group_id))];
		},
		/** @param {string} id @returns {ReturnType<typeof showGroup> | undefined} */
		group: (id) => {
			const own = looksOf(id);
			return own.length > 0 ? showGroup(own) : undefined;
		},
		/**
		 * Begins the training of a look, of a new avatar when no `groupId` is given. That of a digital twin does not go
		 * on before the person has agreed.
		 *
		 * @param {{ name: string, avatarType: Look['avatar_type'], groupId: string | null, idempotencyKey: string | null }} wanted
		 * @returns {Look}
		 */
		train: ({ name, avatarType, groupId, idempotencyKey }) => {
			const group_id = groupId ?? randomBytes(16).toString('hex');
			const needed = avatarType === 'digital_twin';
			const known = groupId !== null;
			const agreed = known && made.get(group_id)?.consent !== 'pending';
			if (!known)
				made.set(group_id, { name, createdAt: now(), consent: needed ? 'pending' : null });
			const fields = { name, avatar_type: avatarType, group_id };
			const job = jobs.add('avatar', { fields, idempotencyKey });
			if (needed && !agreed) job.word = 'pending_consent';
			listed.add(job.id);
			return /** @type {Look} */ (look(job.id));
		},
		/** The person behind an avatar agrees: its training goes on. @param {string} id of the group */
		agree: (id) => {
			const group = made.get(id);
			if (group?.consent) group.consent = 'approved';
			for (const own of looksOf(id)) {
				if (own.status !== 'pending_consent') continue;
				const job = jobs.all.get(own.id);
				if (!job) own.status = 'completed';
				else Object.assign(job, { word: null, dueAt: now() + job.dueAt - job.createdAt });
			}
			jobs.settle();
		},
		/** @param {string} id @param {string} name */
		rename: (id, name) => {
			const job = jobs.all.get(id);
			const of = state.catalog.look(id);
			if (job) job.fields.name = name;
			else if (of) of.name = name;
		},
		/** The last look takes its avatar with it. @param {string} id */
		remove: (id) => {
			listed.delete(id);
			if (!jobs.remove(id)) state.catalog.removeLook(id);
		},
		clear: () => {
			made.clear();
			listed.clear();
		},
	};
}

/** @typedef {ReturnType<typeof createAvatars>} Avatars */

module.exports = { createAvatars };
