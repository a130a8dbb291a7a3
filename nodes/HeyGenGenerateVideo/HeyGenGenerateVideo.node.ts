import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';
import { HEYGEN_CREDENTIAL } from '../shared/heygen/client';
import { getEngines, searchAvatars } from '../shared/heygen/pickers/avatars';
import {
	searchBrandGlossaries,
	searchBrandKits,
	searchStyles,
} from '../shared/heygen/pickers/brand';
import {
	getTemplateScenes,
	getTemplateVariables,
	searchTemplates,
} from '../shared/heygen/pickers/templates';
import { searchVoices } from '../shared/heygen/pickers/voices';
import { generateVideos } from '../shared/video/generateVideos';
import { PRICES } from './prices';
import { properties } from './properties';
import { readVideo } from './readVideo';

export class HeyGenGenerateVideo implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'HeyGen Generate Video',
		name: 'heyGenGenerateVideo',
		icon: { light: 'file:../../icons/heygen.svg', dark: 'file:../../icons/heygen.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle: '={{ "from " + $parameter["source"] }}',
		description: 'Makes a video with HeyGen and waits until it is finished',
		defaults: { name: 'HeyGen Generate Video' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: HEYGEN_CREDENTIAL, required: true }],
		properties,
	};

	methods = {
		listSearch: {
			searchAvatars,
			searchBrandGlossaries,
			searchBrandKits,
			searchStyles,
			searchTemplates,
			searchVoices,
		},
		loadOptions: { getEngines, getTemplateScenes },
		resourceMapping: { getTemplateVariables },
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return [await generateVideos(this, readVideo, PRICES)];
	}
}
