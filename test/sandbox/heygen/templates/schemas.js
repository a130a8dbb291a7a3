// @ts-check
'use strict';

const { z } = require('zod');
const { asset, callback, id, share, text } = require('../parts');

const fit = z.enum(['cover', 'contain', 'crop', 'none']).nullish();

/** What takes the place of a variable. */
const value = z.discriminatedUnion('type', [
	z.strictObject({ type: z.literal('text'), content: z.string() }),
	z.strictObject({ type: z.literal('image'), asset, fit }),
	z.strictObject({
		type: z.literal('video'),
		asset,
		fit,
		play_style: z.enum(['fit_to_scene', 'freeze', 'loop', 'once', 'full_video']).nullish(),
		volume: share,
	}),
	z.strictObject({ type: z.literal('audio'), asset }),
	z.strictObject({
		type: z.literal('character'),
		character_id: z.string().min(1),
		character_type: z.enum(['avatar', 'talking_photo']),
	}),
	z.strictObject({ type: z.literal('voice'), voice_id: z.string().min(1), locale: text }),
]);

const edge = z.int().min(128).max(4096).multipleOf(2, 'An even number is expected');

const subtitles = z.strictObject({
	preset_name: z.string().min(1),
	alignment: z.int().nullish(),
	font_size: z.int().positive().nullish(),
	position: z.strictObject({ x: z.number().optional(), y: z.number().optional() }).nullish(),
	disable_highlight: z.boolean().nullish(),
});

/** The body of POST /v3/templates/{id}. What depends on the template is in rules.js. */
const generate = z.strictObject({
	variables: z.record(z.string(), value),
	scene_ids: z.array(z.string()).min(1).nullish(),
	title: text,
	dimension: z.strictObject({ width: edge, height: edge }).nullish(),
	fps: z
		.number()
		.refine((fps) => [25, 30, 60].includes(fps), '25, 30 or 60 is expected')
		.optional(),
	caption: z.boolean().optional(),
	subtitles: subtitles.nullish(),
	folder_id: id,
	brand_voice_id: id,
	reorder_music: z.boolean().optional(),
	include_gif: z.boolean().optional(),
	enable_sharing: z.boolean().optional(),
	keep_text_vertically_centered: z.boolean().optional(),
	...callback,
});

/** @typedef {import('zod').infer<typeof value>} Value */
/** @typedef {import('zod').infer<typeof generate>} Generate */

module.exports = { generate };
