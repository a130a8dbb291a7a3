/** Codes that HeyGen's languages may have besides those of two letters. */
const LONGER_CODES = ['fil', 'yue', 'wuu', 'ceb', 'haw', 'kok', 'mai', 'mni', 'nds', 'nso'];

/** English names that HeyGen uses and Unicode's data does not, or has for another code. */
const OTHER_NAMES: Record<string, string> = {
	bengali: 'bn',
	cantonese: 'yue',
	castilian: 'es',
	farsi: 'fa',
	mandarin: 'zh',
	norwegian: 'nb',
	odia: 'or',
	pushto: 'ps',
	tagalog: 'fil',
};

const OTHER_REGIONS: Record<string, string> = {
	castilian: 'ES',
	czech: 'CZ',
	'czech republic': 'CZ',
	'hong kong': 'HK',
	korea: 'KR',
	'latin america': '419',
	'palestinian authority': 'PS',
	taiwan: 'TW',
	turkey: 'TR',
	uk: 'GB',
	us: 'US',
	usa: 'US',
};

/** What stands in the brackets behind Chinese, as a code. */
const CHINESE: Record<string, string> = {
	'cantonese simplified': 'yue-CN',
	'cantonese traditional': 'zh-HK',
	'mandarin simplified': 'zh-CN',
	'mandarin traditional': 'zh-TW',
	simplified: 'zh-CN',
	'taiwanese mandarin traditional': 'zh-TW',
	traditional: 'zh-TW',
	'wu simplified': 'wuu-CN',
};

/** Text without case, accents and punctuation, for comparing names. */
export function fold(text: string): string {
	return text
		.normalize('NFKD')
		.replace(/\p{Mn}/gu, '')
		.toLowerCase()
		.replace(/[^\p{L}\p{N}\p{Mc}]+/gu, ' ')
		.trim();
}

/** `German (Austria)` in its parts. */
export function partsOf(name: string): { base: string; detail: string } {
	const [, base, detail = ''] = /^(.*?)\s*(?:\((.*)\))?$/s.exec(name.trim())!;
	return { base, detail };
}

/**
 * The code of a language as HeyGen names it, e.g. `de-AT` for "German (Austria)" and `de` for "German";
 * undefined for one that Unicode's data (`Intl.DisplayNames`) does not know, or whose variety it does not.
 */
export function codeOf(name: string): string | undefined {
	const { base, detail } = partsOf(name);
	const language = languageCodes().get(fold(base));
	if (!language || !detail) return language;
	if (language === 'zh' && Object.hasOwn(CHINESE, fold(detail))) return CHINESE[fold(detail)];
	// "Azerbaijani (Latin, Azerbaijan)": the region comes last.
	const region =
		regionCodes().get(fold(detail)) ?? regionCodes().get(fold(detail.split(',').pop()!));
	return region && `${language}-${region}`;
}

/** What people call a language, in English and in the language itself; all its codes belong to it too. */
export function namesOf(code: string): string[] {
	const named = (locale: string, languageDisplay: 'dialect' | 'standard') =>
		new Intl.DisplayNames([locale], { type: 'language', languageDisplay }).of(code) ?? code;
	const own = new Intl.Locale(code).language;
	return [
		code,
		named('en', 'dialect'),
		named('en', 'standard'),
		named(code, 'dialect'),
		named(own, 'standard'),
	];
}

/** A code as Unicode writes it (`deu` is `de`, `no` is `nb`); undefined for what is no code. */
export function canonicalCode(text: string): Intl.Locale | undefined {
	const code = text.trim().replace(/_/g, '-');
	if (!/^[a-z]{2,3}(-[a-z0-9]{2,8})*$/i.test(code)) return undefined;
	try {
		const locale = new Intl.Locale(Intl.getCanonicalLocales(code)[0]);
		return locale.language === 'no' ? new Intl.Locale('nb', { region: locale.region }) : locale;
	} catch {
		return undefined;
	}
}

let languages: Map<string, string> | undefined;
let regions: Map<string, string> | undefined;

/** Codes by folded English name; made on first use. */
function languageCodes(): Map<string, string> {
	languages ??= byName('language', [...twoLetters(), ...LONGER_CODES], OTHER_NAMES);
	return languages;
}

function regionCodes(): Map<string, string> {
	const codes = [...twoLetters()].map((code) => code.toUpperCase());
	regions ??= byName('region', codes, OTHER_REGIONS);
	return regions;
}

function byName(
	type: 'language' | 'region',
	codes: Iterable<string>,
	others: Record<string, string>,
): Map<string, string> {
	const names = new Intl.DisplayNames(['en'], { type, fallback: 'none' });
	const known = new Map<string, string>();
	for (const code of codes) {
		const name = names.of(code);
		// The first code of a name is the one in use; later ones are old or rare.
		if (name && !known.has(fold(name))) known.set(fold(name), canonicalOf(type, code));
	}
	for (const [name, code] of Object.entries(others)) known.set(name, code);
	return known;
}

function canonicalOf(type: 'language' | 'region', code: string): string {
	return type === 'region'
		? new Intl.Locale('und', { region: code }).region!
		: Intl.getCanonicalLocales(code)[0];
}

function* twoLetters(): Generator<string> {
	const letters = 'abcdefghijklmnopqrstuvwxyz';
	for (const first of letters) for (const second of letters) yield first + second;
}
