import type { INodeProperties } from 'n8n-workflow';

/** Terms that are filled in by hand. */
export const glossaryProperty: INodeProperties = {
	displayName: 'Glossary',
	name: 'glossary',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true },
	placeholder: 'Add Term',
	default: {},
	displayOptions: { show: { operation: ['localizeScript'] } },
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
};

/** The option for terms that come from somewhere else. */
export const glossaryOption: INodeProperties = {
	displayName: 'Glossary (JSON)',
	name: 'glossaryJson',
	type: 'json',
	default: '["Acme Cloud"]',
	displayOptions: { show: { '/operation': ['localizeScript'] } },
	description:
		'More terms, for instance from a spreadsheet: a list of terms or of objects with term, translation and language, or an object such as {"time tracking": {"German": "Zeiterfassung"}}',
};
