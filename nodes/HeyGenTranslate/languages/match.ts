import { canonicalCode, codeOf, fold, namesOf, partsOf } from './names';
import { nearest } from './nearest';

/** HeyGen's name of a language; or, where the text names none or several, the names to choose from. */
export type Match = { language: string } | { candidates: string[]; ambiguous: boolean };
export type Matcher = (text: string) => Match;

interface Known {
	name: string;
	/** E.g. `de-AT`; undefined where the variety has no code. */
	code?: Intl.Locale;
}

/**
 * Finds HeyGen's name for what people write: the name itself in any case and with any punctuation, a
 * code (`de`, `pt-BR`), or a name in English or in the language itself. A language without a region
 * means the region where most of its speakers are by Unicode's data, as `de` means Germany.
 */
export function languageMatcher(names: readonly string[]): Matcher {
	const known = names.map((name): Known => {
		const code = codeOf(name);
		return { name, code: code === undefined ? undefined : new Intl.Locale(code) };
	});
	const exact = new Map(names.map((name) => [fold(name), name]));
	const groups = groupsOf(known);
	const aliases = aliasesOf(known, groups);

	return (text) => {
		const folded = fold(text);
		const said = exact.get(folded);
		if (said !== undefined) return { language: said };
		const code = canonicalCode(text) ?? canonicalCode(codeOf(text) ?? '');
		const byCode = code && ofCode(code, groups);
		if (byCode) return byCode;
		const called = [...(aliases.get(folded) ?? [])];
		if (called.length === 1) return { language: called[0] };
		if (called.length > 1) return { candidates: called, ambiguous: true };
		return { candidates: nearest(text, names), ambiguous: false };
	};
}

type Groups = Map<string, Known[]>;

/** The varieties of each language; a variety without a code is one of the language of its base. */
function groupsOf(known: Known[]): Groups {
	const groups: Groups = new Map();
	for (const entry of known) {
		const language = entry.code?.language ?? codeOf(partsOf(entry.name).base);
		if (!language) continue;
		groups.set(language, [...(groups.get(language) ?? []), entry]);
	}
	return groups;
}

function ofCode(code: Intl.Locale, groups: Groups): Match | undefined {
	// Cantonese and Wu have codes of their own, and HeyGen names them as kinds of Chinese.
	const language = groups.has(code.language) ? code.language : code.language === 'yue' ? 'zh' : '';
	const group = groups.get(language);
	if (!group) return undefined;
	if (!code.region && !code.script)
		return usual(code.language === 'yue' ? 'zh-HK' : language, group);
	const region = code.maximize().region;
	const same = group.filter((entry) => entry.code?.region === region);
	if (same.length === 1) return { language: same[0].name };
	const plain = group.find((entry) => entry.code && !entry.code.region);
	const isUsual = region === new Intl.Locale(language).maximize().region;
	if (plain && (isUsual || group.length === 1)) return { language: plain.name };
	return { candidates: group.map(({ name }) => name), ambiguous: true };
}

/** What a language without a region means, of the varieties that there are. */
function usual(code: string, group: Known[]): Match {
	const { region } = new Intl.Locale(code).maximize();
	const likely = group.filter((entry) => entry.code?.region === region);
	const plain = group.filter((entry) => entry.code && !entry.code.region);
	const [found] = likely.length === 1 ? likely : group.length === 1 ? group : plain;
	return found
		? { language: found.name }
		: { candidates: group.map(({ name }) => name), ambiguous: true };
}

/** What each folded name stands for; several where it is not clear. */
function aliasesOf(known: Known[], groups: Groups): Map<string, Set<string>> {
	const aliases = new Map<string, Set<string>>();
	const add = (alias: string, name: string) => {
		const key = fold(alias);
		aliases.set(key, (aliases.get(key) ?? new Set()).add(name));
	};
	for (const { name, code } of known) {
		if (code?.region) for (const alias of namesOf(code.toString())) add(alias, name);
	}
	for (const [language, group] of groups) {
		const meant = usual(language, group);
		const names = 'language' in meant ? [meant.language] : meant.candidates;
		const written = language === 'nb' ? [...namesOf('nb'), ...namesOf('no')] : namesOf(language);
		for (const alias of [...written, partsOf(group[0].name).base]) {
			aliases.set(fold(alias), new Set(names));
		}
	}
	const cantonese = known.find(({ code }) => code?.toString() === 'zh-HK');
	if (cantonese)
		for (const alias of namesOf('yue')) aliases.set(fold(alias), new Set([cantonese.name]));
	return aliases;
}
