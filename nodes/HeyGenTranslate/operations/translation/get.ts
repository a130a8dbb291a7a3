import type { Operation } from '../../operation';
import { translationIdField } from '../../resource';
import { lookUp } from '../lookUp';

export const get: Operation = {
	option: {
		name: 'Get',
		value: 'get',
		description: 'Get a translation with its status and fresh addresses',
		action: 'Get translation',
	},
	fields: [translationIdField],
	execute: async (context) => await lookUp(context, 'video_translation', translationIdField),
};
