import type {
	ILoadOptionsFunctions,
	INodeListSearchResult,
	INodePropertyOptions,
	ResourceMapperFields,
} from 'n8n-workflow';
import { chosenIn } from '../../itemFields';
import { getTemplate, type Template, type TemplateVariable } from '../templates';
import { searchIn, withDetails, type ListSource } from './search';

const TEMPLATES: ListSource = {
	path: '/v3/templates',
	pageSize: 100,
	parts: [{}],
	searched: ['id'],
	toResult: ({ id, name, aspect_ratio }) => ({
		name: withDetails(name, [aspect_ratio]),
		value: String(id),
	}),
};

/** Templates by name. Throws NodeApiError. */
export async function searchTemplates(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: unknown,
): Promise<INodeListSearchResult> {
	return await searchIn(this, TEMPLATES, filter, paginationToken);
}

/** The chosen template's variables as fields, with what the template has in them. Throws NodeApiError. */
export async function getTemplateVariables(
	this: ILoadOptionsFunctions,
): Promise<ResourceMapperFields> {
	const template = await chosenTemplate(this);
	const fields = (template?.variables ?? []).map((variable) => ({
		id: variable.name,
		displayName: `${variable.name} (${variable.type})`,
		required: false,
		defaultMatch: false,
		canBeUsedToMatch: false,
		display: true,
		type: 'string' as const,
		defaultValue: presetOf(variable),
	}));
	return { fields };
}

/** What a person would recognise of a variable's value. */
function presetOf({ preset }: TemplateVariable): string | null {
	const asset = preset.asset as { url?: unknown; asset_id?: unknown } | undefined;
	const values = [
		preset.content,
		asset?.url,
		asset?.asset_id,
		preset.character_id,
		preset.voice_id,
	];
	const said = values.find((value) => typeof value === 'string' && value !== '');
	return typeof said === 'string' ? said : null;
}

/** The chosen template's scenes, by the beginning of their scripts. Throws NodeApiError. */
export async function getTemplateScenes(
	this: ILoadOptionsFunctions,
): Promise<INodePropertyOptions[]> {
	const { scenes = [] } = (await chosenTemplate(this)) ?? {};
	return scenes.map(({ id, script }, index) => ({
		name: `Scene ${index + 1}`,
		value: id,
		...(script && { description: script.length > 80 ? `${script.slice(0, 80)}…` : script }),
	}));
}

async function chosenTemplate(context: ILoadOptionsFunctions): Promise<Template | undefined> {
	const id = chosenIn(context.getCurrentNodeParameter('templateId'));
	if (!id || id.startsWith('=')) return undefined;
	const limits = { retries: 1, longestWaitMs: 2000, timeoutMs: 10_000 };
	return await getTemplate(context, id, undefined, limits);
}
