// @ts-check
'use strict';

const { createHash } = require('node:crypto');
const { makeTemplates } = require('./templates/catalog');

/**
 * @typedef {{ id: string, name: string, avatar_type: 'studio_avatar' | 'digital_twin' | 'photo_avatar', group_id: string,
 *   gender: string, tags: string[], default_voice_id: string | null, supported_api_engines: string[],
 *   preferred_orientation: 'portrait' | 'landscape' | 'square', image_width: number, image_height: number,
 *   preview_image_url: string, preview_video_url: string | null,
 *   status: 'processing' | 'pending_consent' | 'failed' | 'completed' | null,
 *   error: { code: string, message: string } | null, ownership: 'public' | 'private', matting: boolean }} Look
 * @typedef {{ voice_id: string, name: string, language: string, gender: string, type: 'public' | 'private',
 *   preview_audio_url: string, support_pause: boolean, support_locale: boolean, engines: string[] }} Voice
 * @typedef {import('./templates/catalog').Template} Template
 * @typedef {{ looks: Look[], voices: Voice[], templates: Template[], groups: Map<string, Look[]>,
 *   look: (id: string) => Look | undefined,
 *   voice: (id: string) => Voice | undefined, template: (id: string) => Template | undefined,
 *   removeLook: (id: string) => void }} Catalog
 */

const FEMALE = [
	'Annie',
	'Brooke',
	'Chloe',
	'Daria',
	'Elena',
	'Fatima',
	'Grace',
	'Hana',
	'Ines',
	'Judith',
	'Kayla',
	'Leila',
	'Mei',
	'Nadia',
	'Olivia',
	'Priya',
];
const MALE = [
	'Aditya',
	'Bruno',
	'Carlos',
	'Daisuke',
	'Emil',
	'Finn',
	'Gabriel',
	'Hugo',
	'Ivan',
	'Jonas',
	'Kenji',
	'Liam',
	'Marco',
	'Noah',
	'Omar',
	'Pavel',
];
const SCENES = [
	'in the Office',
	'on a Sofa',
	'at the Window',
	'in a Studio',
	'outdoors',
	'at a Lectern',
];
const LANGUAGES = [
	'English',
	'Spanish',
	'German',
	'French',
	'Japanese',
	'Chinese',
	'Portuguese',
	'Hindi',
	'Italian',
	'Arabic',
];
const MANNERS = ['Warm', 'Bright', 'Calm', 'Lively', 'Deep', 'Clear'];
const LOOKS_PER_GROUP = 3;

/** One row per avatar, taken in turn: type, ownership, engines. */
const KINDS = /** @type {const} */ ([
	['studio_avatar', 'public', ['avatar_v', 'avatar_iv', 'avatar_iii']],
	['photo_avatar', 'private', ['avatar_v', 'avatar_iv', 'avatar_iii']],
	['digital_twin', 'private', ['avatar_v', 'avatar_iv', 'avatar_iii']],
	['digital_twin', 'public', ['avatar_v', 'avatar_iv', 'avatar_iii']],
	['photo_avatar', 'public', ['avatar_iv']],
	['studio_avatar', 'public', ['avatar_iii']],
]);

/** @param {string} seed */
const makeId = (seed) => createHash('md5').update(seed).digest('hex');

/** @param {number} index */
const person = (index) => {
	const gender = index % 2 === 0 ? 'female' : 'male';
	const names = gender === 'female' ? FEMALE : MALE;
	const turn = Math.floor(index / 2);
	const again = Math.floor(turn / names.length);
	return { gender, name: names[turn % names.length] + (again ? ` ${again + 1}` : '') };
};

