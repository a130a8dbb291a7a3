import { fold, partsOf } from './names';

const MOST = 5;
const ENOUGH = 0.4;

/** The names most like a text, the best first; none where nothing is like it. */
export function nearest(text: string, names: readonly string[]): string[] {
	const wanted = pairsOf(fold(text));
	const start = pairsOf(fold(partsOf(text).base));
	return names
		.map((name) => ({
			name,
			likeness: Math.max(
				likeness(wanted, pairsOf(fold(name))),
				likeness(start, pairsOf(fold(partsOf(name).base))),
			),
		}))
		.filter((entry) => entry.likeness >= ENOUGH)
		.sort((a, b) => b.likeness - a.likeness)
		.slice(0, MOST)
		.map(({ name }) => name);
}

/** The pairs of letters that follow one another, with the beginning and the end of the text. */
function pairsOf(text: string): Set<string> {
	const letters = Array.from(` ${text} `);
	return new Set(letters.slice(1).map((letter, index) => letters[index] + letter));
}

/** Dice's coefficient: 1 for the same pairs, 0 for none in common. */
function likeness(a: Set<string>, b: Set<string>): number {
	const common = [...a].filter((pair) => b.has(pair)).length;
	return (2 * common) / (a.size + b.size);
}
