import { asText } from '../itemFields';
import type { Expressiveness } from './body';
import type { Figure } from './figure';
import { takesExpressiveness, takesMotionPrompt } from './lookRules';
import type { WantedMotion } from './motion';

/** What is taken where the figure follows it, and left out elsewhere. */
export interface MotionWish {
	/** Instead of the wanted one. */
	motionPrompt?: string;
	/** Where none is wanted. */
	expressiveness?: Expressiveness;
}

/** Adds a wish to what is wanted; `leftOut` is true where the figure does not follow its motion prompt. */
export function withWish(
	wanted: WantedMotion,
	wish: MotionWish,
	figure: Figure,
): { wanted: WantedMotion; leftOut: boolean } {
	const engine = asText(wanted.engine);
	const isPhoto = figure.type === 'image';
	const follows = isPhoto || takesMotionPrompt(figure.look, engine) === true;
	const expresses = isPhoto || takesExpressiveness(figure.look, engine) === true;
	const { motionPrompt, expressiveness } = wish;
	return {
		wanted: {
			...wanted,
			...(motionPrompt && follows && { motionPrompt }),
			...(!asText(wanted.expressiveness) && expresses && { expressiveness }),
		},
		leftOut: Boolean(motionPrompt) && !follows,
	};
}
