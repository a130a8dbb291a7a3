// @ts-check
'use strict';

const { z } = require('zod');
const { callback, id, source, text } = require('../parts');

const flag = z.boolean().optional();
const languages = z.array(z.string().min(1)).min(1);
const mode = z.enum(['speed', 'precision']).optional();
const speakers = z.int().min(1).nullish();
const seconds = z.number().min(0).nullish();

/** The body of POST /v3/video-translations. What depends on several fields is in rules.js. */
const createTranslation = z.strictObject({
	video: source,
	output_languages: languages,
	mode,
	title: text,
	input_language: id,
	speaker_num: speakers,
	translate_audio_only: flag,
	enable_caption: flag,
	enable_dynamic_duration: flag,
	disable_music_track: flag,
	enable_speech_enhancement: flag,
	enable_watermark: flag,
	keep_the_same_format: z.boolean().nullish(),
	fps_mode: z.enum(['vfr', 'cfr', 'passthrough']).nullish(),
	start_time: seconds,
	end_time: seconds,
	audio: source.nullish(),
	srt: source.nullish(),
	srt_role: z.enum(['input', 'output']).nullish(),
	brand_glossary_id: id,
	brand_voice_id: id,
	stock_voice_config: z
		.strictObject({
			use_stock_voice: flag,
			preferred_stock_voice_ids: z.array(z.string().min(1)).optional(),
		})
		.nullish(),
	folder_id: id,
	...callback,
});

/** The body of POST /v3/video-translations/proofreads. */
const createProofread = z.strictObject({
	video: source,
	output_languages: languages,
	title: z.string().min(1),
	mode,
	speaker_num: speakers,
	srt: source.nullish(),
	disable_music_track: flag,
	enable_speech_enhancement: flag,
	enable_video_stretching: flag,
	keep_the_same_format: flag,
	brand_glossary_id: id,
	brand_voice_id: id,
	folder_id: id,
});

/** The body of PUT /v3/video-translations/proofreads/{id}/srt. */
const replaceSrt = z.strictObject({ srt: source });

/** The body of POST /v3/video-translations/proofreads/{id}/generate; it may be missing. */
const generate = z
	.strictObject({ captions: flag, translate_audio_only: flag, ...callback })
	.optional();

/** The body of PATCH /v3/video-translations/{id}. */
const retitle = z.strictObject({ title: z.string().min(1) });

/** @typedef {import('zod').infer<typeof createTranslation>} CreateTranslation */
/** @typedef {import('zod').infer<typeof createProofread>} CreateProofread */

module.exports = { createProofread, createTranslation, generate, replaceSrt, retitle };
