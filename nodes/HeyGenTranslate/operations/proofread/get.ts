import type { Operation } from '../../operation';
import { proofreadIdField } from '../../resource';
import { lookUp } from '../lookUp';

export const get: Operation = {
	option: {
		name: 'Get',
		value: 'get',
		description: 'Get a proofread with its status',
		action: 'Get proofread',
	},
	fields: [proofreadIdField],
	execute: async (context) => await lookUp(context, 'proofread', proofreadIdField),
};