/** @param {number} index @param {string} baseUrl @returns {Voice} */
function makeVoice(index, baseUrl) {
	const { gender, name } = person(index);
	const manner = MANNERS[index % MANNERS.length];
	return {
		voice_id: makeId(`voice ${index}`),
		name: `${name} - ${manner}`,
		language: index === 0 ? 'English' : LANGUAGES[(index * 7) % LANGUAGES.length],
		gender,
		type: index % 12 === 7 ? 'private' : 'public',
		preview_audio_url: `${baseUrl}/files/preview.mp3`,
		support_pause: index % 3 !== 2,
		support_locale: index % 4 === 0,
		engines: index % 2 === 0 ? ['starfish', 'elevenlabs'] : ['starfish', 'fish'],
	};
}

/** @param {number} index @param {'public' | 'private'} ownership @returns {Look['status']} */
const statusOf = (index, ownership) => {
	if (ownership === 'public') return null;
	if (index % 18 === 5) return 'processing';
	return index % 18 === 8 ? 'pending_consent' : 'completed';
};

/** One look, the same for the same number. @param {number} index @param {Voice[]} voices @param {string} baseUrl @returns {Look} */
function makeLook(index, voices, baseUrl) {
	const groupIndex = Math.floor(index / LOOKS_PER_GROUP);
	const { gender, name } = person(groupIndex);
	const [avatar_type, ownership, engines] = KINDS[groupIndex % KINDS.length];
	const ownVoice = voices[groupIndex % Math.max(1, voices.length)];
	const portrait = index % 2 === 1;
	return {
		id: makeId(`look ${index}`),
		name: `${name} ${SCENES[index % SCENES.length]}`,
		avatar_type,
		group_id: makeId(`group ${groupIndex}`),
		gender,
		tags: index % 5 === 0 ? ['business'] : [],
		default_voice_id: index % 9 === 2 ? null : (ownVoice?.voice_id ?? null),
		supported_api_engines: [...engines],
		preferred_orientation: portrait ? 'portrait' : 'landscape',
		image_width: portrait ? 1080 : 1920,
		image_height: portrait ? 1920 : 1080,
		preview_image_url: `${baseUrl}/files/preview.jpg`,
		preview_video_url: avatar_type === 'photo_avatar' ? null : `${baseUrl}/files/preview.mp4`,
		status: statusOf(index, ownership),
		error: null,
		ownership,
		matting: avatar_type !== 'photo_avatar' && index % 2 === 0,
	};
}

/**
 * Makes avatar looks, voices and templates: always the same ones for the same numbers. Three looks make an avatar. From
 * nine looks on, every type is there, one look without a default voice, one in training and one without consent.
 *
 * @param {{ looks: number, voices: number, templates: number, baseUrl: string }} options
 * @returns {Catalog}
 */
function makeCatalog({ looks, voices, templates, baseUrl }) {
	const allVoices = Array.from({ length: voices }, (_, i) => makeVoice(i, baseUrl));
	const allLooks = Array.from({ length: looks }, (_, i) => makeLook(i, allVoices, baseUrl));
	const allTemplates = makeTemplates(templates, { baseUrl, looks: allLooks, voices: allVoices });
	/** @type {Catalog['groups']} */
	const groups = new Map();
	for (const look of allLooks)
		groups.set(look.group_id, [...(groups.get(look.group_id) ?? []), look]);
	const voiceById = new Map(allVoices.map((voice) => [voice.voice_id, voice]));
	const lookById = new Map(allLooks.map((look) => [look.id, look]));
	return {
		looks: allLooks,
		voices: allVoices,
		templates: allTemplates,
		groups,
		look: (id) => lookById.get(id),
		voice: (id) => voiceById.get(id),
		template: (id) => allTemplates.find((template) => template.id === id),
		removeLook: (id) => {
			const look = lookById.get(id);
			if (!look) return;
			lookById.delete(id);
			allLooks.splice(allLooks.indexOf(look), 1);
			const left = (groups.get(look.group_id) ?? []).filter((other) => other !== look);
			if (left.length > 0) groups.set(look.group_id, left);
			else groups.delete(look.group_id);
		},
	};
}

module.exports = { makeCatalog, makeLook };
