import type { IDataObject } from 'n8n-workflow';
import type { ApiContext } from '../http/transport';
import type { HeyGenLimits } from './client';
import { lookUp } from './lookUp';
import { eachPage } from './pagination';

/** In the order in which they are listed. */
export const AVATAR_TYPES = ['photo_avatar', 'digital_twin', 'studio_avatar'] as const;

/** What an avatar's look can do (GET /v3/avatars/looks, developers.heygen.com/reference). */
export interface Look {
	/** What HeyGen calls `avatar_id` when a video is made. */
	id: string;
	name?: string;
	avatar_type?: (typeof AVATAR_TYPES)[number];
	gender?: string | null;
	/** The avatar that the look belongs to. */
	group_id?: string | null;
	default_voice_id?: string | null;
	/** `avatar_v`, `avatar_iv`, `avatar_iii`. */
	supported_api_engines?: string[];
	/** Of one's own looks: `processing`, `pending_consent`, `failed`, `completed`. */
	status?: string | null;
}

/** A look; or, for an id that belongs to a whole avatar (a group), the first of its looks. */
export type LookAnswer = { look: Look } | { looksOfGroup: Look[] };

/**
 * Looks up what an avatar id stands for. Undefined where HeyGen does not say: for a key that may not read
 * avatars, or an id that it knows neither as a look nor as a group. Throws NodeApiError for trouble that
 * passes.
 */
export async function findLook(
	context: ApiContext,
	id: string,
	limits?: HeyGenLimits,
): Promise<LookAnswer | undefined> {
	const what = `The avatar '${id}'`;
	const path = `/v3/avatars/looks/${encodeURIComponent(id)}`;
	const answer = await lookUp(context, { what, path }, limits);
	if ('data' in answer) return { look: (answer.data ?? {}) as unknown as Look };
	if (answer.declined !== 404) return undefined;
	const query = { group_id: id, limit: 3 };
	const looks = await lookUp(context, { what, path: '/v3/avatars/looks', query }, limits);
	const looksOfGroup = 'data' in looks && Array.isArray(looks.data) ? looks.data : [];
	if (looksOfGroup.length === 0) return undefined;
	return { looksOfGroup: looksOfGroup as unknown as Look[] };
}

/** What narrows the choice of an avatar. */
export interface LookFilter {
	ownership?: 'public' | 'private' | '';
	avatarType?: string;
	gender?: string;
	groupId?: string;
}

/** The filter as HeyGen's own query; it knows no gender. */
export function lookQuery({ ownership, avatarType, groupId }: LookFilter): Record<string, string> {
	return {
		...(ownership && { ownership }),
		...(avatarType && { avatar_type: avatarType }),
		...(groupId && { group_id: groupId }),
	};
}

/** Whether a look can speak now and is of the wanted gender. */
export function isUsable(look: IDataObject | Look, { gender }: LookFilter): boolean {
	if (look.status && look.status !== 'completed') return false;
	return !gender || String(look.gender ?? '').toLowerCase() === gender.toLowerCase();
}

/**
 * The first look that is ready and fits the filter: one's own before HeyGen's, as in the list, and one
 * with a voice before one without. Undefined where there is none. Throws NodeApiError.
 */
export async function firstLook(
	context: ApiContext,
	filter: LookFilter,
): Promise<Look | undefined> {
	let withoutVoice: Look | undefined;
	const phases = filter.ownership ? [filter.ownership] : (['private', 'public'] as const);
	for (const ownership of phases) {
		const query = { ...lookQuery({ ...filter, ownership }), limit: 50 };
		const request = { method: 'GET' as const, path: '/v3/avatars/looks', query };
		for await (const { entries } of eachPage(context, request)) {
			const looks = entries.filter((entry) => isUsable(entry, filter)) as unknown as Look[];
			const speaking = looks.find((look) => look.default_voice_id !== null);
			if (speaking) return speaking;
			withoutVoice ??= looks[0];
		}
	}
	return withoutVoice;
}
