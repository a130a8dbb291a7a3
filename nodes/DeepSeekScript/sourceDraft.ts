import { readDraft, type Draft, type DraftResult } from './draft';
import type { Fault } from './fulfil';
import { pausesIn } from '../shared/language/pauses';
import type { Source } from './source';

/**
 * Reads an answer that is a new version of `source`: its scenes keep their number, and of each scene
 * all but what is said and shown. Never throws: says in `problem` why it is none.
 */
export async function readVersion(content: string, source: Source): Promise<DraftResult> {
	const result = await readDraft(content, source.scenes !== undefined, true);
	if (!('draft' in result) || !source.scenes) return result;
	const { draft } = result;
	const versions = draft.scenes ?? [];
	const count = source.scenes.length;
	if (versions.length !== count) {
		return { problem: `it had ${versions.length} scenes, not ${count}` };
	}
	const scenes = source.scenes.map((scene, index) => ({
		...scene,
		script: versions[index].script,
		on_screen_text: scene.on_screen_text && versions[index].on_screen_text,
	}));
	return { draft: { ...draft, scenes } };
}

/** What of a text the writer gets to see and is to give back: what is said and shown. */
export function showVersion({ title, script, scenes }: Source | Draft): object {
	if (!scenes) return { title, script };
	const shown = scenes.map(({ script: said, on_screen_text }) => ({
		script: said,
		on_screen_text,
	}));
	return { title, scenes: shown };
}

/** A part of the source beside what became of it. */
export interface Part {
	/** Where it is, e.g. "scene 2". */
	where: string;
	before: string;
	after: string;
}

/** Titles, scripts and on-screen texts in pairs; what was empty before is left out. */
export function partsOf(source: Source, draft: Draft): Part[] {
	const scenes = source.scenes?.flatMap((scene, index) => [
		{
			where: `scene ${index + 1}`,
			before: scene.script,
			after: draft.scenes?.[index].script ?? '',
		},
		{
			where: `the on-screen text of scene ${index + 1}`,
			before: scene.on_screen_text,
			after: draft.scenes?.[index].on_screen_text ?? '',
		},
	]);
	const script = { where: 'the script', before: source.script, after: draft.script };
	const title = { where: 'the title', before: source.title, after: draft.title };
	return [title, ...(scenes ?? [script])].filter(({ before }) => before);
}

/** A fault for each part of the source that has no counterpart. */
export function emptyParts(parts: Part[]): Fault[] {
	return parts
		.filter(({ after }) => !after)
		.map(({ where }) => ({
			order: `Fill in ${where}.`,
			warning: `${capital(where)} is empty`,
		}));
}

/** A fault for each part of the source whose pauses are not all in its counterpart. */
export function lostPauses(parts: Part[]): Fault[] {
	return parts.flatMap(({ where, before, after }) => {
		const pauses = pausesIn(before);
		const kept = pausesIn(after).length;
		if (!after || kept === pauses.length) return [];
		return [
			{
				order: `In ${where}, keep the pauses as they are in the original: ${pauses.join(' ') || 'none'}.`,
				warning: `${capital(where)} has ${kept} pauses, not ${pauses.length}`,
			},
		];
	});
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
