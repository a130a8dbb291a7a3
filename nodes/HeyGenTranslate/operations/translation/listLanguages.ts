import { getLanguages } from '../../../shared/heygen/translationLanguages';
import { eachItem } from '../../eachItem';
import { codeOf } from '../../languages/names';
import type { Operation } from '../../operation';

export const listLanguages: Operation = {
	option: {
		name: 'List Languages',
		value: 'listLanguages',
		description: 'Get the languages that HeyGen translates into',
		action: 'List languages of translations',
	},
	fields: [],
	/** The same for every item, so that it is asked for once. */
	execute: async (context) =>
		await eachItem(context, async ({ itemIndex }) => {
			if (itemIndex > 0) return [];
			const names = await getLanguages(context);
			return names.map((name) => ({
				json: { output_language: name, language_code: codeOf(name) ?? null },
			}));
		}),
};
