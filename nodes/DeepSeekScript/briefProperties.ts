import type { INodeProperties } from 'n8n-workflow';
import { secondsProperty } from './seconds';
import { STRUCTURE_OPTIONS } from './structures';

const show = { operation: ['writePrompt', 'writeScenes', 'writeScript'] };

/** What is written from: the fields of the operations that begin with a brief. */
export const briefProperties: INodeProperties[] = [
	{
		displayName: 'Brief',
		name: 'brief',
		type: 'string',
		typeOptions: { rows: 4 },
		required: true,
		default: '',
		displayOptions: { show },
		placeholder: 'e.g. Welcome {{ $json.name }} and show how we make onboarding faster',
		description: 'What the video is about, and the facts that may be used in it',
	},
	{
		displayName: 'Audience',
		name: 'audience',
		type: 'string',
		default: '',
		displayOptions: { show },
		placeholder: 'e.g. heads of customer success at small software companies',
	},
	{
		displayName: 'Tone',
		name: 'tone',
		type: 'string',
		default: 'friendly and clear',
		displayOptions: { show },
		placeholder: 'e.g. warm, a little humorous',
	},
	{
		displayName: 'Language',
		name: 'language',
		type: 'string',
		default: '',
		displayOptions: { show },
		placeholder: 'e.g. German',
		description: 'Leave empty for the language of the brief',
	},
	secondsProperty(show),
	{
		displayName: 'Structure',
		name: 'structure',
		type: 'options',
		options: STRUCTURE_OPTIONS,
		default: 'hookProblemSolutionCta',
		displayOptions: { show },
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
	{
		displayName: 'Visual Style',
		name: 'visualStyle',
		type: 'string',
		typeOptions: { rows: 2 },
		default: 'clean and simple, with moving graphics for numbers and key words',
		displayOptions: { show: { operation: ['writePrompt'] } },
		placeholder: 'e.g. bold flat graphics in navy (#1a2b4c) and coral (#ff6b5e)',
		description: 'How the video is to look. Leave empty to leave it to HeyGen.',
	},
];
