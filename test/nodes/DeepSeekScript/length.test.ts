import { isWithin, lengthTarget, measure } from '../../../nodes/DeepSeekScript/length';

const RATE = { wordsPerMinute: 150 };

describe('measure', () => {
	it.each([
		['nothing', '', 0, 0, 0],
		['signs that are not spoken', '... – !?', 0, 0, 0],
		['English', 'We make videos. Quickly!', 4, 0, 1.6],
		['contractions', "Don't stop, it’s free", 4, 0, 1.6],
		['numbers', '3.5 million people in 2026', 5, 0, 2],
		['German', 'Wir schaffen das, ganz ehrlich', 5, 0, 2],
		['German compounds', 'Die Donaudampfschifffahrt läuft', 3, 0, 1.2],
		['words tied by hyphens', 'Tür-zu-Tür', 3, 0, 1.2],
		['Chinese', '今天天气很好。', 3, 6, 1.3],
		['Japanese', '今日はいい天気です。', 5, 9, 1.8],
		['Katakana with long vowels', 'コーヒー', 1, 4, 0.8],
		['signs outside the first 65536', '𠮷', 1, 1, 0.2],
		['Thai', 'สวัสดีครับยินดีต้อนรับ', 4, 0, 1.6],
		['Korean', '안녕하세요 여러분', 2, 0, 0.8],
		['Arabic', 'مرحبا بكم في شركتنا', 4, 0, 1.6],
		['Chinese with a Latin word', '我们用 AI 做视频。', 5, 6, 1.7],
		['Chinese with a Latin word and no spaces', '我们用AI做视频', 5, 6, 1.7],
		['English with Japanese', 'Hello 世界, こんにちは', 3, 7, 1.8],
	])('counts %s', (_, text, words, characters, seconds) => {
		expect(measure(text, RATE)).toEqual({ words, characters, seconds });
	});

	it('reckons 150 English words, 270 Chinese and 300 Japanese signs to a minute', () => {
		expect(measure('word '.repeat(150), RATE).seconds).toBe(60);
		expect(measure('好'.repeat(270), RATE)).toMatchObject({ characters: 270, seconds: 60 });
		expect(measure('の'.repeat(300), RATE)).toMatchObject({ characters: 300, seconds: 60 });
	});

	it.each([
		['English', 'word '.repeat(150)],
		['Chinese', '好'.repeat(270)],
		['Japanese', 'の'.repeat(300)],
	])('takes half the time at twice the speed: %s', (_, text) => {
		expect(measure(text, { wordsPerMinute: 300 }).seconds).toBe(30);
	});
});

describe('lengthTarget', () => {
	it.each([
		['English', 'English', 'words', 150, 135, 165],
		['German', 'German', 'words', 150, 135, 165],
		['Thai', 'Thai', 'words', 150, 135, 165],
		['Korean', '한국어', 'words', 150, 135, 165],
		['Javanese', 'Javanese', 'words', 150, 135, 165],
		['nothing', '', 'words', 150, 135, 165],
		['Chinese', 'Chinese', 'characters', 270, 243, 297],
		['Mandarin', 'Mandarin (Taiwan)', 'characters', 270, 243, 297],
		['Cantonese', 'cantonese', 'characters', 270, 243, 297],
		['Chinese in its own words', '中文', 'characters', 270, 243, 297],
		['a Chinese locale', 'zh-CN', 'characters', 270, 243, 297],
		['a Chinese locale with an underscore', 'zh_CN', 'characters', 270, 243, 297],
		['Japanese', 'Japanese', 'characters', 300, 270, 330],
		['Japanese in its own words', '日本語', 'characters', 300, 270, 330],
		['a Japanese locale', 'ja-JP', 'characters', 300, 270, 330],
		['the short name of Japanese', 'ja', 'characters', 300, 270, 330],
	])('counts for a minute of %s', (_, language, unit, amount, least, most) => {
		expect(lengthTarget(60, { language, brief: '' }, RATE)).toEqual({
			seconds: 60,
			unit,
			amount,
			least,
			most,
		});
	});

	it.each([
		['a Chinese brief', '写一个关于 AI 的视频', 'characters', 270],
		['a Japanese brief', 'AI についての動画を作ってください', 'characters', 300],
		['an English brief', 'Welcome Ana and show our product', 'words', 150],
		['an English brief with a Chinese name', 'Welcome 王小明 to our product', 'words', 150],
		['an English brief about Chinese tea', 'We sell Chinese tea to shops', 'words', 150],
		['an English brief about a trip', 'Our Japanese garden opens in May', 'words', 150],
		['a German brief with a yes', 'Sagen Sie ja zu mehr Zeit', 'words', 150],
	])('takes the unit from %s', (_, brief, unit, amount) => {
		expect(lengthTarget(60, { language: '', brief }, RATE)).toMatchObject({ unit, amount });
	});

	it.each([
		[5, 150, 13],
		[30, 150, 75],
		[60, 130, 130],
		[90, 150, 225],
		[1800, 150, 4500],
		[5, 1, 1],
	])('is for %i s at %i words a minute %i words', (seconds, wordsPerMinute, amount) => {
		expect(
			lengthTarget(seconds, { language: 'English', brief: '' }, { wordsPerMinute }).amount,
		).toBe(amount);
	});

	it('grows with the speed for signs too', () => {
		expect(
			lengthTarget(60, { language: 'Chinese', brief: '' }, { wordsPerMinute: 300 }).amount,
		).toBe(540);
	});

	it.each([5, 8, 15, 16, 20, 30, 45, 60, 90, 120, 300])(
		'names bounds for %i s that are accepted',
		(seconds) => {
			const target = lengthTarget(seconds, { language: 'English', brief: '' }, RATE);
			const spoken = (words: number) => isWithin(measure('word '.repeat(words), RATE), target);
			expect([target.least, target.amount, target.most].map(spoken)).toEqual([true, true, true]);
		},
	);
});

describe('isWithin', () => {
	const target = lengthTarget(60, { language: 'English', brief: '' }, RATE);

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
