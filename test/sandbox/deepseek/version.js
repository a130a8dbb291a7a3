// @ts-check
'use strict';

const { countCharacters, countWords } = require('../words');

/** @typedef {import('./request').Wish} Wish */

/**
 * A script or scenes that shall get a new version.
 * @typedef {object} Original
 * @property {string} title
 * @property {string} [script]
 * @property {Array<{ script: string, on_screen_text: string }>} [scenes]
 */

/**
 * How a text is to become a version of itself.
 * @typedef {object} Manner
 * @property {Wish['unit']} unit
 * @property {string | null} language null keeps the words as they are
 * @property {Record<string, string>} glossary
 * @property {boolean} careless glossary and pauses are not minded
 */

const PAUSE = '<break\\b[^<>]*>';
const FILLER = 'and so it goes on like this for as long as there is time'.split(' ');
const SIGNS = { japanese: 'です', korean: '번역', chinese: '译文' };

/** @param {string} text */
const withoutPauses = (text) => text.replace(new RegExp(PAUSE, 'gi'), ' ');

/** @param {string} text */
const escaped = (text) => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');

/** Two signs for each word of a language without spaces. @param {string | null} language */
const signsOf = (language) =>
	Object.entries(SIGNS).find(([name]) => language?.toLowerCase().includes(name))?.[1] ??
	SIGNS.chinese;

/**
 * A word in another language: its letters backwards, so that a test sees at once what was translated.
 *
 * @param {string} word
 * @param {Manner} manner
 */
function translated(word, { unit, language }) {
	if (language === null) return word;
	if (unit === 'characters') return signsOf(language);
	const [, letters, end] = /** @type {RegExpExecArray} */ (/^(.*?)([.,!?;:…]*)$/su.exec(word));
	return Array.from(letters.toLowerCase()).reverse().join('') + end;
}

/**
 * The pieces of a text's new version. A `kept` piece is a pause or what the glossary says.
 *
 * @param {string} text
 * @param {Manner} manner
 */
function pieces(text, manner) {
	const { glossary, careless, unit } = manner;
	const terms = Object.keys(glossary).sort((a, b) => b.length - a.length);
	const kept = careless ? [] : [PAUSE, ...terms.map(escaped)];
	const found = (careless ? withoutPauses(text) : text).match(
		new RegExp([...kept, `(?:(?!${PAUSE})\\S)+`].join('|'), 'giu'),
	);
	return (found ?? []).map((piece) => {
		if (new RegExp(`^${PAUSE}$`, 'i').test(piece)) return { text: piece, size: 0, kept: true };
		const term = terms.find((name) => name.toLowerCase() === piece.toLowerCase());
		const isTerm = term !== undefined && !careless;
		const out = isTerm ? glossary[term] : translated(piece, manner);
		const size = unit === 'words' ? countWords(out) : countCharacters(out);
		return { text: out, size, kept: isTerm };
	});
}

/**
 * A text's new version, of a length if one is given: cut from its end, where nothing is lost that
 * must be kept, or filled up.
 *
 * @param {string} text
 * @param {Manner} manner
 * @param {number} [length] in units
 */
function version(text, manner, length) {
	const out = pieces(text, manner);
	const total = () => out.reduce((sum, { size }) => sum + size, 0);
	for (let i = out.length - 1; length !== undefined && i >= 0 && total() > length; i--) {
		if (!out[i].kept) out.splice(i, 1);
	}
	for (let i = 0; length !== undefined && total() < length; i++) {
		const word = translated(FILLER[i % FILLER.length], manner);
		const size = manner.unit === 'words' ? 1 : Math.min(2, length - total());
		out.push({ text: manner.unit === 'words' ? word : word.slice(0, size), size, kept: false });
	}
	const glue = manner.unit === 'characters' && manner.language !== null ? '' : ' ';
	return out.map((piece) => piece.text).join(glue);
}

/**
 * A new version of an original: in another language, or of another length.
 *
 * @param {Wish & { original: Original }} wish
 * @param {{ length: number, careless: boolean, dropScene: boolean }} options
 */
function writeVersion({ original, unit, target, glossary }, { length, careless, dropScene }) {
	const manner = { unit, language: target, glossary, careless };
	const title = [version(original.title, manner), target && `(${target})`]
		.filter(Boolean)
		.join(' ');
	if (!original.scenes) {
		return { title, script: version(original.script ?? '', manner, length) };
	}
	const sizes = original.scenes.map(({ script }) => Math.max(1, countWords(withoutPauses(script))));
	const whole = sizes.reduce((sum, size) => sum + size, 0);
	let done = 0;
	const scenes = original.scenes.map(({ script, on_screen_text }, i) => {
		const before = Math.round((length * done) / whole);
		done += sizes[i];
		const share = Math.round((length * done) / whole) - before;
		return {
			script: version(script, manner, Math.max(1, share)),
			on_screen_text: version(on_screen_text, manner),
		};
	});
	return { title, scenes: dropScene ? scenes.slice(1) : scenes };
}

module.exports = { writeVersion };
