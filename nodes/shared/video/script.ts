import type { ItemFields } from '../itemFields';
import { MOST_SCRIPT_CHARACTERS } from './body';
import type { Run } from './run';

/** A pause of a length that is said. */
const PAUSE = /<break\s+time\s*=\s*["']?(\d*\.?\d+)\s*(ms|s)["']?\s*\/?>(?:\s*<\/break>)?/gi;
const BREAK_TAG = /<\/?break\b[^>]*>/gi;

/**
 * A script as HeyGen reads it: pauses (`<break time="1s"/>`) stand between blanks, without which
 * they may be read aloud, and are left out for a voice that does not keep them. Throws the item's
 * refusal for a script of pauses only, and NodeApiError where the voice cannot be looked up for the moment;
 * `label` says whose script it is.
 */
export async function preparedScript(
	run: Run,
	item: ItemFields,
	label: string,
	script: string,
	voiceId: string | undefined,
): Promise<string> {
	if (!/<break\b/i.test(script)) return script;
	if (isSilent(script)) {
		throw item.refusal(`${label} has nothing but pauses`, 'Write what is said between them');
	}
	const voice = voiceId ? await run.findVoice(voiceId) : undefined;
	if (voice?.support_pause === false) {
		run.hint(
			`The voice '${voice.name ?? voiceId}' keeps no pauses, so that they were left out of the script. Pick another one with the Voice Filter 'Keeps Pauses'`,
		);
		return tidied(script.replace(BREAK_TAG, ' '));
	}
	if (voiceId && !voice) {
		run.hint(
			`The voice '${voiceId}' could not be looked up at HeyGen, so that the script's pauses were kept without knowing whether it keeps them`,
		);
	}
	return tidied(
		script.replace(
			PAUSE,
			(_whole, time: string, unit: string) => ` <break time="${inSeconds(time, unit)}s"/> `,
		),
	);
}

function tidied(script: string): string {
	return script.replace(/ {2,}/g, ' ').trim();
}

function inSeconds(time: string, unit: string): number {
	return unit.toLowerCase() === 'ms' ? Number(time) / 1000 : Number(time);
}

function isSilent(script: string): boolean {
	return script.replace(BREAK_TAG, '').trim() === '';
}

/** Throws the item's refusal for a script that HeyGen finds too long. */
export function checkLength(item: ItemFields, script: string, label: string, wayOut: string): void {
	if (script.length <= MOST_SCRIPT_CHARACTERS) return;
	throw item.refusal(
		`${label} has ${script.length} characters`,
		`HeyGen takes up to ${MOST_SCRIPT_CHARACTERS} at a time. ${wayOut}`,
	);
}

/**
 * A long script as several that are each short enough, cut between sentences; a sentence that is too
 * long by itself is cut between words, and a word between letters. A pause where the script is cut may
 * be lost, but no text is.
 */
export function splitScript(script: string, most = MOST_SCRIPT_CHARACTERS): string[] {
	const parts: string[] = [];
	let rest = script.trim();
	while (rest.length > most) {
		const end = outsideOfTag(rest, lastBoundary(rest, most));
		parts.push(rest.slice(0, end).trim());
		rest = rest.slice(end).trim();
	}
	parts.push(rest);
	// A scene has to say something.
	return parts.filter((part) => !isSilent(part));
}

/** So much is looked at behind a place where a text may be cut, to tell whether a sentence ends there. */
const BEHIND = 64;

/** The last place up to `most` where a text can be cut. */
function lastBoundary(text: string, most: number): number {
	// Not all of the text: a segment of Intl.Segmenter's holds a copy of what was segmented.
	const beginning = text.slice(0, most + BEHIND);
	for (const granularity of ['sentence', 'word', 'grapheme'] as const) {
		const segments = new Intl.Segmenter('und', { granularity }).segment(beginning);
		const index = segments.containing(most)?.index ?? 0;
		if (index > 0) return index;
	}
	return most;
}

/** The place itself; or, inside of a tag, which would be read aloud in two halves, that before the tag. */
function outsideOfTag(text: string, place: number): number {
	for (const { 0: tag, index } of text.slice(0, place + BEHIND).matchAll(BREAK_TAG)) {
		if (index > 0 && index < place && place < index + tag.length) return index;
	}
	return place;
}
