import type { INodeProperties } from 'n8n-workflow';
import { DEFAULT_MODEL } from '../shared/deepseek/models';
import { PRICES } from '../shared/deepseek/prices';
import { includeInputOption } from '../shared/includeInput';
import { DEFAULT_WORDS_PER_MINUTE } from './language/speakingRates';
import { STRUCTURE_OPTIONS } from './structures';

const content: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		options: [
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
		],
		default: 'writeScript',
	},
	{
		displayName: 'Brief',
		name: 'brief',
		type: 'string',
		typeOptions: { rows: 4 },
		required: true,
		default: '',
		placeholder: 'e.g. Welcome {{ $json.name }} and show how we make onboarding faster',
		description: 'What the video is about, and the facts that may be used in it',
	},
	{
		displayName: 'Audience',
		name: 'audience',
		type: 'string',
		default: '',
		placeholder: 'e.g. heads of customer success at small software companies',
	},
	{
		displayName: 'Tone',
		name: 'tone',
		type: 'string',
		default: 'friendly and clear',
		placeholder: 'e.g. warm, a little humorous',
	},
	{
		displayName: 'Language',
		name: 'language',
		type: 'string',
		default: '',
		placeholder: 'e.g. German',
		description: 'Leave empty for the language of the brief',
	},
	{
		displayName: 'Length (Seconds)',
		name: 'targetSeconds',
		type: 'number',
		typeOptions: { minValue: 5, maxValue: 1800 },
		default: 60,
		description: 'How long the spoken text is to be. It is checked, and corrected once.',
	},
	{
		displayName: 'Structure',
		name: 'structure',
		type: 'options',
		options: STRUCTURE_OPTIONS,
		default: 'hookProblemSolutionCta',
		description: 'The parts that the text goes through',
	},
	{
		displayName: 'Number of Scenes',
		name: 'sceneCount',
		type: 'number',
		typeOptions: { minValue: 0, maxValue: 50 },
		default: 0,
		displayOptions: { show: { operation: ['writeScenes'] } },
		description: 'How many scenes to write; 0 for one per part of the structure',
	},
];

const model: INodeProperties[] = [
	{
		displayName: 'Model',
		name: 'model',
		type: 'resourceLocator',
		required: true,
		default: { mode: 'list', value: DEFAULT_MODEL, cachedResultName: DEFAULT_MODEL },
		modes: [
			{
				displayName: 'From List',
				name: 'list',
				type: 'list',
				placeholder: 'Select a model...',
				typeOptions: { searchListMethod: 'searchModels', searchable: true },
			},
			{
				displayName: 'By Name',
				name: 'id',
				type: 'string',
				placeholder: `e.g. ${DEFAULT_MODEL}`,
			},
		],
	},
	{
		displayName: 'Thinking',
		name: 'thinking',
		type: 'options',
		options: [
			{ name: 'Off', value: 'off', description: 'Fast and cheap, and enough for most scripts' },
			{ name: 'Low', value: 'low' },
			{ name: 'High', value: 'high' },
			{ name: 'Max', value: 'max', description: 'Slowest and dearest' },
		],
		default: 'off',
		description: 'How much the model thinks before it writes; thinking is billed as output',
	},
	{
		displayName: 'Temperature',
		name: 'temperature',
		type: 'number',
		typeOptions: { minValue: 0, maxValue: 2, numberPrecision: 1 },
		default: 1,
		displayOptions: { show: { thinking: ['off'] } },
		description: 'How freely the model writes: 0 sober, 1 balanced, 1.3 creative',
	},
];

const options: INodeProperties = {
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add option',
	default: {},
	options: [
		includeInputOption,
		{
			displayName: 'Items at Once',
			name: 'itemsAtOnce',
			type: 'number',
			typeOptions: { minValue: 1, maxValue: 100 },
			default: 5,
			description: 'How many items are worked on side by side',
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
export const properties: INodeProperties[] = [...content, ...model, options];
