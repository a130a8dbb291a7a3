import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';
import { HEYGEN_CREDENTIAL } from '../shared/heygen/client';
import { searchBrandGlossaries } from '../shared/heygen/pickers/brand';
import { loadLanguages } from './fields/languages';
import { properties } from './properties';
import { runOperation } from './runOperation';

export class HeyGenTranslate implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'HeyGen Translate',
		name: 'heyGenTranslate',
		icon: { light: 'file:../../icons/heygen.svg', dark: 'file:../../icons/heygen.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle: '={{ $parameter["operation"] + ": " + $parameter["resource"] }}',
		description: 'Translates videos into many languages with HeyGen, with proofreading',
		defaults: { name: 'HeyGen Translate' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: HEYGEN_CREDENTIAL, required: true }],
		properties,
	};

	methods = {
		listSearch: { searchBrandGlossaries },
		loadOptions: { getLanguages: loadLanguages },
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return [await runOperation(this)];
	}
}
