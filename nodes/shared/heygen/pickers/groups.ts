import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { searchIn, textOr, withDetails, type ListSource } from './search';

const OWN = { ownership: 'private' };

const GROUPS: ListSource = {
	path: '/v3/avatars',
	pageSize: 50,
	parts: [OWN],
	searched: ['id', 'gender'],
	toResult: ({ id, name, looks_count: looks, status, preview_image_url: picture }) => ({
		name: withDetails(name, [
			looks === 1 ? '1 look' : `${String(looks)} looks`,
			unlessDone(status),
		]),
		value: String(id),
		url: textOr(picture),
	}),
};

const LOOKS: ListSource = {
	path: '/v3/avatars/looks',
	pageSize: 50,
	parts: [OWN],
	searched: ['id', 'gender', 'tags'],
	toResult: ({ id, name, avatar_type: type, status, preview_image_url: picture }) => ({
		name: withDetails(name, [readable(type), unlessDone(status)]),
		value: String(id),
		url: textOr(picture),
	}),
};

/** The account's own avatars (groups of looks) by name. Throws NodeApiError. */
export async function searchAvatarGroups(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: unknown,
): Promise<INodeListSearchResult> {
	return await searchIn(this, GROUPS, filter, paginationToken);
}

/** The account's own looks by name, also those that cannot speak yet. Throws NodeApiError. */
export async function searchOwnLooks(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: unknown,
): Promise<INodeListSearchResult> {
	return await searchIn(this, LOOKS, filter, paginationToken);
}

function unlessDone(status: unknown): string | undefined {
	return status === 'completed' ? undefined : readable(status);
}

function readable(value: unknown): string | undefined {
	return textOr(value)?.replace(/_/g, ' ');
}
