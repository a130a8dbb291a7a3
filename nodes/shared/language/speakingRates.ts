import { languageCode } from './languages';
import { recognizeLanguage } from './recognizeLanguage';

/** HeyGen's own guides reckon with 150 English words a minute; all other rates go with this one. */
export const DEFAULT_WORDS_PER_MINUTE = 150;

/**
 * Words a minute, as Intl.Segmenter finds them, where English has 150; to the nearest five. Languages
 * that are missing here are reckoned like English.
 *
 * `read`: measured on texts read aloud, as a share of English's 228 words a minute, by
 * Trauzettel-Klosinski and Dietz, "Standardized Assessment of Reading Performance: The New
 * International Reading Speed Texts IReST", 2012, doi 10.1167/iovs.11-8284, table 2.
 *
 * `syllables`: measured in syllables a second, as a share of English's 6.27, by Coupé, Oh, Dediu and
 * Pellegrino, "Different languages, similar encoding efficiency", 2019, doi 10.1126/sciadv.aaw2594
 * (Catalan 7.02, Hungarian 5.78, Serbian 7.08, Thai 4.67, Vietnamese 5.22), where 150 English words
 * are 225 syllables; divided by the syllables of a word. Vietnamese writes each syllable as a word.
 *
 * `estimated`: nobody is known to have measured them in this way. They have the number of words that
 * the Universal Declaration of Human Rights takes in the language, for the time that it takes in
 * English, less the 13 % by which this is too much for the languages that were measured.
 */
const WORDS = {
	read: {
		ar: 90,
		de: 120,
		en: 150,
		es: 145,
		fi: 105,
		fr: 130,
		he: 125,
		it: 125,
		nl: 135,
		pl: 110,
		pt: 120,
		ru: 120,
		sl: 120,
		sv: 130,
		tr: 110,
	},
	syllables: { bs: 115, ca: 135, hr: 115, hu: 105, sr: 115, th: 125, vi: 190 },
	estimated: {
		az: 115,
		bg: 130,
		bn: 105,
		cs: 115,
		da: 125,
		el: 140,
		et: 105,
		fa: 140,
		fil: 145,
		gu: 115,
		hi: 150,
		id: 130,
		ka: 105,
		kk: 110,
		kn: 80,
		lt: 110,
		lv: 105,
		ml: 60,
		mr: 120,
		ms: 125,
		nb: 120,
		no: 120,
		pa: 165,
		ro: 140,
		sk: 115,
		sw: 130,
		ta: 90,
		te: 85,
		uk: 120,
		ur: 160,
	},
};

const WORDS_PER_MINUTE: Record<string, number> = {
	...WORDS.read,
	...WORDS.syllables,
	...WORDS.estimated,
};

/**
 * Signs a minute where English has 150 words. Mandarin is spoken at 4 to 5 a second, Japanese at about
 * 5, as announcers do. A Korean sign is a syllable: 7.04 a second to English's 6.27 (Coupé et al.), as
 * above; Cantonese has 5.55 to Mandarin's 5.78.
 */
const SIGNS_PER_MINUTE: Record<string, number> = { ja: 300, ko: 250, yue: 260, zh: 270 };

/** How fast a language is spoken at HeyGen's voice speed 1. */
export interface Pace {
	/** What is counted: signs in Chinese, Japanese and Korean. */
	unit: 'words' | 'characters';
	/** Units a minute. */
	perMinute: number;
	/** Units a minute of what belongs to another writing system, such as an English name in Japanese. */
	foreign: { words: number; chinese: number; japanese: number; korean: number };
}

/**
 * The pace of a language by its name or code; where that is not known, of the language of the text.
 * `wordsPerMinute` is how fast the voice speaks English, and counts for all languages in proportion.
 */
export function paceOf(language: string, text: string, wordsPerMinute: number): Pace {
	const named = languageCode(language) ?? recognizeLanguage(language);
	const code = named ?? recognizeLanguage(text) ?? 'en';
	const speed = wordsPerMinute / DEFAULT_WORDS_PER_MINUTE;
	const signs = SIGNS_PER_MINUTE[code];
	const foreign = {
		words: DEFAULT_WORDS_PER_MINUTE * speed,
		chinese: SIGNS_PER_MINUTE.zh * speed,
		japanese: SIGNS_PER_MINUTE.ja * speed,
		korean: SIGNS_PER_MINUTE.ko * speed,
	};
	if (signs) return { unit: 'characters', perMinute: signs * speed, foreign };
	const words = WORDS_PER_MINUTE[code] ?? DEFAULT_WORDS_PER_MINUTE;
	return { unit: 'words', perMinute: words * speed, foreign };
}
