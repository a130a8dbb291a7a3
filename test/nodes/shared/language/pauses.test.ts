import {
	keepingPauses,
	pauseSeconds,
	pausesIn,
	withoutPauses,
} from '../../../../nodes/shared/language/pauses';

const TEXT = 'One. <break time="1s"/> Two.<BREAK time=\'250ms\'></break> Three.';

it('finds pauses, however they are written', () => {
	expect(pausesIn(TEXT)).toEqual(['<break time="1s"/>', "<BREAK time='250ms'></break>"]);
	expect(pausesIn('a <breakfast> <b>break</b>')).toEqual([]);
});

it.each([
	[TEXT, 1.25],
	['<break/>', 0.5],
	['<break time="soon"/>', 0.5],
	['<break time=2s>', 2],
	['none', 0],
])('adds up the pauses of %p to %f s', (text, seconds) => {
	expect(pauseSeconds(text)).toBeCloseTo(seconds, 5);
});

it('takes pauses out of a text', () => {
	expect(withoutPauses(TEXT).replace(/\s+/g, ' ')).toBe('One. Two. Three.');
});

it('keeps pauses through a change that would lose them', () => {
	const change = (text: string) => text.replace(/<[^>]*>/g, '').toUpperCase();
	expect(keepingPauses(TEXT, change)).toBe(
		'ONE. <break time="1s"/> TWO.<BREAK time=\'250ms\'></break> THREE.',
	);
});
