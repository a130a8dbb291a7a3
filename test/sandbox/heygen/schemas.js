// @ts-check
'use strict';

const { z } = require('zod');
const { asset, callback, fetchableUrl, id, share, text } = require('./parts');

const hexColor = z.string().regex(/^#[0-9a-fA-F]{6}$/, 'A colour such as #1a2b3c is expected');

const engineSettings = z.discriminatedUnion('engine_type', [
	z
		.strictObject({
			engine_type: z.literal('elevenlabs'),
			model: z
				.enum(['eleven_multilingual_v2', 'eleven_turbo_v2_5', 'eleven_flash_v2_5', 'eleven_v3'])
				.nullish(),
			stability: share,
			similarity_boost: share,
			style: share,
			use_speaker_boost: z.boolean().nullish(),
		})
		.refine(
			(s) => s.model !== 'eleven_v3' || s.stability == null || [0, 0.5, 1].includes(s.stability),
			{
				path: ['stability'],
				message: 'eleven_v3 takes 0, 0.5 or 1',
			},
		),
	z.strictObject({
		engine_type: z.literal('fish'),
		model: z.enum(['s1', 's2-pro']).nullish(),
		stability: share,
		similarity: share,
	}),
	z.strictObject({ engine_type: z.literal('starfish') }),
]);

const voiceSettings = z
	.strictObject({
		speed: z.number().min(0.5).max(1.5).optional(),
		pitch: z.number().min(-50).max(50).optional(),
		volume: z.number().min(0).max(1).optional(),
		locale: text,
		engine_settings: engineSettings.nullish(),
	})
	.nullish();

const speech = {
	script: text,
	audio_url: fetchableUrl.nullish(),
	audio_asset_id: id,
	voice_id: id,
	voice_settings: voiceSettings,
};

const engine = z
	.discriminatedUnion('type', [
		z.strictObject({ type: z.literal('avatar_v'), reference_look_id: text }),
		z.strictObject({ type: z.literal('avatar_iv') }),
		z.strictObject({ type: z.literal('avatar_iii') }),
	])
	.nullish();

const expressiveness = z.enum(['high', 'medium', 'low']).nullish();

const background = z
	.strictObject({
		type: z.enum(['color', 'image']),
		value: hexColor.nullish(),
		url: fetchableUrl.nullish(),
		asset_id: id,
	})
	.nullish();

const watermark = z
	.strictObject({
		image: asset,
		opacity: z.number().min(0).max(1).optional(),
		scale: z.number().positive().optional(),
		placement: z
			.strictObject({
				position: z.enum(['top_left', 'top_right', 'bottom_left', 'bottom_right']).optional(),
				offset_x: z.number().nullish(),
				offset_y: z.number().nullish(),
			})
			.nullish(),
	})
	.nullish();

const aspectRatio = z.enum(['16:9', '9:16', '4:5', '5:4', '1:1', 'auto']);

/** What the avatar, image and studio types have in common. */
const output = {
	aspect_ratio: aspectRatio.nullish(),
	resolution: z.enum(['4k', '1080p', '720p']).nullish(),
	caption: z
		.strictObject({
			file_format: z.literal('srt').optional(),
			style: z.literal('default').nullish(),
		})
		.nullish(),
	watermark,
	title: text,
	...callback,
};

const oneSubject = {
	...speech,
	...output,
	motion_prompt: text,
	expressiveness,
	background,
	remove_background: z.boolean().nullish(),
	output_format: z.enum(['mp4', 'webm']).optional(),
	fit: z.enum(['contain', 'cover']).nullish(),
	folder_id: id,
	brand_glossary_id: id,
};

const sceneInput = z.discriminatedUnion('type', [
	z.strictObject({
		type: z.literal('avatar'),
		avatar_id: z.string().min(1),
		...speech,
		engine,
		motion_prompt: text,
		expressiveness,
		background: z.strictObject({ type: z.literal('color'), color: hexColor }).nullish(),
	}),
	z.strictObject({
		type: z.literal('image'),
		image: asset,
		...speech,
		motion_prompt: text,
		expressiveness,
	}),
]);

const scene = z.discriminatedUnion('type', [
	z.strictObject({ type: z.literal('avatar_video'), input: sceneInput }),
	z.strictObject({
		type: z.literal('image'),
		source: asset,
		...speech,
		duration: z.number().positive().max(300).nullish(),
	}),
	z.strictObject({
		type: z.literal('video'),
		source: asset,
		playback: z
			.strictObject({ volume: z.number().min(0).max(1).optional(), mute: z.boolean().optional() })
			.nullish(),
	}),
]);

/** The body of POST /v3/videos: fields, types and ranges. What depends on several fields is in rules.js. */
const createVideo = z.discriminatedUnion('type', [
	z.strictObject({
		type: z.literal('avatar'),
		avatar_id: z.string().min(1),
		engine,
		...oneSubject,
	}),
	z.strictObject({ type: z.literal('image'), image: asset, ...oneSubject }),
	z.strictObject({
		type: z.literal('cinematic_avatar'),
		prompt: z.string().trim().min(1).max(10000),
		avatar_id: z.array(z.string().min(1)).min(1).max(3),
		references: z.array(asset).nullish(),
		duration: z.int().min(4).max(15).nullish(),
		auto_duration: z.boolean().optional(),
		enhance_prompt: z.boolean().optional(),
		aspect_ratio: aspectRatio.optional(),
		resolution: z.enum(['720p', '1080p']).optional(),
		title: text,
	}),
	z.strictObject({ type: z.literal('studio'), scenes: z.array(scene).min(1).max(50), ...output }),
]);

/** @typedef {import('zod').infer<typeof createVideo>} CreateVideo */
/** @typedef {import('zod').infer<typeof sceneInput>} SceneInput */

module.exports = { createVideo };
