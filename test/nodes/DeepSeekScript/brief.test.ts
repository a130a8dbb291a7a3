import { readBrief } from '../../../nodes/DeepSeekScript/brief';
import { PRICES } from '../../../nodes/shared/deepseek/prices';
import { fakeContext } from '../fakeContext';

const FIELDS = {
	operation: 'writeScript',
	brief: ' Show the product ',
	audience: 'shops',
	tone: 'warm',
	language: 'German',
	targetSeconds: 60,
	structure: 'sales',
	model: { __rl: true, mode: 'list', value: 'deepseek-flash' },
	thinking: 'off',
	temperature: 1.3,
	options: {},
};
const PRICE = { input_cache_hit: 1, input_cache_miss: 2, output: 3 };
const TABLE = {
	as_of: '2027-01-01',
	currency: 'CNY',
	models: { mine: { off_peak: PRICE, peak: PRICE } },
};

const read = (fields: object = {}, item = 0) =>
	readBrief(fakeContext({ parameters: { ...FIELDS, ...fields } }).context, item);

function refusal(fields: object, item = 0): unknown {
	try {
		return read(fields, item);
	} catch (error) {
		return error;
	}
}

describe('readBrief', () => {
	it("reads the node's fields", () => {
		expect(read()).toEqual({
			operation: 'writeScript',
			brief: 'Show the product',
			audience: 'shops',
			tone: 'warm',
			language: 'German',
			seconds: 60,
			structure: 'sales',
			sceneCount: 0,
			visualStyle: '',
			model: 'deepseek-flash',
			thinking: 'off',
			temperature: 1.3,
			maxTokens: 4000,
			systemPrompt: '',
			wordsPerMinute: 150,
			prices: PRICES,
			timeoutMs: 600_000,
		});
	});

	it('reads the options', () => {
		const options = {
			maxTokens: 9000,
			systemPrompt: ' You are Acme. ',
			wordsPerMinute: 130,
			timeoutMinutes: 2,
		};
		expect(read({ options })).toMatchObject({
			maxTokens: 9000,
			systemPrompt: 'You are Acme.',
			wordsPerMinute: 130,
			timeoutMs: 120_000,
		});
	});

	it.each(['low', 'high', 'max'])(
		'leaves room for thinking %s, and the temperature out',
		(thinking) => {
			expect(read({ thinking })).toMatchObject({
				thinking,
				temperature: undefined,
				maxTokens: 16_000,
			});
			expect(read({ thinking, options: { maxTokens: 5000 } }).maxTokens).toBe(5000);
		},
	);

	it.each([
		[5, 'off', 4000],
		[160, 'off', 4000],
		[1800, 'off', 45_000],
		[1800, 'low', 57_000],
	])('leaves room for %i s with thinking %s', (targetSeconds, thinking, maxTokens) => {
		expect(read({ targetSeconds, thinking }).maxTokens).toBe(maxTokens);
	});

	it.each([
		['writeScenes', 7, 7],
		['writeScenes', 50, 50],
		['writeScenes', '3', 3],
		['writeScript', 7, 0],
	])('reads for %s of %p scenes %i', (operation, sceneCount, expected) => {
		expect(read({ operation, sceneCount }).sceneCount).toBe(expected);
	});

	it.each([5, 1800, '45'])('takes a length of %p seconds', (targetSeconds) => {
		expect(read({ targetSeconds }).seconds).toBe(Number(targetSeconds));
	});

	it.each([
		['a name', { __rl: true, mode: 'id', value: ' deepseek-v4-pro ' }, 'deepseek-v4-pro'],
		['plain text', 'deepseek-v4-pro', 'deepseek-v4-pro'],
		['nothing', { __rl: true, mode: 'list', value: '' }, 'deepseek-flash'],
	])('takes the model from %s', (_, model, expected) => {
		expect(read({ model }).model).toBe(expected);
	});

	it.each([
		['an object', TABLE, TABLE],
		['JSON text', JSON.stringify(TABLE), TABLE],
		['nothing', '', PRICES],
	])('takes prices from %s', (_, prices, expected) => {
		expect(read({ options: { prices } }).prices).toEqual(expected);
	});
});

describe('readBrief refuses', () => {
	it.each(['', '  \n ', null])('the brief %j', (brief) => {
		expect(refusal({ brief }, 2)).toMatchObject({
			name: 'NodeOperationError',
			message: 'The brief is empty',
			description: "Say in the field 'Brief' what the video is about",
			context: { itemIndex: 2 },
		});
	});

	it.each([4.9, 1801, 0, -60, 'a minute', '', null, NaN])('a length of %p', (targetSeconds) => {
		expect(refusal({ targetSeconds }, 2)).toMatchObject({
			message: `A length of '${targetSeconds}' seconds does not work`,
			description: "Set 'Length (Seconds)' to a number from 5 to 1800",
			context: { itemIndex: 2 },
		});
	});

	it.each([-1, 51, 2.5, 'some', NaN])('%p scenes', (sceneCount) => {
		expect(refusal({ operation: 'writeScenes', sceneCount }, 2)).toMatchObject({
			message: `'${sceneCount}' is no number of scenes`,
			description: expect.stringMatching(/'Number of Scenes'.* 1 to 50, .* 0 /),
			context: { itemIndex: 2 },
		});
	});

	it.each([
		['deepseek-chat', 'Thinking off'],
		['deepseek-reasoner', 'Thinking on'],
		['deepseek-coder', 'deepseek-flash'],
	])('the retired model %s', (model, wayOut) => {
		expect(refusal({ model }, 2)).toMatchObject({
			message: `DeepSeek has retired the model '${model}'`,
			description: expect.stringContaining(wayOut),
			context: { itemIndex: 2 },
		});
	});

	it.each(['warm', -0.1, 2.1])('a temperature of %p', (temperature) => {
		expect(refusal({ temperature }, 2)).toMatchObject({
			name: 'NodeOperationError',
			message: expect.stringContaining(String(temperature)),
			context: { itemIndex: 2 },
		});
	});

	it.each([
		['text that is no JSON', '{"as_of":'],
		['null', 'null'],
		['a list', '[]'],
		['a number', 5],
		['a table without a date', { ...TABLE, as_of: undefined }],
		['a table without a currency', { ...TABLE, currency: undefined }],
		['a table without models', { ...TABLE, models: undefined }],
		['a table with null for models', { ...TABLE, models: null }],
		['a model without peak prices', { ...TABLE, models: { mine: { off_peak: PRICE } } }],
		['a model that is null', { ...TABLE, models: { mine: null } }],
		[
			'a price in quotes',
			{ ...TABLE, models: { mine: { off_peak: PRICE, peak: { ...PRICE, output: '3' } } } },
		],
	])('prices that are %s', (_, prices) => {
		expect(refusal({ options: { prices } }, 2)).toMatchObject({
			name: 'NodeOperationError',
			message: "'Prices' is not a price table",
			description:
				'Give an object with as_of, currency and models, as in the default of the option',
			context: { itemIndex: 2 },
		});
	});
});
