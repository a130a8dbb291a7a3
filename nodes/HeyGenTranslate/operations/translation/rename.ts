import { eachItem } from '../../eachItem';
import type { Operation } from '../../operation';
import { ask, idOf, pathOf, TRANSLATIONS, translationIdField, withHandle } from '../../resource';

export const rename: Operation = {
	option: {
		name: 'Rename',
		value: 'rename',
		description: 'Give a translation another title',
		action: 'Rename translation',
	},
	fields: [
		translationIdField,
		{
			displayName: 'New Title',
			name: 'newTitle',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. Welcome (German)',
		},
	],
	execute: async (context) =>
		await eachItem(context, async (item) => {
			const id = idOf(item, translationIdField);
			const title = item.text('newTitle');
			if (!title) throw item.refusal("'New Title' is empty", 'Give the translation a title');
			const path = pathOf(TRANSLATIONS, id);
			const resource = await ask(context, item, { method: 'PATCH', path, body: { title } });
			return [{ json: withHandle('video_translation', resource, id) }];
		}),
};
