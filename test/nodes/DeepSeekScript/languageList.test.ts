import { readLanguages } from '../../../nodes/DeepSeekScript/languageList';
import { errorOf, readItem } from './readItem';

const read = (languages: unknown) => readLanguages(readItem({ languages }));

describe('readLanguages', () => {
	it.each([
		['one', 'German', ['German']],
		['several', 'German, Spanish (Mexico), ja', ['German', 'Spanish (Mexico)', 'ja']],
		['lines', 'German\nja;\n de-AT ', ['German', 'ja', 'de-AT']],
		[
			'commas within a name',
			'Chinese (Mandarin, Simplified), ja',
			['Chinese (Mandarin, Simplified)', 'ja'],
		],
		[
			'full-width signs',
			'日本語、中文（简体，中国）；English',
			['日本語', '中文（简体，中国）', 'English'],
		],
		['a parenthesis that stays open', 'Spanish (Mexico', ['Spanish (Mexico']],
		['words between them', 'German and French & Thai', ['German', 'French', 'Thai']],
		['gaps', ', German,, ,ja,', ['German', 'ja']],
		['a list', ['German', ' ja '], ['German', 'ja']],
		['a list with gaps', ['', 'German', null, ' '], ['German']],
		['a list as JSON text', '["German", "ja"]', ['German', 'ja']],
		['the same twice', 'German, german, ja, de, Deutsch, 日本語', ['German', 'ja']],
		['two countries', 'Spanish (Mexico), es-ES, es', ['Spanish (Mexico)', 'es-ES', 'es']],
	])('reads %s', (_, languages, expected) => {
		expect(read(languages)).toEqual(expected);
	});

	it.each([null, '', ' , ;\n', [], [''], [null], '[]'])('refuses %j', (languages) => {
		expect(errorOf(() => read(languages))).toMatchObject({
			name: 'NodeOperationError',
			message: 'No language is given',
			description: expect.stringContaining("'Languages', e.g. German"),
			context: { itemIndex: 2 },
		});
	});

	it.each([
		['a number', 5, "'5' is no language"],
		['a number in a list', ['German', 5], "'5' is no language"],
		['an object', { language: 'German' }, `'{"language":"German"}' is no language`],
		['a list in a list', [['German']], `'["German"]' is no language`],
		['a text', 'x'.repeat(61), `'${'x'.repeat(60)}…' is no language`],
	])('refuses %s', (_, languages, message) => {
		expect(errorOf(() => read(languages))).toMatchObject({ message, context: { itemIndex: 2 } });
	});
});
