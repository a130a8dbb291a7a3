import type { IDataObject, INodeProperties } from 'n8n-workflow';
import type { Template } from '../../shared/heygen/templates';
import { withoutEmpty, type ItemFields } from '../../shared/itemFields';
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
	const body = withoutEmpty({
		variables: await readVariables(run, item, template),
		...options,
		...(await readCallback(run, item)),
	});
	return {
		jobType: 'video',
		path: `/v3/templates/${encodeURIComponent(templateId)}`,
		body: body as IDataObject,
		seconds: estimate(template, options.scene_ids),
	};
}

/** From the template's scripts; what the variables make of them is not known to the second. */
function estimate({ scenes }: Template, sceneIds: string[] | undefined): number | undefined {
	const shown = sceneIds ? sceneIds.map((id) => scenes.find((scene) => scene.id === id)) : scenes;
	const script = shown.map((scene) => scene?.script ?? '').join(' ');
	return script.trim() ? spokenSeconds(script) : undefined;
}
