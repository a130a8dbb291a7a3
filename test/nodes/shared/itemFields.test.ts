import { NodeOperationError } from 'n8n-workflow';
import {
	asNumber,
	asText,
	chosenIn,
	flag,
	inRange,
	isBlank,
	isObject,
	isOn,
	itemFields,
	listOf,
	oneOf,
	parseJson,
	runOption,
	shown,
	withoutEmpty,
} from '../../../nodes/shared/itemFields';
import { fakeContext } from '../fakeContext';

const locator = (value: unknown) => ({ __rl: true, mode: 'list', value });

function itemOf(fields: Record<string, unknown>, json = { name: 'Ana', script: 'x' }) {
	return itemFields(fakeContext({ parameters: fields, inputs: [{ json }] }).context, 0);
}

function refusalOf(work: () => unknown): unknown {
	try {
		return { notRefused: work() };
	} catch (error) {
		return error;
	}
}

describe('itemFields', () => {
	it('reads the fields of its own item', () => {
		const { context } = fakeContext({
			parameters: [{ script: 'One' }, { script: ' Two ' }],
			inputs: [{ json: {} }, { json: { a: 1 } }],
		});
		const item = itemFields(context, 1);
		expect(item).toMatchObject({ itemIndex: 1, json: { a: 1 }, incoming: 'a' });
		expect([item.raw('script'), item.text('script')]).toEqual([' Two ', 'Two']);
	});

	it('has empty values for fields that are not there', () => {
		const item = itemOf({});
		expect([item.raw('x'), item.text('x'), item.chosen('x')]).toEqual(['', '', '']);
		expect(item.collection('x')).toEqual({});
	});

	it.each([
		[locator(' look-1 '), 'look-1'],
		[locator(7), '7'],
		[locator(null), ''],
		[locator(undefined), ''],
		[locator({ a: 1 }), ''],
		['look-2', 'look-2'],
		[null, ''],
		[['look-1'], ''],
	])('takes the value out of %j', (value, chosen) => {
		expect(itemOf({ avatarId: value }).chosen('avatarId')).toBe(chosen);
	});

	it.each([null, undefined, '', 'text', 7, true, ['a'], '{"a":1}'])(
		'has no collection where there is %j',
		(value) => {
			expect(itemOf({ options: value }).collection('options')).toEqual({});
		},
	);

	it('names what the item has, for errors', () => {
		expect(itemOf({}).incoming).toBe('name, script');
		expect(itemOf({}, {} as never).incoming).toBe('none');
	});

	it('makes errors that n8n can show beside the item', () => {
		const error = itemOf({}).refusal('It is empty', 'Fill it in');
		expect(error).toBeInstanceOf(NodeOperationError);
		expect(error).toMatchObject({
			message: 'It is empty',
			description: 'Fill it in',
			context: { itemIndex: 0 },
			node: { name: 'The Node' },
		});
	});
});

describe('runOption', () => {
	const { context } = fakeContext({
		parameters: [{ options: { first: 1, none: undefined } }, { options: { first: 2 } }],
	});

	it('is that of the first item', () => expect(runOption(context, 'first', 9)).toBe(1));

	it('falls back where nothing is set, but not where an expression gives nothing', () => {
		expect(runOption(context, 'other', 9)).toBe(9);
		expect(runOption(context, 'none', 9)).toBeUndefined();
		expect(runOption(fakeContext().context, 'first', 9)).toBe(9);
	});
});

