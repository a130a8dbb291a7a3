import { hasInflected, hasWord, mentions } from '../../../nodes/DeepSeekScript/findTerm';

describe('hasWord', () => {
	it.each([
		['Acme', 'We at Acme, Inc.', true],
		['Acme', 'We at ACME', true],
		['onboarding', 'Onboarding made easy', true],
		['Acme', "Acme's best", true],
		['Acme', 'Acmes', false],
		['art', 'an article', false],
		['art', 'start', false],
		['AI', 'we said', false],
		['AI', 'ai', false],
		['AI', 'our AI.', true],
		['24/7', 'open 24/7', true],
		['C++', 'in C++.', true],
		['Blue Ocean', 'at Blue\nOcean today', true],
		["O'Neil", 'Mr O’Neil', true],
		['Zoë', 'Zoe\u0308 is here', true],
		['Zeit', 'Freizeit', false],
		['時間', '時間管理', true],
		['Acme', 'Acmeで働く', true],
		['Acme', '', false],
		['.*', 'anything', false],
	])('%p in %p: %p', (term, text, expected) => {
		expect(hasWord(text, term)).toBe(expected);
	});
});

describe('mentions', () => {
	it.each([
		['Acme', 'Acmes Kunden', true],
		['Acme', 'die Acme-App', true],
		['Acme', 'Acme에서', true],
		['Acme', 'شركة Acme', true],
		['Acme', 'Lacme', false],
		['AI', 'ai ragazzi', false],
		['Acme', 'アクメ', false],
	])('%p in %p: %p', (term, text, expected) => {
		expect(mentions(text, term)).toBe(expected);
	});
});

describe('hasInflected', () => {
	it.each([
		['Zeiterfassung', 'mit der Zeiterfassungen', true],
		['учёт времени', 'для учёта времени', true],
		['gestión del tiempo', 'la gestión del tiempo', true],
		['Zeit', 'Zeiten', true],
		['Zeit', 'Uhr', false],
		['時間管理', '時間管理を', true],
		['時間管理', '時間の管理', false],
	])('%p in %p: %p', (term, text, expected) => {
		expect(hasInflected(text, term)).toBe(expected);
	});
});
