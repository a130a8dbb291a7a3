import type {
	IDataObject,
	ILoadOptionsFunctions,
	INodeListSearchItems,
	INodeListSearchResult,
} from 'n8n-workflow';
import { clock } from '../clock';
import { getPage } from './pagination';

/** The value that stands for "no voice chosen": the avatar speaks with its own. */
export const OWN_VOICE = 'own';

interface Source {
	path: string;
	pageSize: number;
	/** One's own entries come first: they are what one looks for among thousands. */
	phases: ReadonlyArray<Record<string, string>>;
	toResult: (entry: IDataObject) => INodeListSearchItems | undefined;
	/** What a search looks at, besides the name that is shown. */
	searched: readonly string[];
}

const LOOKS: Source = {
	path: '/v3/avatars/looks',
	pageSize: 50,
	phases: [{ ownership: 'private' }, { ownership: 'public' }],
	searched: ['tags', 'gender', 'id'],
	toResult: (look) =>
		// Looks in training cannot speak yet.
		look.status && look.status !== 'completed'
			? undefined
			: {
					name: withDetails(look.name, [readable(look.avatar_type), look.gender]),
					value: String(look.id),
					url: textOr(look.preview_video_url) ?? textOr(look.preview_image_url),
				},
};

const VOICES: Source = {
	path: '/v3/voices',
	pageSize: 100,
	phases: [{ type: 'private' }, { type: 'public' }],
	searched: ['voice_id'],
	toResult: (voice) => ({
		name: withDetails(voice.name, [
			voice.language,
			voice.gender,
			voice.type === 'private' && 'own voice',
		]),
		value: String(voice.voice_id),
		url: textOr(voice.preview_audio_url),
	}),
};

/** A search that finds nothing in this time hands on its place, so that the editor never hangs. */
const SEARCH_BUDGET_MS = 5000;
const ENOUGH_RESULTS = 20;
/** A list that does not answer should say so while the person is still looking. */
const LIST_LIMITS = { retries: 1, longestWaitMs: 2000, timeoutMs: 10_000 };

/** Avatar looks by name, type, gender and tag; the value is what HeyGen calls `avatar_id`. */
export async function searchAvatars(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: unknown,
): Promise<INodeListSearchResult> {
	return await searchIn(this, LOOKS, filter, paginationToken);
}

/** Voices by name, language and gender, after the choice of the avatar's own. */
export async function searchVoices(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: unknown,
): Promise<INodeListSearchResult> {
	const found = await searchIn(this, VOICES, filter, paginationToken);
	if (filter || paginationToken) return found;
	return {
		...found,
		results: [{ name: "Avatar's Own Voice", value: OWN_VOICE }, ...found.results],
	};
}

/**
 * HeyGen's lists know no text search, so that pages are read and filtered here until there is enough
 * to show. The token that the editor sends back names the phase and HeyGen's cursor in it.
 */
async function searchIn(
	context: ILoadOptionsFunctions,
	source: Source,
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
		const page = await getPage(context, request, cursor, LIST_LIMITS);
		for (const entry of page.entries) {
			const result = source.toResult(entry);
			if (
				result &&
				matches(
					result.name,
					source.searched.map((field) => entry[field]),
					words,
				)
			) {
				results.push(result);
			}
		}
		cursor = page.nextToken;
		if (cursor === undefined) phase++;
		const enough = results.length >= ENOUGH_RESULTS || clock.now() - startedAt > SEARCH_BUDGET_MS;
		if (enough) break;
	}
	const more = phase < source.phases.length;
	return { results, paginationToken: more ? `${phase}:${cursor ?? ''}` : undefined };
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

function withDetails(name: unknown, details: unknown[]): string {
	const known = details.filter((detail) => typeof detail === 'string' && detail);
	const title = textOr(name) ?? 'Unnamed';
	return known.length > 0 ? `${title} (${known.join(', ')})` : title;
}

function readable(value: unknown): string | undefined {
	return textOr(value)?.replace(/_/g, ' ');
}

function textOr(value: unknown): string | undefined {
	return typeof value === 'string' && value ? value : undefined;
}
