import type { IDisplayOptions, INodeProperties } from 'n8n-workflow';
import { asText, chosenIn, inRange, oneOf, withoutEmpty, type ItemFields } from '../itemFields';
import type { Filing, Output } from './body';
import { readFile, type NamedFile } from './fileFields';
import { PUBLIC_URL, publicUrl } from './publicUrl';
import type { Run } from './run';

export const RATIOS = ['16:9', '9:16', '4:5', '5:4', '1:1', 'auto'] as const;
export const RESOLUTIONS = ['4k', '1080p', '720p'] as const;

export function aspectRatioField(displayOptions: IDisplayOptions): INodeProperties {
	return {
		displayName: 'Aspect Ratio',
		name: 'aspectRatio',
		type: 'options',
		options: [
			{ name: '1:1 (Square)', value: '1:1' },
			{ name: '16:9 (Landscape)', value: '16:9' },
			{ name: '4:5 (Portrait Feed)', value: '4:5' },
			{ name: '5:4 (Landscape Feed)', value: '5:4' },
			{ name: '9:16 (Portrait)', value: '9:16' },
			{ name: 'Auto', value: 'auto', description: 'As the avatar was recorded' },
		],
		default: '16:9',
		displayOptions,
	};
}

export function resolutionField(displayOptions: IDisplayOptions): INodeProperties {
	return {
		displayName: 'Resolution',
		name: 'resolution',
		type: 'options',
		options: [
			{ name: '720p', value: '720p' },
			{ name: '1080p', value: '1080p' },
			{ name: '4K', value: '4k', description: 'Not for every avatar and account' },
		],
		default: '1080p',
		displayOptions,
	};
}

/** Shown only where it applies: HeyGen's own fields for captions, filing and callbacks. */
export const captionsOption: INodeProperties = {
	displayName: 'Captions',
	name: 'captions',
	type: 'options',
	options: [
		{
			name: 'Burned In',
			value: 'burnedIn',
			description: 'In the picture, and as a subtitle file',
		},
		{ name: 'None', value: 'none' },
		{ name: 'Subtitle File', value: 'file', description: 'As an SRT file, at subtitle_url' },
	],
	default: 'burnedIn',
};

export const titleOption: INodeProperties = {
	displayName: 'Title',
	name: 'title',
	type: 'string',
	default: '',
	placeholder: 'e.g. {{ $json.title }}',
	description: 'The name of the video in HeyGen',
};

export const folderOption: INodeProperties = {
	displayName: 'Folder ID',
	name: 'folderId',
	type: 'string',
	default: '',
	description:
		'Where HeyGen files the video. The ID is the last part of the address of the folder in HeyGen.',
};

export const brandGlossaryOption: INodeProperties = {
	displayName: 'Brand Glossary',
	name: 'brandGlossaryId',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	description: 'How the voice says names and terms',
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			typeOptions: { searchListMethod: 'searchBrandGlossaries', searchable: true },
		},
		{ displayName: 'By ID', name: 'id', type: 'string' },
	],
};

export const callbackOptions: INodeProperties[] = [
	{
		displayName: 'Callback ID',
		name: 'callbackId',
		type: 'string',
		default: '',
		placeholder: 'e.g. {{ $json.order_id }}',
		description: "Comes back with HeyGen's callbacks and webhooks, to recognise the video by",
	},
	{
		displayName: 'Callback URL',
		name: 'callbackUrl',
		type: 'string',
		default: '',
		displayOptions: { show: { '/waitForCompletion': [false] } },
		placeholder: 'e.g. https://example.com/video-ready',
		description:
			'Called by HeyGen when the video is finished or has failed. HeyGen does not sign these calls.',
	},
];

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

interface Options {
	brandGlossaryId?: unknown;
	callbackId?: unknown;
	callbackUrl?: unknown;
	captions?: unknown;
	folderId?: unknown;
	title?: unknown;
	watermark?: { image?: { url?: unknown; opacity?: unknown; scale?: unknown; position?: unknown } };
}

/** What every kind of video has but cinematic ones. Throws the item's refusal. */
export async function readOutput(run: Run, item: ItemFields): Promise<Output> {
	const options = item.collection<Options>('options');
	const { captions, title, watermark } = options;
	return withoutEmpty({
		aspect_ratio: oneOf(item, 'Aspect Ratio', item.raw('aspectRatio'), RATIOS),
		resolution: oneOf(item, 'Resolution', item.raw('resolution'), RESOLUTIONS),
		caption: captionOf(item, captions),
		title: asText(title),
		watermark: watermark?.image && (await readWatermark(run, item, watermark.image)),
		...(await readCallback(run, item)),
	});
}

const CALLED = { verb: 'call', wayOut: PUBLIC_URL };

/** HeyGen's callback, to an address of the user's own where the run does not wait itself. */
export async function readCallback(
	run: Run,
	item: ItemFields,
): Promise<{ callback_url?: string; callback_id?: string }> {
	const { callbackId, callbackUrl } = item.collection<Options>('options');
	const url = run.waits ? '' : asText(callbackUrl);
	return withoutEmpty({
		callback_url: url && (await publicUrl(run, item, 'Callback URL', url, CALLED)),
		callback_id: asText(callbackId),
	});
}

/** Where the video is filed; not for scenes. */
export function readFiling(item: ItemFields): Filing {
	const { folderId, brandGlossaryId } = item.collection<Options>('options');
	return withoutEmpty({
		folder_id: asText(folderId),
		brand_glossary_id: chosenIn(brandGlossaryId),
	});
}

function captionOf(item: ItemFields, value: unknown): Output['caption'] {
	const captions = oneOf(item, 'Captions', value, ['burnedIn', 'file', 'none']);
	if (captions === 'file') return { file_format: 'srt' };
	if (captions === 'burnedIn') return { file_format: 'srt', style: 'default' };
	return undefined;
}

const CORNERS = ['bottom_left', 'bottom_right', 'top_left', 'top_right'] as const;

async function readWatermark(
	run: Run,
	item: ItemFields,
	{ url, opacity, scale, position }: NonNullable<NonNullable<Options['watermark']>['image']>,
): Promise<Output['watermark']> {
	const placement = oneOf(item, 'Position', position, CORNERS);
	const file: NamedFile = { label: 'Watermark', accept: ['image'], from: 'url', value: url };
	return withoutEmpty({
		image: await readFile(run, item, file),
		opacity: inRange(item, 'Opacity', opacity, 0, 1),
		scale: inRange(item, 'Scale', scale, 0.01, 100),
		placement: placement && { position: placement },
	});
}
