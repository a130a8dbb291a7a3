import type { IExecuteFunctions } from 'n8n-workflow';
import type { Thinking } from '../shared/deepseek/client';
import { assertUsableModel, DEFAULT_MODEL } from '../shared/deepseek/models';
import { PRICES, type PriceTable } from '../shared/deepseek/prices';
import { parseJson, type ItemReader } from './itemReader';
import { DEFAULT_WORDS_PER_MINUTE } from '../shared/language/speakingRates';

/** What every operation asks of DeepSeek: model, limits and the like. */
export interface Settings {
	model: string;
	thinking: Thinking;
	temperature?: number;
	maxTokens: number;
	systemPrompt: string;
	wordsPerMinute: number;
	prices: PriceTable;
	timeoutMs: number;
}

interface Options {
	maxTokens?: number;
	prices?: string | PriceTable;
	systemPrompt?: string;
	timeoutMinutes?: number;
	wordsPerMinute?: number;
}

/** Thinking is billed and counted as output, and with too little room for it the text comes back empty. */
const MAX_TOKENS = { off: 4000, thinking: 16_000, most: 393_216 };

/**
 * Reads one item's settings. `tokens` is what the answer may take at most without thinking. Throws
 * NodeOperationError for what can be known to be wrong.
 */
export function readSettings(
	context: IExecuteFunctions,
	itemIndex: number,
	item: ItemReader,
	tokens: number,
): Settings {
	const options = item.get<Options>('options', {});
	const thinking = item.text('thinking') as Thinking;
	const temperature = thinking === 'off' ? Number(item.get('temperature', 1)) : undefined;
	if (temperature !== undefined && !(temperature >= 0 && temperature <= 2)) {
		throw item.refuse(
			`A temperature of '${item.get('temperature')}' does not work`,
			"Set 'Temperature' to a number from 0 to 2",
		);
	}
	const model = item.text('model') || DEFAULT_MODEL;
	assertUsableModel(context.getNode(), model, itemIndex);
	return {
		model,
		thinking,
		temperature,
		maxTokens: options.maxTokens ?? room(thinking, tokens),
		systemPrompt: options.systemPrompt?.trim() ?? '',
		wordsPerMinute: options.wordsPerMinute || DEFAULT_WORDS_PER_MINUTE,
		prices: readPrices(options.prices, item),
		timeoutMs: (options.timeoutMinutes || 10) * 60_000,
	};
}

function room(thinking: Thinking, tokens: number): number {
	const rest = thinking === 'off' ? 0 : MAX_TOKENS.thinking - MAX_TOKENS.off;
	return Math.min(Math.max(MAX_TOKENS.off, Math.ceil(tokens)) + rest, MAX_TOKENS.most);
}

function readPrices(value: Options['prices'], item: ItemReader): PriceTable {
	if (!value) return PRICES;
	const table = typeof value === 'string' ? parseJson(value) : value;
	if (!isPriceTable(table)) {
		throw item.refuse(
			"'Prices' is not a price table",
			'Give an object with as_of, currency and models, as in the default of the option',
		);
	}
	return table;
}

function isPriceTable(value: unknown): value is PriceTable {
	const table = value as PriceTable | undefined;
	return (
		typeof table?.as_of === 'string' &&
		typeof table.currency === 'string' &&
		typeof table.models === 'object' &&
		table.models !== null &&
		Object.values(table.models).every((m) =>
			[m?.off_peak, m?.peak].every((p) =>
				[p?.input_cache_hit, p?.input_cache_miss, p?.output].every((n) => typeof n === 'number'),
			),
		)
	);
}
