import type {
	IDataObject,
	ILoadOptionsFunctions,
	INodeListSearchItems,
	INodeListSearchResult,
} from 'n8n-workflow';
import { clock } from '../../clock';
import { cachedPage } from './cache';

/** One of HeyGen's lists, as a picker shows it. */
export interface ListSource {
	path: string;
	pageSize: number;
	/** Queries that are read one after another: one's own entries come first. */
	phases: ReadonlyArray<Record<string, string>>;
	/** The entry in the picker; undefined for one that cannot be chosen. */
	toResult: (entry: IDataObject) => INodeListSearchItems | undefined;
	/** Fields that a search looks at, besides the name that is shown. */
	searched: readonly string[];
}

/** A search that finds nothing in this time hands on its place, so that the editor never hangs. */
const SEARCH_BUDGET_MS = 5000;
const ENOUGH_RESULTS = 20;

/**
 * The entries of a list that match `filter`, from `paginationToken` on. HeyGen's lists know no text
 * search, so that pages are read and filtered here until there is enough to show. The token that the
 * editor sends back names the phase and HeyGen's cursor in it. Throws NodeApiError.
 */
export async function searchIn(
	context: ILoadOptionsFunctions,
	source: ListSource,
	filter: string | undefined,
	paginationToken: unknown,
): Promise<INodeListSearchResult> {
	const startedAt = clock.now();
	const words = (filter ?? '').toLowerCase().split(/\s+/).filter(Boolean);
	const results: INodeListSearchItems[] = [];
	let { phase, cursor } = readToken(paginationToken);
	while (phase < source.phases.length) {
		const query = { ...source.phases[phase], limit: source.pageSize };
		const request = { method: 'GET' as const, path: source.path, query };
		const page = await cachedPage(context, request, cursor);
		results.push(...page.entries.flatMap((entry) => matching(source, entry, words) ?? []));
		cursor = page.nextToken;
		if (cursor === undefined) phase++;
		const enough = results.length >= ENOUGH_RESULTS || clock.now() - startedAt > SEARCH_BUDGET_MS;
		if (enough) break;
	}
	const more = phase < source.phases.length;
	return { results, paginationToken: more ? `${phase}:${cursor ?? ''}` : undefined };
}

function matching(
	source: ListSource,
	entry: IDataObject,
	words: string[],
): INodeListSearchItems | undefined {
	const result = source.toResult(entry);
	const fields = source.searched.map((field) => entry[field]);
	return result && matches(result.name, fields, words) ? result : undefined;
}

function readToken(token: unknown): { phase: number; cursor?: string } {
	const [, phase, cursor] = /^(\d+):(.*)$/s.exec(String(token ?? '')) ?? [];
	return { phase: Number(phase ?? 0), cursor: cursor || undefined };
}

function matches(name: string, fields: unknown[], words: string[]): boolean {
	const text = [name, ...fields.flat()].join(' ').toLowerCase();
	// "male" is not to find "female": a word counts from its beginning.
	const beginnings = text.split(/[^\p{L}\p{N}]+/u);
	return words.every(
		(word) =>
			beginnings.some((part) => part.startsWith(word)) ||
			(!/^[a-z]+$/.test(word) && text.includes(word)),
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
