import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';
import { properties } from './properties';
import { searchModels } from './searchModels';
import { writeAll } from './writeAll';

export class DeepSeekScript implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'DeepSeek Script',
		name: 'deepSeekScript',
		icon: { light: 'file:../../icons/deepseek.svg', dark: 'file:../../icons/deepseek.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle: '={{ $parameter["operation"].replace(/([A-Z])/g, " $1").toLowerCase() }}',
		description:
			'Writes and localizes what an avatar says, to the length that is asked for, with DeepSeek',
		defaults: { name: 'DeepSeek Script' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'deepSeekScriptApi', required: true }],
		properties,
	};

	methods = { listSearch: { searchModels } };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return [await writeAll(this)];
	}
}
