import { deriveMotion } from '../../../../nodes/HeyGenAvatarIv/manner/deriveMotion';
import { EMOTIONS, type Emotion } from '../../../../nodes/HeyGenAvatarIv/manner/emotions';
import { gestureFor } from '../../../../nodes/HeyGenAvatarIv/manner/textCues';

const WAVE = 'raises one hand in a short wave';
const INVITE = 'holds out an open hand towards the viewer';
const THANK = 'lays one hand on the chest with a small bow of the head';
const COUNT = 'counts the points on the fingers of one hand';
const CONTRAST = 'moves one open hand from the left to the right';
const SIZE = 'spreads both hands to show a size';
const ASK = 'tilts the head and turns both palms up';

describe('the gesture for a text', () => {
	it.each([
		['Hello Ada, how are you?', WAVE],
		['¡Hola, Ana!', WAVE],
		['Guten Tag, Herr Groß.', WAVE],
		['大家好，今天我们来看看。', WAVE],
		['こんにちは、エイダさん。', WAVE],
		['안녕하세요, 에이다 씨.', WAVE],
		['नमस्ते एडा', WAVE],
		['مرحبا يا آدا', WAVE],
		['Ready? Click the link below.', INVITE],
		['Besuchen Sie uns noch heute.', INVITE],
		['点击下面的链接。', INVITE],
		['That was it. Thank you!', THANK],
		['Merci de votre attention.', THANK],
		['There are three reasons.', COUNT],
		['1. Open the app', COUNT],
		['D’abord, ouvrez le logiciel.', COUNT],
		['首先打开应用。', COUNT],
		['It is small, but fast.', CONTRAST],
		['Es ist klein, aber schnell.', CONTRAST],
		['We grew by 40 %.', SIZE],
		['It saves you $5 a day.', SIZE],
		['You get 1,000 of them.', SIZE],
		['Did you know this?', ASK],
		['你知道吗？', ASK],
	])('%s', (text, gesture) => {
		expect(gestureFor(text)).toBe(gesture);
	});

	it.each([
		['', 'nothing'],
		['We build tools.', 'nothing that stands out'],
		['The ship sailed in 1999.', 'a year'],
		['A highlight of this year', 'a greeting inside of a word'],
		['Booking.com is a company', 'a word inside of a word'],
		[`${'We make many tools for you. '.repeat(3)}Hello.`, 'a greeting that is none'],
	])('%s: none, for %s', (text) => {
		expect(gestureFor(text)).toBeUndefined();
	});

	it('is that of the most telling words', () => {
		expect(gestureFor('Hi! Click here? Thanks, but first the numbers: 5 %')).toBe(WAVE);
		expect(gestureFor('First, click here?')).toBe(INVITE);
	});
});

describe('a derived motion prompt', () => {
	it('has a gesture, how it is made, and the face', () => {
		expect(deriveMotion('Hello Ada', 'Friendly')).toBe(
			'Raises one hand in a short wave in a relaxed way, a warm smile',
		);
		expect(deriveMotion('We build tools.', 'Soothing')).toBe(
			'Lowers both open hands slowly and gently, soft eyes and a calm smile',
		);
	});

	it('differs for each emotion, and is short', () => {
		const prompts = (Object.keys(EMOTIONS) as Emotion[]).map((name) => deriveMotion('', name));
		expect(new Set(prompts).size).toBe(5);
		for (const prompt of prompts) {
			expect(prompt).toMatch(/^[A-Z][a-z ,]+$/);
			expect(prompt.split(' ').length).toBeLessThan(20);
		}
	});

	it('is the same for the same text', () => {
		expect(deriveMotion('Why?', 'Serious')).toBe(deriveMotion('Why?', 'Serious'));
	});
});
