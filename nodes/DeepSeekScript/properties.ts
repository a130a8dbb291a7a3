import type { INodeProperties } from 'n8n-workflow';
import { briefProperties } from './briefProperties';
import { glossaryOption, glossaryProperty } from './glossaryProperties';
import { modelProperties } from './modelProperties';
import { sourceProperties } from './sourceProperties';
import { PRICES } from '../shared/deepseek/prices';
import { includeInputOption } from '../shared/includeInput';
import { DEFAULT_WORDS_PER_MINUTE } from '../shared/language/speakingRates';

const operation: INodeProperties = {
	displayName: 'Operation',
	name: 'operation',
	type: 'options',
	noDataExpression: true,
	options: [
		{
			name: 'Localize Script',
			value: 'localizeScript',
			description: 'A script or scenes in other languages, one item for each',
			action: 'Localize script',
		},
		{
			name: 'Rewrite to Length',
			value: 'rewriteScript',
			description: 'A script or scenes made shorter or longer, to a number of seconds',
			action: 'Rewrite script to length',
		},
		{
			name: 'Write Scenes',
			value: 'writeScenes',
			description: 'Scenes with role, emotion, motion prompt and on-screen text',
			action: 'Write scenes',
		},
		{
			name: 'Write Script',
			value: 'writeScript',
			description: 'One text that an avatar says in one go',
			action: 'Write script',
		},
		{
			name: 'Write Video Agent Prompt',
			value: 'writePrompt',
			description: "A prompt from which HeyGen's Video Agent makes the whole video",
			action: 'Write video agent prompt',
		},
	],
	default: 'writeScript',
};

const options: INodeProperties = {
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add option',
	default: {},
	options: [
		glossaryOption,
		includeInputOption,
		{
			displayName: 'Items at Once',
			name: 'itemsAtOnce',
			type: 'number',
			typeOptions: { minValue: 1, maxValue: 100 },
			default: 5,
			description: 'How many requests are under way side by side; each language of an item is one',
		},
		{
			displayName: 'Max Tokens',
			name: 'maxTokens',
			type: 'number',
			typeOptions: { minValue: 1000, maxValue: 393216 },
			default: 4000,
			description:
				'Upper limit for what the model writes, thinking included. Left out, it is 4000 or more for long scripts, and 12000 above that with thinking.',
		},
		{
			displayName: 'Prices',
			name: 'prices',
			type: 'json',
			default: JSON.stringify(PRICES, null, 2),
			description:
				'Per million tokens, for the estimated cost. DeepSeek changes its prices now and then.',
		},
		{
			displayName: 'System Prompt',
			name: 'systemPrompt',
			type: 'string',
			typeOptions: { rows: 4 },
			default: '',
			placeholder: 'e.g. You are the voice of Acme. You are brief, and you never exaggerate.',
			description:
				'Who writes, and how. The rules for spoken text and for the form of the answer are added to it.',
		},
		{
			displayName: 'Timeout (Minutes)',
			name: 'timeoutMinutes',
			type: 'number',
			typeOptions: { minValue: 1, maxValue: 60 },
			default: 10,
			description: 'For one answer. DeepSeek may queue a request for up to ten minutes.',
		},
		{
			displayName: 'Words per Minute',
			name: 'wordsPerMinute',
			type: 'number',
			typeOptions: { minValue: 60, maxValue: 300 },
			default: DEFAULT_WORDS_PER_MINUTE,
			description:
				'How fast the voice speaks English. For other languages it counts in proportion.',
		},
	],
};

/** The panel of DeepSeek Script. */
export const properties: INodeProperties[] = [
	operation,
	...briefProperties,
	...sourceProperties,
	glossaryProperty,
	...modelProperties,
	options,
];
