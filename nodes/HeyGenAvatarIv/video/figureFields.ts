import type { INodeProperties } from 'n8n-workflow';
import { VIDEO_MEDIA_LIMITS } from '../../shared/assets/limits';
import type { ItemFields } from '../../shared/itemFields';
import { avatarFilterField, avatarLocator, resolveAvatar } from '../../shared/video/avatarFields';
import type { Figure } from '../../shared/video/figure';
import { checkReferenceLook } from '../../shared/video/referenceLook';
import type { Run } from '../../shared/video/run';
import { fileFields, readFileField, type FileField } from '../fileFields';

const VIDEO = { resource: ['video'] };

/** Where the video's figure is an avatar, and where it is a photo. */
export const AVATARS = { ...VIDEO, source: ['avatar'] };
export const PHOTOS = { ...VIDEO, source: ['asset', 'binary', 'url'] };

const PHOTO: FileField = {
	choice: 'source',
	name: 'photo',
	label: 'Photo',
	accept: ['image'],
	types: 'JPEG or PNG file',
	limits: VIDEO_MEDIA_LIMITS,
};

/** Who speaks in the video. */
export const figureFields: INodeProperties[] = [
	{
		displayName: 'Source',
		name: 'source',
		type: 'options',
		noDataExpression: true,
		options: [
			{ name: 'Photo Avatar', value: 'avatar', description: 'A photo that HeyGen already knows' },
			{ name: 'Photo From HeyGen Asset', value: 'asset' },
			{ name: 'Photo From Input Data', value: 'binary' },
			{ name: 'Photo From URL', value: 'url' },
		],
		default: 'binary',
		displayOptions: { show: VIDEO },
		description: 'Who is seen',
	},
	...fileFields(PHOTO, VIDEO),
	avatarLocator({
		required: true,
		displayOptions: { show: AVATARS },
		description: 'Your own avatars come first in the list',
	}),
	{
		...avatarFilterField({ show: AVATARS }),
		default: { avatarType: 'photo_avatar' },
	},
];

/** Who speaks in the item's video. Throws the item's refusal, and NodeApiError for a failed upload. */
export async function readFigure(run: Run, item: ItemFields): Promise<Figure> {
	if (item.text('source') !== 'avatar') {
		return { type: 'image', image: await readFileField(run, item, PHOTO) };
	}
	const avatar = await resolveAvatar(run, item, item.chosen('avatarId'));
	await checkReferenceLook(run, item, item.text('referenceLookId'), avatar);
	return { type: 'avatar', ...avatar };
}
