import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';
import { HEYGEN_CREDENTIAL } from '../shared/heygen/client';
import { getMotionEngines, searchAvatars } from '../shared/heygen/pickers/avatars';
import { searchBrandGlossaries } from '../shared/heygen/pickers/brand';
import { searchAvatarGroups, searchOwnLooks } from '../shared/heygen/pickers/groups';
import { searchVoices, searchVoicesForPhoto } from '../shared/heygen/pickers/voices';
import { runOperation } from './operations';
import { properties } from './properties';

export class HeyGenAvatarIv implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'HeyGen Avatar IV',
		name: 'heyGenAvatarIv',
		icon: { light: 'file:../../icons/heygen.svg', dark: 'file:../../icons/heygen.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle:
			'={{ $parameter["operation"].replace(/[A-Z]/g, " $&").toLowerCase() + ": " + $parameter["resource"] }}',
		description: 'Makes a photo talk and move, and trains avatars from photos',
		defaults: { name: 'HeyGen Avatar IV' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: HEYGEN_CREDENTIAL, required: true }],
		properties,
	};

	methods = {
		listSearch: {
			searchAvatarGroups,
			searchAvatars,
			searchBrandGlossaries,
			searchOwnLooks,
			searchVoices,
			searchVoicesForPhoto,
		},
		loadOptions: { getMotionEngines },
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return [await runOperation(this)];
	}
}
