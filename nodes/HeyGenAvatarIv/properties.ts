import type { INodeProperties } from 'n8n-workflow';
import { avatarProperties } from './avatars/properties';
import { videoProperties } from './video/properties';

/** The panel of HeyGen Avatar IV. */
export const properties: INodeProperties[] = [
	{
		displayName: 'Resource',
		name: 'resource',
		type: 'options',
		noDataExpression: true,
		options: [
			{ name: 'Avatar', value: 'avatar', description: 'A person, with one look or several' },
			{ name: 'Look', value: 'look', description: 'A person in certain clothes and surroundings' },
			{ name: 'Video', value: 'video', description: 'A photo that talks and moves' },
		],
		default: 'video',
	},
	...videoProperties,
	...avatarProperties,
];
