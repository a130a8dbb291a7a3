import type {
	ILoadOptionsFunctions,
	INodeListSearchItems,
	INodeListSearchResult,
} from 'n8n-workflow';
import { FIRST_AVAILABLE } from '../../video/avatarFields';
import { OWN_VOICE } from '../../video/voiceFields';
import { voiceCan, voiceQuery, type VoiceFilter } from '../voices';
import { collectionOf } from './avatars';
import { searchIn, textOr, withDetails, type ListSource } from './search';

/**
 * Voices by name, language and gender, within the node's Voice Filter, after the choices of the
 * avatar's own and of the first available one. Throws NodeApiError.
 */
export async function searchVoices(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: unknown,
): Promise<INodeListSearchResult> {
	return await searchAfter([OWN, FIRST], this, filter, paginationToken);
}

/** The same for a photo, which has no voice of its own. Throws NodeApiError. */
export async function searchVoicesForPhoto(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: unknown,
): Promise<INodeListSearchResult> {
	return await searchAfter([FIRST], this, filter, paginationToken);
}

const OWN = { name: "Avatar's Own Voice", value: OWN_VOICE };
const FIRST = { name: 'First Available', value: FIRST_AVAILABLE };

async function searchAfter(
	choices: INodeListSearchItems[],
	context: ILoadOptionsFunctions,
	filter: string | undefined,
	paginationToken: unknown,
): Promise<INodeListSearchResult> {
	const chosen = collectionOf<VoiceFilter>(context, 'voiceFilter');
	const found = await searchIn(context, voices(chosen), filter, paginationToken);
	if (filter || paginationToken) return found;
	return { ...found, results: [...choices, ...found.results] };
}

function voices(filter: VoiceFilter): ListSource {
	const query = voiceQuery(filter);
	return {
		path: '/v3/voices',
		pageSize: 100,
		parts: filter.ownership
			? [query]
			: [
					{ ...query, type: 'private' },
					{ ...query, type: 'public' },
				],
		searched: ['voice_id'],
		toResult: (voice) =>
			voiceCan(voice, filter)
				? {
						name: withDetails(voice.name, [
							voice.language,
							voice.gender,
							voice.type === 'private' && 'own voice',
						]),
						value: String(voice.voice_id),
						url: textOr(voice.preview_audio_url),
					}
				: undefined,
	};
}
