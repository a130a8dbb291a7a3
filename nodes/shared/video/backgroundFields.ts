import type { INodeProperties } from 'n8n-workflow';
import type { ItemFields } from '../itemFields';
import type { Background } from './body';
import { BINARY_FIELD, readMedia } from './fileFields';
import type { Run } from './run';

const OWN = { name: "Avatar's Own", description: 'As the avatar was recorded' };

/** What is behind the figure: its `own`, a color or, with `images`, an image. */
export function backgroundFields(
	show: Record<string, string[]>,
	images: boolean,
	own = OWN,
): INodeProperties[] {
	const only = (background: string) => ({ show: { ...show, background: [background] } });
	const color: INodeProperties = {
		displayName: 'Background Color',
		name: 'backgroundColor',
		type: 'color',
		default: '#ffffff',
		displayOptions: only('color'),
	};
	const choice: INodeProperties = {
		displayName: 'Background',
		name: 'background',
		type: 'options',
		noDataExpression: true,
		options: [
			{ name: own.name, value: 'none', description: own.description },
			{ name: 'Color', value: 'color', description: 'For avatars without a background' },
			...(images ? IMAGE_CHOICES : []),
		],
		default: 'none',
		displayOptions: { show },
	};
	if (!images) return [choice, color];
	return [
		choice,
		color,
		{
			displayName: 'Background Image URL',
			name: 'backgroundImageUrl',
			type: 'string',
			required: true,
			default: '',
			displayOptions: only('imageUrl'),
			placeholder: 'e.g. https://example.com/office.jpg',
			description: 'A public address, from which HeyGen fetches the image',
		},
		{
			displayName: 'Background Asset ID',
			name: 'backgroundAssetId',
			type: 'string',
			required: true,
			default: '',
			displayOptions: only('imageAsset'),
			description: 'The ID that HeyGen gave the image when it was uploaded',
		},
		{
			displayName: 'Background Input Data Field Name',
			name: 'backgroundBinaryField',
			...BINARY_FIELD,
			required: true,
			displayOptions: only('imageBinary'),
			description: 'A PNG or JPEG file, which is uploaded to HeyGen',
		} as INodeProperties,
	];
}

const IMAGE_CHOICES = [
	{ name: 'Image From HeyGen Asset', value: 'imageAsset' },
	{ name: 'Image From Input Data', value: 'imageBinary' },
	{ name: 'Image From URL', value: 'imageUrl' },
];

/** Whether something else than the avatar's own background is wanted. */
export function hasBackground(item: ItemFields): boolean {
	return !['', 'none'].includes(item.text('background'));
}

/** The background of a video of one scene. Throws the item's refusal. */
export async function readBackground(run: Run, item: ItemFields): Promise<Background | undefined> {
	switch (item.text('background')) {
		case 'color':
			return { type: 'color', value: checkedColor(item, item.text('backgroundColor')) };
		case 'imageUrl':
			return await image(run, item, 'url', 'backgroundImageUrl');
		case 'imageAsset':
			return await image(run, item, 'asset', 'backgroundAssetId');
		case 'imageBinary':
			return await image(run, item, 'binary', 'backgroundBinaryField');
		default:
			return undefined;
	}
}

async function image(
	run: Run,
	item: ItemFields,
	from: 'url' | 'asset' | 'binary',
	field: string,
): Promise<Background> {
	const value = item.raw(field);
	const file = await readMedia(run, item, {
		label: 'Background Image',
		accept: ['image'],
		from,
		value,
	});
	return file.type === 'url'
		? { type: 'image', url: file.url }
		: { type: 'image', asset_id: file.asset_id };
}

/** A color as HeyGen takes it. Throws the item's refusal. */
export function checkedColor(item: ItemFields, color: string): string {
	if (/^#[0-9a-f]{6}$/i.test(color)) return color;
	throw item.refusal(
		`'${color}' is no background color`,
		'HeyGen takes a color as # and six digits, e.g. #1a2b3c',
	);
}
