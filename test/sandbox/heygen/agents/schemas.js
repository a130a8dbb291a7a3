// @ts-check
'use strict';

const { z } = require('zod');
const { asset, callback, id } = require('../parts');

const prompt = z.string().trim().min(1).max(10_000);
const files = z.array(asset).max(20).nullish();

/** The body of POST /v3/video-agents. */
const createSession = z.strictObject({
	prompt,
	mode: z.enum(['generate', 'chat']).optional(),
	avatar_id: id,
	voice_id: id,
	style_id: id,
	orientation: z.enum(['landscape', 'portrait']).nullish(),
	files,
	brand_kit_id: id,
	brand_glossary_id: id,
	incognito_mode: z.boolean().optional(),
	...callback,
});

/** The body of POST /v3/video-agents/{id}. */
const sendMessage = z.strictObject({
	message: prompt,
	avatar_id: id,
	voice_id: id,
	brand_kit_id: id,
	files,
});

/** The body of POST /v3/video-agents/{id}/stop; it may be missing. */
const stopSession = z.strictObject({}).optional();

/** @typedef {import('zod').infer<typeof createSession>} CreateSession */
/** @typedef {import('zod').infer<typeof sendMessage>} SendMessage */

module.exports = { createSession, sendMessage, stopSession };
