import type { INodeProperties } from 'n8n-workflow';
import { inRange, withoutEmpty, type ItemFields } from '../../shared/itemFields';
import type { TranslationBody } from '../body';
import { whetherOf } from './sound';

export const keepFormat: INodeProperties = {
	displayName: 'Keep Format',
	name: 'keepFormat',
	type: 'boolean',
	default: true,
	description: 'Whether the video keeps the resolution and the bitrate of the source',
};

export const dynamicDuration: INodeProperties = {
	displayName: 'Dynamic Duration',
	name: 'dynamicDuration',
	type: 'boolean',
	default: true,
	description:
		'Whether the video may become a little longer or shorter, so that the speech sounds natural',
};

export const pictureCollection: INodeProperties = {
	displayName: 'Picture and Timing',
	name: 'picture',
	type: 'collection',
	placeholder: 'Add setting',
	default: {},
	options: [
		{
			displayName: 'Audio Only',
			name: 'audioOnly',
			type: 'boolean',
			default: true,
			description:
				'Whether the picture stays as it is: only the speech is translated, and no lips move',
		},
		dynamicDuration,
		{
			displayName: 'End Time (Seconds)',
			name: 'endTime',
			type: 'number',
			typeOptions: { minValue: 0 },
			default: 0,
			description: 'Where the part ends that is translated',
		},
		keepFormat,
		{
			displayName: 'Start Time (Seconds)',
			name: 'startTime',
			type: 'number',
			typeOptions: { minValue: 0 },
			default: 0,
			description: 'Where the part begins that is translated',
		},
		{
			displayName: 'Watermark',
			name: 'watermark',
			type: 'boolean',
			default: true,
			description: "Whether the video shows HeyGen's watermark",
		},
	],
};

interface Picture {
	audioOnly?: unknown;
	dynamicDuration?: unknown;
	endTime?: unknown;
	keepFormat?: unknown;
	startTime?: unknown;
	watermark?: unknown;
}

/** Throws the item's refusal. */
export function readPicture(item: ItemFields): Partial<TranslationBody> {
	const picture = item.collection<Picture>('picture');
	const start = inRange(item, 'Start Time', picture.startTime, 0, Infinity);
	const end = inRange(item, 'End Time', picture.endTime, 0, Infinity);
	if (end !== undefined && end <= (start ?? 0)) {
		throw item.refusal(
			`'End Time' (${end} s) is not after 'Start Time' (${start ?? 0} s)`,
			'Give the part that is to be translated in seconds from the beginning of the video',
		);
	}
	return withoutEmpty({
		translate_audio_only: whetherOf(picture.audioOnly),
		enable_dynamic_duration: whetherOf(picture.dynamicDuration),
		keep_the_same_format: whetherOf(picture.keepFormat),
		enable_watermark: whetherOf(picture.watermark),
		start_time: start,
		end_time: end,
	});
}
