import type { INodeProperties } from 'n8n-workflow';
import type { ItemFields } from '../../shared/itemFields';
import type { ChosenAvatar } from '../../shared/video/avatarFields';
import type { Run } from '../../shared/video/run';

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

/**
 * The item's reference look for Avatar V, which has to be a digital twin of the same avatar (create-video,
 * developers.heygen.com/reference). Throws the item's refusal.
 */
export async function checkReferenceLook(
	run: Run,
	item: ItemFields,
	avatar: ChosenAvatar,
): Promise<void> {
	const id = item.text('referenceLookId');
	const answer = id ? await run.findLook(id) : undefined;
	if (!answer) return;
	const look = 'look' in answer ? answer.look : undefined;
	const isFilmed = !look?.avatar_type || look.avatar_type === 'digital_twin';
	const group = avatar.look?.group_id;
	const isRelated = !look?.group_id || !group || look.group_id === group;
	if (look && isFilmed && isRelated) return;
	throw item.refusal(
		`'${id}' cannot be the reference look`,
		'Avatar V takes the ID of a look that is a digital twin of the same avatar. Leave the field empty to let HeyGen choose',
	);
}
