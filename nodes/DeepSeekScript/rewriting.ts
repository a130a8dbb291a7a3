import type { IExecuteFunctions } from 'n8n-workflow';
import { itemReader } from './itemReader';
import { readSeconds, TOKENS_PER_SECOND } from './seconds';
import { readSettings, type Settings } from './settings';
import { readSource, type Source } from './source';

/** One script that is to have another length: the node's fields, read and checked. */
export interface Rewriting extends Settings {
	source: Source;
	seconds: number;
	tone: string;
}

/** Reads item `itemIndex`'s fields. Throws NodeOperationError for what can be known to be wrong. */
export function readRewriting(context: IExecuteFunctions, itemIndex: number): Rewriting {
	const item = itemReader(context, itemIndex);
	const source = readSource(item);
	const seconds = readSeconds(item);
	return {
		source,
		seconds,
		tone: item.text('tone'),
		...readSettings(context, itemIndex, item, seconds * TOKENS_PER_SECOND),
	};
}
