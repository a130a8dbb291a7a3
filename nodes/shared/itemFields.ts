import { NodeOperationError, type IDataObject, type IExecuteFunctions } from 'n8n-workflow';

/** One item's view of the node's fields. */
export interface ItemFields {
	itemIndex: number;
	/** A field's value as it is; '' where the field is not there. */
	raw: (name: string) => unknown;
	/** A field's value as trimmed text. */
	text: (name: string) => string;
	/** A resource locator's value. */
	chosen: (name: string) => string;
	/** A collection's values; the values in it are as the user left them. */
	collection: <T extends object>(name: string) => T;
	/** The incoming item. */
	json: IDataObject;
	/** Names of the incoming item's fields, for errors that help to find the right one. */
	incoming: string;
	/** The error that says what is wrong with this item and, in `description`, the way out. */
	refusal: (message: string, description: string) => NodeOperationError;
}

/** The fields of item `itemIndex`, with its expressions evaluated. */
export function itemFields(context: IExecuteFunctions, itemIndex: number): ItemFields {
	const raw = (name: string) => context.getNodeParameter(name, itemIndex, '') as unknown;
	const { json } = context.getInputData()[itemIndex];
	return {
		itemIndex,
		raw,
		text: (name) => asText(raw(name)),
		chosen: (name) => asText(context.getNodeParameter(name, itemIndex, '', { extractValue: true })),
		collection: <T extends object>(name: string) => {
			const value = context.getNodeParameter(name, itemIndex, {}) as unknown;
			return (isObject(value) ? value : {}) as T;
		},
		json,
		incoming: Object.keys(json).join(', ') || 'none',
		refusal: (message, description) =>
			new NodeOperationError(context.getNode(), message, { description, itemIndex }),
	};
}

/**
 * An option that holds for the whole run, as the first item has it; `fallback` where it is not set. Only
 * this one is evaluated: where another option's expression fails for the first item, that is a matter of
 * this item alone.
 */
export function runOption(context: IExecuteFunctions, name: string, fallback: unknown): unknown {
	return context.getNodeParameter(`options.${name}`, 0, fallback) as unknown;
}

export function isObject(value: unknown): value is IDataObject {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Text and numbers as trimmed text, everything else as ''. */
export function asText(value: unknown): string {
	return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
}

/** A number, or text that is one; NaN for everything else, also for what JavaScript takes for 0. */
export function asNumber(value: unknown): number {
	return asText(value) === '' ? NaN : Number(value);
}

/** Whether a switch is on, also by a word. */
export function isOn(value: unknown): boolean {
	return String(value).trim().toLowerCase() === 'true';
}

/** What a field, or an expression in it, holds where nothing is meant. */
export function isBlank(value: unknown): boolean {
	return value === undefined || value === null || (typeof value === 'string' && !value.trim());
}

/** A value as it is shown in an error: not too long, and readable whatever it is. */
export function shown(value: unknown): string {
	const text = typeof value === 'object' ? JSON.stringify(value) : String(value);
	return text.length > 80 ? `${text.slice(0, 80)}…` : text;
}

/** The value of a resource locator that sits in a collection, where n8n does not extract it. */
export function chosenIn(value: unknown): string {
	return asText(isObject(value) && '__rl' in value ? value.value : value);
}

/** A number between `least` and `most`; undefined where nothing is set. Throws the item's refusal. */
export function inRange(
	item: ItemFields,
	field: string,
	value: unknown,
	least: number,
	most: number,
): number | undefined {
	if (isBlank(value)) return undefined;
	const number = asNumber(value);
	if (number >= least && number <= most) return number;
	throw item.refusal(
		`'${field}' is ${shown(value)}`,
		`HeyGen takes numbers from ${least} to ${most}`,
	);
}

/** A yes or no, also as a word; undefined where nothing is set. Throws the item's refusal. */
export function flag(item: ItemFields, field: string, value: unknown): boolean | undefined {
	if (isBlank(value)) return undefined;
	const word = String(value).trim().toLowerCase();
	if (!Array.isArray(value) && ['true', 'false'].includes(word)) return word === 'true';
	throw item.refusal(`'${field}' is ${shown(value)}`, 'It takes true and false');
}

/** One of HeyGen's words; undefined where nothing is set. Throws the item's refusal. */
export function oneOf<T extends string>(
	item: ItemFields,
	field: string,
	value: unknown,
	words: readonly T[],
): T | undefined {
	if (isBlank(value)) return undefined;
	const text = asText(value) || shown(value);
	const word = words.find((known) => known === text);
	if (word) return word;
	throw item.refusal(`'${field}' cannot be '${text}'`, `HeyGen takes ${words.join(', ')}`);
}

/** A list given as one, as JSON text, or as text with commas or line breaks between the entries. */
export function listOf(value: unknown): unknown[] {
	if (Array.isArray(value)) return value;
	const text = asText(value);
	if (!text) return [];
	if (text.startsWith('[')) {
		const list = parseJson(text);
		if (Array.isArray(list)) return list;
	}
	return text
		.split(/[,\n]/)
		.map((entry) => entry.trim())
		.filter(Boolean);
}

/** JSON text as a value; undefined where it is none. */
export function parseJson(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}

/** A copy without the fields that hold nothing, because HeyGen is sent what is meant and no more. */
export function withoutEmpty<T extends object>(fields: T): T {
	return Object.fromEntries(
		Object.entries(fields).filter(
			([, value]) => value !== undefined && value !== null && value !== '',
		),
	) as T;
}
