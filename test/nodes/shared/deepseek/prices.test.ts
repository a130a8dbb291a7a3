import { estimateCost, isPeak, PRICES } from '../../../../nodes/shared/deepseek/prices';

/** The week of Monday 2026-11-23, in UTC. */
const at = (day: number, hour: number, minute = 0, second = 0) =>
	new Date(Date.UTC(2026, 10, 22 + day, hour, minute, second));
const SUNDAY = 0;
const MONDAY = 1;
const FRIDAY = 5;
const SATURDAY = 6;

describe("DeepSeek's peak hours", () => {
	it.each([
		['begin at 01:00 on Monday', at(MONDAY, 0, 59, 59), at(MONDAY, 1)],
		['begin again at 06:00', at(MONDAY, 5, 59, 59), at(MONDAY, 6)],
		['begin at 01:00 on Friday', at(FRIDAY, 0, 59, 59), at(FRIDAY, 1)],
	])('%s', (_, before, from) => {
		expect([before, from].map(isPeak)).toEqual([false, true]);
	});

	it.each([
		['end at 04:00', at(MONDAY, 3, 59, 59), at(MONDAY, 4)],
		['end for the day at 10:00', at(MONDAY, 9, 59, 59), at(MONDAY, 10)],
		['end for the week at 10:00 on Friday', at(FRIDAY, 9, 59, 59), at(FRIDAY, 10)],
	])('%s', (_, last, after) => {
		expect([last, after].map(isPeak)).toEqual([true, false]);
	});

	it.each([1, 2, 3, 4, 5])('are seven on day %i of the week', (day) => {
		const hours = Array.from({ length: 24 }, (_, hour) => hour);
		expect(hours.filter((hour) => isPeak(at(day, hour)))).toEqual([1, 2, 3, 6, 7, 8, 9]);
	});

	it.each([SATURDAY, SUNDAY])('are none on day %i of the week', (day) => {
		const hours = Array.from({ length: 24 }, (_, hour) => hour);
		expect(hours.filter((hour) => isPeak(at(day, hour)))).toEqual([]);
	});
});

describe('estimateCost', () => {
	const usage = { input_cache_hit: 1_000_000, input_cache_miss: 2_000_000, output: 3_000_000 };

	it.each([
		['deepseek-flash', 'off_peak', 2.103],
		['deepseek-flash', 'peak', 4.206],
		['deepseek-v4-flash', 'off_peak', 2.103],
		['deepseek-v4-pro', 'off_peak', 7.282],
		['deepseek-v4-pro', 'peak', 14.564],
	])('reckons %s at %s', (model, tier, amount) => {
		const when = tier === 'peak' ? at(MONDAY, 2) : at(MONDAY, 12);
		expect(estimateCost(PRICES, model, usage, when)).toEqual({
			amount,
			currency: 'USD',
			tier,
			prices_as_of: '2026-10-27',
			estimated: true,
		});
	});

	it('doubles every price at peak hours', () => {
		for (const { off_peak, peak } of Object.values(PRICES.models)) {
			expect(peak).toEqual({
				input_cache_hit: off_peak.input_cache_hit * 2,
				input_cache_miss: off_peak.input_cache_miss * 2,
				output: off_peak.output * 2,
			});
		}
	});

	it('rounds to a millionth', () => {
		const few = { input_cache_hit: 0, input_cache_miss: 1, output: 2 };
		// 1 × 0.15 + 2 × 0.6 = 1.35 millionths
		expect(estimateCost(PRICES, 'deepseek-flash', few, at(SUNDAY, 2))?.amount).toBe(0.000001);
	});

	it.each(['deepseek-next', '', 'constructor', 'toString'])(
		"gives no cost for '%s', which has no price",
		(model) => expect(estimateCost(PRICES, model, usage, at(MONDAY, 2))).toBeUndefined(),
	);

	it('goes by another table, with its currency and date', () => {
		const price = { input_cache_hit: 0.02, input_cache_miss: 1, output: 4 };
		const table = {
			as_of: '2027-01-01',
			currency: 'CNY',
			models: { mine: { off_peak: price, peak: { ...price, output: 8 } } },
		};
		expect(estimateCost(table, 'mine', usage, at(MONDAY, 2))).toEqual({
			amount: 26.02,
			currency: 'CNY',
			tier: 'peak',
			prices_as_of: '2027-01-01',
			estimated: true,
		});
		expect(estimateCost(table, 'deepseek-flash', usage, at(MONDAY, 2))).toBeUndefined();
	});
});
