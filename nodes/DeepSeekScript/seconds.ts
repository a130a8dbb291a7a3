import type { ItemReader } from './itemReader';

const LEAST_SECONDS = 5;
const LONGEST_SECONDS = 1800;

/** Tokens that a second of speech may take, scenes and all, in the language that takes most. */
export const TOKENS_PER_SECOND = 25;

/** Reads 'Length (Seconds)'. Throws NodeOperationError for anything that is no sensible length. */
export function readSeconds(item: ItemReader): number {
	const seconds = Number(item.get('targetSeconds'));
	if (seconds >= LEAST_SECONDS && seconds <= LONGEST_SECONDS) return seconds;
	throw item.refuse(
		`A length of '${item.get('targetSeconds')}' seconds does not work`,
		`Set 'Length (Seconds)' to a number from ${LEAST_SECONDS} to ${LONGEST_SECONDS}`,
	);
}
