import {
	languageCode,
	languageKey,
	languageName,
} from '../../../../nodes/shared/language/languages';

describe('languageCode', () => {
	it.each([
		['German', 'de'],
		[' german ', 'de'],
		['de', 'de'],
		['de-AT', 'de'],
		['pt_BR', 'pt'],
		['zh-Hant-TW', 'zh'],
		['es-419', 'es'],
		['Deutsch', 'de'],
		['日本語', 'ja'],
		['हिन्दी', 'hi'],
		['Français canadien', 'fr'],
		['Brazilian Portuguese', 'pt'],
		['Spanish (Mexico)', 'es'],
		['Chinese (Mandarin, Simplified)', 'zh'],
		['English (like the Germans speak it)', 'en'],
		['no', 'no'],
		['Tagalog', 'fil'],
		['Klingon', undefined],
		['it is no matter', undefined],
		['', undefined],
	])('of %p is %p', (language, code) => {
		expect(languageCode(language)).toBe(code);
	});
});

describe('languageName', () => {
	it.each([
		['ja', 'Japanese'],
		['日本語', 'Japanese'],
		['Deutsch', 'German'],
		['german', 'German'],
		['pt-BR', 'Portuguese (Brazil)'],
		['pt_BR', 'Portuguese (Brazil)'],
		['Spanish (Mexico)', 'Spanish (Mexico)'],
		['Swiss German', 'Swiss German'],
		[' Klingon ', 'Klingon'],
		['de-x', 'de-x'],
	])('of %p is %p', (language, name) => {
		expect(languageName(language)).toBe(name);
	});
});

it('has one key for all ways of naming a language, and others for its countries', () => {
	expect(new Set(['de', 'German', ' GERMAN', 'Deutsch'].map(languageKey)).size).toBe(1);
	expect(languageKey('es-MX')).toBe(languageKey('Spanish  (Mexico)'));
	expect(new Set(['es', 'es-MX', 'Spanish (Spain)'].map(languageKey)).size).toBe(3);
});
