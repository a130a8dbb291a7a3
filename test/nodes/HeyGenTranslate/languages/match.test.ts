import { languageMatcher } from '../../../../nodes/HeyGenTranslate/languages/match';
import { wishedLanguages } from '../../../../nodes/HeyGenTranslate/languages/wishes';
import { LANGUAGES } from './names';

const match = languageMatcher(LANGUAGES);

describe('a language', () => {
	it.each(LANGUAGES)('is known by its own name: %s', (name) => {
		expect(match(name)).toEqual({ language: name });
		expect(match(` ${name.toLowerCase().replace(/[(),]/g, ' ')}`)).toEqual({ language: name });
	});

	it.each([
		['de', 'German (Germany)'],
		['DE', 'German (Germany)'],
		['deu', 'German (Germany)'],
		['Deutsch', 'German (Germany)'],
		['de_AT', 'German (Austria)'],
		['Austrian German', 'German (Austria)'],
		['Österreichisches Deutsch', 'German (Austria)'],
		['Deutsch (Schweiz)', 'German (Switzerland)'],
		['pt-PT', 'Portuguese (Portugal)'],
		['português', 'Portuguese (Brazil)'],
		['Brazilian Portuguese', 'Portuguese (Brazil)'],
		['español', 'Spanish (Spain)'],
		['Espanol', 'Spanish (Spain)'],
		['Mexican Spanish', 'Spanish (Mexico)'],
		['en', 'English (United States)'],
		['British English', 'English (UK)'],
		['en-GB', 'English (UK)'],
		['日本語', 'Japanese (Japan)'],
		['中文', 'Chinese (Mandarin, Simplified)'],
		['zh', 'Chinese (Mandarin, Simplified)'],
		['zh-Hant', 'Chinese (Taiwanese Mandarin, Traditional)'],
		['zh-HK', 'Chinese (Cantonese, Traditional)'],
		['Cantonese', 'Chinese (Cantonese, Traditional)'],
		['yue', 'Chinese (Cantonese, Traditional)'],
		['no', 'Norwegian Bokmål (Norway)'],
		['Norwegian', 'Norwegian Bokmål (Norway)'],
		['norsk', 'Norwegian Bokmål (Norway)'],
		['Türkçe', 'Turkish (Turkey)'],
		['Bengali', 'Bengali (India)'],
		['Tagalog', 'Filipino'],
		['हिन्दी', 'Hindi'],
		['fr-FR', 'French'],
		['ko-KR', 'Korean (Korea)'],
		['한국어', 'Korean (Korea)'],
		['cs', 'Czech (Czech)'],
		['iw', 'Hebrew (Israel)'],
	])('is found where it is written %s', (text, language) => {
		expect(match(text)).toEqual({ language });
	});

	it("without a region is HeyGen's own where it has one by that name", () => {
		expect(match('German')).toEqual({ language: 'German' });
		expect(languageMatcher(['German (Austria)', 'German (Germany)'])('German')).toEqual({
			language: 'German (Germany)',
		});
	});

	it.each([
		['Klingon', []],
		['Germann', ['German', 'German (Germany)', 'German (Austria)']],
		['Potuguese (Brazil)', ['Portuguese (Brazil)']],
		['', []],
		['xx', []],
		['constructor', []],
	])('that HeyGen does not have is refused with the nearest names: %s', (text, names) => {
		const result = match(text);
		expect(result).toMatchObject({ ambiguous: false });
		if ('candidates' in result) {
			if (names.length === 0) expect(result.candidates).toEqual([]);
			expect(result.candidates).toEqual(expect.arrayContaining(names));
			expect(result.candidates.length).toBeLessThanOrEqual(5);
		}
	});

	it.each([
		['de-LU', ['German', 'German (Germany)', 'German (Austria)', 'German (Switzerland)']],
		['Arabic', ['Arabic (Saudi Arabia)', 'Arabic (Morocco)']],
		['ar', ['Arabic (Saudi Arabia)', 'Arabic (Morocco)']],
	])('that may be several is refused with their names: %s', (text, candidates) => {
		expect(match(text)).toEqual({ candidates, ambiguous: true });
	});
});

describe('a list of languages', () => {
	it.each<[string, unknown, string[]]>([
		['a list', ['German', 'fr'], ['German', 'fr']],
		['text with commas', 'German, fr , Deutsch', ['German', 'fr', 'Deutsch']],
		['lines', 'German\r\nfr\n\n', ['German', 'fr']],
		[
			'names that hold commas',
			'Chinese (Cantonese, Traditional), German (Germany)',
			['Chinese (Cantonese, Traditional)', 'German (Germany)'],
		],
		['one name that holds a comma', 'Chinese (Wu, Simplified)', ['Chinese (Wu, Simplified)']],
		['JSON text', '["de", "Chinese (Wu, Simplified)"]', ['de', 'Chinese (Wu, Simplified)']],
		['lists in a list', [['de'], 'fr, it'], ['de', 'fr', 'it']],
		['what List Languages gives', [{ output_language: 'German' }], ['German']],
		['nothing', '', []],
		['an empty list', [], []],
		['null', null, []],
	])('is read from %s', (_, value, expected) => {
		expect(wishedLanguages(value, match)).toEqual(expected);
	});
});
