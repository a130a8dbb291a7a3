import { pauseSeconds, withoutPauses } from './pauses';
import type { Pace } from './speakingRates';

export interface Length {
	words: number;
	/** Chinese, Japanese and Korean signs, which are counted one by one when they are spoken. */
	characters: number;
	seconds: number;
}

const SIGN = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;
const KANA = /[\p{Script=Hiragana}\p{Script=Katakana}]/u;
const HANGUL = /\p{Script=Hangul}/u;

/**
 * Counts what is spoken and estimates how long that takes, pauses included. Words are found by
 * Intl.Segmenter, which also knows languages without spaces (Chinese, Japanese, Thai, Lao, Khmer,
 * Burmese); signs take time by the sign, everything else by the word.
 */
export function measure(text: string, pace: Pace): Length {
	const spoken = withoutPauses(text);
	let words = 0;
	let spacedWords = 0;
	let characters = 0;
	for (const { segment, isWordLike } of new Intl.Segmenter('und', { granularity: 'word' }).segment(
		spoken,
	)) {
		if (!isWordLike) continue;
		words++;
		if (SIGN.test(segment)) characters += [...segment].length;
		else spacedWords++;
	}
	const { unit, perMinute, foreign } = pace;
	const signsPerMinute = unit === 'characters' ? perMinute : foreign[signsIn(spoken)];
	const wordsPerMinute = unit === 'words' ? perMinute : foreign.words;
	const seconds = (60 * spacedWords) / wordsPerMinute + (60 * characters) / signsPerMinute;
	return { words, characters, seconds: Math.round((seconds + pauseSeconds(text)) * 10) / 10 };
}

function signsIn(text: string): 'japanese' | 'korean' | 'chinese' {
	if (KANA.test(text)) return 'japanese';
	return HANGUL.test(text) ? 'korean' : 'chinese';
}

export interface LengthTarget {
	seconds: number;
	/** What the writer is told to count. */
	unit: 'words' | 'characters';
	amount: number;
	/** The bounds of what is accepted, in units. */
	least: number;
	most: number;
	/** How many seconds off a length may be. */
	tolerance: number;
}

/** Scripts may be this much shorter or longer than asked for. */
export const TOLERANCE = 0.1;

interface Allowances {
	/** Seconds of the whole that are pauses. */
	pauses?: number;
	/** Seconds that a script may be off in any case. */
	tolerance?: number;
}

/** The length to write for `seconds` of speech and pauses, in the unit that fits the language. */
export function lengthTarget(
	seconds: number,
	{ unit, perMinute }: Pace,
	{ pauses = 0, tolerance: leastTolerance = 0 }: Allowances = {},
): LengthTarget {
	const tolerance = Math.max(seconds * TOLERANCE, leastTolerance);
	const units = (some: number) => ((some - pauses) * perMinute) / 60;
	// A bound such as 134.99999999999997 is 135.
	const rounding = 1e-9;
	return {
		seconds,
		unit,
		amount: Math.max(1, Math.round(units(seconds))),
		least: Math.max(1, Math.ceil(units(seconds - tolerance) - rounding)),
		most: Math.max(1, Math.floor(units(seconds + tolerance) + rounding)),
		tolerance,
	};
}

/** Whether an estimated length, which is rounded to a tenth of a second, meets the target. */
export function isWithin(length: Length, target: LengthTarget): boolean {
	return Math.abs(length.seconds - target.seconds) <= target.tolerance + 0.05;
}
