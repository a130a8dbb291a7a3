import type { IDisplayOptions, INodeProperties } from 'n8n-workflow';
import type { ItemFields } from '../itemFields';
import { readFraming } from './appearanceFields';
import { hasBackground } from './backgroundFields';
import { MOST_SCENES } from './body';
import type { Figure } from './figure';
import { readFiling } from './filing';
import type { Run } from './run';
import { checkLength, splitScript } from './script';

export function longScriptOption(displayOptions: IDisplayOptions): INodeProperties {
	return {
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
		displayOptions,
		description: 'What becomes of a script of over 5,000 characters, the most that HeyGen takes',
	};
}

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

/**
 * Refuses what scenes cannot have where a script is split into `count` of them, or says that it is left
 * out where it does little. Throws the item's refusal.
 */
export function checkSplit(run: Run, item: ItemFields, figure: Figure, count: number): void {
	const { fit, ...cutOut } = readFraming(item);
	checkBackground(item, figure);
	if (Object.keys(cutOut).length > 0) {
		const who = figure.type === 'image' ? 'photo' : 'avatar';
		throw item.refusal(
			`A script that is split into scenes cannot have the ${who} cut out of its background`,
			"HeyGen does not cut out in scenes: remove 'Transparent' and 'Remove Background' under Appearance, or shorten the script",
		);
	}
	if (count > MOST_SCENES) {
		throw item.refusal(
			`The script needs ${count} scenes`,
			`HeyGen takes up to ${MOST_SCENES} in one video: shorten it, or make several videos of it`,
		);
	}
	if (fit || Object.keys(readFiling(item)).length > 0) {
		run.hint(
			"A script that was split into scenes has no 'Fit', 'Folder ID' and 'Brand Glossary', because HeyGen knows none of these for scenes",
		);
	}
}

function checkBackground(item: ItemFields, figure: Figure): void {
	if (!hasBackground(item)) return;
	if (figure.type === 'image') {
		throw item.refusal(
			'A script that is split into scenes cannot have a background behind a photo',
			"HeyGen takes none there: set 'Background' to that of the photo, or shorten the script",
		);
	}
	if (item.text('background') === 'color') return;
	throw item.refusal(
		'A script that is split into scenes cannot have an image behind the avatar',
		"HeyGen takes only a color behind scenes: set 'Background' to Color, or shorten the script",
	);
}
