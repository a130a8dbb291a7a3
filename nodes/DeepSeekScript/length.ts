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
	const signs = KANA.test(text) ? 'japanese' : 'chinese';
	const minutes = spacedWords / rate.wordsPerMinute + characters / perMinute(signs, rate);
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

/** In which language the text will be: its name or code where one is given, else that of the brief. */
export interface LanguageHint {
	language: string;
	brief: string;
}

/** The length to write for `seconds` of speech, in the unit that fits the language. */
export function lengthTarget(
	seconds: number,
	hint: LanguageHint,
	rate: SpeakingRate,
): LengthTarget {
	const script = hint.language ? scriptOfLanguage(hint.language) : scriptOfText(hint.brief);
	const amount = (seconds * perMinute(script, rate)) / 60;
	return {
		seconds,
		unit: script === 'spaced' ? 'words' : 'characters',
		amount: Math.max(1, Math.round(amount)),
		least: Math.max(1, Math.ceil((amount * 90) / 100)),
		most: Math.max(1, Math.floor((amount * 110) / 100)),
	};
}

/** Whether an estimated length, which is rounded to a tenth of a second, meets the target. */
export function isWithin(length: Length, target: LengthTarget): boolean {
	return Math.abs(length.seconds - target.seconds) <= target.seconds * TOLERANCE + 0.05;
}

type Script = 'spaced' | 'chinese' | 'japanese';

function perMinute(script: Script, { wordsPerMinute }: SpeakingRate): number {
	if (script === 'spaced') return wordsPerMinute;
	const atDefault = script === 'japanese' ? JAPANESE_PER_MINUTE : CHINESE_PER_MINUTE;
	return (atDefault * wordsPerMinute) / DEFAULT_WORDS_PER_MINUTE;
}

/** By a language's name or code, e.g. Chinese (Taiwan), zh-CN, 日本語. */
function scriptOfLanguage(language: string): Script {
	const words = language.toLowerCase().split(/[^\p{L}]+/u);
	const isOneOf = (...names: string[]) => names.some((name) => words.includes(name));
	if (isOneOf('japanese', 'ja')) return 'japanese';
	if (isOneOf('chinese', 'mandarin', 'cantonese', 'zh', 'yue')) return 'chinese';
	if (/日本/.test(language)) return 'japanese';
	return scriptOfText(language);
}

/** Chinese and Japanese where more than half of the letters are their signs. */
function scriptOfText(text: string): Script {
	const letters = [...text].filter((sign) => /\p{L}/u.test(sign));
	const signs = letters.filter((sign) => SIGN.test(sign));
	if (signs.length <= letters.length / 2) return 'spaced';
	return KANA.test(text) ? 'japanese' : 'chinese';
}
