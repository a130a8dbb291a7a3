import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { listModels } from '../shared/deepseek/client';

/** The models that DeepSeek offers to the account, by name. Throws NodeApiError. */
export async function searchModels(
	this: ILoadOptionsFunctions,
	filter = '',
): Promise<INodeListSearchResult> {
	const ids = await listModels(this);
	return {
		results: ids
			.filter((id) => id.toLowerCase().includes(filter.toLowerCase()))
			.map((id) => ({ name: id, value: id })),
	};
}
