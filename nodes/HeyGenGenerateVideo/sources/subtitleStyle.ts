import type { INodeProperties } from 'n8n-workflow';
import {
	asNumber,
	asText,
	flag,
	isBlank,
	isObject,
	shown,
	withoutEmpty,
	type ItemFields,
} from '../../shared/itemFields';

/** The subtitles of a template's video, by one of HeyGen's presets and what is changed of it. */
export const subtitleStyleOption: INodeProperties = {
	displayName: 'Subtitle Style',
	name: 'subtitleStyle',
	type: 'collection',
	placeholder: 'Add field',
	default: { preset: '' },
	displayOptions: { show: { '/source': ['template'] } },
	description: 'Subtitles in the picture, by one of the presets of HeyGen',
	options: [
		{
			displayName: 'Alignment',
			name: 'alignment',
			type: 'number',
			default: 2,
			description: "HeyGen's number for it, which is 2 where nothing else is said",
		},
		{
			displayName: 'Disable Highlight',
			name: 'disableHighlight',
			type: 'boolean',
			default: true,
			description: 'Whether words are not highlighted, whatever the preset does',
		},
		{
			displayName: 'Font Size',
			name: 'fontSize',
			type: 'number',
			typeOptions: { minValue: 1 },
			default: 40,
			description: 'In place of that of the preset',
		},
		{
			displayName: 'Position',
			name: 'position',
			type: 'fixedCollection',
			default: {},
			placeholder: 'Add position',
			description: 'In place of that of the preset',
			options: [
				{
					displayName: 'Place',
					name: 'place',
					values: [
						{ displayName: 'X', name: 'x', type: 'number', default: 0 },
						{ displayName: 'Y', name: 'y', type: 'number', default: 0 },
					],
				},
			],
		},
		{
			displayName: 'Preset',
			name: 'preset',
			type: 'string',
			default: '',
			placeholder: 'e.g. classic',
			description: 'The name of the preset, such as classic, bold or bright',
		},
	],
};

interface Style {
	alignment?: unknown;
	disableHighlight?: unknown;
	fontSize?: unknown;
	position?: { place?: { x?: unknown; y?: unknown } };
	preset?: unknown;
}

/** As `POST /v3/templates/{id}` takes it. */
interface Subtitles {
	preset_name: string;
	alignment?: number;
	disable_highlight?: boolean;
	font_size?: number;
	position?: { x?: number; y?: number };
}

/**
 * The style that `subtitleStyleOption`, or an expression in its place, says, which may also be the name
 * of a preset alone; undefined where nothing is said. Throws the item's refusal.
 */
export function readSubtitleStyle(item: ItemFields, said: unknown): Subtitles | undefined {
	if (isBlank(said)) return undefined;
	const style: Style = isObject(said) ? said : { preset: said };
	const preset = asText(style.preset);
	if (!preset && !isBlank(style.preset)) {
		throw item.refusal(
			`'Subtitle Style' is ${shown(style.preset)}`,
			'Give the name of a preset, e.g. classic',
		);
	}
	const changes = withoutEmpty({
		alignment: whole(item, 'Alignment', style.alignment),
		disable_highlight: flag(item, 'Disable Highlight', style.disableHighlight),
		font_size: whole(item, 'Font Size', style.fontSize, 1),
		position: readPosition(item, style.position),
	});
	if (preset) return { preset_name: preset, ...changes };
	if (Object.keys(changes).length === 0) return undefined;
	throw item.refusal(
		"'Subtitle Style' has no preset",
		'Name the one that is to be changed, e.g. classic',
	);
}

function readPosition(item: ItemFields, position: Style['position']): Subtitles['position'] {
	const { x, y } = position?.place ?? {};
	const place = withoutEmpty({ x: coordinate(item, 'X', x), y: coordinate(item, 'Y', y) });
	return Object.keys(place).length > 0 ? place : undefined;
}

function coordinate(item: ItemFields, field: string, value: unknown): number | undefined {
	if (isBlank(value)) return undefined;
	const number = asNumber(value);
	if (Number.isFinite(number)) return number;
	throw item.refusal(`'${field}' is ${shown(value)}`, 'Give a number');
}

function whole(
	item: ItemFields,
	field: string,
	value: unknown,
	least = -Infinity,
): number | undefined {
	if (isBlank(value)) return undefined;
	const number = asNumber(value);
	if (Number.isInteger(number) && number >= least) return number;
	const from = least === -Infinity ? '' : ` from ${least} on`;
	throw item.refusal(`'${field}' is ${shown(value)}`, `HeyGen takes whole numbers${from}`);
}
