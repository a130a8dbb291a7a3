import type { IDataObject } from 'n8n-workflow';
import type { ApiContext } from '../http/transport';
import { isObject } from '../itemFields';
import { callHeyGen, type HeyGenLimits } from './client';

/**
 * The names of the languages that HeyGen translates videos into, in its own order
 * (GET /v3/video-translations/languages, developers.heygen.com/reference). Throws NodeApiError.
 */
export async function getLanguages(context: ApiContext, limits?: HeyGenLimits): Promise<string[]> {
	const path = '/v3/video-translations/languages';
	const { data } = await callHeyGen(context, { method: 'GET', path }, undefined, limits);
	const list = Array.isArray(data) ? data : ((data ?? {}) as IDataObject).languages;
	const names = (Array.isArray(list) ? (list as unknown[]) : []).map((entry) =>
		isObject(entry) ? (entry.name ?? entry.language) : entry,
	);
	return [...new Set(names.filter((name) => typeof name === 'string' && name !== ''))] as string[];
}
