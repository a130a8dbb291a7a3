import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { callHeyGen, type HeyGenRequest } from '../shared/heygen/client';
import { asText, isObject, type ItemFields } from '../shared/itemFields';
import { kindOf, namedId, type JobType } from '../shared/jobs/kinds';

export const TRANSLATIONS = '/v3/video-translations';
export const PROOFREADS = `${TRANSLATIONS}/proofreads`;

export const translationIdField: INodeProperties = {
	displayName: 'Translation ID',
	name: 'translationId',
	type: 'string',
	required: true,
	default: '={{ $json.translation_id || $json.video_translation_id || $json.job_id }}',
	description: 'What HeyGen Translate and HeyGen Wait give without mapping',
};

export const proofreadIdField: INodeProperties = {
	displayName: 'Proofread ID',
	name: 'proofreadId',
	type: 'string',
	required: true,
	default: '={{ $json.proofread_id || $json.job_id }}',
	description: 'What Create and HeyGen Wait give without mapping',
};

/** The id in the field `name`. Throws the item's refusal. */
export function idOf(item: ItemFields, { displayName, name }: INodeProperties): string {
	const id = asText(item.raw(name));
	if (id) return id;
	throw item.refusal(
		`'${displayName}' is empty`,
		`Drag the field that holds it into '${displayName}'. The incoming item has: ${item.incoming}`,
	);
}

/** HeyGen's answer to one request about one item. Throws NodeApiError. */
export async function ask(
	context: IExecuteFunctions,
	item: ItemFields,
	request: HeyGenRequest,
): Promise<IDataObject> {
	const { data } = await callHeyGen(context, request, item.itemIndex);
	return isObject(data) ? data : {};
}

export function pathOf(base: string, id: string, more = ''): string {
	return `${base}/${encodeURIComponent(id)}${more}`;
}

/** HeyGen's resource with the handle that every job's item has, and its status in the same words. */
export function withHandle(jobType: JobType, resource: IDataObject, id?: string): IDataObject {
	const { completed, failed, idFields } = kindOf(jobType);
	const jobId = id ?? idFields.map((field) => asText(resource[field])).find(Boolean);
	const word = asText(resource.status);
	const status = completed.includes(word)
		? 'completed'
		: failed.includes(word)
			? 'failed'
			: 'processing';
	return {
		...resource,
		job_type: jobType,
		job_id: jobId ?? null,
		...namedId(kindOf(jobType), jobId),
		status,
	};
}
