import type { IDataObject } from 'n8n-workflow';
import { asText, isBlank, isObject, shown, type ItemFields } from '../itemFields';
import { checkedColor } from './backgroundFields';
import type { WantedMotion } from './motion';
import { onlyNames } from './sceneNames';

/**
 * A scene's own engine, as HeyGen names it: `{ type, reference_look_id }`, or the type alone. It takes the
 * place of all that the node says of the engine. Throws the scene's refusal.
 */
export function ownEngine(
	item: ItemFields,
	{ engine }: IDataObject,
): Pick<WantedMotion, 'engine' | 'referenceLookId'> {
	if (isBlank(engine)) return {};
	if (!isObject(engine)) return { engine, referenceLookId: undefined };
	const said = onlyNames(item, 'engine', engine, ['type', 'reference_look_id']);
	if (!isBlank(said.type)) return { engine: said.type, referenceLookId: said.reference_look_id };
	throw item.refusal("'engine' has no type", "HeyGen's form is { type: 'avatar_v' }");
}

/**
 * The color behind a scene's avatar: as `background_color`, or as HeyGen's `background`, of which scenes take
 * colors only. Undefined where the scene has none of its own. Throws the scene's refusal.
 */
export function ownColor(item: ItemFields, fields: IDataObject): string | undefined {
	const color = asText(fields.background_color);
	if (color) return checkedColor(item, color);
	const { background } = fields;
	if (isBlank(background)) return undefined;
	if (typeof background === 'string') return checkedColor(item, background.trim());
	const wayOut = "A scene takes a color: { type: 'color', color: '#1a2b3c' }";
	if (!isObject(background)) throw item.refusal(`'background' is ${shown(background)}`, wayOut);
	const type = asText(background.type) || 'color';
	if (type !== 'color') throw item.refusal(`'background' is of the type '${type}'`, wayOut);
	const said = onlyNames(item, 'background', background, ['type', 'color', 'value']);
	return checkedColor(item, asText(said.color) || asText(said.value));
}
