import { parseJson, type ItemReader } from './itemReader';
import { languageKey } from '../shared/language/languages';

/** A name that is longer than this is a text that came here by mistake. */
const LONGEST_NAME = 60;

/**
 * Reads 'Languages': text with commas, semicolons, line breaks or "and" between the names, or a list
 * of texts. Commas in parentheses belong to the name: Chinese (Mandarin, Simplified). What is empty
 * is left out, and so is a language that was named before. Throws NodeOperationError where none is
 * left, or where something is no name of a language.
 */
export function readLanguages(item: ItemReader): string[] {
	const value = item.get<unknown>('languages', '');
	const isJson = typeof value === 'string' && value.trim().startsWith('[');
	const list = isJson ? parseJson(value) : value;
	const names = Array.isArray(list) ? list.map((entry) => asName(entry, item)) : split(value, item);
	const seen = new Set<string>();
	const languages = names.filter((name) => {
		const key = languageKey(name);
		if (!name || seen.has(key)) return false;
		seen.add(key);
		return true;
	});
	if (languages.length > 0) return languages;
	throw item.refuse(
		'No language is given',
		"Name one or more in the field 'Languages', e.g. German, Spanish (Mexico), ja",
	);
}

function split(value: unknown, item: ItemReader): string[] {
	if (value === null || value === undefined) return [];
	if (typeof value !== 'string') throw noName(value, item);
	const parts = value.match(/(?:[(（][^)）]*[)）]?|[^,;\n，；、(（])+/gu) ?? [];
	return parts.flatMap((part) => part.split(/\s+(?:and|&)\s+/iu)).map((part) => asName(part, item));
}

function asName(value: unknown, item: ItemReader): string {
	if (value === null || value === undefined) return '';
	if (typeof value !== 'string' || value.length > LONGEST_NAME) throw noName(value, item);
	return value.trim();
}

function noName(value: unknown, item: ItemReader) {
	const text = typeof value === 'string' ? value : JSON.stringify(value);
	const shown = text.length > LONGEST_NAME ? `${text.slice(0, LONGEST_NAME)}…` : text;
	return item.refuse(
		`'${shown}' is no language`,
		"'Languages' takes names or codes with commas between them, e.g. German, Spanish (Mexico), ja, or a list of them",
	);
}
