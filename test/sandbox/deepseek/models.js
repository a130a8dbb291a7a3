// @ts-check
'use strict';

const { MAX_TOKENS } = require('./schemas');

/** @param {string} id @param {string} name @param {string[]} input_modalities */
const model = (id, name, input_modalities) => ({
	id,
	object: 'model',
	owned_by: 'deepseek',
	name,
	context_window: 1_048_576,
	max_output_tokens: MAX_TOKENS,
	input_modalities,
	output_modalities: ['text'],
	effort: { supported_levels: ['low', 'high', 'max'], default_level: 'high' },
	api_capabilities: { json_output: true, tool_calls: true, thinking: true },
});

/** The body of GET /models. */
const MODEL_LIST = {
	object: 'list',
	data: [
		model('deepseek-flash', 'DeepSeek-V4.1-Flash', ['text', 'image']),
		model('deepseek-v4-pro', 'DeepSeek-V4-Pro', ['text']),
	],
};

/** A fresh body of GET /user/balance. Amounts are strings. */
const freshBalance = () => ({
	is_available: true,
	balance_infos: [
		{
			currency: 'USD',
			total_balance: '110.00',
			granted_balance: '10.00',
			topped_up_balance: '100.00',
		},
	],
});

module.exports = { MODEL_LIST, freshBalance };
