// @ts-check
'use strict';

const { countCjk } = require('../words');

/** @typedef {import('./schemas').ChatRequest} ChatRequest */

/**
 * What a prompt asks for.
 * @typedef {object} Wish
 * @property {string} brief what stands between <brief> and </brief>, else the last user message
 * @property {number} length how long the spoken text shall be
 * @property {'words' | 'characters'} unit
 * @property {'chinese' | 'japanese' | 'english'} language of the sentences that fill up
 * @property {number | null} scenes how many, null for one script
 * @property {import('./version').Original | null} original what stands between <original> and </original>
 * @property {string | null} target the language of "Language: ...", for a new version of the original
 * @property {Record<string, string>} glossary what stands after "Glossary: "
 */

const DEFAULT_WORDS = 60;
const DEFAULT_SCENES = 4;

/**
 * The last "<number> <unit>" of a text. Of a range ("140-160 words", "140 to 160 words") the middle.
 *
 * @param {string} text
 * @param {string} unit a regular expression
 * @returns {{ amount: number, unit: string } | null}
 */
function lastAmount(text, unit) {
	const number = '(?<![\\p{L}\\d])(\\d[\\d,]*)';
	const pattern = new RegExp(
		`(?:${number}\\s*(?:-|–|—|to|and)\\s*)?${number}[\\s-]+(${unit})\\b`,
		'giu',
	);
	const found = [...text.matchAll(pattern)].at(-1);
	if (!found) return null;
	const high = Number(found[2].replaceAll(',', ''));
	const low = found[1] === undefined ? high : Number(found[1].replaceAll(',', ''));
	return { amount: Math.round((low + high) / 2), unit: found[3].toLowerCase() };
}

/** @param {string} brief @param {string} prompt @returns {Wish['language']} */
function fillerLanguage(brief, prompt) {
	if (/[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(brief)) return 'japanese';
	if (countCjk(brief) > 0) return 'chinese';
	return /japanese/i.test(prompt) ? 'japanese' : 'chinese';
}

/**
 * What a line that begins with a name holds.
 *
 * @param {string} text
 * @param {string} name
 */
const lineOf = (text, name) => new RegExp(`^${name}: (.*)$`, 'm').exec(text)?.[1] ?? null;

/** @param {string} said @returns {Pick<Wish, 'original' | 'target' | 'glossary'>} */
function readOriginal(said) {
	const [, json, after] = /<original>([\s\S]*?)<\/original>([\s\S]*)/.exec(said) ?? [];
	if (json === undefined) return { original: null, target: null, glossary: {} };
	return {
		original: JSON.parse(json),
		target: lineOf(after, 'Language'),
		glossary: JSON.parse(lineOf(after, 'Glossary') ?? '{}'),
	};
}

/**
 * Reads from a request what shall be written.
 *
 * @param {ChatRequest} request
 * @returns {Wish}
 */
function readWish({ messages }) {
	// An earlier answer may speak of words and scenes too, without asking for them.
	const asked = messages.filter(({ role }) => role !== 'assistant');
	const prompt = asked.map(({ content }) => content).join('\n');
	const system = asked.filter(({ role }) => role === 'system').map(({ content }) => content);
	const length = lastAmount(prompt, 'words?|characters?') ?? {
		amount: DEFAULT_WORDS,
		unit: 'words',
	};
	const unit = length.unit.startsWith('c') ? 'characters' : 'words';
	const said = messages.filter(({ role }) => role === 'user').map(({ content }) => content);
	const marked = /<brief>([\s\S]*?)<\/brief>/.exec(said.join('\n'));
	const brief = marked?.[1] ?? said.at(-1) ?? '';
	const inScenes = (system.length > 0 ? system.join('\n') : prompt).includes('"scenes"');
	const scenes = lastAmount(prompt, 'scenes?')?.amount ?? DEFAULT_SCENES;
	return {
		brief: brief.trim() || 'Hello and welcome.',
		length: Math.max(1, length.amount),
		unit,
		language: unit === 'words' ? 'english' : fillerLanguage(brief, prompt),
		scenes: inScenes ? Math.min(50, Math.max(1, scenes)) : null,
		...readOriginal(said.join('\n')),
	};
}

module.exports = { readWish };
