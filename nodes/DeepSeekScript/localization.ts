import type { IExecuteFunctions } from 'n8n-workflow';
import { readGlossary, termsFor } from './glossary';
import { itemReader, type ItemReader } from './itemReader';
import { measure } from '../shared/language/length';
import { readLanguages } from './languageList';
import { paceOf } from '../shared/language/speakingRates';
import { readSeconds } from './seconds';
import { readSettings, type Settings } from './settings';
import { readSource, TOKENS_PER_CHARACTER, type Source } from './source';

/** One script to be had in one language: the node's fields, read and checked. */
export interface Localization extends Settings {
	source: Source;
	/** As the user named it. */
	language: string;
	seconds: number;
	/** How many seconds the result may be off in any case. */
	tolerance: number;
	tone: string;
	formOfAddress: 'original' | 'formal' | 'informal';
	/** What each term of the glossary becomes in the language. */
	terms: Map<string, string>;
}

/** Of a text that lasts some seconds only, every word is a large share. */
const TOLERANCE_SECONDS = 1;

/**
 * Reads item `itemIndex`'s fields: one localization for each language, in order. Throws
 * NodeOperationError for what can be known to be wrong.
 */
export function readLocalizations(context: IExecuteFunctions, itemIndex: number): Localization[] {
	const item = itemReader(context, itemIndex);
	const source = readSource(item);
	const languages = readLanguages(item);
	const glossary = readGlossary(item);
	const tokens = JSON.stringify(source.scenes ?? source.script).length * TOKENS_PER_CHARACTER;
	const settings = readSettings(context, itemIndex, item, tokens);
	const common = {
		...settings,
		...readLength(item, source, settings),
		source,
		tone: item.text('tone'),
		formOfAddress: (item.text('formOfAddress') || 'original') as Localization['formOfAddress'],
	};
	return languages.map((language) => ({
		...common,
		language,
		terms: termsFor(glossary, language),
	}));
}

function readLength(item: ItemReader, source: Source, { wordsPerMinute }: Settings) {
	if (item.text('lengthFrom') === 'seconds') return { seconds: readSeconds(item), tolerance: 0 };
	// DeepSeek Script knew the language that it wrote in; from the text it can only be guessed.
	const { script, estimated_seconds: estimated } = item.json;
	const isOfItem = script === source.script && typeof estimated === 'number' && estimated > 0;
	const seconds = isOfItem
		? estimated
		: measure(source.script, paceOf('', source.script, wordsPerMinute)).seconds;
	return { seconds, tolerance: TOLERANCE_SECONDS };
}
