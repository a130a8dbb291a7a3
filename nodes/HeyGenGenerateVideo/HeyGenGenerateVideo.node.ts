import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';
import { HEYGEN_CREDENTIAL } from '../shared/heygen/client';
import { searchAvatars, searchVoices } from '../shared/heygen/pickers';
import { generateVideos } from './generateVideos';
import { properties } from './properties';

export class HeyGenGenerateVideo implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'HeyGen Generate Video',
		name: 'heyGenGenerateVideo',
		icon: { light: 'file:../../icons/heygen.svg', dark: 'file:../../icons/heygen.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle: '={{ $parameter["source"] === "scenes" ? "from scenes" : "from avatar" }}',
		description: 'Makes an avatar video with HeyGen and waits until it is finished',
		defaults: { name: 'HeyGen Generate Video' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: HEYGEN_CREDENTIAL, required: true }],
		properties,
	};

	methods = { listSearch: { searchAvatars, searchVoices } };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return [await generateVideos(this)];
	}
}
