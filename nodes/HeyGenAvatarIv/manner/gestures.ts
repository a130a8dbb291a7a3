import type { INodePropertyOptions } from 'n8n-workflow';

/** Ready gestures, as clauses of a motion prompt. */
const GESTURES = {
	chinRest: ['Chin on Hand', 'rests the chin on one hand in thought'],
	countFingers: ['Count on Fingers', 'counts the points on the fingers of one hand'],
	crossArms: ['Cross Arms', 'crosses the arms in a relaxed way'],
	handOnHeart: ['Hand on Heart', 'lays one hand on the chest'],
	leanForward: ['Lean Forward', 'leans forward towards the viewer'],
	nod: ['Nod', 'nods slowly in agreement'],
	openPalms: ['Open Palms', 'opens both palms towards the viewer'],
	pointDown: ['Point Down', 'points down with one finger'],
	pointLeft: ['Point Left', 'points to the left with an open hand'],
	pointRight: ['Point Right', 'points to the right with an open hand'],
	raiseHands: ['Raise Both Hands', 'raises both hands in delight'],
	shakeHead: ['Shake Head', 'shakes the head gently'],
	shrug: ['Shrug', 'shrugs lightly with a half smile'],
	smile: ['Smile', 'smiles warmly'],
	thumbsUp: ['Thumbs Up', 'gives a thumbs-up'],
	tiltHead: ['Tilt Head', 'tilts the head with interest'],
	wave: ['Wave', 'waves with one hand'],
} as const satisfies Record<string, readonly [string, string]>;

/** For a multi-select field. */
export const GESTURE_CHOICES: INodePropertyOptions[] = Object.entries(GESTURES).map(
	([value, [name, description]]) => ({ name, value, description }),
);

/** The clause of a gesture; undefined for a name that there is not. */
export function gestureClause(name: string): string | undefined {
	return Object.hasOwn(GESTURES, name) ? GESTURES[name as keyof typeof GESTURES][1] : undefined;
}

/** A motion prompt of the user's own words and then of ready gestures; '' where there is neither. */
export function joinMotion(prompt: string, gestures: string[]): string {
	if (gestures.length === 0) return prompt;
	const own = prompt.replace(/[\s.,;]+$/, '');
	return [own, ...gestures].filter(Boolean).join(', then ');
}
