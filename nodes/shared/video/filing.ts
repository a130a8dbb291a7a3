import type { INodeProperties } from 'n8n-workflow';
import { asText, chosenIn, withoutEmpty, type ItemFields } from '../itemFields';
import type { Filing } from './body';

export const titleOption: INodeProperties = {
	displayName: 'Title',
	name: 'title',
	type: 'string',
	default: '',
	placeholder: 'e.g. {{ $json.title }}',
	description: 'The name of the video in HeyGen',
};

export const folderOption: INodeProperties = {
	displayName: 'Folder ID',
	name: 'folderId',
	type: 'string',
	default: '',
	description:
		'Where HeyGen files the video. The ID is the last part of the address of the folder in HeyGen.',
};

export const brandGlossaryOption: INodeProperties = {
	displayName: 'Brand Glossary',
	name: 'brandGlossaryId',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	description: 'How the voice says names and terms',
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			typeOptions: { searchListMethod: 'searchBrandGlossaries', searchable: true },
		},
		{ displayName: 'By ID', name: 'id', type: 'string' },
	],
};

/** Where the video is filed; not for scenes. */
export function readFiling(item: ItemFields): Filing {
	const { folderId, brandGlossaryId } = item.collection<{
		folderId?: unknown;
		brandGlossaryId?: unknown;
	}>('options');
	return withoutEmpty({
		folder_id: asText(folderId),
		brand_glossary_id: chosenIn(brandGlossaryId),
	});
}
