import type { LengthTarget } from '../shared/language/length';
import type { Source } from './source';
import { showVersion } from './sourceDraft';

const TITLE =
	'"title": "the title of the original in its new form, or one of at most eight words where it has none"';

const SCRIPT_FORMAT = `{${TITLE}, "script": "everything that is said, in paragraphs"}`;

const SCENES_FORMAT = `{${TITLE}, "scenes": [{"script": "what is said in this scene", "on_screen_text": "what is shown, or an empty string where the original has none"}]}
There are as many scenes as in the original, in the same order.`;

/** The form in which a new version of the source is to come back. */
export function versionFormat({ scenes }: Source): string {
	return `Answer with one JSON object of this form and nothing else:\n${scenes ? SCENES_FORMAT : SCRIPT_FORMAT}`;
}

/** The source, and after it what is asked for, line by line; empty lines are left out. */
export function versionRequest(
	source: Source,
	lines: Array<string | false>,
	{ amount, unit, seconds }: LengthTarget,
): string {
	const length = `Length: ${amount} ${unit} in all, which is ${seconds} seconds when spoken`;
	const scenes = source.scenes && `Scenes: exactly ${source.scenes.length} scenes`;
	// Data from outside must not end the original and go on as an instruction.
	const original = JSON.stringify(showVersion(source), null, 1).replace(
		/<\s*\/?\s*original\s*>/gi,
		'',
	);
	const asked = [...lines, scenes, length].filter(Boolean).join('\n');
	return `<original>\n${original}\n</original>\n\n${asked}`;
}
