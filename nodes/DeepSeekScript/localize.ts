import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { startConversation } from './ask';
import type { Draft } from './draft';
import { hasInflected, hasWord, mentions } from './findTerm';
import { fulfil, type Fault } from './fulfil';
import { lengthTarget } from '../shared/language/length';
import { pauseSeconds } from '../shared/language/pauses';
import { paceOf } from '../shared/language/speakingRates';
import type { Localization } from './localization';
import { localizeMessages } from './localizePrompt';
import { scriptOutput } from './output';
import {
	emptyParts,
	lostPauses,
	partsOf,
	readVersion,
	showVersion,
	type Part,
} from './sourceDraft';

/**
 * Writes one script in one language: a draft, and one repair where it misses its length, a term of
 * the glossary, a pause or an on-screen text. Returns the item's fields. Throws NodeApiError for
 * DeepSeek's errors, and NodeOperationError where DeepSeek gives no usable text.
 */
export async function localize(
	context: IExecuteFunctions,
	job: Localization,
	itemIndex: number,
): Promise<IDataObject> {
	const { source, language, seconds, tolerance, terms, wordsPerMinute } = job;
	const pauses = pauseSeconds(source.script);
	const goal = (script: string) => {
		const pace = paceOf(language, script, wordsPerMinute);
		return { pace, target: lengthTarget(seconds, pace, { pauses, tolerance }) };
	};
	const conversation = startConversation(context, itemIndex, job, 'script');
	const written = await fulfil(conversation, {
		messages: localizeMessages(job, goal('').target),
		read: async (content) => await readVersion(content, source),
		goal,
		faults: (draft: Draft) => {
			const parts = partsOf(source, draft);
			return [...emptyParts(parts), ...lostPauses(parts), ...missingTerms(parts, terms)];
		},
		show: showVersion,
	});
	return { language, ...scriptOutput(written, conversation) };
}

/** A fault for each term of the glossary that the source has and its counterpart has not. */
function missingTerms(parts: Part[], terms: Map<string, string>): Fault[] {
	return [...terms].flatMap(([term, text]) => {
		const isKept = text === term;
		const has = isKept ? mentions : hasInflected;
		const missing = parts.filter(
			({ before, after }) => after && hasWord(before, term) && !has(after, text),
		);
		if (missing.length === 0) return [];
		const where = missing.map((part) => part.where).join(', ');
		return [
			{
				order: isKept
					? `Keep ${JSON.stringify(term)} as it is in ${where}.`
					: `Write ${JSON.stringify(text)} for ${JSON.stringify(term)} in ${where}.`,
				warning: isKept
					? `'${term}' should have stayed, but is missing in ${where}`
					: `'${term}' should have become '${text}', which is missing in ${where}`,
				places: missing.length,
			},
		];
	});
}
