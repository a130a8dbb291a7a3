/** Letters of writing systems with spaces between words: next to one of them, a term goes on. */
const SPACED = '[\\p{Script=Latin}\\p{Script=Cyrillic}\\p{Script=Greek}\\p{N}]';

/** Whether a text speaks of a term, also with an ending: "Acme's", "Acmes". */
export function mentions(text: string, term: string): boolean {
	return pattern(escaped(term), term).test(text.normalize('NFC'));
}

/** Whether a text has a term as a word of its own. */
export function hasWord(text: string, term: string): boolean {
	const whole = `${escaped(term)}${startsWithSpaced(term.slice(-1)) ? `(?!${SPACED})` : ''}`;
	return pattern(whole, term).test(text.normalize('NFC'));
}

/** Whether a text has a word or several, each with whatever ending its grammar asks for. */
export function hasInflected(text: string, term: string): boolean {
	const words = term.normalize('NFC').trim().split(/\s+/);
	const stems = words.map((word) => {
		const signs = [...word];
		const stem = signs.slice(0, Math.max(3, signs.length - 3)).join('');
		return `${escaped(stem)}${startsWithSpaced(word) ? '\\p{L}*' : escaped(word.slice(stem.length))}`;
	});
	return pattern(stems.join('\\s+'), term).test(text.normalize('NFC'));
}

/** Capital letters do not matter, but for abbreviations: "AI" is no Italian "ai". */
function pattern(source: string, term: string): RegExp {
	const before = startsWithSpaced(term) ? `(?<!${SPACED})` : '';
	const isAbbreviation = term === term.toUpperCase() && term !== term.toLowerCase();
	return new RegExp(before + source, isAbbreviation ? 'u' : 'iu');
}

function startsWithSpaced(text: string): boolean {
	return new RegExp(`^${SPACED}`, 'u').test(text);
}

/** The term as a regular expression, with any white space and any apostrophe where it has one. */
function escaped(term: string): string {
	return term
		.normalize('NFC')
		.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')
		.replace(/\s+/g, '\\s+')
		.replace(/['’]/g, "['’]");
}
