/** How fast text is spoken at HeyGen's voice speed 1. */
export interface SpeakingRate {
	/** For languages that put spaces between words. */
	wordsPerMinute: number;
}

export interface Length {
	words: number;
	/** Chinese and Japanese signs, which are counted one by one when they are spoken. */
	characters: number;
	seconds: number;
}

/** HeyGen's own guides reckon with 150 words a minute. */
export const DEFAULT_WORDS_PER_MINUTE = 150;

/** Signs per minute at the default rate: Mandarin is spoken at 4 to 5 a second, Japanese at about 5. */
const CHINESE_PER_MINUTE = 270;
const JAPANESE_PER_MINUTE = 300;

const SIGN = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;
const KANA = /[\p{Script=Hiragana}\p{Script=Katakana}]/u;

/**
 * Counts what is spoken and estimates how long that takes. Words are found by Intl.Segmenter, which
 * also knows languages without spaces (Chinese, Japanese, Thai, Lao, Khmer, Burmese); text in Chinese
 * or Japanese signs takes time by the sign, everything else by the word.
 */
export function measure(text: string, rate: SpeakingRate): Length {
	let words = 0;
	let spacedWords = 0;
	let characters = 0;
	for (const { segment, isWordLike } of new Intl.Segmenter('und', { granularity: 'word' }).segment(
		text,
	)) {
		if (!isWordLike) continue;
		words++;
		if (SIGN.test(segment)) characters += [...segment].length;
		else spacedWords++;
	}
	const minutes = spacedWords / rate.wordsPerMinute + characters / charactersPerMinute(text, rate);
	return { words, characters, seconds: Math.round(minutes * 600) / 10 };
}

export interface LengthTarget {
	seconds: number;
	/** What the writer is told to count. */
	unit: 'words' | 'characters';
	amount: number;
	/** The bounds of what is accepted, in units. */
	least: number;
	most: number;
}

/** Scripts may be this much shorter or longer than asked for. */
export const TOLERANCE = 0.1;

/**
 * The length to write for `seconds` of speech, in the unit that fits the language. `sample` is the
 * language's name or any text in it.
 */
export function lengthTarget(seconds: number, sample: string, rate: SpeakingRate): LengthTarget {
	const inSigns = isInSigns(sample);
	const perMinute = inSigns ? charactersPerMinute(sample, rate) : rate.wordsPerMinute;
	const amount = Math.max(1, Math.round((seconds / 60) * perMinute));
	return {
		seconds,
		unit: inSigns ? 'characters' : 'words',
		amount,
		least: Math.ceil(amount * (1 - TOLERANCE)),
		most: Math.floor(amount * (1 + TOLERANCE)),
	};
}

/** Whether an estimated length meets the target. */
export function isWithin(length: Length, target: LengthTarget): boolean {
	return Math.abs(length.seconds - target.seconds) <= target.seconds * TOLERANCE;
}

function charactersPerMinute(sample: string, { wordsPerMinute }: SpeakingRate): number {
	const japanese = KANA.test(sample) || /japan|日本/i.test(sample);
	const perMinute = japanese ? JAPANESE_PER_MINUTE : CHINESE_PER_MINUTE;
	return (perMinute * wordsPerMinute) / DEFAULT_WORDS_PER_MINUTE;
}

/** True for the names of Chinese and Japanese, and for text that is mostly written in their signs. */
function isInSigns(sample: string): boolean {
	if (/\b(chinese|mandarin|cantonese|japanese|zh|ja|yue)\b/i.test(sample)) return true;
	const letters = [...sample].filter((sign) => /\p{L}/u.test(sign));
	return letters.filter((sign) => SIGN.test(sign)).length > letters.length / 2;
}
