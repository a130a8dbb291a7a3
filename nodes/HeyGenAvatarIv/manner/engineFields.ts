import type { INodeProperties } from 'n8n-workflow';

type Show = Record<string, string[]>;

/** Avatar IV or, where the avatar supports it, Avatar V; a photo is always brought to life by Avatar IV. */
export function engineFields(avatars: Show, photos: Show): INodeProperties[] {
	const onAvatarV = { show: { ...avatars, engine: ['avatar_v'] } };
	return [
		{
			displayName: 'Engine Name or ID',
			name: 'engine',
			type: 'options',
			typeOptions: {
				loadOptionsMethod: 'getMotionEngines',
				loadOptionsDependsOn: ['avatarId.value'],
			},
			default: 'avatar_iv',
			displayOptions: { show: avatars },
			description:
				'Only the engines that the avatar works with are listed. Choose from the list, or specify an ID using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
		},
		{
			displayName: 'Reference Look ID',
			name: 'referenceLookId',
			type: 'string',
			default: '',
			displayOptions: onAvatarV,
			description:
				'The filmed look of the same avatar (a digital twin) whose movements are taken over. Leave empty to let HeyGen choose the best one.',
		},
		{ ...expressiveness, displayOptions: { show: photos } },
		{ ...expressiveness, displayOptions: { show: { ...avatars, engine: ['avatar_iv'] } } },
	];
}

const expressiveness: INodeProperties = {
	displayName: 'Expressiveness',
	name: 'expressiveness',
	type: 'options',
	options: [
		{
			name: 'Auto',
			value: '',
			description: 'As the emotion asks for, else as HeyGen does it: low',
		},
		{ name: 'High', value: 'high' },
		{ name: 'Low', value: 'low' },
		{ name: 'Medium', value: 'medium' },
	],
	default: '',
	description: 'How lively the face is',
};
