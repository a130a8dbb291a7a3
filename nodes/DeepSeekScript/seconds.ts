import type { IDisplayOptions, INodeProperties } from 'n8n-workflow';
import type { ItemReader } from './itemReader';

const LEAST_SECONDS = 5;
const LONGEST_SECONDS = 1800;

/** Tokens that a second of speech may take, scenes and all, in the language that takes most. */
export const TOKENS_PER_SECOND = 25;

/** The field 'Length (Seconds)', shown for some operations. */
export function secondsProperty(show: IDisplayOptions['show']): INodeProperties {
	return {
		displayName: 'Length (Seconds)',
		name: 'targetSeconds',
		type: 'number',
		typeOptions: { minValue: LEAST_SECONDS, maxValue: LONGEST_SECONDS },
		default: 60,
		displayOptions: { show },
		description: 'How long the spoken text is to be. It is checked, and corrected once.',
	};
}

/**
 * Reads 'Length (Seconds)'. Throws NodeOperationError for anything that is no sensible length, or
 * more than `most`, for the reason that `because` gives.
 */
export function readSeconds(item: ItemReader, most = LONGEST_SECONDS, because = ''): number {
	const seconds = Number(item.get('targetSeconds'));
	if (seconds >= LEAST_SECONDS && seconds <= most) return seconds;
	throw item.refuse(
		`A length of '${item.get('targetSeconds')}' seconds does not work`,
		`Set 'Length (Seconds)' to a number from ${LEAST_SECONDS} to ${most}${because}`,
	);
}
