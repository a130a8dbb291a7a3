import type { IDisplayOptions, INodeProperties } from 'n8n-workflow';
import { asText, oneOf, withoutEmpty, type ItemFields } from '../itemFields';
import type { Output } from './body';
import { readCallback } from './callback';
import type { Run } from './run';
import { readWatermark, type Watermark } from './watermark';

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

interface Options {
	captions?: unknown;
	title?: unknown;
	watermark?: Watermark;
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

function captionOf(item: ItemFields, value: unknown): Output['caption'] {
	const captions = oneOf(item, 'Captions', value, ['burnedIn', 'file', 'none']);
	if (captions === 'file') return { file_format: 'srt' };
	if (captions === 'burnedIn') return { file_format: 'srt', style: 'default' };
	return undefined;
}
