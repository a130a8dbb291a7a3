import type { IDisplayOptions, INodeProperties } from 'n8n-workflow';
import { flag, oneOf, withoutEmpty, type ItemFields } from '../itemFields';
import { hasBackground } from './backgroundFields';
import type { Framing } from './body';
import type { WantedMotion } from './motion';

const MOTION_OPTIONS: INodeProperties[] = [
	{
		displayName: 'Expressiveness',
		name: 'expressiveness',
		type: 'options',
		options: [
			{ name: 'High', value: 'high' },
			{ name: 'Low', value: 'low' },
			{ name: 'Medium', value: 'medium' },
		],
		default: 'medium',
		description: 'How lively the face is. Photo avatars on Avatar IV only.',
	},
	{
		displayName: 'Motion Prompt',
		name: 'motionPrompt',
		type: 'string',
		typeOptions: { rows: 2 },
		default: '',
		placeholder: 'e.g. waves with the right hand, then points to the side',
		description:
			'How body and hands move. Photo avatars on Avatar IV and V, other avatars on Avatar V only.',
	},
];

const FRAMING_OPTIONS: INodeProperties[] = [
	{
		displayName: 'Fit',
		name: 'fit',
		type: 'options',
		options: [
			{ name: 'Contain', value: 'contain', description: 'All of the figure, perhaps with margins' },
			{ name: 'Cover', value: 'cover', description: 'Fills the frame, perhaps cut at the edges' },
		],
		default: 'cover',
		description: 'How the figure fills the frame',
	},
	{
		displayName: 'Remove Background',
		name: 'removeBackground',
		type: 'boolean',
		default: true,
		description:
			"Whether to cut the figure out of its background. Filmed avatars need HeyGen's matting training.",
	},
	{
		displayName: 'Transparent',
		name: 'transparent',
		type: 'boolean',
		default: true,
		description:
			'Whether to make a WebM file with a transparent background instead of an MP4 file. Needs an avatar with matting, and no other background.',
	},
];

const ENGINE_OPTIONS: INodeProperties[] = [
	{
		displayName: 'Engine Name or ID',
		name: 'engine',
		type: 'options',
		typeOptions: { loadOptionsMethod: 'getEngines', loadOptionsDependsOn: ['avatarId.value'] },
		default: '',
		description:
			'The engines that the avatar works with. Choose from the list, or specify an ID using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
	},
	{
		displayName: 'Reference Look ID',
		name: 'referenceLookId',
		type: 'string',
		default: '',
		displayOptions: { show: { engine: ['avatar_v'] } },
		description:
			'A filmed look of the same avatar (a digital twin), whose movements Avatar V takes over. Leave empty to let HeyGen choose.',
	},
];

/** How the figure looks and moves; `of` says which of the groups the place has. */
export function appearanceField(
	displayOptions: IDisplayOptions,
	of: { motion?: boolean; engine: boolean; framing: boolean },
): INodeProperties {
	const options = [
		...(of.motion === false ? [] : MOTION_OPTIONS),
		...(of.engine ? ENGINE_OPTIONS : []),
		...(of.framing ? FRAMING_OPTIONS : []),
	];
	return {
		displayName: 'Appearance',
		name: 'appearance',
		type: 'collection',
		placeholder: 'Add field',
		default: {},
		displayOptions,
		description: 'How the figure looks and moves',
		options: options.sort((a, b) => a.displayName.localeCompare(b.displayName)),
	};
}

interface Appearance extends WantedMotion {
	fit?: unknown;
	removeBackground?: unknown;
	transparent?: unknown;
}

/** What the user wants of the figure's movement, not yet held against the avatar. */
export function wantedMotion(item: ItemFields): WantedMotion {
	return item.collection<Appearance>('appearance');
}

/** How the figure is put into the frame, all but what is behind it. Throws the item's refusal. */
export function readFraming(item: ItemFields): Omit<Framing, 'background'> {
	const said = item.collection<Appearance>('appearance');
	const cutOut = flag(item, 'Remove Background', said.removeBackground);
	const transparent = flag(item, 'Transparent', said.transparent);
	if (transparent && hasBackground(item)) {
		throw item.refusal(
			'A transparent video cannot have a background',
			"Set 'Background' to the avatar's own, or remove 'Transparent' under Appearance",
		);
	}
	return withoutEmpty({
		remove_background: cutOut ? true : undefined,
		output_format: transparent ? ('webm' as const) : undefined,
		fit: oneOf(item, 'Fit', said.fit, ['contain', 'cover']),
	});
}
