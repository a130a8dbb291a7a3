import type { ItemFields } from '../itemFields';
import { MOST_SCRIPT_CHARACTERS } from './body';
import type { Run } from './run';

const BREAK = /\s*<break\s+time\s*=\s*["']?([\d.]+)\s*(ms|s)["']?\s*\/?>(?:\s*<\/break>)?\s*/gi;

/**
 * A script as HeyGen reads it: pauses (`<break time="1s"/>`) stand between blanks, without which
 * they may be read aloud, and are left out for a voice that does not keep them.
 */
export async function preparedScript(
	run: Run,
	script: string,
	voiceId: string | undefined,
): Promise<string> {
	if (!/<break\b/i.test(script)) return script;
	const voice = voiceId ? await run.findVoice(voiceId) : undefined;
	if (voice?.support_pause === false) {
		run.hint(
			`The voice '${voice.name ?? voiceId}' keeps no pauses, so that they were left out of the script. Pick another one with the Voice Filter 'Keeps Pauses'`,
		);
		return script.replace(BREAK, ' ').trim();
	}
	const spaced = script.replace(
		BREAK,
		(_whole, time: string, unit: string) => ` <break time="${inSeconds(time, unit)}s"/> `,
	);
	return spaced.replace(/ {2,}/g, ' ').trim();
}

function inSeconds(time: string, unit: string): number {
	return unit.toLowerCase() === 'ms' ? Number(time) / 1000 : Number(time);
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
 * long by itself is cut between words.
 */
export function splitScript(script: string, most = MOST_SCRIPT_CHARACTERS): string[] {
	const parts: string[] = [];
	let part = '';
	for (const piece of pieces(script, most)) {
		if ((part + piece).trim().length > most) {
			parts.push(part.trim());
			part = '';
		}
		part += piece;
	}
	if (part.trim()) parts.push(part.trim());
	return parts;
}

function pieces(text: string, most: number): string[] {
	return segments(text, 'sentence').flatMap((sentence) => {
		if (sentence.trim().length <= most) return [sentence];
		return segments(sentence, 'word').flatMap((word) =>
			word.length <= most ? [word] : (word.match(new RegExp(`.{1,${most}}`, 'gsu')) ?? []),
		);
	});
}

function segments(text: string, granularity: 'sentence' | 'word'): string[] {
	return [...new Intl.Segmenter('und', { granularity }).segment(text)].map(
		({ segment }) => segment,
	);
}
