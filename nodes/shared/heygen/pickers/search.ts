import type {
	IDataObject,
	ILoadOptionsFunctions,
	INodeListSearchItems,
	INodeListSearchResult,
} from 'n8n-workflow';
import { clock } from '../../clock';
import { parseJson } from '../../itemFields';
import { cachedPage } from './cache';

/** One of HeyGen's lists, as a picker shows it. */
export interface ListSource {
	path: string;
	pageSize: number;
	/** Queries that together give the whole list, in the order in which it is shown. */
	parts: ReadonlyArray<Record<string, string>>;
	/** The entry in the picker, from this part; undefined for one that cannot be chosen. */
	toResult: (entry: IDataObject, part: Record<string, string>) => INodeListSearchItems | undefined;
	/** Fields that a search looks at, besides the name that is shown. */
	searched: readonly string[];
}

/** A search hands on what it has and its place after this time, so that the editor never hangs. */
const SEARCH_BUDGET_MS = 5000;
/** The editor shows an empty list as the end of the search, so that one with nothing yet goes on. */
const EMPTY_BUDGET_MS = 20_000;
const ENOUGH_RESULTS = 20;

/** How far a part of the list has been read. */
interface Place {
	part: number;
	/** HeyGen's cursor of the next page; undefined before the first one. */
	cursor?: string;
	isRead: boolean;
	results: INodeListSearchItems[];
}

/**
 * The entries of a list that match `filter`, from `paginationToken` on. HeyGen's lists know no text
 * search, so that pages are read and filtered here until there is enough to show: part after part for
 * somebody who scrolls, all parts side by side for somebody who searches. Throws NodeApiError.
 */
export async function searchIn(
	context: ILoadOptionsFunctions,
	source: ListSource,
	filter: string | undefined,
	paginationToken: unknown,
): Promise<INodeListSearchResult> {
	const startedAt = clock.now();
	const words = (filter ?? '').toLowerCase().split(/\s+/).filter(Boolean);
	const places = readToken(paginationToken, source.parts.length);
	const mayGoOn = () => {
		const found = places.reduce((sum, { results }) => sum + results.length, 0);
		const budget = found > 0 ? SEARCH_BUDGET_MS : EMPTY_BUDGET_MS;
		return found < ENOUGH_RESULTS && clock.now() - startedAt <= budget;
	};
	const readPart = async (place: Place) => {
		do {
			await readPage(context, source, place, words);
		} while (!place.isRead && mayGoOn());
	};
	const unread = places.filter(({ isRead }) => !isRead);
	if (words.length > 0) {
		await Promise.all(unread.map(readPart));
	} else {
		for (const place of unread) {
			if (mayGoOn()) await readPart(place);
		}
	}
	return {
		results: places.flatMap(({ results }) => results),
		paginationToken: places.every(({ isRead }) => isRead) ? undefined : toToken(places),
	};
}

async function readPage(
	context: ILoadOptionsFunctions,
	source: ListSource,
	place: Place,
	words: string[],
): Promise<void> {
	const part = source.parts[place.part];
	const query = { ...part, limit: source.pageSize };
	const request = { method: 'GET' as const, path: source.path, query };
	const page = await cachedPage(context, request, place.cursor);
	for (const entry of page.entries) {
		const result = source.toResult(entry, part);
		const fields = source.searched.map((field) => entry[field]);
		if (result && matches(result.name, fields, words)) place.results.push(result);
	}
	place.cursor = page.nextToken;
	place.isRead = page.nextToken === undefined;
}

/** What the editor sends back to go on: for each part its cursor, '' for unread, null for read. */
function toToken(places: Place[]): string {
	return JSON.stringify(places.map(({ isRead, cursor }) => (isRead ? null : (cursor ?? ''))));
}

function readToken(token: unknown, parts: number): Place[] {
	const said = typeof token === 'string' ? parseJson(token) : undefined;
	const cursors: unknown[] = Array.isArray(said) ? said : [];
	return Array.from({ length: parts }, (_, part) => ({
		part,
		cursor: typeof cursors[part] === 'string' && cursors[part] ? cursors[part] : undefined,
		isRead: cursors[part] === null,
		results: [],
	}));
}

function matches(name: string, fields: unknown[], words: string[]): boolean {
	const texts = [name, ...fields.flat()].map((text) => String(text ?? '').toLowerCase());
	// "male" is not to find "female": a word counts from its beginning.
	const beginnings = texts.flatMap((text) => text.split(/[^\p{L}\p{N}]+/u));
	const [title, ...rest] = texts;
	return words.every(
		(word) =>
			beginnings.some((part) => part.startsWith(word)) ||
			// Languages without spaces, words with signs in them, and IDs.
			(!/^[a-z0-9]+$/.test(word) &&
				(title.includes(word) || rest.some((text) => text.startsWith(word)))),
	);
}

/** `Annie in the Office (photo avatar, female)`. */
export function withDetails(name: unknown, details: unknown[]): string {
	const known = details.filter((detail) => typeof detail === 'string' && detail);
	const title = textOr(name) ?? 'Unnamed';
	return known.length > 0 ? `${title} (${known.join(', ')})` : title;
}

export function textOr(value: unknown): string | undefined {
	return typeof value === 'string' && value ? value : undefined;
}
