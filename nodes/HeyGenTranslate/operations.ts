import type { Operation } from './operation';
import { translate } from './operations/translate';

/** The node's operations by resource, in the order of the panel. */
export const OPERATIONS = {
	translation: [translate],
	proofread: [],
} as const satisfies Record<string, readonly Operation[]>;
