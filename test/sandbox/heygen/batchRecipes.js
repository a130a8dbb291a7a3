// @ts-check
'use strict';

const { filmOf } = require('./film');
const { startOf } = require('./job');
const { checkCreate } = require('./rules');
const { createVideo } = require('./schemas');
const { checkTranslation } = require('./translations/rules');
const { createTranslation } = require('./translations/schemas');
const { startTranslation } = require('./translations/start');

/** @typedef {import('./context').Context} Context */
/** @typedef {'video_batch' | 'video_translation_batch'} BatchType */

/**
 * What a batch is made of.
 * @typedef {object} Recipe
 * @property {string} list the field of the request that has the items
 * @property {(entry: any) => any[]} itemsOf which items an entry of the list makes
 * @property {import('zod').ZodType} schema of an item
 * @property {(body: any, context: Context) => void} check the rules beyond the schema
 * @property {(body: any, context: Context, start: import('./job').Start) => import('./job').Job} start
 * @property {(fields: Record<string, any>, context: Context) => Record<string, any>} sample a body with all that is needed
 */

/** @type {Record<BatchType, Recipe>} */
const RECIPES = {
	video_batch: {
		list: 'videos',
		itemsOf: (entry) => [entry],
		schema: createVideo,
		check: checkCreate,
		start: (body, { jobs }, start) =>
			jobs.create({ ...startOf(body, null), film: filmOf(body), ...start }),
		sample: (fields, { state }) => ({
			type: 'avatar',
			avatar_id: state.catalog.looks[0]?.id,
			script: 'Hello',
			...fields,
		}),
	},
	video_translation_batch: {
		list: 'video_translations',
		// Each language is an item of its own.
		itemsOf: (entry) =>
			Array.isArray(entry.output_languages) && entry.output_languages.length > 0
				? entry.output_languages.map((/** @type {unknown} */ language) => ({
						...entry,
						output_languages: [language],
					}))
				: [entry],
		schema: createTranslation,
		check: checkTranslation,
		start: (body, context, start) =>
			startTranslation(body, body.output_languages[0], context, start),
		sample: (fields, { files }) => ({
			video: { type: 'url', url: `${files.baseUrl()}/files/preview.mp4` },
			output_languages: ['Spanish (Spain)'],
			...fields,
		}),
	},
};

module.exports = { RECIPES };
