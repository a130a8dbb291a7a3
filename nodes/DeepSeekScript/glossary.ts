import { parseJson, type ItemReader } from './itemReader';
import { languageCode, languageKey } from '../shared/language/languages';

/** One word or name, and how it is said in a language. */
export interface GlossaryEntry {
	term: string;
	/** Empty: the term stays as it is. */
	translation: string;
	/** By name or code; empty: in all languages. */
	language: string;
}

/**
 * Reads 'Glossary' and the option 'Glossary (JSON)' as one list. Throws NodeOperationError for what
 * is no glossary.
 */
export function readGlossary(item: ItemReader): GlossaryEntry[] {
	const { terms = [] } = item.get<{ terms?: unknown[] }>('glossary', {});
	const { glossaryJson } = item.get<{ glossaryJson?: unknown }>('options', {});
	return [...terms, ...entriesOf(glossaryJson, item)].flatMap((value, index) =>
		readEntry(value, index, item),
	);
}

/**
 * The JSON form: a list of terms and of `{ term, translation, language }`, or an object of terms, each
 * with a translation, with translations by language, or with nothing for a term that stays.
 */
function entriesOf(json: unknown, item: ItemReader): unknown[] {
	if (json === undefined || json === null || json === '') return [];
	const value = typeof json === 'string' ? parseJson(json) : json;
	if (Array.isArray(value)) return value as unknown[];
	if (!isObject(value)) throw noGlossary(item);
	return Object.entries(value).flatMap(([term, translation]) => {
		if (!isObject(translation)) return [{ term, translation: translation ?? '' }];
		return Object.entries(translation).map(([language, text]) => ({
			term,
			translation: text ?? '',
			language,
		}));
	});
}

function readEntry(value: unknown, index: number, item: ItemReader): GlossaryEntry[] {
	const fields: unknown = typeof value === 'string' ? { term: value } : value;
	if (!isObject(fields)) throw noGlossary(item);
	const text = (name: string) => {
		const field = fields[name] ?? '';
		if (typeof field === 'object') throw noGlossary(item);
		return String(field).trim();
	};
	const entry = {
		term: text('term'),
		translation: text('translation'),
		language: text('language'),
	};
	if (entry.term) return [entry];
	if (!entry.translation) return [];
	throw item.refuse(
		`Entry ${index + 1} of the glossary has the translation '${entry.translation}', but no term`,
		"Say in 'Term' what it is in the original",
	);
}

function noGlossary(item: ItemReader) {
	return item.refuse(
		"'Glossary (JSON)' is not a glossary",
		'Give a list of terms, e.g. ["Acme"], or an object with translations, e.g. {"Acme": "", "time tracking": {"German": "Zeiterfassung"}}',
	);
}

/**
 * What each term becomes in a language. An entry for this very language comes before one for the
 * language whatever the country, and that before one for all languages; of equals, the last counts.
 */
export function termsFor(entries: GlossaryEntry[], language: string): Map<string, string> {
	const fit = (entry: GlossaryEntry) => {
		if (!entry.language) return 1;
		if (languageKey(entry.language) === languageKey(language)) return 3;
		const code = languageCode(entry.language);
		const isGeneral = code !== undefined && languageKey(entry.language) === languageKey(code);
		return isGeneral && languageCode(language) === code ? 2 : 0;
	};
	const terms = new Map<string, { fit: number; text: string }>();
	for (const entry of entries) {
		const known = terms.get(entry.term)?.fit ?? 1;
		if (fit(entry) >= known) {
			terms.set(entry.term, { fit: fit(entry), text: entry.translation || entry.term });
		}
	}
	return new Map([...terms].map(([term, { text }]) => [term, text]));
}

function isObject(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
