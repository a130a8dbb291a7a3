// @ts-check
'use strict';

const { createHash } = require('node:crypto');
const { apiError } = require('./errors');

/**
 * What else belongs to an account, and the styles that HeyGen has for all. `folders` grows by POST /v3/folders.
 * @typedef {object} Workspace
 * @property {{ brand_kit_id: string, name: string, colors: string[], logo_url: string | null }[]} brandKits
 * @property {{ brand_glossary_id: string, name: string, created_at: string, updated_at: string }[]} glossaries
 * @property {{ style_id: string, name: string, tags: string[], aspect_ratio: string, thumbnail_url: string, preview_video_url: string }[]} styles
 * @property {Folder[]} folders
 *
 * @typedef {{ id: string, name: string, project_type: string, parent_id: string | null, created_at: number }} Folder
 */

const KITS = ['Acme', 'Acme Events', 'Northwind'];
const GLOSSARIES = ['Product Names', 'Legal Terms', 'Medical Terms'];
const FOLDERS = ['Campaigns', 'Onboarding', 'Translations'];
const TAGS = ['cinematic', 'retro-tech', 'iconic-artist', 'pop-culture', 'handmade', 'print'];
const RATIOS = ['16:9', '9:16', '1:1'];
const STYLES = 24;
const CREATED = 1_767_225_600;

/** @param {string} seed */
const makeId = (seed) => createHash('md5').update(seed).digest('hex');

/** @param {string} name */
const capital = (name) =>
	name.replace(/(^|-)(\w)/g, (_, dash, letter) => (dash && ' ') + letter.toUpperCase());

/** @param {number} index @param {string} baseUrl @returns {Workspace['styles'][number]} */
const makeStyle = (index, baseUrl) => {
	const tag = TAGS[index % TAGS.length];
	return {
		style_id: makeId(`style ${index}`),
		name: `${capital(tag)} ${Math.floor(index / TAGS.length) + 1}`,
		tags: index % 4 === 0 ? [tag, 'featured'] : [tag],
		aspect_ratio: RATIOS[index % RATIOS.length],
		thumbnail_url: `${baseUrl}/files/preview.jpg`,
		preview_video_url: `${baseUrl}/files/preview.mp4`,
	};
};

/**
 * Always the same workspace.
 *
 * @param {string} baseUrl
 * @returns {Workspace}
 */
const makeWorkspace = (baseUrl) => ({
	brandKits: KITS.map((name, index) => ({
		brand_kit_id: makeId(`brand kit ${index}`),
		name,
		colors: index === 2 ? [] : ['#ff5733', '#1a2b3c'],
		logo_url: index === 1 ? null : `${baseUrl}/files/preview.jpg`,
	})),
	glossaries: GLOSSARIES.map((name, index) => ({
		brand_glossary_id: makeId(`glossary ${index}`),
		name,
		created_at: new Date(CREATED * 1000).toISOString(),
		updated_at: new Date((CREATED + index * 3600) * 1000).toISOString(),
	})),
	styles: Array.from({ length: STYLES }, (_, index) => makeStyle(index, baseUrl)),
	folders: FOLDERS.map((name, index) => ({
		id: makeId(`folder ${index}`),
		name,
		project_type: 'mixed',
		parent_id: null,
		created_at: CREATED,
	})),
});

/**
 * Checks the ids in a body that name something of the workspace.
 *
 * @param {{ folder_id?: string | null, brand_glossary_id?: string | null, brand_voice_id?: string | null,
 *   brand_kit_id?: string | null, style_id?: string | null }} body `brand_voice_id` is an old name for a glossary
 * @param {import('./context').Context} context
 * @throws {import('./errors').ApiError} 404 `resource_not_found`
 */
function checkWorkspace(body, { state: { workspace } }) {
	const glossaries = workspace.glossaries.map((one) => one.brand_glossary_id);
	const known = {
		folder_id: workspace.folders.map((one) => one.id),
		brand_glossary_id: glossaries,
		brand_voice_id: glossaries,
		brand_kit_id: workspace.brandKits.map((one) => one.brand_kit_id),
		style_id: workspace.styles.map((one) => one.style_id),
	};
	for (const field of /** @type {(keyof typeof known)[]} */ (Object.keys(known))) {
		const id = body[field];
		if (id != null && !known[field].includes(id))
			throw apiError(404, 'resource_not_found', `There is no such ${field.slice(0, -3)}`, field);
	}
}

module.exports = { checkWorkspace, makeWorkspace };
