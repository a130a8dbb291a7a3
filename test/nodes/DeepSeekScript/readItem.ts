import { itemReader, type ItemReader } from '../../../nodes/DeepSeekScript/itemReader';
import { fakeContext } from '../fakeContext';

/** A reader of item 2, which has these fields in the node and `json` in the data. */
export function readItem(
	fields: Record<string, unknown>,
	json: object = { name: 'Ada' },
): ItemReader {
	const input = { json: json as never };
	const { context } = fakeContext({ parameters: fields, inputs: [input, input, input] });
	return itemReader(context, 2);
}

/** What a function throws; fails where it throws nothing. */
export function errorOf(work: () => unknown): unknown {
	try {
		work();
	} catch (error) {
		return error;
	}
	throw new Error('nothing was thrown');
}
