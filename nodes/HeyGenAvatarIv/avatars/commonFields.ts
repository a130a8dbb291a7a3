import type { IDisplayOptions, INodeProperties } from 'n8n-workflow';
import { includeInputOption } from '../../shared/includeInput';

/** A resource locator for one of the account's own avatars: a person with one or more looks. */
export function avatarGroupField(field: Partial<INodeProperties>): INodeProperties {
	return {
		displayName: 'Avatar',
		name: 'groupId',
		type: 'resourceLocator',
		default: { mode: 'list', value: '' },
		modes: [
			{
				displayName: 'From List',
				name: 'list',
				type: 'list',
				placeholder: 'Select an avatar...',
				typeOptions: { searchListMethod: 'searchAvatarGroups', searchable: true },
			},
			{
				displayName: 'By ID',
				name: 'id',
				type: 'string',
				placeholder: 'e.g. 2c01158bec1149c49d35effb4bd79791',
				hint: "The ID of the avatar, which its looks have in 'group_id'",
			},
		],
		...field,
	};
}

/** A resource locator for one of the account's own looks. */
export function lookField(field: Partial<INodeProperties>): INodeProperties {
	return {
		displayName: 'Look',
		name: 'lookId',
		type: 'resourceLocator',
		default: { mode: 'list', value: '' },
		modes: [
			{
				displayName: 'From List',
				name: 'list',
				type: 'list',
				placeholder: 'Select a look...',
				typeOptions: { searchListMethod: 'searchOwnLooks', searchable: true },
			},
			{
				displayName: 'By ID',
				name: 'id',
				type: 'string',
				placeholder: 'e.g. 8f0b6c2c5a614dbb90f4a1a6dd4ac1c5',
			},
		],
		...field,
	};
}

export function nameField(field: Partial<INodeProperties>): INodeProperties {
	return {
		displayName: 'Name',
		name: 'name',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. Ada',
		...field,
	};
}

/** Options of an operation that has no others of its own. */
export function optionsField(
	displayOptions: IDisplayOptions,
	options: INodeProperties[] = [],
): INodeProperties {
	return {
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		displayOptions,
		options: [...options, includeInputOption].sort((a, b) =>
			a.displayName.localeCompare(b.displayName),
		),
	};
}
