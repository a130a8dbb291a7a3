import { kindOf, namedId } from '../../../shared/jobs/kinds';
import { eachItem } from '../../eachItem';
import type { Operation } from '../../operation';
import { ask, idOf, pathOf, TRANSLATIONS, translationIdField } from '../../resource';

export const deleteTranslation: Operation = {
	option: {
		name: 'Delete',
		value: 'delete',
		description: 'Delete a translation and its files for good',
		action: 'Delete translation',
	},
	fields: [translationIdField],
	execute: async (context) =>
		await eachItem(context, async (item) => {
			const id = idOf(item, translationIdField);
			await ask(context, item, { method: 'DELETE', path: pathOf(TRANSLATIONS, id) });
			return [{ json: { ...namedId(kindOf('video_translation'), id), deleted: true } }];
		}),
};
