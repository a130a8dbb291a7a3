import { readGlossary, termsFor } from '../../../nodes/DeepSeekScript/glossary';
import { errorOf, readItem } from './readItem';

const read = (terms: unknown, glossaryJson?: unknown) =>
	readGlossary(readItem({ glossary: terms ? { terms } : {}, options: { glossaryJson } }));
const entry = (term: string, translation = '', language = '') => ({ term, translation, language });

describe('readGlossary', () => {
	it('has no terms where there are none', () => {
		expect(read(undefined)).toEqual([]);
		expect(read([])).toEqual([]);
		expect(read(undefined, '')).toEqual([]);
		expect(read(undefined, null)).toEqual([]);
	});

	it('reads the fields, and leaves out empty rows', () => {
		expect(
			read([
				{ term: ' Acme ', translation: '', language: '' },
				{ term: '', translation: '', language: 'German' },
				{ term: 'time', translation: 'Zeit', language: ' German ' },
			]),
		).toEqual([entry('Acme'), entry('time', 'Zeit', 'German')]);
	});

	it.each([
		['a list of terms', ['Acme', 'Bo'], [entry('Acme'), entry('Bo')]],
		[
			'a list of rows',
			[{ term: 'time', translation: 'Zeit', language: 'de', row_number: 2 }, { term: 'Acme' }],
			[entry('time', 'Zeit', 'de'), entry('Acme')],
		],
		['terms with translations', { time: 'Zeit', Acme: '' }, [entry('time', 'Zeit'), entry('Acme')]],
		['terms with nothing', { Acme: null }, [entry('Acme')]],
		[
			'translations by language',
			{ time: { German: 'Zeit', ja: '時間' }, Acme: {} },
			[entry('time', 'Zeit', 'German'), entry('time', '時間', 'ja')],
		],
		['numbers', [{ term: 4711, translation: 12 }], [entry('4711', '12')]],
	])('reads from JSON %s', (_, json, expected) => {
		expect(read(undefined, json)).toEqual(expected);
		expect(read(undefined, JSON.stringify(json))).toEqual(expected);
	});

	it('adds the JSON to the fields', () => {
		expect(read([entry('Acme')], ['Bo'])).toEqual([entry('Acme'), entry('Bo')]);
	});

	it.each([
		['no JSON', '["Acme"'],
		['a blank', ' '],
		['a number', 5],
		['a text', '"Acme"'],
		['a list of lists', [['Acme']]],
		['a list of numbers', [5]],
		['a term that is an object', [{ term: { de: 'Zeit' } }]],
		['a translation that is a list', { time: ['Zeit'] }],
	])('refuses %s', (_, json) => {
		expect(errorOf(() => read(undefined, json))).toMatchObject({
			name: 'NodeOperationError',
			message: "'Glossary (JSON)' is not a glossary",
			description: expect.stringContaining('["Acme"]'),
			context: { itemIndex: 2 },
		});
	});

	it('refuses a translation without a term', () => {
		expect(errorOf(() => read([entry('Acme'), entry('', 'Zeit')]))).toMatchObject({
			message: "Entry 2 of the glossary has the translation 'Zeit', but no term",
			context: { itemIndex: 2 },
		});
	});
});

describe('termsFor', () => {
	const glossary = [
		entry('Acme'),
		entry('time', 'Tempo'),
		entry('time', 'Zeit', 'German'),
		entry('car', 'carro', 'Spanish (Mexico)'),
		entry('car', 'coche', 'es'),
		entry('call', 'Anruf', 'de-AT'),
	];

	it.each([
		['German', { Acme: 'Acme', time: 'Zeit' }],
		['de', { Acme: 'Acme', time: 'Zeit' }],
		['German (Switzerland)', { Acme: 'Acme', time: 'Zeit' }],
		['German (Austria)', { Acme: 'Acme', time: 'Zeit', call: 'Anruf' }],
		['Spanish (Mexico)', { Acme: 'Acme', time: 'Tempo', car: 'carro' }],
		['es-MX', { Acme: 'Acme', time: 'Tempo', car: 'carro' }],
		['Spanish (Spain)', { Acme: 'Acme', time: 'Tempo', car: 'coche' }],
		['Klingon', { Acme: 'Acme', time: 'Tempo' }],
	])('are for %s %j', (language, expected) => {
		expect(Object.fromEntries(termsFor(glossary, language))).toEqual(expected);
		expect(Object.fromEntries(termsFor([...glossary].reverse(), language))).toEqual(expected);
	});

	it('takes the last of equal entries', () => {
		expect(termsFor([entry('a', 'b'), entry('a', 'c')], 'German').get('a')).toBe('c');
	});
});
