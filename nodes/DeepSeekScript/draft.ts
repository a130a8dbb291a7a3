import { keepingPauses, withoutPauses } from '../shared/language/pauses';
import { toSpokenText } from './spokenText';

export const EMOTIONS = ['Excited', 'Friendly', 'Serious', 'Soothing', 'Broadcaster'] as const;

export interface Scene {
	role: string;
	script: string;
	emotion: string;
	motion_prompt: string;
	on_screen_text: string;
}

/** The scene that a script is where nobody asked for scenes. */
export const WHOLE: Scene = {
	role: 'script',
	script: '',
	emotion: 'Friendly',
	motion_prompt: '',
	on_screen_text: '',
};

/** What DeepSeek wrote, checked and cleaned; `scenes` only where scenes were asked for. */
export interface Draft {
	title: string;
	script: string;
	scenes?: Scene[];
	/** What was taken out or filled in. */
	warnings: string[];
}

export type DraftResult = { draft: Draft } | { problem: string };

/**
 * Reads an answer of DeepSeek's as a draft. Never throws: says in `problem` why it is none.
 * `keepPauses` leaves pause tags in the script; otherwise they are taken out as markup is.
 */
export async function readDraft(
	content: string,
	withScenes: boolean,
	keepPauses = false,
): Promise<DraftResult> {
	if (!content.trim()) return { problem: 'it was empty' };
	const value = findObject(content);
	if (value === undefined) return { problem: 'it was not JSON' };
	const z = await import('../shared/libraries/zod');
	const loose = z.withFallback(z.pipe(z.unknown(), z.transform(asText)), '');
	const spoken = z.string().check(z.trim(), z.minLength(1));
	const scene = z.object({
		role: loose,
		script: spoken,
		emotion: loose,
		motion_prompt: loose,
		on_screen_text: loose,
	});
	const parsed = withScenes
		? z.safeParse(z.object({ title: loose, scenes: z.array(scene).check(z.minLength(1)) }), value)
		: z.safeParse(z.object({ title: loose, script: spoken }), value);
	if (!parsed.success) return { problem: z.prettifyError(parsed.error).replace(/\s+/g, ' ') };
	return clean(parsed.data as Answer, keepPauses);
}

interface Answer {
	title: string;
	script?: string;
	scenes?: Scene[];
}

function clean(data: Answer, keepPauses: boolean): DraftResult {
	const warnings: string[] = [];
	const speak = (text: string, where: string) => {
		const spoken = keepPauses ? keepingPauses(text, toSpokenText) : toSpokenText(text);
		if (spoken.replace(/\s/g, '') !== text.replace(/\s/g, '')) {
			warnings.push(`Markup or stage directions were taken out of ${where}`);
		}
		return spoken;
	};
	const title = toSpokenText(data.title).replace(/\s+/g, ' ');
	if (!data.scenes) {
		const script = speak(data.script ?? '', 'the script');
		return withoutPauses(script).trim()
			? { draft: { title, script, warnings } }
			: { problem: 'nothing in it is spoken' };
	}
	const scenes = data.scenes.map((scene, index) => ({
		...scene,
		script: speak(scene.script, `scene ${index + 1}`),
		emotion: EMOTIONS.find((e) => e.toLowerCase() === scene.emotion.toLowerCase()) ?? 'Friendly',
	}));
	const silent = scenes.findIndex(({ script }) => !withoutPauses(script).trim());
	if (silent >= 0) return { problem: `nothing in scene ${silent + 1} is spoken` };
	return {
		draft: { title, script: scenes.map(({ script }) => script).join('\n\n'), scenes, warnings },
	};
}

/** JSON mode gives a bare object; without it, models put one between fences or sentences. */
function findObject(content: string): unknown {
	const from = content.indexOf('{');
	const to = content.lastIndexOf('}');
	if (from < 0 || to < from) return undefined;
	try {
		return JSON.parse(content.slice(from, to + 1));
	} catch {
		return undefined;
	}
}

function asText(value: unknown): string {
	if (Array.isArray(value)) return value.map(asText).filter(Boolean).join(', ');
	return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
}
