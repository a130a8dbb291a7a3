import { NodeOperationError, type IExecuteFunctions } from 'n8n-workflow';
import { assertUsableModel, DEFAULT_MODEL } from '../shared/deepseek/models';
import type { Thinking } from '../shared/deepseek/client';
import { PRICES, type PriceTable } from '../shared/deepseek/prices';
import { DEFAULT_WORDS_PER_MINUTE } from './length';

/** What one item asks for: the node's fields, read and checked. */
export interface Brief {
	operation: 'writeScript' | 'writeScenes';
	brief: string;
	audience: string;
	tone: string;
	language: string;
	seconds: number;
	structure: string;
	/** Number of scenes; 0 leaves it to the structure. */
	sceneCount: number;
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
const MAX_TOKENS = { off: 4000, thinking: 16_000 };
const LONGEST_SECONDS = 1800;

/** Reads item `itemIndex`'s fields. Throws NodeOperationError for what can be known to be wrong. */
export function readBrief(context: IExecuteFunctions, itemIndex: number): Brief {
	const get = <T>(name: string, fallback?: T) =>
		context.getNodeParameter(name, itemIndex, fallback, { extractValue: true }) as T;
	const text = (name: string) => String(get<unknown>(name, '') ?? '').trim();
	const options = get<Options>('options', {});
	const thinking = text('thinking') as Thinking;
	const operation = text('operation') as Brief['operation'];
	const refuse = (message: string, description: string) =>
		new NodeOperationError(context.getNode(), message, { description, itemIndex });

	const brief = text('brief');
	if (!brief) {
		throw refuse('The brief is empty', "Say in the field 'Brief' what the video is about");
	}
	const seconds = Number(get('targetSeconds'));
	if (!(seconds >= 5 && seconds <= LONGEST_SECONDS)) {
		throw refuse(
			`A length of '${get('targetSeconds')}' seconds does not work`,
			`Set 'Length (Seconds)' to a number from 5 to ${LONGEST_SECONDS}`,
		);
	}
	const sceneCount = operation === 'writeScenes' ? Number(get('sceneCount', 0)) : 0;
	if (!Number.isInteger(sceneCount) || sceneCount < 0 || sceneCount > 50) {
		throw refuse(
			`'${get('sceneCount')}' is no number of scenes`,
			"Set 'Number of Scenes' to a whole number from 1 to 50, or to 0 for as many as the structure has parts",
		);
	}
	const temperature = thinking === 'off' ? Number(get('temperature', 1)) : undefined;
	if (temperature !== undefined && !(temperature >= 0 && temperature <= 2)) {
		throw refuse(
			`A temperature of '${get('temperature')}' does not work`,
			"Set 'Temperature' to a number from 0 to 2",
		);
	}
	const model = text('model') || DEFAULT_MODEL;
	assertUsableModel(context.getNode(), model, itemIndex);
	return {
		operation,
		brief,
		audience: text('audience'),
		tone: text('tone'),
		language: text('language'),
		seconds,
		structure: text('structure'),
		sceneCount,
		model,
		thinking,
		temperature,
		maxTokens: options.maxTokens ?? (thinking === 'off' ? MAX_TOKENS.off : MAX_TOKENS.thinking),
		systemPrompt: options.systemPrompt?.trim() ?? '',
		wordsPerMinute: options.wordsPerMinute || DEFAULT_WORDS_PER_MINUTE,
		prices: readPrices(options.prices, refuse),
		timeoutMs: (options.timeoutMinutes || 10) * 60_000,
	};
}

function readPrices(
	value: Options['prices'],
	refuse: (message: string, description: string) => NodeOperationError,
): PriceTable {
	if (!value) return PRICES;
	const table = typeof value === 'string' ? parse(value) : value;
	if (!isPriceTable(table)) {
		throw refuse(
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

function parse(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}
