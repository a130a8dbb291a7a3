import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { startConversation, type Conversation } from './ask';
import type { Brief } from './brief';
import { readDraft } from './draft';
import { fulfil, showWhole, type Written } from './fulfil';
import { lengthTarget } from '../shared/language/length';
import { paceOf } from '../shared/language/speakingRates';
import { scriptOutput } from './output';
import { draftMessages } from './prompt';

/**
 * Writes one item's script or scenes: a draft, and one repair where its length misses the target.
 * Returns the item's fields. Throws NodeApiError for DeepSeek's errors, and NodeOperationError where
 * DeepSeek gives no usable text.
 */
export async function write(
	context: IExecuteFunctions,
	brief: Brief,
	itemIndex: number,
): Promise<IDataObject> {
	const conversation = startConversation(context, itemIndex, brief, 'brief');
	const written = await writeDraft(conversation, brief);
	return scriptOutput(written, conversation, sceneWarnings(brief, written));
}

/** A draft of what a brief asks for, repaired once where its length misses the target. */
export async function writeDraft(conversation: Conversation, brief: Brief): Promise<Written> {
	const { language, wordsPerMinute, seconds } = brief;
	const goal = (text: string) => {
		const pace = paceOf(language, text, wordsPerMinute);
		return { pace, target: lengthTarget(seconds, pace) };
	};
	return await fulfil(conversation, {
		messages: draftMessages(brief, goal(brief.brief).target),
		read: async (content) => await readDraft(content, brief.operation !== 'writeScript'),
		goal,
		show: showWhole,
	});
}

function sceneWarnings({ sceneCount }: Brief, { draft }: Written): string[] {
	if (sceneCount === 0 || !draft.scenes || draft.scenes.length === sceneCount) return [];
	return [`There are ${draft.scenes.length} scenes, not ${sceneCount}`];
}
