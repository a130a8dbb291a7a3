/** Languages by a writing system that is theirs, or mostly theirs. Kana comes before Chinese signs. */
const SCRIPTS: ReadonlyArray<readonly [RegExp, string]> = [
	[/[\p{Script=Hiragana}\p{Script=Katakana}]/gu, 'ja'],
	[/\p{Script=Hangul}/gu, 'ko'],
	[/\p{Script=Han}/gu, 'zh'],
	[/[پچژگ]/gu, 'fa'],
	[/\p{Script=Arabic}/gu, 'ar'],
	[/\p{Script=Hebrew}/gu, 'he'],
	[/\p{Script=Thai}/gu, 'th'],
	[/\p{Script=Devanagari}/gu, 'hi'],
	[/\p{Script=Bengali}/gu, 'bn'],
	[/\p{Script=Tamil}/gu, 'ta'],
	[/\p{Script=Telugu}/gu, 'te'],
	[/\p{Script=Gujarati}/gu, 'gu'],
	[/\p{Script=Kannada}/gu, 'kn'],
	[/\p{Script=Malayalam}/gu, 'ml'],
	[/\p{Script=Gurmukhi}/gu, 'pa'],
	[/\p{Script=Greek}/gu, 'el'],
	[/[іїєґ]/giu, 'uk'],
	[/\p{Script=Cyrillic}/gu, 'ru'],
];

/** Small words that a text of some sentences cannot do without, for languages in Latin letters. */
const SMALL_WORDS: Record<string, string> = {
	ca: 'de els les dels amb és una per als que aquest',
	cs: 'je se že jsme vás nebo jako pro jsou ale už není má na',
	da: 'og det er en at af på ikke vi jeg du til med som',
	de: 'der die das und ist nicht wir sie ein eine mit für den zu auf ich von',
	en: 'the and of to is you we that it for with your are this our',
	es: 'de en el la los las y que es una para con por del tu su no más',
	fi: 'ja on ei se että kun mutta ovat voi joka tai myös sinun',
	fr: 'de en le la les et est une des pour vous nous dans que pas avec du',
	hr: 'je i se da su na za nije smo ili što kako',
	hu: 'az és nem hogy egy van meg is ez ami csak',
	id: 'yang dan di untuk dengan ini itu tidak kami anda dari akan',
	it: 'il lo gli e è una che per con non di del della sono più',
	nb: 'og det er en å av på ikke vi jeg du til med som',
	nl: 'de het een en is van niet wij dat voor met je op zijn',
	pl: 'i w na się jest nie z że do to jak dla są',
	pt: 'de o os as e é uma que para com não do da dos das em você mais ao',
	ro: 'și este nu un în cu pentru la pe sunt care mai',
	sv: 'och det är en att av på inte vi jag du till med som',
	tr: 've bir bu için ile çok da değil daha olarak var her',
	vi: 'và là của không có cho một các được với bạn',
};

const SMALL = Object.entries(SMALL_WORDS).map(
	([code, words]) => [code, new Set(words.split(' '))] as const,
);

/** Of the words, this share at least has to be small words of a language. */
const LEAST_SHARE = 0.1;

/**
 * The ISO 639 code of the language that a text is written in: by its writing system, or in Latin
 * letters by its smallest words. Undefined where that does not tell, as for a headline or a name.
 * It is meant for choosing a speaking rate, for which near relatives are as good.
 */
export function recognizeLanguage(text: string): string | undefined {
	const composed = text.normalize('NFC');
	return byScript(composed) ?? bySmallWords(composed);
}

function byScript(text: string): string | undefined {
	const letters = text.match(/\p{L}/gu)?.length ?? 0;
	const latin = text.match(/\p{Script=Latin}/gu)?.length ?? 0;
	if (letters === 0 || latin >= letters / 2) return undefined;
	return SCRIPTS.find(([sign]) => (text.match(sign)?.length ?? 0) > letters / 200)?.[1];
}

function bySmallWords(text: string): string | undefined {
	const words = text.toLowerCase().match(/[\p{L}\p{M}]+/gu) ?? [];
	const [first, second] = SMALL.map(([code, small]) => ({
		code,
		hits: words.filter((word) => small.has(word)).length,
	})).sort((a, b) => b.hits - a.hits);
	const isClear = first.hits >= 2 && first.hits > second.hits;
	return isClear && first.hits >= words.length * LEAST_SHARE ? first.code : undefined;
}
