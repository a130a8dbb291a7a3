import type { IDisplayOptions, INodeProperties } from 'n8n-workflow';
import type { Look, LookFilter } from '../heygen/looks';
import { asText, type ItemFields } from '../itemFields';
import type { Run } from './run';

/** The value that stands for the first avatar of the account that fits the filter. */
export const FIRST_AVAILABLE = 'first';

/** A resource locator for an avatar's look. */
export function avatarLocator(field: Partial<INodeProperties>): INodeProperties {
	return {
		displayName: 'Avatar',
		name: 'avatarId',
		type: 'resourceLocator',
		default: { mode: 'list', value: '' },
		modes: [
			{
				displayName: 'From List',
				name: 'list',
				type: 'list',
				placeholder: 'Select an avatar...',
				typeOptions: { searchListMethod: 'searchAvatars', searchable: true },
			},
			{
				displayName: 'By ID',
				name: 'id',
				type: 'string',
				placeholder: 'e.g. Abigail_expressive_2024112501',
				hint: "The ID of an avatar's look, not of an avatar group",
			},
		],
		...field,
	};
}

/** Says which avatar is the first available; it narrows the list as well. */
export function avatarFilterField(displayOptions: IDisplayOptions): INodeProperties {
	return {
		displayName: 'Avatar Filter',
		name: 'avatarFilter',
		type: 'collection',
		placeholder: 'Add filter',
		default: {},
		displayOptions,
		description:
			'Which avatars come into question. Without a filter it is the first one of the account.',
		options: [
			{
				displayName: 'Avatar Type',
				name: 'avatarType',
				type: 'options',
				options: [
					{ name: 'Digital Twin', value: 'digital_twin', description: 'Filmed from a real person' },
					{
						name: 'Photo Avatar',
						value: 'photo_avatar',
						description: 'Brought to life from a photo',
					},
					{ name: 'Studio Avatar', value: 'studio_avatar', description: 'Recorded in a studio' },
				],
				default: 'studio_avatar',
			},
			{
				displayName: 'Gender',
				name: 'gender',
				type: 'options',
				options: [
					{ name: 'Female', value: 'female' },
					{ name: 'Male', value: 'male' },
				],
				default: 'female',
			},
			{
				displayName: 'Group ID',
				name: 'groupId',
				type: 'string',
				default: '',
				description: 'Only the looks of this avatar',
			},
			{
				displayName: 'Owner',
				name: 'ownership',
				type: 'options',
				options: [
					{ name: 'HeyGen', value: 'public', description: 'Avatars that everybody can use' },
					{ name: 'Me', value: 'private', description: "The account's own avatars" },
				],
				default: 'private',
			},
		],
	};
}

/** A look's id, and what is known of the look. */
export interface ChosenAvatar {
	id: string;
	look?: Look;
}

/**
 * The avatar that is named by `id`, or the first available one. Throws the item's refusal for no
 * avatar, for the id of a whole group and for a look that cannot speak yet.
 */
export async function resolveAvatar(run: Run, item: ItemFields, id: string): Promise<ChosenAvatar> {
	if (!id) {
		throw item.refusal('No avatar is chosen', "Pick one from the list in the field 'Avatar'");
	}
	if (id === FIRST_AVAILABLE) return await firstAvatar(run, item);
	const answer = await run.findLook(id);
	if (!answer) return { id };
	if ('looksOfGroup' in answer) {
		const looks = answer.looksOfGroup.map((look) => `${look.name ?? 'Unnamed'} (${look.id})`);
		throw item.refusal(
			`'${id}' is a whole avatar, not one of its looks`,
			`HeyGen makes videos with a look. Of this avatar there are: ${looks.join(', ')}`,
		);
	}
	const { look } = answer;
	if (look.status === 'processing') {
		throw item.refusal(
			`The avatar '${look.name ?? id}' is still in training`,
			'Wait for it with HeyGen Wait (job type avatar), or choose another one',
		);
	}
	if (look.status === 'pending_consent') {
		throw item.refusal(
			`The avatar '${look.name ?? id}' waits for consent`,
			'The person behind it has to give consent in HeyGen before it can be used',
		);
	}
	if (look.status === 'failed') {
		throw item.refusal(`The avatar '${look.name ?? id}' could not be made`, 'Choose another one');
	}
	return { id, look };
}

async function firstAvatar(run: Run, item: ItemFields): Promise<ChosenAvatar> {
	const filter = item.collection<Record<keyof LookFilter, unknown>>('avatarFilter');
	const look = await run.firstLook({
		avatarType: asText(filter.avatarType),
		gender: asText(filter.gender),
		groupId: asText(filter.groupId),
		ownership: asText(filter.ownership) as LookFilter['ownership'],
	});
	if (look) return { id: look.id, look };
	throw item.refusal(
		'No avatar fits the filter',
		"Remove something from 'Avatar Filter', or pick an avatar from the list",
	);
}
