import type { IDataObject, INodeProperties } from 'n8n-workflow';
import type { Template } from '../../shared/heygen/templates';
import { asText, isObject, withoutEmpty, type ItemFields } from '../../shared/itemFields';
import { readCallback } from '../../shared/video/callback';
import { spokenSeconds } from '../../shared/video/estimate';
import type { Prepared } from '../../shared/video/prepared';
import type { Run } from '../../shared/video/run';
import { readTemplateOptions } from './templateOptions';
import { readVariables } from './templateVariables';

const show = { source: ['template'] };

/** What only Source: Template has. */
export const templateFields: INodeProperties[] = [
	{
		displayName: 'Template',
		name: 'templateId',
		type: 'resourceLocator',
		required: true,
		default: { mode: 'list', value: '' },
		displayOptions: { show },
		description: 'A template with variables, made in HeyGen',
		modes: [
			{
				displayName: 'From List',
				name: 'list',
				type: 'list',
				placeholder: 'Select a template...',
				typeOptions: { searchListMethod: 'searchTemplates', searchable: true },
			},
			{ displayName: 'By ID', name: 'id', type: 'string' },
		],
	},
	{
		displayName: 'Variables',
		name: 'variables',
		type: 'resourceMapper',
		noDataExpression: true,
		required: true,
		default: { mappingMode: 'defineBelow', value: null },
		displayOptions: { show },
		description:
			"What stands in the template's variables; an empty one keeps what the template has. A file goes by its public URL, the ID of a HeyGen asset or the name of an input field with binary data, a character by the ID of an avatar's look, a voice by its ID.",
		typeOptions: {
			loadOptionsDependsOn: ['templateId.value'],
			resourceMapper: {
				resourceMapperMethod: 'getTemplateVariables',
				mode: 'add',
				fieldWords: { singular: 'variable', plural: 'variables' },
				addAllFields: true,
				multiKeyMatch: false,
				supportAutoMap: true,
				noFieldsError: 'This template has no variables',
			},
		},
	},
];

/** A video of a template with this item's values. Throws the item's refusal. */
export async function readTemplateVideo(run: Run, item: ItemFields): Promise<Prepared> {
	const templateId = item.chosen('templateId');
	if (!templateId) {
		throw item.refusal('No template is chosen', "Pick one from the list in the field 'Template'");
	}
	const template = await run.template(templateId);
	const options = readTemplateOptions(item, template);
	const variables = await readVariables(run, item, template);
	const body = withoutEmpty({
		variables,
		...options,
		...(await readCallback(run, item)),
	});
	return {
		jobType: 'video',
		path: `/v3/templates/${encodeURIComponent(templateId)}`,
		body: body as IDataObject,
		seconds: estimate(template, variables, options.scene_ids),
	};
}

/** How long the chosen scenes' scripts take with what is said in place of their variables. */
function estimate(
	template: Template,
	variables: IDataObject,
	sceneIds: string[] | undefined,
): number | undefined {
	const { scenes } = template;
	const shown = sceneIds ? sceneIds.map((id) => scenes.find((scene) => scene.id === id)) : scenes;
	const script = shown.map((scene) => scene?.script ?? '').join(' ');
	const contents = new Map(
		template.variables.map(({ name, preset }) => {
			const value = variables[name] ?? preset;
			return [name, isObject(value) ? asText(value.content) : ''];
		}),
	);
	const spoken = script.replace(
		/\{\{\s*([^{}]*?)\s*\}\}/g,
		(_, name: string) => contents.get(name) ?? '',
	);
	return spoken.trim() ? spokenSeconds(spoken) : undefined;
}
