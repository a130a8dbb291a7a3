import type { IDataObject } from 'n8n-workflow';

/**
 * A copy of HeyGen's data in which every `callback_url` ends before its query: that is where this
 * trigger's token and n8n's signature for a sleeping run are. Null for one that is no URL.
 */
export function withoutSecrets(data: IDataObject): IDataObject {
	return Object.fromEntries(
		Object.entries(data).map(([field, value]) => [
			field,
			field === 'callback_url' ? addressOf(value) : inside(value),
		]),
	) as IDataObject;
}

function inside(value: unknown): unknown {
	if (Array.isArray(value)) return value.map(inside);
	return typeof value === 'object' && value !== null ? withoutSecrets(value as IDataObject) : value;
}

function addressOf(url: unknown): string | null {
	if (typeof url !== 'string' || !URL.canParse(url)) return null;
	const { protocol, host, pathname } = new URL(url);
	return `${protocol}//${host}${pathname}`;
}
