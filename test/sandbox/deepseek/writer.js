// @ts-check
'use strict';

const { countCharacters, countWords } = require('../words');

/** @typedef {import('./request').Wish} Wish */
/** @typedef {{ role: string, script: string, emotion: string, motion_prompt: string, on_screen_text: string }} Scene */

const KEPT_CHARACTERS = 200;

const FILLERS = {
	english: [
		'We made this short video to tell you what matters most.',
		'Take a moment and see how simple the next step can be.',
		'Everything you need is ready and waiting for you.',
		'Many people started the same way and never looked back.',
		'Reach out whenever you like and we will gladly help.',
	],
	chinese: [
		'我们用这段视频告诉您最重要的内容。',
		'请花一点时间了解下一步有多简单。',
		'您需要的一切都已经准备好了。',
		'欢迎随时与我们联系。',
	],
	japanese: [
		'この動画では大切なことをお伝えします。',
		'次の一歩はとても簡単です。',
		'必要なものはすべて揃っています。',
		'いつでもお気軽にご連絡ください。',
	],
};

const BODY_ROLES = ['problem', 'solution', 'benefit', 'proof'];
const EMOTIONS = ['Excited', 'Friendly', 'Serious', 'Soothing', 'Broadcaster'];
const MOTIONS = [
	'waves and smiles at the camera',
	'nods gently',
	'opens both hands',
	'points to the side',
];

/** @param {Wish['unit']} unit @param {string} text */
const measure = (unit, text) => (unit === 'words' ? countWords(text) : countCharacters(text));

/** @param {Wish['unit']} unit @param {string} text pieces that make the text when joined */
const pieces = (unit, text) =>
	unit === 'words' ? (text.match(/\S+\s*/g) ?? []) : Array.from(text);

/**
 * The longest beginning of a text that is not longer than asked.
 *
 * @param {Wish['unit']} unit
 * @param {string} text
 * @param {number} length
 */
function beginning(unit, text, length) {
	let out = '';
	let size = 0;
	for (const piece of pieces(unit, text)) {
		const more = measure(unit, piece);
		if (size + more > length) break;
		out += piece;
		size += more;
	}
	return out.trimEnd();
}

/** The first 200 characters of a brief, to the end of the word. @param {Wish['unit']} unit @param {string} brief */
function kept(unit, brief) {
	let out = '';
	for (const piece of pieces(unit, brief)) {
		if (out.trimEnd().length >= KEPT_CHARACTERS) break;
		out += piece;
	}
	return out.trimEnd();
}

/** @param {string} text @param {Wish['language']} language */
const ended = (text, language) =>
	/[.!?。！？…]["'”’」』)]*$/u.test(text) ? text : text + (language === 'english' ? '.' : '。');

/**
 * Neutral sentences of a length. The last is cut so that it fits.
 *
 * @param {Pick<Wish, 'unit' | 'language'>} wish
 * @param {number} length
 * @param {number} turn which sentence to begin with
 */
function filler({ unit, language }, length, turn) {
	const glue = language === 'english' ? ' ' : '';
	const sentences = FILLERS[language];
	const out = [];
	for (let left = length, i = turn; left > 0; i++) {
		const whole = sentences[i % sentences.length];
		const size = measure(unit, whole);
		// The full stop that is put back counts as a character.
		const fitting =
			size <= left
				? whole
				: ended(beginning(unit, whole, unit === 'words' ? left : Math.max(0, left - 1)), language);
		out.push(fitting);
		left -= Math.min(size, left);
	}
	return out.join(glue);
}

/**
 * Spoken text that begins with the brief and has the asked length.
 *
 * @param {Wish} wish
 * @param {{ length?: number, exact?: boolean }} [options] `exact`: even the brief's first 200 characters are
 * cut when they are longer than asked
 */
function writeScript(wish, { length = wish.length, exact = false } = {}) {
	const { brief, unit, language } = wish;
	const head = kept(unit, brief);
	const cut = beginning(unit, brief, length);
	const start = exact || cut.length > head.length ? cut : head;
	const stop =
		unit === 'characters' && measure(unit, start) >= length ? start : ended(start, language);
	const missing = length - measure(unit, stop);
	if (missing <= 0) return stop;
	return [stop, filler(wish, missing, 0)].join(language === 'english' ? ' ' : '');
}

/**
 * Scenes whose scripts have the asked length together. The first holds the brief.
 *
 * @param {Wish} wish
 * @param {{ length?: number, exact?: boolean }} [options] as for writeScript
 * @returns {Scene[]}
 */
function writeScenes(wish, { length = wish.length, exact = false } = {}) {
	const count = wish.scenes ?? 1;
	const head = exact ? 0 : measure(wish.unit, kept(wish.unit, wish.brief));
	const first = Math.max(Math.ceil(length / count), Math.min(head, length));
	const rest = Math.max(0, length - first);
	return Array.from({ length: count }, (_, i) => {
		const share =
			Math.floor((rest * i) / Math.max(1, count - 1)) -
			Math.floor((rest * (i - 1)) / Math.max(1, count - 1));
		const script =
			i === 0 ? writeScript(wish, { length: first, exact }) : filler(wish, Math.max(1, share), i);
		return {
			role: i === 0 ? 'hook' : i === count - 1 ? 'cta' : BODY_ROLES[(i - 1) % BODY_ROLES.length],
			script,
			emotion: EMOTIONS[i % EMOTIONS.length],
			motion_prompt: MOTIONS[i % MOTIONS.length],
			on_screen_text: beginning(wish.unit, script, wish.unit === 'words' ? 5 : 12),
		};
	});
}

/** A title from the brief's first line. @param {Wish} wish */
const writeTitle = ({ brief, unit }) =>
	beginning(unit, brief.split('\n')[0], unit === 'words' ? 8 : 20) || 'Video';

module.exports = { writeScenes, writeScript, writeTitle };
