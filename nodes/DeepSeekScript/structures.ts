import type { INodePropertyOptions } from 'n8n-workflow';

interface Structure {
	label: string;
	/** The parts in order, as the `role` of a scene. */
	parts: readonly string[];
}

/** Shapes that short videos are told in; the parts become the scenes' roles. */
export const STRUCTURES = {
	hookProblemSolutionCta: {
		label: 'Hook → Problem → Solution → Call to Action',
		parts: ['hook', 'problem', 'solution', 'cta'],
	},
	announcement: {
		label: 'Announcement: Hook → What Changed → Why It Matters → Next Step',
		parts: ['hook', 'what_changed', 'why_it_matters', 'next_step'],
	},
	explainer: {
		label: 'Explainer: Context → Core Idea → Takeaway',
		parts: ['context', 'core_idea', 'takeaway'],
	},
	personalMessage: {
		label: 'Personal Message: Greeting → Reason → Offer → Next Step',
		parts: ['greeting', 'reason', 'offer', 'next_step'],
	},
	sales: {
		label: 'Sales: Pain → Vision → Product → Call to Action',
		parts: ['pain', 'vision', 'product', 'cta'],
	},
	tutorial: {
		label: 'Tutorial: Goal → Steps → Recap',
		parts: ['goal', 'steps', 'recap'],
	},
	free: { label: 'As the Brief Says', parts: [] },
} as const satisfies Record<string, Structure>;

export type StructureName = keyof typeof STRUCTURES;

export const STRUCTURE_OPTIONS: INodePropertyOptions[] = Object.entries(STRUCTURES).map(
	([value, { label }]) => ({ name: label, value }),
);

/** The parts of a structure; none for an unknown name, so that an expression may hold anything. */
export function partsOf(name: string): readonly string[] {
	return Object.hasOwn(STRUCTURES, name) ? STRUCTURES[name as StructureName].parts : [];
}
