import type {
	IDataObject,
	ILoadOptionsFunctions,
	INodeListSearchResult,
	INodePropertyOptions,
} from 'n8n-workflow';
import { asText, chosenIn, isObject } from '../../itemFields';
import { FIRST_AVAILABLE } from '../../video/avatarFields';
import { ENGINE_NAMES } from '../../video/motion';
import type { HeyGenLimits } from '../client';
import { AVATAR_TYPES, findLook, isUsable, lookQuery, type LookFilter } from '../looks';
import { searchIn, textOr, withDetails, type ListSource } from './search';

/**
 * Avatar looks by name, type, gender and tag, within the node's Avatar Filter, after the choice of
 * the first available one; the value is what HeyGen calls `avatar_id`. Throws NodeApiError.
 */
export async function searchAvatars(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: unknown,
): Promise<INodeListSearchResult> {
	const chosen = collectionOf<LookFilter>(this, 'avatarFilter');
	const source = looks(chosen, Boolean(filter?.trim()));
	const found = await searchIn(this, source, filter, paginationToken);
	if (filter || paginationToken) return found;
	const first = { name: 'First Available', value: FIRST_AVAILABLE };
	return { ...found, results: [first, ...found.results] };
}

function looks(filter: LookFilter, searching: boolean): ListSource {
	return {
		path: '/v3/avatars/looks',
		pageSize: 50,
		parts: partsOf(filter, searching),
		searched: ['tags', 'supported_api_engines', 'group_id', 'id'],
		toResult: (look, { ownership }) =>
			// Looks in training cannot speak yet.
			isUsable(look, filter)
				? {
						name: withDetails(look.name, [
							ownership === 'private' && 'own avatar',
							readable(look.avatar_type),
							look.gender,
							enginesOf(look),
						]),
						value: String(look.id),
						url: textOr(look.preview_video_url) ?? textOr(look.preview_image_url),
					}
				: undefined,
	};
}

/** One's own come first. Thousands of looks are searched by type, whose lists are read side by side. */
function partsOf(filter: LookFilter, searching: boolean): Array<Record<string, string>> {
	const owners = filter.ownership ? [filter.ownership] : (['private', 'public'] as const);
	const types = searching && !filter.avatarType ? AVATAR_TYPES : [filter.avatarType];
	return owners.flatMap((ownership) =>
		types.map((avatarType) => lookQuery({ ...filter, ownership, avatarType })),
	);
}

/** The engines that the chosen avatar works with; all of them where it is not known yet. */
export async function getEngines(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	const supported = await supportedEngines(this);
	return Object.entries(ENGINE_NAMES)
		.filter(([value]) => supported.length === 0 || supported.includes(value))
		.map(([value, name]) => ({ name, value }));
}

/** Of these, the engines that follow motion prompts, with what each does. */
export async function getMotionEngines(
	this: ILoadOptionsFunctions,
): Promise<INodePropertyOptions[]> {
	const supported = await supportedEngines(this);
	return MOTION_ENGINES.filter(
		({ value }) => supported.length === 0 || supported.includes(value as string),
	);
}

const MOTION_ENGINES: INodePropertyOptions[] = [
	{
		name: ENGINE_NAMES.avatar_iv,
		value: 'avatar_iv',
		description: 'Moves the photo itself, by motion prompt and expressiveness',
	},
	{
		name: ENGINE_NAMES.avatar_v,
		value: 'avatar_v',
		description:
			'Takes over the movements of a filmed look of the same avatar, and follows the motion prompt; knows no expressiveness',
	},
];

/** The list can do without the answer, and somebody waits for it. */
const BESIDES: HeyGenLimits = { retries: 1, longestWaitMs: 5000, timeoutMs: 15_000 };

/** None where the avatar is not known yet, or HeyGen does not say. */
async function supportedEngines(context: ILoadOptionsFunctions): Promise<string[]> {
	const id = chosenIn(context.getCurrentNodeParameter('avatarId'));
	const isKnown = id !== '' && id !== FIRST_AVAILABLE && !id.startsWith('=');
	const answer = isKnown ? await findLook(context, id, BESIDES).catch(() => undefined) : undefined;
	return answer && 'look' in answer ? (answer.look.supported_api_engines ?? []) : [];
}

/** A collection of the node as it stands in the editor, where an expression is not evaluated. */
export function collectionOf<T extends object>(context: ILoadOptionsFunctions, name: string): T {
	const value = context.getCurrentNodeParameter(name);
	const entries = isObject(value) ? Object.entries(value) : [];
	return Object.fromEntries(entries.filter(([, said]) => !asText(said).startsWith('='))) as T;
}

/** `Avatar III, IV, V` */
function enginesOf({ supported_api_engines: engines }: IDataObject): string | undefined {
	const names = Array.isArray(engines) ? engines.map((engine) => String(engine)) : [];
	const known = Object.entries(ENGINE_NAMES).filter(([engine]) => names.includes(engine));
	if (known.length === 0) return undefined;
	return `Avatar ${known.map(([, name]) => name.replace('Avatar ', '')).join(', ')}`;
}

function readable(value: unknown): string | undefined {
	return textOr(value)?.replace(/_/g, ' ');
}
