/** ISO 639 codes of the languages that are known by name; HeyGen's languages, and some more. */
const CODES =
	'af am ar az be bg bn bs ca cs cy da de el en es et eu fa fi fil fr ga gl gu he hi hr hu hy id is it ja jv ka kk km kn ko ky lo lt lv mk ml mn mr ms mt my nb ne nl no pa pl ps pt ro ru si sk sl so sq sr su sv sw ta te tg th tr uk ur uz vi yue zh zu'.split(
		' ',
	);

/** Names that people use and that Intl does not have. */
const OTHER_NAMES: Record<string, string> = {
	castilian: 'es',
	farsi: 'fa',
	flemish: 'nl',
	mandarin: 'zh',
	tagalog: 'fil',
	tl: 'fil',
	cmn: 'zh',
};

const LOCALE = /^[a-z]{2,3}(?:[-_][a-z0-9]{2,8})*$/i;

let names: Map<string, string> | undefined;

/** Codes by name in English and in the language itself, in lower case. */
function codesByName(): Map<string, string> {
	if (names) return names;
	names = new Map(Object.entries(OTHER_NAMES));
	for (const code of CODES) {
		for (const locale of ['en', code]) {
			const name = new Intl.DisplayNames(locale, { type: 'language' }).of(code);
			if (name) names.set(name.toLowerCase(), code);
		}
		names.set(code, code);
	}
	return names;
}

/**
 * The ISO 639 code of a language that is given by name or code, in English or in the language itself,
 * with or without a country: German, de-AT, Spanish (Mexico), Brazilian Portuguese, 日本語.
 * Undefined for what is not known.
 */
export function languageCode(language: string): string | undefined {
	const text = language.trim().toLowerCase();
	const known = codesByName();
	if (LOCALE.test(text)) {
		const [code] = text.split(/[-_]/);
		const found = known.get(code) ?? known.get(text);
		if (found) return found;
	}
	// Only a whole text can be a code: "it" and "no" are words too.
	const word = text
		.replace(/[(（].*/su, '')
		.split(/[^\p{L}\p{M}]+/u)
		.find((part) => part.length > 2 && known.has(part));
	return known.get(text) ?? (word ? known.get(word) : undefined);
}

/**
 * A language as it is best named to a writer: the English name of a code or of a language's own name
 * (ja and 日本語 → Japanese, pt-BR → Portuguese (Brazil)), anything else as it is given.
 */
export function languageName(language: string): string {
	const text = language.trim();
	const code = codesByName().get(text.toLowerCase());
	const tag = code ?? (LOCALE.test(text) && languageCode(text) ? text.replaceAll('_', '-') : '');
	if (!tag) return text;
	try {
		const english = new Intl.DisplayNames('en', { type: 'language', languageDisplay: 'standard' });
		return english.of(tag) ?? text;
	} catch {
		return text;
	}
}

/** Equal for two ways of naming the same language, e.g. de, German and Deutsch. */
export function languageKey(language: string): string {
	return languageName(language).toLowerCase().replace(/\s+/g, ' ');
}
