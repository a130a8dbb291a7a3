// @ts-check
'use strict';

const { createHash } = require('node:crypto');
const { countCjk } = require('../words');
const { writeContent } = require('./content');
const { readWish } = require('./request');

/** @typedef {import('./schemas').ChatRequest} ChatRequest */

const CACHE_UNIT = 64;
const DEFAULT_MAX_TOKENS = 65_536;

/** Tokens that thinking takes, by effort. */
const REASONING_TOKENS = { low: 120, high: 480, max: 1200 };

/** About how many tokens a text has. @param {string} text */
const countTokens = (text) => {
	const cjk = countCjk(text);
	return Math.ceil(cjk * 0.6 + (text.length - cjk) * 0.3);
};

/** The beginning of a text that has at most so many tokens. @param {string} text @param {number} tokens */
const cutTokens = (text, tokens) => {
	let end = Math.floor((text.length * tokens) / Math.max(1, countTokens(text)));
	while (end > 0 && countTokens(text.slice(0, end)) > tokens) end -= 1;
	return text.slice(0, end);
};

/**
 * Answers chat requests. The same system prompt a second time is a cache hit.
 */
function createChat() {
	/** @type {Set<string>} */
	const seen = new Set();
	let count = 0;

	/** @param {ChatRequest} request */
	const promptUsage = ({ messages }) => {
		const total = messages.reduce((sum, { content }) => sum + countTokens(content) + 4, 0);
		const system = messages[0].role === 'system' ? messages[0].content : '';
		const hit = seen.has(system) ? Math.floor(countTokens(system) / CACHE_UNIT) * CACHE_UNIT : 0;
		if (system) seen.add(system);
		return { total, hit };
	};

	return {
		/**
		 * @param {ChatRequest} request
		 * @param {number} nowMs
		 * @param {string} [fault] the kind of the fault that is played
		 * @returns the body of a chat completion
		 */
		complete: (request, nowMs, fault) => {
			const written = writeContent(request, readWish(request), fault);
			const thinks = request.thinking?.type !== 'disabled';
			const limit = request.max_tokens ?? DEFAULT_MAX_TOKENS;
			const reasoning = thinks
				? Math.min(limit, REASONING_TOKENS[request.reasoning_effort ?? 'high'])
				: 0;
			const fits = countTokens(written.content) <= limit - reasoning;
			const content = fits ? written.content : cutTokens(written.content, limit - reasoning);
			const { total, hit } = promptUsage(request);
			const completion_tokens = reasoning + countTokens(content);
			count += 1;
			return {
				id: createHash('md5')
					.update(`${count} ${JSON.stringify(request)}`)
					.digest('hex'),
				object: 'chat.completion',
				created: Math.floor(nowMs / 1000),
				model: request.model,
				system_fingerprint: 'fp_sandbox',
				choices: [
					{
						index: 0,
						finish_reason: fits ? written.finish : 'length',
						message: {
							role: 'assistant',
							content,
							...(thinks
								? { reasoning_content: 'The brief comes first, then the length is filled.' }
								: {}),
						},
						logprobs: null,
					},
				],
				usage: {
					prompt_tokens: total,
					completion_tokens,
					total_tokens: total + completion_tokens,
					prompt_cache_hit_tokens: hit,
					prompt_cache_miss_tokens: total - hit,
					prompt_tokens_details: { cached_tokens: hit },
					completion_tokens_details: { reasoning_tokens: reasoning },
				},
			};
		},
		clear: () => {
			seen.clear();
			count = 0;
		},
	};
}

module.exports = { createChat };
