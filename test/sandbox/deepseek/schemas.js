// @ts-check
'use strict';

const { z } = require('zod');

/** Names that are served, and by which model. */
const MODELS = /** @type {Record<string, string>} */ ({
	'deepseek-flash': 'deepseek-flash',
	'deepseek-v4-pro': 'deepseek-v4-pro',
	'deepseek-v4-flash': 'deepseek-flash',
	'deepseek-v4-flash-vision-exp': 'deepseek-flash',
});

const MAX_TOKENS = 393_216;

const message = z.strictObject({
	role: z.enum(['system', 'user', 'assistant']),
	content: z.string(),
	name: z.string().optional(),
});

/**
 * Fields and types of POST /chat/completions; what breaks it is answered 422. Streaming and tools are not
 * played and so not known here.
 */
const chatRequest = z.strictObject({
	model: z.string(),
	messages: z.array(message).min(1),
	thinking: z.strictObject({ type: z.enum(['enabled', 'disabled']) }).nullish(),
	reasoning_effort: z.enum(['low', 'high', 'max']).nullish(),
	max_tokens: z.int().nullish(),
	response_format: z.strictObject({ type: z.string(), json_schema: z.any().optional() }).nullish(),
	temperature: z.number().nullish(),
	top_p: z.number().nullish(),
	frequency_penalty: z.number().min(-2).max(2).nullish(),
	presence_penalty: z.number().min(-2).max(2).nullish(),
	stop: z.union([z.string(), z.array(z.string()).max(16)]).nullish(),
	stream: z.literal(false).nullish(),
	user_id: z
		.string()
		.regex(/^[A-Za-z0-9_-]{1,512}$/)
		.nullish(),
});

/** @typedef {import('zod').infer<typeof chatRequest>} ChatRequest */

/**
 * What is wrong with a well-formed request; answered 400.
 *
 * @param {ChatRequest} body
 * @returns {string | null} the error message
 */
function complaint({ model, messages, max_tokens, response_format, temperature, top_p }) {
	if (!MODELS[model]) return 'Model Not Exist';
	if (max_tokens != null && (max_tokens < 1 || max_tokens > MAX_TOKENS)) {
		return `Invalid max_tokens value, the valid range of max_tokens is [1, ${MAX_TOKENS}]`;
	}
	if (temperature != null && (temperature < 0 || temperature > 2)) {
		return 'Invalid temperature value, the valid range of temperature is [0, 2]';
	}
	if (top_p != null && (top_p <= 0 || top_p > 1))
		return 'Invalid top_p value, the valid range of top_p is (0, 1]';
	const format = response_format?.type ?? 'text';
	if (format !== 'text' && format !== 'json_object')
		return 'This response_format type is unavailable now';
	if (format === 'json_object' && !messages.some(({ content }) => /json/i.test(content))) {
		return "Prompt must contain the word 'json' in some form to use 'response_format' of type 'json_object'.";
	}
	return null;
}

module.exports = { MODELS, MAX_TOKENS, chatRequest, complaint };
