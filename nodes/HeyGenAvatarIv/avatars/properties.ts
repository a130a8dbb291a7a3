import type { INodeProperties } from 'n8n-workflow';
import { createFromPhotoFields } from './createFromPhoto';
import { createFromPromptFields } from './createFromPrompt';
import { createTwinFields } from './createTwin';
import { avatarGroupField } from './commonFields';
import { deleteAvatarFields } from './deleteAvatar';
import { deleteLookFields } from './deleteLook';
import { getAvatarFields } from './getAvatar';
import { getAvatarsFields } from './getAvatars';
import { getConsentLinkFields } from './getConsentLink';
import { getLookFields } from './getLook';
import { getLooksFields } from './getLooks';
import { renameLookFields } from './renameLook';

const avatarOperation: INodeProperties = {
	displayName: 'Operation',
	name: 'operation',
	type: 'options',
	noDataExpression: true,
	options: [
		{
			name: 'Create Digital Twin',
			value: 'createTwin',
			description: 'From footage of a person, who has to agree',
			action: 'Create digital twin',
		},
		{
			name: 'Create From Photo',
			value: 'createFromPhoto',
			description: 'A photo avatar from one photo or several',
			action: 'Create avatar from photo',
		},
		{
			name: 'Create From Prompt',
			value: 'createFromPrompt',
			description: 'A photo avatar of somebody who does not exist',
			action: 'Create avatar from prompt',
		},
		{
			name: 'Delete',
			value: 'delete',
			description: 'Delete an avatar with all of its looks',
			action: 'Delete avatar',
		},
		{
			name: 'Get',
			value: 'get',
			description: 'Get an avatar, with the states of its training and consent',
			action: 'Get avatar',
		},
		{
			name: 'Get Consent Link',
			value: 'getConsentLink',
			description: 'Get a link by which the person behind a digital twin agrees',
			action: 'Get consent link',
		},
		{
			name: 'Get Many',
			value: 'getMany',
			description: 'List avatars',
			action: 'Get many avatars',
		},
	],
	default: 'createFromPhoto',
	displayOptions: { show: { resource: ['avatar'] } },
};

const lookOperation: INodeProperties = {
	displayName: 'Operation',
	name: 'operation',
	type: 'options',
	noDataExpression: true,
	options: [
		{
			name: 'Create From Photo',
			value: 'createFromPhoto',
			description: 'Add a photo to an avatar',
			action: 'Create look from photo',
		},
		{
			name: 'Create From Prompt',
			value: 'createFromPrompt',
			description: 'Show an avatar in other clothes, or in another place',
			action: 'Create look from prompt',
		},
		{ name: 'Delete', value: 'delete', description: 'Delete a look', action: 'Delete look' },
		{
			name: 'Get',
			value: 'get',
			description: 'Get a look, with the state of its training',
			action: 'Get look',
		},
		{ name: 'Get Many', value: 'getMany', description: 'List looks', action: 'Get many looks' },
		{
			name: 'Rename',
			value: 'rename',
			description: 'Give a look another name',
			action: 'Rename look',
		},
	],
	default: 'createFromPhoto',
	displayOptions: { show: { resource: ['look'] } },
};

/** The panels of the resources Avatar and Look. */
export const avatarProperties: INodeProperties[] = [
	avatarOperation,
	lookOperation,
	avatarGroupField({
		required: true,
		displayOptions: {
			show: { resource: ['look'], operation: ['createFromPhoto', 'createFromPrompt'] },
		},
		description: 'The avatar that the new look goes to',
	}),
	...createTwinFields,
	...createFromPhotoFields,
	...createFromPromptFields,
	...deleteAvatarFields,
	...getAvatarFields,
	...getConsentLinkFields,
	...getAvatarsFields,
	...deleteLookFields,
	...getLookFields,
	...getLooksFields,
	...renameLookFields,
];
