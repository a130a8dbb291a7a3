import type { INodeProperties } from 'n8n-workflow';
import type { Template } from '../../shared/heygen/templates';
import {
	asNumber,
	asText,
	chosenIn,
	flag,
	isBlank,
	listOf,
	shown,
	withoutEmpty,
	type ItemFields,
} from '../../shared/itemFields';
import { readSubtitleStyle, subtitleStyleOption } from './subtitleStyle';

const onlyHere = { show: { '/source': ['template'] } };

export const templateOptions: INodeProperties[] = [
	{
		displayName: 'Burn In Captions',
		name: 'burnInCaptions',
		type: 'boolean',
		default: true,
		displayOptions: onlyHere,
		description: 'Whether the captions are part of the picture',
	},
	{
		displayName: 'Frame Rate',
		name: 'fps',
		type: 'options',
		options: [
			{ name: '25', value: 25 },
			{ name: '30', value: 30 },
			{ name: '60', value: 60 },
		],
		default: 25,
		displayOptions: onlyHere,
	},
	{
		displayName: 'Include GIF',
		name: 'includeGif',
		type: 'boolean',
		default: true,
		displayOptions: onlyHere,
		description: 'Whether HeyGen also makes a short moving preview',
	},
	{
		displayName: 'Keep Text Vertically Centered',
		name: 'keepTextCentered',
		type: 'boolean',
		default: true,
		displayOptions: onlyHere,
		description: 'Whether replaced texts stay centered where they are longer or shorter',
	},
	{
		displayName: 'Public Share Page',
		name: 'enableSharing',
		type: 'boolean',
		default: true,
		displayOptions: onlyHere,
		description: 'Whether everybody who has the link can see the page of the video',
	},
	{
		displayName: 'Reorder Music',
		name: 'reorderMusic',
		type: 'boolean',
		default: true,
		displayOptions: onlyHere,
		description: 'Whether music moves along with its scenes when the scenes are reordered',
	},
	{
		displayName: 'Scene Names or IDs',
		name: 'sceneIds',
		type: 'multiOptions',
		typeOptions: {
			loadOptionsMethod: 'getTemplateScenes',
			loadOptionsDependsOn: ['templateId.value'],
		},
		default: [],
		displayOptions: onlyHere,
		description:
			'Only these scenes, in this order. Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
	},
	{
		displayName: 'Size',
		name: 'size',
		type: 'fixedCollection',
		default: {},
		placeholder: 'Add size',
		displayOptions: onlyHere,
		description: "In pixels, in the template's own aspect ratio",
		options: [
			{
				displayName: 'Pixels',
				name: 'pixels',
				values: [
					{ displayName: 'Width', name: 'width', type: 'number', default: 1920 },
					{ displayName: 'Height', name: 'height', type: 'number', default: 1080 },
				],
			},
		],
	},
	subtitleStyleOption,
];

interface Size {
	width?: unknown;
	height?: unknown;
}

interface Options {
	brandGlossaryId?: unknown;
	burnInCaptions?: unknown;
	enableSharing?: unknown;
	folderId?: unknown;
	fps?: unknown;
	includeGif?: unknown;
	keepTextCentered?: unknown;
	reorderMusic?: unknown;
	sceneIds?: unknown;
	size?: { pixels?: Size };
	subtitleStyle?: unknown;
	title?: unknown;
}

/**
 * What the options say of a template's video, as `POST /v3/templates/{id}` takes it. Throws the item's
 * refusal.
 */
export function readTemplateOptions(item: ItemFields, template: Template) {
	const options = item.collection<Options>('options');
	return withoutEmpty({
		scene_ids: readSceneIds(item, template, options.sceneIds),
		title: asText(options.title),
		dimension: readSize(item, template, options.size?.pixels),
		fps: readFrameRate(item, options.fps),
		caption: flag(item, 'Burn In Captions', options.burnInCaptions),
		subtitles: readSubtitleStyle(item, options.subtitleStyle),
		folder_id: asText(options.folderId),
		brand_voice_id: chosenIn(options.brandGlossaryId),
		reorder_music: flag(item, 'Reorder Music', options.reorderMusic),
		include_gif: flag(item, 'Include GIF', options.includeGif),
		enable_sharing: flag(item, 'Public Share Page', options.enableSharing),
		keep_text_vertically_centered: flag(
			item,
			'Keep Text Vertically Centered',
			options.keepTextCentered,
		),
	});
}

function readSceneIds(item: ItemFields, template: Template, value: unknown): string[] | undefined {
	const ids = listOf(value).map(asText).filter(Boolean);
	if (ids.length === 0) return undefined;
	const known = template.scenes.map(({ id }) => id);
	const unknown = ids.find((id) => !known.includes(id));
	if (unknown === undefined || known.length === 0) return ids;
	throw item.refusal(
		`The template '${template.name}' has no scene '${unknown}'`,
		`It has: ${known.join(', ')}`,
	);
}

/** HeyGen wants the template's ratio, which even numbers do not always meet to the pixel. */
const TOLERANCE = 0.02;

function readSize(item: ItemFields, { name, ratio }: Template, pixels: Size | undefined) {
	if (!pixels) return undefined;
	const [width, height] = [asNumber(pixels.width), asNumber(pixels.height)];
	const isFine = (size: number) => size >= 128 && size <= 4096 && size % 2 === 0;
	const given = `'Size' is ${shown(pixels.width)} × ${shown(pixels.height)}`;
	if (!isFine(width) || !isFine(height)) {
		throw item.refusal(given, 'HeyGen takes even numbers of pixels from 128 to 4096');
	}
	if (ratio !== undefined && Math.abs(width / height / ratio - 1) > TOLERANCE) {
		throw item.refusal(
			given,
			`HeyGen keeps the aspect ratio of the template '${name}': at this width, the height is ${Math.round(width / ratio / 2) * 2}`,
		);
	}
	return { width, height };
}

function readFrameRate(item: ItemFields, value: unknown): number | undefined {
	if (isBlank(value)) return undefined;
	const fps = asNumber(value);
	if ([25, 30, 60].includes(fps)) return fps;
	throw item.refusal(`'Frame Rate' is ${shown(value)}`, 'HeyGen takes 25, 30 and 60');
}
