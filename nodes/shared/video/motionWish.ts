import { asText } from '../itemFields';
import type { Expressiveness } from './body';
import { avatarOf, nameOf, type Figure } from './figure';
import { engineInPlaceOfUsual, takesExpressiveness, takesMotionPrompt } from './lookRules';
import type { WantedMotion } from './motion';

/** What is taken where the figure follows it, and left out elsewhere. */
export interface MotionWish {
	/** Instead of the wanted one. */
	motionPrompt?: string;
	/** Where none is wanted. */
	expressiveness?: Expressiveness;
}

/** Adds a wish to what is wanted; `leftOut` says why its motion prompt is not taken, where it is not. */
export function withWish(
	wanted: WantedMotion,
	wish: MotionWish,
	figure: Figure,
): { wanted: WantedMotion; leftOut?: string } {
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
		leftOut: motionPrompt && !follows ? whyLeftOut(figure, engine) : undefined,
	};
}

function whyLeftOut(figure: Figure, named: string): string {
	const look = avatarOf(figure)?.look;
	const engine = named || engineInPlaceOfUsual(look);
	if (engine === 'avatar_iii') {
		return `Avatar III follows none. Choose another ${named ? 'engine' : 'avatar'}`;
	}
	const who = nameOf(figure);
	if (!look?.avatar_type) {
		return `${who} could not be looked up at HeyGen, so that it is not known whether it follows any. Choose Avatar V, or let the credential's key read avatars`;
	}
	const engines = look.supported_api_engines ?? [];
	return engines.length === 0 || engines.includes('avatar_v')
		? `${who} follows them on Avatar V only. Choose that engine, or a photo avatar`
		: `${who} follows them on Avatar V only, with which it does not work. Choose a photo avatar`;
}
