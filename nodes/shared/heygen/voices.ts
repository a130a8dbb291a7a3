import type { IDataObject } from 'n8n-workflow';
import type { ApiContext } from '../http/transport';
import { lookUp } from './lookUp';
import { eachPage } from './pagination';

/** A voice of HeyGen's lists (GET /v3/voices, developers.heygen.com/reference). */
export interface Voice {
	voice_id: string;
	name?: string;
	language?: string;
	gender?: string;
	type?: string;
	/** Whether the voice keeps the pauses of `<break time="1s"/>`. */
	support_pause?: boolean;
	/** Whether the voice speaks in the accent of a locale. */
	support_locale?: boolean;
}

/** What narrows the choice of a voice. */
export interface VoiceFilter {
	gender?: string;
	/** HeyGen's English name of a language, such as German. */
	language?: string;
	ownership?: 'public' | 'private' | '';
	/** Only voices that keep pauses. */
	pauses?: boolean;
	/** Only voices that take a locale. */
	locale?: boolean;
}

/** The filter as HeyGen's own query, which lists public voices only where no type is named. */
export function voiceQuery({ gender, language, ownership }: VoiceFilter): Record<string, string> {
	return {
		...(ownership && { type: ownership }),
		...(gender && { gender }),
		...(language?.trim() && { language: language.trim() }),
	};
}

/** Whether a voice can do what is asked of it; the rest of the filter is HeyGen's. */
export function voiceCan(voice: IDataObject, { pauses, locale }: VoiceFilter): boolean {
	return (!pauses || voice.support_pause === true) && (!locale || voice.support_locale === true);
}

/** The first voice that fits: one's own before HeyGen's. Undefined where there is none. Throws NodeApiError. */
export async function firstVoice(
	context: ApiContext,
	filter: VoiceFilter,
): Promise<Voice | undefined> {
	const types = filter.ownership ? [filter.ownership] : ['private', 'public'];
	for (const type of types) {
		const query = { ...voiceQuery(filter), type, limit: 100 };
		const request = { method: 'GET' as const, path: '/v3/voices', query };
		for await (const { entries } of eachPage(context, request)) {
			const voice = entries.find((entry) => voiceCan(entry, filter));
			if (voice) return voice as unknown as Voice;
		}
	}
	return undefined;
}

/**
 * One voice; undefined where HeyGen does not say: for a key that may not read voices, or an unknown id.
 * Throws NodeApiError for trouble that passes.
 */
export async function findVoice(context: ApiContext, id: string): Promise<Voice | undefined> {
	const path = `/v3/voices/${encodeURIComponent(id)}`;
	const answer = await lookUp(context, { what: `The voice '${id}'`, path });
	return 'data' in answer ? ((answer.data ?? {}) as unknown as Voice) : undefined;
}
