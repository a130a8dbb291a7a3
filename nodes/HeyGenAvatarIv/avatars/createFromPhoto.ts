import type { IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import { MIB } from '../../shared/assets/limits';
import type { ItemFields } from '../../shared/itemFields';
import type { Run } from '../../shared/video/run';
import { fileField, readFileField, type FileField } from '../fileFields';
import type { AvatarBody } from './bodies';
import { nameField } from './commonFields';
import { createAvatars } from './createAvatars';
import { creationOptions, waitFields } from './creationFields';
import { joinOneAvatar } from './oneAvatar';
import { groupOf, readName } from './readCreation';

const SHOW = { resource: ['avatar', 'look'], operation: ['createFromPhoto'] };

const PHOTO: FileField = {
	choice: 'photoFrom',
	name: 'photo',
	label: 'Photo',
	accept: ['image'],
	types: 'JPEG or PNG file',
	limits: { image: { bytes: 50 * MIB } },
};

/** The panel of Avatar and Look → Create From Photo. */
export const createFromPhotoFields: INodeProperties[] = [
	nameField({
		displayOptions: { show: SHOW },
		description: 'What HeyGen is to call it',
	}),
	...fileField(PHOTO, SHOW),
	{
		displayName: 'One Avatar for All Items',
		name: 'oneAvatar',
		type: 'boolean',
		noDataExpression: true,
		default: false,
		displayOptions: { show: { ...SHOW, resource: ['avatar'] } },
		description:
			'Whether the photos of all items become looks of one new avatar, which is named after the first item; else each item becomes an avatar of its own',
	},
	...waitFields(SHOW),
	creationOptions(SHOW),
];

/** Has HeyGen train one look per item from a photo. Throws NodeApiError as `createAvatars` does. */
export async function createFromPhoto(context: IExecuteFunctions): Promise<INodeExecutionData[]> {
	return await createAvatars(context, { read: readPhotoAvatar, begin: joinOneAvatar });
}

async function readPhotoAvatar(run: Run, item: ItemFields): Promise<AvatarBody> {
	const named = { type: 'photo' as const, name: readName(item), ...groupOf(item) };
	return { ...named, file: await readFileField(run, item, PHOTO) };
}
