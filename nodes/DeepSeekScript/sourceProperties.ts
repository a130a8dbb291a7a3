import type { INodeProperties } from 'n8n-workflow';
import { secondsProperty } from './seconds';

const LOCALIZE = { operation: ['localizeScript'] };
const REWRITE = { operation: ['rewriteScript'] };
const BOTH = { operation: ['localizeScript', 'rewriteScript'] };

/** The fields of the operations that make a new version of a script that is there already. */
export const sourceProperties: INodeProperties[] = [
	{
		displayName: 'Script or Scenes',
		name: 'script',
		type: 'string',
		typeOptions: { rows: 4 },
		required: true,
		default: '={{ $json.scenes ?? $json.script }}',
		displayOptions: { show: BOTH },
		placeholder: 'e.g. Hi Ada, I am glad that you are here.',
		description:
			'A text, or a list of scenes, each with a script. DeepSeek Script gives both without mapping.',
	},
	{
		displayName: 'Title',
		name: 'title',
		type: 'string',
		default: '={{ $json.title }}',
		displayOptions: { show: BOTH },
		placeholder: 'e.g. Onboarding in a Day',
		description: 'It gets a new version too. Leave empty to have one made up.',
	},
	secondsProperty(REWRITE),
	{
		displayName: 'Languages',
		name: 'languages',
		type: 'string',
		required: true,
		default: '',
		displayOptions: { show: LOCALIZE },
		placeholder: 'e.g. German, Spanish (Mexico), ja',
		description:
			'Names or codes with commas between them, or a list from an expression. Each gives an item of its own; one that is named twice counts once.',
	},
	{
		displayName: 'Form of Address',
		name: 'formOfAddress',
		type: 'options',
		options: [
			{ name: 'As in the Original', value: 'original' },
			{ name: 'Formal', value: 'formal', description: 'Such as Sie, vous and usted' },
			{ name: 'Informal', value: 'informal', description: 'Such as du, tu and tú' },
		],
		default: 'original',
		displayOptions: { show: LOCALIZE },
		description: 'How the audience is spoken to, in languages that tell the difference',
	},
	{
		displayName: 'Tone',
		name: 'tone',
		type: 'string',
		default: '',
		displayOptions: { show: BOTH },
		placeholder: 'e.g. a little more playful',
		description: 'Leave empty for that of the original',
	},
	{
		displayName: 'Length',
		name: 'lengthFrom',
		type: 'options',
		options: [
			{
				name: 'As the Original',
				value: 'original',
				description: 'As long as the original takes to speak',
			},
			{ name: 'Own Length', value: 'seconds', description: 'As many seconds as you say' },
		],
		default: 'original',
		displayOptions: { show: LOCALIZE },
		description:
			'How long the spoken text is to be. It is estimated by the speed at which the language is spoken, and corrected once.',
	},
	secondsProperty({ ...LOCALIZE, lengthFrom: ['seconds'] }),
];
