import type { INodeProperties } from 'n8n-workflow';
import {
	asNumber,
	inRange,
	isBlank,
	oneOf,
	shown,
	withoutEmpty,
	type ItemFields,
} from '../itemFields';
import type { Output } from './body';
import { fileValues, namedInRow, readMedia, type FileRow } from './fileFields';
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
				...fileValues('e.g. https://example.com/logo.png'),
				...[
					{ axis: 'X', edge: 'width', ways: 'to the right, below 0 to the left' },
					{ axis: 'Y', edge: 'height', ways: 'down, below 0 up' },
				].map(({ axis, edge, ways }): INodeProperties => ({
					displayName: `Offset ${axis}`,
					name: `offset${axis}`,
					type: 'number',
					typeOptions: { minValue: -1, maxValue: 1, numberPrecision: 3 },
					default: 0,
					description: `How far to move it ${ways}, as a share of the frame's ${edge}`,
				})),
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
	image?: FileRow & {
		offsetX?: unknown;
		offsetY?: unknown;
		opacity?: unknown;
		position?: unknown;
		scale?: unknown;
	};
}

const CORNERS = ['bottom_left', 'bottom_right', 'top_left', 'top_right'] as const;

/** Throws the item's refusal, and NodeApiError for a file that cannot be uploaded. */
export async function readWatermark(
	run: Run,
	item: ItemFields,
	{ offsetX, offsetY, opacity, position, scale, ...row }: NonNullable<Watermark['image']>,
): Promise<Output['watermark']> {
	const place = withoutEmpty({
		position: oneOf(item, 'Position', position, CORNERS),
		offset_x: readOffset(item, 'Offset X', offsetX),
		offset_y: readOffset(item, 'Offset Y', offsetY),
	});
	const file = namedInRow(item, { label: 'Watermark', accept: ['image'] }, row);
	return withoutEmpty({
		image: await readMedia(run, item, file),
		opacity: inRange(item, 'Opacity', opacity, 0, 1),
		scale: inRange(item, 'Scale', scale, 0.01, 100),
		placement: Object.keys(place).length > 0 ? place : undefined,
	});
}

function readOffset(item: ItemFields, field: string, value: unknown): number | undefined {
	if (isBlank(value)) return undefined;
	const offset = asNumber(value);
	if (Math.abs(offset) <= 1) return offset || undefined;
	throw item.refusal(
		`'${field}' is ${shown(value)}`,
		'It is a share of the frame from -1 to 1: 0.05 for 5 percent',
	);
}
