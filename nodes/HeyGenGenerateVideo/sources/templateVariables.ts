import type { IDataObject } from 'n8n-workflow';
import type { Template, TemplateVariable } from '../../shared/heygen/templates';
import {
	asText,
	isBlank,
	isObject,
	parseJson,
	shown,
	type ItemFields,
} from '../../shared/itemFields';
import type { FileKind } from '../../shared/assets/fileTypes';
import { readFile, type NamedFile } from '../../shared/video/fileFields';
import { resolveAvatar } from '../../shared/video/avatarFields';
import type { Run } from '../../shared/video/run';

interface Mapping {
	mappingMode?: string;
	value?: IDataObject | null;
}

/**
 * The values for a template's variables, in HeyGen's own form: those of the panel, or in automatic
 * mode those fields of the item that are named like a variable. Values as HeyGen has them
 * (`{ type, … }`) go as they are. Throws the item's refusal.
 */
export async function readVariables(
	run: Run,
	item: ItemFields,
	template: Template,
): Promise<IDataObject> {
	const { mappingMode, value } = item.collection<Mapping>('variables');
	const isAutomatic = mappingMode === 'autoMapInputData';
	const given: IDataObject = isAutomatic ? item.json : isObject(value) ? value : {};
	const variables = new Map(template.variables.map((variable) => [variable.name, variable]));
	const values: IDataObject = {};
	for (const [name, said] of Object.entries(given)) {
		if (isBlank(said)) continue;
		const variable = variables.get(name);
		if (variable) values[name] = await toValue(run, item, variable, said);
		else if (!isAutomatic) throw unknownVariable(item, template, name);
	}
	return values;
}

function unknownVariable(item: ItemFields, template: Template, name: string) {
	const known = template.variables.map((variable) => variable.name).join(', ') || 'none';
	return item.refusal(
		`The template '${template.name}' has no variable '${name}'`,
		`It has: ${known}. If the template was changed, refresh the list of variables.`,
	);
}

const WHAT = {
	text: 'text',
	image: 'URL, asset ID or binary field',
	video: 'URL, asset ID or binary field',
	audio: 'URL, asset ID or binary field',
	character: 'look ID',
	voice: 'voice ID',
};

async function toValue(
	run: Run,
	item: ItemFields,
	variable: TemplateVariable,
	said: unknown,
): Promise<IDataObject> {
	const { name, type, preset } = variable;
	const asItIs = inHeyGensForm(item, variable, said);
	if (asItIs) return asItIs;
	const text = asText(said);
	if (!text) {
		throw item.refusal(
			`The variable '${name}' is no text`,
			`Give a ${WHAT[type]} instead of ${shown(said)}`,
		);
	}
	switch (type) {
		case 'text':
			return { type, content: String(said) };
		case 'voice':
			// The accent of the template's voice need not be one of this one.
			return { ...(preset.voice_id === text && preset), type, voice_id: text };
		case 'character':
			return { ...preset, type, ...(await characterOf(run, item, variable, text)) };
		default: {
			const file = fileOf(run, item, name, type, text);
			return { ...preset, type, asset: { ...(await readFile(run, item, file)) } };
		}
	}
}

/** HeyGen's form, as an object or as JSON text; undefined for everything else. Throws the item's refusal. */
function inHeyGensForm(
	item: ItemFields,
	{ name, type }: TemplateVariable,
	said: unknown,
): IDataObject | undefined {
	const isText = typeof said === 'string';
	const value = isText && said.trim().startsWith('{') ? parseJson(said) : said;
	if (!isObject(value) || typeof value.type !== 'string') return undefined;
	if (value.type === type) return value;
	// Somebody's text may well look like this.
	if (isText && type === 'text') return undefined;
	throw item.refusal(
		`The variable '${name}' is of the type ${type}, not ${value.type}`,
		`Give a ${WHAT[type]}, or an object with the type ${type}`,
	);
}

/** A look as a template names it: by another word where it is a photo. Throws the item's refusal. */
async function characterOf(
	run: Run,
	item: ItemFields,
	{ name, preset }: TemplateVariable,
	said: string,
): Promise<IDataObject> {
	const refusal: ItemFields['refusal'] = (message, wayOut) =>
		item.refusal(`The variable '${name}': ${message}`, wayOut);
	const { id, look } = await resolveAvatar(run, { ...item, refusal }, said);
	const usual = preset.character_type ?? 'avatar';
	const known = look?.avatar_type === 'photo_avatar' ? 'talking_photo' : 'avatar';
	return { character_id: id, character_type: look?.avatar_type ? known : usual };
}

function fileOf(
	run: Run,
	item: ItemFields,
	name: string,
	kind: FileKind,
	value: string,
): NamedFile {
	const { binary } = run.context.getInputData()[item.itemIndex];
	const isBinary = binary !== undefined && Object.hasOwn(binary, value);
	const isAddress = /^[a-z][a-z\d+.-]*:/i.test(value);
	const from = isBinary ? 'binary' : isAddress ? 'url' : 'asset';
	return { label: `Variable ${name}`, accept: [kind], from, value };
}
