import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { searchIn, textOr, withDetails, type ListSource } from './search';

const STYLES: ListSource = {
	path: '/v3/video-agents/styles',
	pageSize: 100,
	parts: [{}],
	searched: ['tags', 'style_id'],
	toResult: ({ style_id, name, aspect_ratio, preview_video_url, thumbnail_url }) => ({
		name: withDetails(name, [aspect_ratio]),
		value: String(style_id),
		url: textOr(preview_video_url) ?? textOr(thumbnail_url),
	}),
};

const BRAND_KITS: ListSource = {
	path: '/v3/brand-kits',
	pageSize: 100,
	parts: [{}],
	searched: ['brand_kit_id'],
	toResult: ({ brand_kit_id, name, logo_url }) => ({
		name: withDetails(name, []),
		value: String(brand_kit_id),
		url: textOr(logo_url),
	}),
};

const BRAND_GLOSSARIES: ListSource = {
	path: '/v3/brand-glossaries',
	pageSize: 100,
	parts: [{}],
	searched: ['brand_glossary_id'],
	toResult: ({ brand_glossary_id, name }) => ({
		name: withDetails(name, []),
		value: String(brand_glossary_id),
	}),
};

/** The Video Agent's styles by name and tag. Throws NodeApiError. */
export async function searchStyles(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: unknown,
): Promise<INodeListSearchResult> {
	return await searchIn(this, STYLES, filter, paginationToken);
}

/** The account's brand kits by name. Throws NodeApiError. */
export async function searchBrandKits(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: unknown,
): Promise<INodeListSearchResult> {
	return await searchIn(this, BRAND_KITS, filter, paginationToken);
}

/** The account's brand glossaries by name. Throws NodeApiError. */
export async function searchBrandGlossaries(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: unknown,
): Promise<INodeListSearchResult> {
	return await searchIn(this, BRAND_GLOSSARIES, filter, paginationToken);
}
