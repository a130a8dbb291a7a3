import type { IExecuteFunctions } from 'n8n-workflow';
import { idempotencyKey } from '../heygen/idempotency';
import { asText, type ItemFields } from '../itemFields';
import type { Prepared } from './prepared';

/** The Idempotency-Key of an item's request. Throws NodeOperationError. */
export type KeyOf = (item: ItemFields, video: Prepared) => string;

/**
 * Makes the keys of one run's requests (see `idempotencyKey`). One of the user's own is refused for an item
 * that wants another video than an earlier one with the same key: HeyGen would answer with the earlier
 * one's, and somebody would get a video that was made for somebody else.
 */
export function createKeys(context: IExecuteFunctions): KeyOf {
	const used = new Map<string, { itemIndex: number; wanted: string }>();
	return (item, { path, body }) => {
		const { itemIndex } = item;
		const own = ownKey(item);
		const request = { method: 'POST' as const, path, body };
		const key = idempotencyKey(context, itemIndex, request, own);
		if (!own) return key;
		const wanted = JSON.stringify([path, body]);
		const first = used.get(key);
		if (first && first.itemIndex !== itemIndex && first.wanted !== wanted) {
			throw item.refusal(
				`The idempotency key '${key}' is also that of item ${first.itemIndex}, which wants another video`,
				"HeyGen would give both the same video: put something of the item into 'Idempotency Key', or leave it empty",
			);
		}
		if (!first || first.itemIndex === itemIndex) used.set(key, { itemIndex, wanted });
		return key;
	};
}

/** Whether the user has given the item a key. */
export function hasOwnKey(item: ItemFields): boolean {
	return ownKey(item) !== '';
}

function ownKey(item: ItemFields): string {
	return asText(item.collection<{ idempotencyKey?: unknown }>('options').idempotencyKey);
}
