import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { startConversation } from './ask';
import { fulfil } from './fulfil';
import { lengthTarget } from '../shared/language/length';
import { pauseSeconds } from '../shared/language/pauses';
import { paceOf } from '../shared/language/speakingRates';
import { scriptOutput } from './output';
import { rewriteMessages } from './rewritePrompt';
import type { Rewriting } from './rewriting';
import { emptyParts, partsOf, readVersion, showVersion } from './sourceDraft';

/**
 * Rewrites one script to a length, in its own language: a draft, and one repair where it misses the
 * length. Returns the item's fields. Throws NodeApiError for DeepSeek's errors, and
 * NodeOperationError where DeepSeek gives no usable text.
 */
export async function rewrite(
	context: IExecuteFunctions,
	job: Rewriting,
	itemIndex: number,
): Promise<IDataObject> {
	const { source, seconds, wordsPerMinute } = job;
	const pace = paceOf('', source.script, wordsPerMinute);
	const goal = (script: string) => ({
		pace,
		target: lengthTarget(seconds, pace, { pauses: pauseSeconds(script) }),
	});
	const conversation = startConversation(context, itemIndex, job, 'script');
	const written = await fulfil(conversation, {
		messages: rewriteMessages(job, goal(source.script).target),
		read: async (content) => await readVersion(content, source),
		goal,
		faults: (draft) => emptyParts(partsOf(source, draft)),
		show: showVersion,
	});
	return scriptOutput(written, conversation);
}
