import type { INodeProperties } from 'n8n-workflow';

const show = { operation: ['localizeScript'] };

/** A script that is there already: the fields of the operations that make a new version of one. */
export const sourceProperties: INodeProperties[] = [
	{
		displayName: 'Script or Scenes',
		name: 'script',
		type: 'string',
		typeOptions: { rows: 4 },
		required: true,
		default: '={{ $json.scenes ?? $json.script }}',
		displayOptions: { show },
		placeholder: 'e.g. Hi Ada, I am glad that you are here.',
		description:
			'A text, or a list of scenes, each with a script. DeepSeek Script gives both without mapping.',
	},
	{
		displayName: 'Title',
		name: 'title',
		type: 'string',
		default: '={{ $json.title }}',
		displayOptions: { show },
		placeholder: 'e.g. Onboarding in a Day',
		description: 'It gets a new version too. Leave empty to have one made up.',
	},
];
