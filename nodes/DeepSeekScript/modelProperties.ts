import type { INodeProperties } from 'n8n-workflow';
import { DEFAULT_MODEL } from '../shared/deepseek/models';

/** Which model writes, and how: the fields of every operation. */
export const modelProperties: INodeProperties[] = [
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
