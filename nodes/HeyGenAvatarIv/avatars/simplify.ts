import type { IDataObject, INodeProperties } from 'n8n-workflow';
import type { ItemFields } from '../../shared/itemFields';

type Show = Record<string, string[]>;

export function simplifyField(show: Show): INodeProperties {
	return {
		displayName: 'Simplify',
		name: 'simplify',
		type: 'boolean',
		default: true,
		displayOptions: { show },
		description: 'Whether to return a simplified version of the response instead of the raw data',
	};
}

/** What is needed to go on with a look. */
const FIELDS = [
	'id',
	'name',
	'avatar_type',
	'group_id',
	'status',
	'supported_api_engines',
	'default_voice_id',
	'preferred_orientation',
	'preview_image_url',
	'error',
];

/** A look as HeyGen has it, or its main fields where the user wants it simple. */
export function shownLook(item: ItemFields, look: IDataObject): IDataObject {
	if (item.raw('simplify') === false) return look;
	return Object.fromEntries(FIELDS.map((field) => [field, look[field] ?? null]));
}
