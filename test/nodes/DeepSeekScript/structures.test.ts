import { partsOf, STRUCTURE_OPTIONS, STRUCTURES } from '../../../nodes/DeepSeekScript/structures';

describe('partsOf', () => {
	it.each([
		['hookProblemSolutionCta', ['hook', 'problem', 'solution', 'cta']],
		['announcement', ['hook', 'what_changed', 'why_it_matters', 'next_step']],
		['explainer', ['context', 'core_idea', 'takeaway']],
		['personalMessage', ['greeting', 'reason', 'offer', 'next_step']],
		['sales', ['pain', 'vision', 'product', 'cta']],
		['tutorial', ['goal', 'steps', 'recap']],
		['free', []],
		['', []],
		['no such structure', []],
		['constructor', []],
		['__proto__', []],
	])("knows the parts of '%s'", (name, parts) => expect(partsOf(name)).toEqual(parts));
});

it('offers every structure once, by a label of its own', () => {
	expect(STRUCTURE_OPTIONS.map(({ value }) => value)).toEqual(Object.keys(STRUCTURES));
	expect(STRUCTURE_OPTIONS[0]).toEqual({
		name: 'Hook → Problem → Solution → Call to Action',
		value: 'hookProblemSolutionCta',
	});
	expect(new Set(STRUCTURE_OPTIONS.map(({ name }) => name)).size).toBe(7);
});
