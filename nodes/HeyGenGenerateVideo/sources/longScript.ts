import type { INodeProperties } from 'n8n-workflow';
import { withoutEmpty, type ItemFields } from '../../shared/itemFields';
import { readFraming, wantedMotion } from '../../shared/video/appearanceFields';
import type { ChosenAvatar } from '../../shared/video/avatarFields';
import { hasBackground, readBackground } from '../../shared/video/backgroundFields';
import { MOST_SCENES, type Speech, type StudioVideoBody } from '../../shared/video/body';
import { readMotion } from '../../shared/video/motion';
import { readFiling, readOutput } from '../../shared/video/outputFields';
import type { Run } from '../../shared/video/run';
import { checkLength, splitScript } from '../../shared/video/script';

export const longScriptOption: INodeProperties = {
	displayName: 'Long Script',
	name: 'longScript',
	type: 'options',
	options: [
		{ name: 'Fail the Item', value: 'fail' },
		{
			name: 'Split Into Scenes',
			value: 'split',
			description: 'Between sentences; the video then has only a color behind the avatar',
		},
	],
	default: 'split',
	displayOptions: { show: { '/source': ['avatar'] } },
	description: 'What becomes of a script of over 5,000 characters, the most that HeyGen takes',
};

/** A script with its voice. */
export type Spoken = Extract<Speech, { script: string }>;

/**
 * The script in as many parts as it takes; one where it is short enough. Throws the item's refusal
 * where it is too long and may not be split.
 */
export function partsOf(item: ItemFields, script: string): string[] {
	const { longScript } = item.collection<{ longScript?: string }>('options');
	if (longScript === 'split') return splitScript(script);
	const wayOut = "Shorten it, or set the option 'Long Script' to split it.";
	checkLength(item, script, 'The script', wayOut);
	return [script];
}

/** A long script as the scenes of one video, all with the same avatar and voice. Throws the item's refusal. */
export async function splitVideo(
	run: Run,
	item: ItemFields,
	avatar: ChosenAvatar,
	spoken: Spoken,
	parts: string[],
): Promise<StudioVideoBody> {
	checkScenes(run, item, parts);
	const motion = readMotion(item, wantedMotion(item), avatar);
	const background = await readBackground(run, item);
	const color =
		background && 'value' in background
			? { type: 'color' as const, color: background.value }
			: undefined;
	return {
		type: 'studio',
		scenes: parts.map((script) => ({
			type: 'avatar_video',
			input: withoutEmpty({
				type: 'avatar' as const,
				avatar_id: avatar.id,
				...spoken,
				script,
				...motion,
				background: color,
			}),
		})),
		...(await readOutput(run, item)),
	};
}

/** Refuses what HeyGen does not know of scenes, or says that it is left out where it does little. */
function checkScenes(run: Run, item: ItemFields, parts: string[]): void {
	const { fit, ...cutOut } = readFraming(item);
	const hasImage = hasBackground(item) && item.text('background') !== 'color';
	if (hasImage || Object.keys(cutOut).length > 0) {
		const what = hasImage ? 'an image behind the avatar' : 'the avatar cut out of its background';
		throw item.refusal(
			`A script that is split into scenes cannot have ${what}`,
			"HeyGen takes only a color behind scenes: set 'Background' to Color and remove 'Transparent' and 'Remove Background', or shorten the script",
		);
	}
	if (parts.length > MOST_SCENES) {
		throw item.refusal(
			`The script needs ${parts.length} scenes`,
			`HeyGen takes up to ${MOST_SCENES} in one video: shorten it, or make several videos of it`,
		);
	}
	if (fit || Object.keys(readFiling(item)).length > 0) {
		run.hint(
			"A script that was split into scenes has no 'Fit', 'Folder ID' and 'Brand Glossary', because HeyGen knows none of these for scenes",
		);
	}
}
