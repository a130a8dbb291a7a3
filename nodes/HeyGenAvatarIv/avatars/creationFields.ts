import type { INodeProperties } from 'n8n-workflow';
import { waitProperties } from '../../shared/jobs/waitProperties';
import { waitForCompletionField } from '../../shared/video/runFields';
import { optionsField } from './commonFields';

type Show = Record<string, string[]>;

const idempotencyOption: INodeProperties = {
	displayName: 'Idempotency Key',
	name: 'idempotencyKey',
	type: 'string',
	default: '',
	placeholder: 'e.g. avatar-4711',
	description:
		'The same key within 24 hours gives the same avatar instead of a second one. Set only when you want that across executions: within one, a retried item already makes one avatar.',
};

/** How long a look's training is waited for; `waitsFor` says when that can be chosen. */
export function waitFields(waitsFor: Show): INodeProperties[] {
	return [
		waitForCompletionField({ show: waitsFor }, 'look'),
		...waitProperties({ show: { ...waitsFor, waitForCompletion: [true] } }),
	];
}

/** The options of an operation that makes a look. */
export function creationOptions(show: Show, more: INodeProperties[] = []): INodeProperties {
	return optionsField({ show }, [idempotencyOption, ...more]);
}
