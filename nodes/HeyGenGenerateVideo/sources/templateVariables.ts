import type { IDataObject } from 'n8n-workflow';
import type { Template, TemplateVariable } from '../../shared/heygen/templates';
import { asText, isObject, parseJson, type ItemFields } from '../../shared/itemFields';
import type { FileKind } from '../../shared/assets/fileTypes';
import { readFile } from '../../shared/video/fileFields';
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
	const given: IDataObject = isAutomatic ? item.json : (value ?? {});
	const variables = new Map(template.variables.map((variable) => [variable.name, variable]));
	const values: IDataObject = {};
	for (const [name, said] of Object.entries(given)) {
		if (said === null || said === undefined || said === '') continue;
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

const FILES: Partial<Record<TemplateVariable['type'], FileKind>> = {
	image: 'image',
	video: 'video',
	audio: 'audio',
};

async function toValue(
	run: Run,
	item: ItemFields,
	{ name, type, preset }: TemplateVariable,
	said: unknown,
): Promise<IDataObject> {
	const value = typeof said === 'string' && said.trim().startsWith('{') ? parseJson(said) : said;
	if (isObject(value) && typeof value.type === 'string') return value;
	const text = asText(said);
	if (!text) {
		throw item.refusal(
			`The variable '${name}' is no text`,
			`Give a ${type === 'text' ? 'text' : WHAT[type]} instead of ${JSON.stringify(said).slice(0, 80)}`,
		);
	}
	const kind = FILES[type];
	if (kind) return { ...preset, type, asset: await fileOf(run, item, name, kind, text) };
	if (type === 'character') {
		return { character_type: 'avatar', ...preset, type, character_id: text };
	}
	if (type === 'voice') return { ...preset, type, voice_id: text };
	return { type, content: String(said) };
}

const WHAT = {
	image: 'URL, asset ID or binary field',
	video: 'URL, asset ID or binary field',
	audio: 'URL, asset ID or binary field',
	character: 'look ID',
	voice: 'voice ID',
};

async function fileOf(run: Run, item: ItemFields, name: string, kind: FileKind, value: string) {
	const { binary } = run.context.getInputData()[item.itemIndex];
	const from = /^https?:/i.test(value)
		? 'url'
		: binary && Object.hasOwn(binary, value)
			? 'binary'
			: 'asset';
	const file = await readFile(run, item, {
		label: `Variable ${name}`,
		accept: [kind],
		from,
		value,
	});
	return { ...file } as IDataObject;
}
