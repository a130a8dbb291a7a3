import type { INodeProperties } from 'n8n-workflow';
import { inRange, oneOf, withoutEmpty, type ItemFields } from '../itemFields';
import type { Output } from './body';
import { readMedia, type NamedFile } from './fileFields';
import type { Run } from './run';

export const watermarkOption: INodeProperties = {
	displayName: 'Watermark',
	name: 'watermark',
	type: 'fixedCollection',
	default: {},
	placeholder: 'Add watermark',
	description: 'A logo over the video. For some enterprise plans only.',
	options: [
		{
			displayName: 'Watermark',
			name: 'image',
			values: [
				{
					displayName: 'Image URL',
					name: 'url',
					type: 'string',
					default: '',
					description: 'A PNG or JPEG file at a public address',
				},
				{
					displayName: 'Opacity',
					name: 'opacity',
					type: 'number',
					typeOptions: { minValue: 0, maxValue: 1, numberPrecision: 2 },
					default: 1,
				},
				{
					displayName: 'Position',
					name: 'position',
					type: 'options',
					options: [
						{ name: 'Bottom Left', value: 'bottom_left' },
						{ name: 'Bottom Right', value: 'bottom_right' },
						{ name: 'Top Left', value: 'top_left' },
						{ name: 'Top Right', value: 'top_right' },
					],
					default: 'bottom_right',
				},
				{
					displayName: 'Scale',
					name: 'scale',
					type: 'number',
					typeOptions: { minValue: 0.01, numberPrecision: 2 },
					default: 1,
				},
			],
		},
	],
};

export interface Watermark {
	image?: { url?: unknown; opacity?: unknown; scale?: unknown; position?: unknown };
}

const CORNERS = ['bottom_left', 'bottom_right', 'top_left', 'top_right'] as const;

/** Throws the item's refusal. */
export async function readWatermark(
	run: Run,
	item: ItemFields,
	{ url, opacity, scale, position }: NonNullable<Watermark['image']>,
): Promise<Output['watermark']> {
	const placement = oneOf(item, 'Position', position, CORNERS);
	const file: NamedFile = { label: 'Watermark', accept: ['image'], from: 'url', value: url };
	return withoutEmpty({
		image: await readMedia(run, item, file),
		opacity: inRange(item, 'Opacity', opacity, 0, 1),
		scale: inRange(item, 'Scale', scale, 0.01, 100),
		placement: placement && { position: placement },
	});
}
