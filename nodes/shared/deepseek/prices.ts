/** Prices per million tokens, by DeepSeek's three kinds of tokens. Output includes thinking. */
export interface TokenPrices {
	input_cache_hit: number;
	input_cache_miss: number;
	output: number;
}

export interface PriceTable {
	/** The day on which the prices were read, e.g. 2026-10-27. */
	as_of: string;
	currency: string;
	models: Record<string, { off_peak: TokenPrices; peak: TokenPrices }>;
}

/** Tokens as DeepSeek counts them; hit + miss is the whole input. */
export interface TokenUsage {
	input_cache_hit: number;
	input_cache_miss: number;
	output: number;
}

export interface Cost {
	amount: number;
	currency: string;
	tier: 'peak' | 'off_peak';
	prices_as_of: string;
	estimated: true;
}

const FLASH = {
	off_peak: { input_cache_hit: 0.003, input_cache_miss: 0.15, output: 0.6 },
	peak: { input_cache_hit: 0.006, input_cache_miss: 0.3, output: 1.2 },
};

/** US dollars, from api-docs.deepseek.com/quick_start/pricing; DeepSeek has no API for them. */
export const PRICES: PriceTable = {
	as_of: '2026-10-27',
	currency: 'USD',
	models: {
		'deepseek-flash': FLASH,
		'deepseek-v4-flash': FLASH,
		'deepseek-v4-pro': {
			off_peak: { input_cache_hit: 0.022, input_cache_miss: 0.66, output: 1.98 },
			peak: { input_cache_hit: 0.044, input_cache_miss: 1.32, output: 3.96 },
		},
	},
};

/**
 * What a call costs by a price table, rounded to a millionth; undefined for a model that the table
 * does not hold. Chinese public holidays are off-peak at DeepSeek and counted as peak here, so that
 * the estimate is too high on those days, never too low.
 */
export function estimateCost(
	table: PriceTable,
	model: string,
	usage: TokenUsage,
	at: Date,
): Cost | undefined {
	const tier = isPeak(at) ? 'peak' : 'off_peak';
	const prices = table.models[model]?.[tier];
	if (!prices) return undefined;
	const millionths =
		usage.input_cache_hit * prices.input_cache_hit +
		usage.input_cache_miss * prices.input_cache_miss +
		usage.output * prices.output;
	return {
		amount: Math.round(millionths) / 1_000_000,
		currency: table.currency,
		tier,
		prices_as_of: table.as_of,
		estimated: true,
	};
}

/** DeepSeek's peak hours: Monday to Friday, 01:00-04:00 and 06:00-10:00 UTC. */
export function isPeak(at: Date): boolean {
	const day = at.getUTCDay();
	const hour = at.getUTCHours();
	return day >= 1 && day <= 5 && ((hour >= 1 && hour < 4) || (hour >= 6 && hour < 10));
}
