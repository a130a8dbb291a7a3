import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { shownFor, type Operation } from './operation';
import { OPERATIONS } from './operations';

const resource: INodeProperties = {
	displayName: 'Resource',
	name: 'resource',
	type: 'options',
	noDataExpression: true,
	options: [
		{ name: 'Proofread', value: 'proofread' },
		{ name: 'Translation', value: 'translation' },
	],
	default: 'translation',
};

const translationOperation: INodeProperties = {
	displayName: 'Operation',
	name: 'operation',
	type: 'options',
	noDataExpression: true,
	displayOptions: { show: { resource: ['translation'] } },
	options: optionsOf(OPERATIONS.translation),
	default: 'translate',
};

const proofreadOperation: INodeProperties = {
	displayName: 'Operation',
	name: 'operation',
	type: 'options',
	noDataExpression: true,
	displayOptions: { show: { resource: ['proofread'] } },
	options: optionsOf(OPERATIONS.proofread),
	default: 'create',
};

/** The panel of HeyGen Translate. */
export const properties: INodeProperties[] = [
	resource,
	translationOperation,
	proofreadOperation,
	...Object.entries(OPERATIONS).flatMap(([name, operations]) =>
		operations.flatMap(({ fields, option }) => shownFor(name, String(option.value), fields)),
	),
];

function optionsOf(operations: readonly Operation[]): INodePropertyOptions[] {
	return operations.map(({ option }) => option);
}
