import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { refusal, startConversation } from './ask';
import type { Brief } from './brief';
import type { Draft } from './draft';
import { languageName } from '../shared/language/languages';
import { scriptOutput } from './output';
import { writeDraft } from './write';

/** The longest prompt that HeyGen's Video Agent takes (POST /v3/video-agents). */
export const MOST_CHARACTERS = 10_000;

/** Above this, the agent does better with one scene after another than with one text. */
const SHORT_SECONDS = 60;

/**
 * Writes one item's prompt for HeyGen's Video Agent: DeepSeek writes what is said and shown, to the
 * length, and the prompt is put together around it. The agent has no field for a length, so that the
 * prompt says it. Returns the item's fields. Throws NodeApiError for DeepSeek's errors, and
 * NodeOperationError where DeepSeek gives no usable text or too much of it.
 */
export async function writePrompt(
	context: IExecuteFunctions,
	brief: Brief,
	itemIndex: number,
): Promise<IDataObject> {
	const conversation = startConversation(context, itemIndex, brief, 'brief');
	const written = await writeDraft(conversation, brief);
	const whole = videoPrompt(brief, written.draft);
	const prompt = fits(whole) ? whole : videoPrompt(brief, withoutPictures(written.draft));
	if (!fits(prompt)) {
		throw refusal(
			conversation,
			`The prompt has ${prompt.length} characters, and HeyGen takes ${MOST_CHARACTERS}`,
			"Lower 'Length (Seconds)', or shorten the brief",
		);
	}
	const warning = `What is seen in the scenes was left out: with it, the prompt would have ${whole.length} characters, and HeyGen takes ${MOST_CHARACTERS}`;
	const warnings = fits(whole) ? [] : [warning];
	const { title, ...rest } = scriptOutput(written, conversation, warnings);
	return { title, prompt, ...rest };
}

const fits = (prompt: string) => prompt.length <= MOST_CHARACTERS;

function withoutPictures(draft: Draft): Draft {
	return { ...draft, scenes: draft.scenes?.map((scene) => ({ ...scene, motion_prompt: '' })) };
}

/** The prompt: what it is about first, then what is said and shown, and the style last. */
export function videoPrompt(brief: Brief, draft: Draft): string {
	const { seconds, audience, tone, language, visualStyle } = brief;
	const scenes = draft.scenes ?? [];
	const spoken = language ? languageName(language) : 'that of the script';
	const texts = scenes.map((scene) => scene.on_screen_text).filter(Boolean);
	return [
		[
			`Make a video of about ${seconds} seconds: ${draft.title}`,
			audience && `Audience: ${audience}`,
			tone && `Tone: ${tone}`,
			`Language: ${spoken}`,
		],
		...(seconds > SHORT_SECONDS ? sceneBySceneOf(draft) : inOneOf(draft)),
		[
			`The script gives the content and its order, not the exact words. Put it differently where it flows better, and add examples where time is left: someone speaks during all of the ${seconds} seconds, and there are no silent stretches.`,
		],
		texts.length > 0 && ['Show these texts on screen, word for word:', ...texts.map(listed)],
		visualStyle && [`Visual style, the same in all scenes: ${visualStyle}`],
	]
		.map((block) => (block ? block.filter(Boolean).join('\n') : ''))
		.filter(Boolean)
		.join('\n\n');
}

function inOneOf({ script, scenes = [] }: Draft): string[][] {
	const pictures = scenes.map(({ motion_prompt }) => motion_prompt).filter(Boolean);
	return [
		['Script:', script],
		...(pictures.length > 0
			? [['In the picture, one after another:', ...pictures.map(listed)]]
			: []),
	];
}

function sceneBySceneOf({ scenes = [] }: Draft): string[][] {
	return scenes.map(({ role, script, motion_prompt }, index) => [
		`Scene ${index + 1}${role && ` (${role.replaceAll('_', ' ')})`}`,
		motion_prompt && `Picture: ${motion_prompt}`,
		`Script: ${script}`,
	]);
}

const listed = (text: string) => `- ${text}`;
