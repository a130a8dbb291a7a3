import type { IDataObject } from 'n8n-workflow';
import { WHOLE, type Scene } from './draft';
import { parseJson, type ItemReader } from './itemReader';
import { withoutPauses } from '../shared/language/pauses';

/** A script that is there already, in one piece or in scenes, to be localized or rewritten. */
export interface Source {
	title: string;
	/** All that is said; of scenes, one after another. */
	script: string;
	/** With all of their fields, also those that DeepSeek Script does not know. */
	scenes?: Array<Scene & IDataObject>;
}

/** Tokens that a character of the source may become, in the language that takes most. */
export const TOKENS_PER_CHARACTER = 3;

/**
 * Reads 'Script or Scenes' and 'Title'. Scenes are what DeepSeek Script writes, or any list of texts
 * or of objects with a `script`, also as JSON text. Throws NodeOperationError where nothing is said.
 */
export function readSource(item: ItemReader): Source {
	const value = item.get<unknown>('script', '');
	const list = typeof value === 'string' && value.trim().startsWith('[') ? parseJson(value) : value;
	const title = item.text('title');
	if (!Array.isArray(list)) return { title, script: readScript(value, item) };
	const scenes = list.map((scene, index) => readScene(scene, index, item));
	if (scenes.length === 0) throw nothingSaid(item);
	return { title, script: scenes.map(({ script }) => script).join('\n\n'), scenes };
}

function readScript(value: unknown, item: ItemReader): string {
	if (typeof value === 'object' && value !== null) {
		throw item.refuse(
			"'Script or Scenes' holds an object",
			'Give the text itself or a list of scenes, e.g. {{ $json.script }} or {{ $json.scenes }}',
		);
	}
	const script = asText(value);
	if (withoutPauses(script).trim()) return script;
	throw nothingSaid(item);
}

function readScene(value: unknown, index: number, item: ItemReader): Scene & IDataObject {
	const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
	const fields: IDataObject = isObject ? (value as IDataObject) : { script: value as string };
	const script = asText(fields.script);
	if (withoutPauses(script).trim()) {
		return {
			...fields,
			role: asText(fields.role),
			script,
			emotion: asText(fields.emotion) || WHOLE.emotion,
			motion_prompt: asText(fields.motion_prompt),
			on_screen_text: asText(fields.on_screen_text),
		};
	}
	throw item.refuse(
		`Scene ${index + 1} has no script`,
		"Give each scene in 'Script or Scenes' a text in 'script'",
	);
}

function nothingSaid(item: ItemReader) {
	const fields = Object.keys(item.json).join(', ') || 'none';
	return item.refuse(
		'The script is empty',
		`Write it in the field 'Script or Scenes', or drag in a field of the incoming item. It has: ${fields}`,
	);
}

function asText(value: unknown): string {
	return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
}
