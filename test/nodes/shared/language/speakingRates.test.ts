import { paceOf } from '../../../../nodes/shared/language/speakingRates';

describe('paceOf', () => {
	it.each([
		['English', 'words', 150],
		['English (UK)', 'words', 150],
		['German', 'words', 120],
		['de-AT', 'words', 120],
		['Spanish (Mexico)', 'words', 145],
		['Arabic', 'words', 90],
		['Hindi', 'words', 150],
		['Thai', 'words', 125],
		['Javanese', 'words', 150],
		['Klingon', 'words', 150],
		['', 'words', 150],
		['Chinese', 'characters', 270],
		['Mandarin (Taiwan)', 'characters', 270],
		['中文', 'characters', 270],
		['普通话', 'characters', 270],
		['zh-CN', 'characters', 270],
		['zh_CN', 'characters', 270],
		['cantonese', 'characters', 260],
		['Japanese', 'characters', 300],
		['日本語', 'characters', 300],
		['ja-JP', 'characters', 300],
		['ja', 'characters', 300],
		['Korean', 'characters', 250],
		['한국어', 'characters', 250],
	])('of the language %p counts %s, %i a minute', (language, unit, perMinute) => {
		expect(paceOf(language, '', 150)).toMatchObject({ unit, perMinute });
	});

	it.each([
		['a Chinese text', '写一个关于 AI 的视频', 'characters', 270],
		['a Japanese text', 'AI についての動画を作ってください', 'characters', 300],
		['a Korean text', 'AI에 대한 영상을 만들어 주세요', 'characters', 250],
		['an English text', 'Welcome Ana and show our product', 'words', 150],
		['an English text with a Chinese name', 'Welcome 王小明 to our product', 'words', 150],
		['an English text about Chinese tea', 'We sell Chinese tea to shops', 'words', 150],
		['a German text', 'Sagen Sie ja zu mehr Zeit, und das mit einer App', 'words', 120],
		['a German headline', 'Mehr Zeit', 'words', 150],
	])('is that of %s where no language is named', (_, text, unit, perMinute) => {
		expect(paceOf('', text, 150)).toMatchObject({ unit, perMinute });
	});

	it('goes by the named language, not by the text', () => {
		expect(paceOf('German', '写一个关于 AI 的视频', 150)).toMatchObject({ perMinute: 120 });
	});

	it.each(['English', 'German', 'Chinese', 'Klingon'])(
		'of %s grows with the speed of the voice',
		(language) => {
			const usual = paceOf(language, '', 150);
			const fast = paceOf(language, '', 300);
			expect(fast.perMinute).toBe(2 * usual.perMinute);
			expect(fast.foreign.chinese).toBe(2 * usual.foreign.chinese);
		},
	);
});
