import { readLocalizations } from '../../../nodes/DeepSeekScript/localization';
import { PRICES } from '../../../nodes/shared/deepseek/prices';
import { fakeContext } from '../fakeContext';
import { errorOf } from './readItem';

const ENGLISH = Array.from({ length: 30 }, () => 'and this is the way we do').join(' ');
const FIELDS = {
	operation: 'localizeScript',
	script: ENGLISH,
	title: 'T',
	languages: 'German, ja',
	formOfAddress: 'formal',
	tone: ' playful ',
	lengthFrom: 'original',
	glossary: { terms: [{ term: 'Acme', translation: '', language: '' }] },
	model: 'deepseek-flash',
	thinking: 'off',
	temperature: 1.3,
	options: {},
};
const read = (fields: object = {}, json: object = {}) => {
	const inputs = [{ json: json as never }];
	const { context } = fakeContext({ parameters: { ...FIELDS, ...fields }, inputs });
	return readLocalizations(context, 0);
};

describe('readLocalizations', () => {
	it('gives one for each language, in order', () => {
		const [german, japanese, ...others] = read({
			options: { glossaryJson: { time: { German: 'Zeit' } } },
		});
		expect(others).toEqual([]);
		expect(german).toEqual({
			source: { title: 'T', script: ENGLISH },
			language: 'German',
			seconds: 84,
			tolerance: 1,
			tone: 'playful',
			formOfAddress: 'formal',
			terms: new Map([
				['Acme', 'Acme'],
				['time', 'Zeit'],
			]),
			model: 'deepseek-flash',
			thinking: 'off',
			temperature: 1.3,
			maxTokens: 4000,
			systemPrompt: '',
			wordsPerMinute: 150,
			prices: PRICES,
			timeoutMs: 600_000,
		});
		expect(japanese).toEqual({
			...german,
			language: 'ja',
			terms: new Map([['Acme', 'Acme']]),
		});
	});

	it.each([
		['in its own language', 'wir und die mit der Zeit '.repeat(20), 60],
		['with its pauses', `${ENGLISH} <break time="2s"/>`, 86],
		['by the sign', '好'.repeat(27), 6],
		['of some words only', 'Hello', 0.4],
	])('takes the length of the original, %s', (_, script, seconds) => {
		expect(read({ script })[0]).toMatchObject({ seconds, tolerance: 1 });
	});

	it.each([
		['that DeepSeek Script wrote', ENGLISH, 71.5, 71.5],
		['that was changed since', `${ENGLISH} `, 71.5, 84],
		['without an estimate', ENGLISH, undefined, 84],
		['with no usable estimate', ENGLISH, 0, 84],
	])('believes the estimate of a script %s', (_, script, estimated_seconds, seconds) => {
		expect(read({}, { script, estimated_seconds })[0].seconds).toBe(seconds);
	});

	it('believes the estimate of scenes that DeepSeek Script wrote', () => {
		const json = { script: 'One\n\nTwo', estimated_seconds: 12 };
		expect(read({ script: [{ script: 'One' }, { script: 'Two' }] }, json)[0].seconds).toBe(12);
	});

	it('takes it at the speed of the voice', () => {
		expect(read({ options: { wordsPerMinute: 300 } })[0].seconds).toBe(42);
	});

	it('takes a length of its own, and that exactly', () => {
		expect(read({ lengthFrom: 'seconds', targetSeconds: 20 })[0]).toMatchObject({
			seconds: 20,
			tolerance: 0,
		});
	});

	it('leaves room for a long script', () => {
		expect(read({ script: 'x'.repeat(5000) })[0].maxTokens).toBe(15_006);
	});

	it.each([
		['no script', { script: '' }, 'The script is empty'],
		['no language', { languages: '' }, 'No language is given'],
		[
			'a length that does not work',
			{ lengthFrom: 'seconds', targetSeconds: 2 },
			"A length of '2' seconds does not work",
		],
		['a temperature that does not work', { temperature: 3 }, "A temperature of '3' does not work"],
		['no glossary', { options: { glossaryJson: '5' } }, "'Glossary (JSON)' is not a glossary"],
		[
			'a retired model',
			{ model: 'deepseek-chat' },
			"DeepSeek has retired the model 'deepseek-chat'",
		],
	])('refuses %s', (_, fields, message) => {
		expect(errorOf(() => read(fields))).toMatchObject({
			name: 'NodeOperationError',
			message,
			context: { itemIndex: 0 },
		});
	});
});