describe('values', () => {
	it.each<[unknown, string, number, boolean]>([
		['  a b ', 'a b', NaN, false],
		[' 7 ', '7', 7, false],
		['7.5e1', '7.5e1', 75, false],
		['1,5', '1,5', NaN, false],
		['', '', NaN, true],
		[' \n', '', NaN, true],
		[0, '0', 0, false],
		[-1.5, '-1.5', -1.5, false],
		[NaN, 'NaN', NaN, false],
		[null, '', NaN, true],
		[undefined, '', NaN, true],
		[true, '', NaN, false],
		[false, '', NaN, false],
		[[], '', NaN, false],
		[[7], '', NaN, false],
		[{}, '', NaN, false],
		[new Date(7), '', NaN, false],
	])('%j is text %j, the number %j and blank: %j', (value, text, number, blank) => {
		expect(asText(value)).toBe(text);
		expect(asNumber(value)).toBe(number);
		expect(isBlank(value)).toBe(blank);
	});

	it.each([
		[{}, true],
		[{ a: 1 }, true],
		[[], false],
		[null, false],
		['{}', false],
		[undefined, false],
	])('%j is an object: %j', (value, is) => expect(isObject(value)).toBe(is));

	it.each([
		[true, true],
		['true', true],
		[' TRUE ', true],
		[false, false],
		['false', false],
		[undefined, false],
		[null, false],
		[1, false],
		['yes', false],
	])('%j is on: %j', (value, is) => expect(isOn(value)).toBe(is));

	it.each([
		['text', 'text'],
		[7, '7'],
		[null, 'null'],
		[undefined, 'undefined'],
		[true, 'true'],
		[['a'], '["a"]'],
		[{ a: 'b' }, '{"a":"b"}'],
		['x'.repeat(90), `${'x'.repeat(80)}…`],
	])('%j is shown as %j', (value, text) => expect(shown(value)).toBe(text));

	it.each([
		[locator(' kit-1 '), 'kit-1'],
		['kit-1', 'kit-1'],
		[7, '7'],
		[{ value: 'x' }, ''],
		[null, ''],
	])('%j in a collection chooses %j', (value, chosen) => expect(chosenIn(value)).toBe(chosen));

	it.each([
		[
			['a', 1, null],
			['a', 1, null],
		],
		['a, b\nc,,', ['a', 'b', 'c']],
		[' ["a","b, c"] ', ['a', 'b, c']],
		['[a, b', ['[a', 'b']],
		['[1', ['[1']],
		['{"a":1}', ['{"a":1}']],
		[7, ['7']],
		['', []],
		[null, []],
		[undefined, []],
		[{ a: 1 }, []],
		[true, []],
	])('%j lists %j', (value, list) => expect(listOf(value)).toEqual(list));

	it.each([
		['{"a":1}', { a: 1 }],
		['7', 7],
		['null', null],
		['{a:1}', undefined],
		['', undefined],
	])('%j is the JSON of %j', (text, value) => expect(parseJson(text)).toEqual(value));

	it('leaves empty fields out, and only those', () => {
		const fields = { a: '', b: null, c: undefined, d: 0, e: false, f: [], g: {}, h: ' ' };
		expect(withoutEmpty(fields)).toEqual({ d: 0, e: false, f: [], g: {}, h: ' ' });
		expect(fields).toHaveProperty('a');
	});
});

describe('inRange', () => {
	const read = (value: unknown) => inRange(itemOf({}), 'Speed', value, 0.5, 1.5);

	it.each([
		[0.5, 0.5],
		[1.5, 1.5],
		[' 1 ', 1],
		['', undefined],
		[' ', undefined],
		[null, undefined],
		[undefined, undefined],
	])('reads %j as %j', (value, number) => expect(read(value)).toBe(number));

	it.each([0.49, 1.51, 'fast', NaN, Infinity, true, false, [], [1], {}, '1,2'])(
		'refuses %j',
		(value) => {
			expect(refusalOf(() => read(value))).toMatchObject({
				message: `'Speed' is ${shown(value)}`,
				description: 'HeyGen takes numbers from 0.5 to 1.5',
			});
		},
	);
});

describe('flag', () => {
	const read = (value: unknown) => flag(itemOf({}), 'Transparent', value);

	it.each([
		[true, true],
		[false, false],
		['true', true],
		[' False ', false],
		['', undefined],
		[null, undefined],
		[undefined, undefined],
	])('reads %j as %j', (value, is) => expect(read(value)).toBe(is));

	it.each(['yes', 1, 0, [], [true], {}])('refuses %j', (value) => {
		expect(refusalOf(() => read(value))).toMatchObject({
			message: `'Transparent' is ${shown(value)}`,
			description: 'It takes true and false',
		});
	});
});

describe('oneOf', () => {
	const read = (value: unknown) => oneOf(itemOf({}), 'Fit', value, ['contain', 'cover', '7']);

	it.each([
		['contain', 'contain'],
		[' cover ', 'cover'],
		[7, '7'],
		['', undefined],
		[null, undefined],
		[undefined, undefined],
	])('reads %j as %j', (value, word) => expect(read(value)).toBe(word));

	it.each([
		['Cover', "'Fit' cannot be 'Cover'"],
		[8, "'Fit' cannot be '8'"],
		[['cover'], `'Fit' cannot be '["cover"]'`],
		[{ a: 1 }, `'Fit' cannot be '{"a":1}'`],
		[true, "'Fit' cannot be 'true'"],
	])('refuses %j', (value, message) => {
		expect(refusalOf(() => read(value))).toMatchObject({
			message,
			description: 'HeyGen takes contain, cover, 7',
		});
	});
});
