import { isWithin, lengthTarget, measure } from '../../../../nodes/shared/language/length';
import { paceOf } from '../../../../nodes/shared/language/speakingRates';

/** The pace of a named language, or of the language of a text. */
const paceFor = (language: string, text = '', wordsPerMinute = 150) =>
	paceOf(language, text, wordsPerMinute);
const ENGLISH = paceFor('English');

describe('measure', () => {
	it.each([
		['nothing', '', 0, 0, 0],
		['signs that are not spoken', '... – !?', 0, 0, 0],
		['English', 'We make videos. Quickly!', 4, 0, 1.6],
		['contractions', "Don't stop, it’s free", 4, 0, 1.6],
		['numbers', '3.5 million people in 2026', 5, 0, 2],
		['German', 'Wir schaffen das, und die Zeit ist ehrlich', 8, 0, 4],
		['compounds', 'The Donaudampfschifffahrt runs', 3, 0, 1.2],
		['words tied by hyphens', 'Tür-zu-Tür', 3, 0, 1.2],
		['Chinese', '今天天气很好。', 3, 6, 1.3],
		['Japanese', '今日はいい天気です。', 5, 9, 1.8],
		['Katakana with long vowels', 'コーヒー', 1, 4, 0.8],
		['signs outside the first 65536', '𠮷', 1, 1, 0.2],
		['Thai', 'สวัสดีครับยินดีต้อนรับ', 4, 0, 1.9],
		['Korean', '안녕하세요 여러분', 2, 8, 1.9],
		['Korean with a Latin word', 'Acme에 오신 것을 환영합니다', 5, 10, 2.8],
		['English with Korean', 'Say 안녕하세요 to Seoul', 4, 5, 2.4],
		['Arabic', 'مرحبا بكم في شركتنا', 4, 0, 2.7],
		['a pause', 'Hello <break time="1.5s"/> there', 2, 0, 2.3],
		['nothing but a pause', '<break time="500ms" />', 0, 0, 0.5],
		['Chinese with a Latin word', '我们用 AI 做视频。', 5, 6, 1.7],
		['Chinese with a Latin word and no spaces', '我们用AI做视频', 5, 6, 1.7],
		['English with Japanese', 'Hello 世界, こんにちは', 3, 7, 1.8],
	])('counts %s', (_, text, words, characters, seconds) => {
		expect(measure(text, paceFor('', text))).toEqual({ words, characters, seconds });
	});

	it('reckons 150 English words, 270 Chinese and 300 Japanese signs to a minute', () => {
		expect(measure('word '.repeat(150), ENGLISH).seconds).toBe(60);
		expect(measure('好'.repeat(270), paceFor('Chinese'))).toMatchObject({
			characters: 270,
			seconds: 60,
		});
		expect(measure('の'.repeat(300), paceFor('Japanese'))).toMatchObject({
			characters: 300,
			seconds: 60,
		});
	});

	it.each([
		['English', 'word '.repeat(150)],
		['Chinese', '好'.repeat(270)],
		['Japanese', 'の'.repeat(300)],
	])('takes half the time at twice the speed: %s', (_, text) => {
		expect(measure(text, paceFor('', text, 300)).seconds).toBe(30);
	});
});

describe('lengthTarget', () => {
	it.each([
		['English', 'words', 150, 135, 165],
		['German', 'words', 120, 108, 132],
		['Chinese', 'characters', 270, 243, 297],
		['Japanese', 'characters', 300, 270, 330],
		['Korean', 'characters', 250, 225, 275],
	])('counts for a minute of %s', (language, unit, amount, least, most) => {
		expect(lengthTarget(60, paceFor(language))).toEqual({
			seconds: 60,
			unit,
			amount,
			least,
			most,
			tolerance: 6,
		});
	});

	it.each([
		[5, 150, 13],
		[30, 150, 75],
		[60, 130, 130],
		[90, 150, 225],
		[1800, 150, 4500],
		[5, 1, 1],
	])('is for %i s at %i words a minute %i words', (seconds, wordsPerMinute, amount) => {
		expect(lengthTarget(seconds, paceFor('English', '', wordsPerMinute)).amount).toBe(amount);
	});

	it('leaves the time of pauses out of what is to be written', () => {
		expect(lengthTarget(60, ENGLISH, { pauses: 12 })).toMatchObject({
			seconds: 60,
			amount: 120,
			least: 105,
			most: 135,
		});
	});

	it('allows a short text as much as it is told to', () => {
		expect(lengthTarget(4, ENGLISH, { tolerance: 1 })).toMatchObject({ least: 8, most: 12 });
		expect(lengthTarget(60, ENGLISH, { tolerance: 1 })).toMatchObject({ least: 135, most: 165 });
	});

	it.each([5, 8, 15, 16, 20, 30, 45, 60, 90, 120, 300])(
		'names bounds for %i s that are accepted',
		(seconds) => {
			const target = lengthTarget(seconds, ENGLISH);
			const spoken = (words: number) => isWithin(measure('word '.repeat(words), ENGLISH), target);
			expect([target.least, target.amount, target.most].map(spoken)).toEqual([true, true, true]);
		},
	);
});

describe('isWithin', () => {
	const target = lengthTarget(60, ENGLISH);

	it.each([
		[53.9, false],
		[54, true],
		[60, true],
		[66, true],
		[66.1, false],
	])('takes %f s for 60 s: %p', (seconds, within) => {
		expect(isWithin({ words: 0, characters: 0, seconds }, target)).toBe(within);
	});
});
