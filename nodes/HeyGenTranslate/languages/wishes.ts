import { asText, isObject, parseJson } from '../../shared/itemFields';
import type { Matcher } from './match';

/**
 * The languages that a field names, one text each: a list, JSON text of a list, or text with a language
 * on each line or between commas. HeyGen's names hold commas themselves ("Chinese (Mandarin,
 * Simplified)"), so that a comma in brackets or in a known name does not part.
 */
export function wishedLanguages(value: unknown, match: Matcher): string[] {
	if (Array.isArray(value)) {
		const entries = value as unknown[];
		return entries.flatMap((entry) =>
			wishedLanguages(isObject(entry) ? nameIn(entry) : entry, match),
		);
	}
	const text = asText(value);
	if (text.startsWith('[')) {
		const list = parseJson(text);
		if (Array.isArray(list)) return wishedLanguages(list, match);
	}
	return text
		.split(/[\n;|]/)
		.map((line) => line.trim())
		.filter(Boolean)
		.flatMap((line) => ('language' in match(line) ? [line] : split(line)));
}

/** As List Languages gives them. */
function nameIn(entry: Record<string, unknown>): unknown {
	return entry.output_language ?? entry.language ?? entry.name;
}

function split(line: string): string[] {
	return line
		.split(/[,、，](?![^(]*\))/)
		.map((part) => part.trim())
		.filter(Boolean);
}
