// @ts-check
'use strict';

const CJK = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu;

/**
 * How many words a text has: runs of non-blanks with at least one letter or digit.
 *
 * @param {string} text
 */
const countWords = (text) =>
	(text.match(/\S+/g) ?? []).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;

/**
 * How many characters a text has, blanks not counted.
 *
 * @param {string} text
 */
const countCharacters = (text) => Array.from(text.replace(/\s/g, '')).length;

/**
 * How many Chinese and Japanese characters a text has.
 *
 * @param {string} text
 */
const countCjk = (text) => (text.match(CJK) ?? []).length;

/**
 * How long a text takes to speak, in seconds, at 2.5 words or 4.5 Chinese or Japanese characters a second;
 * at least 1.
 *
 * @param {string} text
 */
const secondsToSpeak = (text) => {
	const seconds = countWords(text.replace(CJK, ' ')) / 2.5 + countCjk(text) / 4.5;
	return Math.max(1, Math.round(seconds * 100) / 100);
};

module.exports = { countCharacters, countCjk, countWords, secondsToSpeak };
