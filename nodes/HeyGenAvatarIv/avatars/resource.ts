import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { callHeyGen, type HeyGenRequest } from '../../shared/heygen/client';
import { eachPage } from '../../shared/heygen/pagination';
import type { ItemFields } from '../../shared/itemFields';

export const REQUESTS_AT_ONCE = 5;

export const GROUPS_PATH = '/v3/avatars';
export const LOOKS_PATH = '/v3/avatars/looks';

export const groupPath = (id: string) => `${GROUPS_PATH}/${encodeURIComponent(id)}`;
export const lookPath = (id: string) => `${LOOKS_PATH}/${encodeURIComponent(id)}`;

/** HeyGen's answer about one avatar or look. Throws NodeApiError. */
export async function ask(
	context: IExecuteFunctions,
	{ itemIndex }: ItemFields,
	request: HeyGenRequest,
): Promise<IDataObject> {
	const envelope = await callHeyGen(context, request, itemIndex);
	return (envelope.data ?? {}) as IDataObject;
}

/** Up to `most` entries of a list. Throws NodeApiError. */
export async function list(
	context: IExecuteFunctions,
	path: string,
	filter: Record<string, string>,
	most: number,
): Promise<IDataObject[]> {
	const query = { ...filter, limit: Math.min(most, 50) };
	const found: IDataObject[] = [];
	for await (const { entries } of eachPage(context, { method: 'GET', path, query })) {
		found.push(...entries);
		if (found.length >= most) break;
	}
	return found.slice(0, most);
}
