import type { IDataObject } from 'n8n-workflow';
import type { ApiContext } from '../http/transport';
import { isObject } from '../itemFields';
import { callHeyGen, type HeyGenLimits } from './client';

/** The kinds of a template's variables (template pages, developers.heygen.com/reference). */
export const VARIABLE_TYPES = ['text', 'image', 'video', 'audio', 'character', 'voice'] as const;
export type VariableType = (typeof VARIABLE_TYPES)[number];

export interface TemplateVariable {
	name: string;
	type: VariableType;
	/** The value of the template, in the form in which HeyGen takes another one; none for some. */
	preset: IDataObject;
}

export interface TemplateScene {
	id: string;
	script: string;
}

export interface Template {
	id: string;
	name: string;
	/** Width through height; undefined where HeyGen does not say. */
	ratio?: number;
	variables: TemplateVariable[];
	scenes: TemplateScene[];
}

/** A template with its variables and scenes (GET /v3/templates/{id}). Throws NodeApiError. */
export async function getTemplate(
	context: ApiContext,
	id: string,
	itemIndex?: number,
	limits?: HeyGenLimits,
): Promise<Template> {
	const path = `/v3/templates/${encodeURIComponent(id)}`;
	const { data } = await callHeyGen(context, { method: 'GET', path }, itemIndex, limits);
	const template = isObject(data) ? data : {};
	const scenes = listed(template.scenes);
	const presets = isObject(template.variables) ? template.variables : {};
	const types = new Map(
		scenes
			.flatMap((scene) => listed(scene.variables))
			.map(({ name, variable_type }) => [String(name), variable_type]),
	);
	const names = new Set([...Object.keys(presets), ...types.keys()]);
	return {
		id,
		name: String(template.name ?? id),
		ratio: ratioOf(template.aspect_ratio),
		scenes: scenes.map(({ scene_id, script }) => ({
			id: String(scene_id),
			script: typeof script === 'string' ? script : '',
		})),
		variables: [...names].map((name) => {
			const preset = isObject(presets[name]) ? presets[name] : {};
			return { name, type: typeOf(preset.type ?? types.get(name)), preset };
		}),
	};
}

/** HeyGen writes it as `16:9`. */
function ratioOf(value: unknown): number | undefined {
	const [, width, height] = /^(\d+):([1-9]\d*)$/.exec(String(value)) ?? [];
	return width ? Number(width) / Number(height) : undefined;
}

function typeOf(value: unknown): VariableType {
	return VARIABLE_TYPES.find((type) => type === value) ?? 'text';
}

function listed(value: unknown): IDataObject[] {
	return Array.isArray(value) ? value.filter(isObject) : [];
}
