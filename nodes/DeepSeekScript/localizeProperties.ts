import type { INodeProperties } from 'n8n-workflow';

const show = { operation: ['localizeScript'] };

/** The fields of Localize Script that come after the script. */
export const localizeProperties: INodeProperties[] = [
	{
		displayName: 'Languages',
		name: 'languages',
		type: 'string',
		required: true,
		default: '',
		displayOptions: { show },
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
		displayOptions: { show },
		description: 'How the audience is spoken to, in languages that tell the difference',
	},
	{
		displayName: 'Tone',
		name: 'tone',
		type: 'string',
		default: '',
		displayOptions: { show },
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
		displayOptions: { show },
		description:
			'How long the spoken text is to be. It is estimated by the speed at which the language is spoken, and corrected once.',
	},
	{
		displayName: 'Length (Seconds)',
		name: 'targetSeconds',
		type: 'number',
		typeOptions: { minValue: 5, maxValue: 1800 },
		default: 60,
		displayOptions: { show: { ...show, lengthFrom: ['seconds'] } },
	},
	{
		displayName: 'Glossary',
		name: 'glossary',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true },
		placeholder: 'Add Term',
		default: {},
		displayOptions: { show },
		description:
			'Names and terms that stay as they are, or that have a set translation. They are checked, and corrected once.',
		options: [
			{
				displayName: 'Term',
				name: 'terms',
				values: [
					{
						displayName: 'Term',
						name: 'term',
						type: 'string',
						default: '',
						placeholder: 'e.g. Acme Cloud',
						description: 'As it is in the original',
					},
					{
						displayName: 'Translation',
						name: 'translation',
						type: 'string',
						default: '',
						placeholder: 'e.g. Zeiterfassung',
						description: 'Leave empty for a term that stays as it is',
					},
					{
						displayName: 'Language',
						name: 'language',
						type: 'string',
						default: '',
						placeholder: 'e.g. German',
						description: 'The language of the translation. Leave empty for all languages.',
					},
				],
			},
		],
	},
];

/** The option of Localize Script for a glossary that comes from somewhere else. */
export const glossaryOption: INodeProperties = {
	displayName: 'Glossary (JSON)',
	name: 'glossaryJson',
	type: 'json',
	default: '["Acme Cloud"]',
	displayOptions: { show: { '/operation': ['localizeScript'] } },
	description:
		'More terms, for instance from a spreadsheet: a list of terms or of objects with term, translation and language, or an object such as {"time tracking": {"German": "Zeiterfassung"}}',
};
