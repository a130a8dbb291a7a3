import { NodeOperationError } from 'n8n-workflow';
import { itemFields } from '../../../../nodes/shared/itemFields';
import { newRun } from '../../../../nodes/shared/video/run';
import { checkLength, preparedScript, splitScript } from '../../../../nodes/shared/video/script';
import { accountAnswers } from '../../HeyGenGenerateVideo/account';
import { fakeContext } from '../../fakeContext';

/** Everything but blanks, which may change where a script is cut. */
const dense = (text: string) => text.replace(/\s+/g, '');
const withoutPauses = (text: string) => text.replace(/<break[^>]*>/g, '');

/** Fails where a part is too long, half a sign is left, or text was lost or changed. */
function expectWhole(script: string, most: number, parts = splitScript(script, most)): string[] {
	for (const part of parts) {
		expect(part.length).toBeLessThanOrEqual(most);
		expect(part).toBe(part.trim());
		expect(part).not.toMatch(/\p{Cs}/u);
		expect(dense(withoutPauses(part))).not.toBe('');
	}
	expect(dense(withoutPauses(parts.join('')))).toBe(dense(withoutPauses(script)));
	return parts;
}

describe('a long script', () => {
	it('that is short enough stays as it is', () => {
		expect(splitScript('Hello. Bye.')).toEqual(['Hello. Bye.']);
		expect(splitScript('a'.repeat(5000))).toEqual(['a'.repeat(5000)]);
	});

	it('is cut at the ends of sentences, as late as possible', () => {
		const sentence = 'This is a sentence of forty-one characters. ';
		const parts = expectWhole(sentence.repeat(300), 5000);
		expect(parts).toHaveLength(3);
		for (const part of parts) expect(part).toMatch(/^This is .*characters\.$/);
		expect(parts[0].length).toBeGreaterThan(5000 - sentence.length);
	});

	it.each<[string, string, string]>([
		['question and exclamation marks', 'Really? Yes! Is it so? It is! ', '[?!]$'],
		['line ends', 'A line without a full stop\n', 'stop$'],
		['Chinese full stops', '你好，世界。今天天气很好。', '。$'],
		['Japanese full stops', '今日は良い天気です。散歩に行きましょう。', '。$'],
		['Hindi full stops', 'यह एक वाक्य है। यह दूसरा है। ', '।$'],
		['Arabic question marks', 'كيف حالك؟ أنا بخير. ', '[؟.]$'],
	])('is cut at %s', (_, sentences, end) => {
		const parts = expectWhole(sentences.repeat(40), 200);
		expect(parts.length).toBeGreaterThan(2);
		for (const part of parts) expect(part).toMatch(new RegExp(end, 'u'));
	});

	it('is not cut inside a number', () => {
		const parts = expectWhole('It costs 3.50 dollars, or 1.99 euros. '.repeat(10), 45);
		expect(parts).toEqual(Array(10).fill('It costs 3.50 dollars, or 1.99 euros.'));
	});

	it('of one endless sentence is cut between words', () => {
		const parts = expectWhole('never ending words '.repeat(100), 200);
		for (const part of parts)
			expect(part).toMatch(/^(never|ending|words)\b.*\b(never|ending|words)$/);
	});

	it('in Thai, which has neither blanks nor full stops, is cut between words', () => {
		const parts = expectWhole('สวัสดีครับผมชื่อสมชาย'.repeat(30), 100);
		expect(parts.length).toBeGreaterThan(5);
		// A part that begins with a vowel sign or tone mark was cut inside a syllable.
		for (const part of parts) expect(part).not.toMatch(/^\p{M}/u);
	});

	it.each<[string, string]>([
		['letters', 'a'],
		['Chinese signs', '的'],
		['astral signs', '𠮷'],
		['astral letters', '𝒜'],
		['emoji', '🎬'],
		['families', '👩‍👩‍👧'],
		['flags', '🇩🇪'],
		['letters with their marks apart', 'e\u0301'],
	])('of one endless word of %s is cut between signs', (_, sign) => {
		const parts = expectWhole(sign.repeat(2503), 500);
		for (const part of parts) expect(part.length % sign.length).toBe(0);
	});

	it('keeps a pause whole, wherever it is cut', () => {
		const tag = '<break time="1.5s"/>';
		for (let length = 40; length < 110; length++) {
			const parts = expectWhole(`${'a '.repeat(length / 2)}${tag} ${'b '.repeat(40)}`, 80);
			const tags = parts.join(' ').match(/<break.*?>/g) ?? [];
			expect(tags.every((found) => found === tag)).toBe(true);
			expect(withoutPauses(parts.join(' '))).not.toMatch(/[<>="]/);
		}
	});

	it('has no part of nothing but a pause', () => {
		const parts = splitScript(`${'a'.repeat(50)} <break time="1s"/>`, 50);
		expect(parts).toEqual(['a'.repeat(50)]);
	});

	it.each([
		['words', 'word '],
		['letters', 'a'],
		['sentences', 'A b. '],
	])('is cut quickly, and in little memory, into a million %s', (_, sign) => {
		const parts = splitScript(sign.repeat(1_000_000));
		expect(parts.length).toBeGreaterThanOrEqual((sign.trim().length * 1_000_000) / 5000);
	});

	it('loses nothing of a book', () => {
		const book = Array.from(
			{ length: 2000 },
			(_, n) =>
				`Sentence ${n} says "hello" to Zoë — and to 日本.\n${n % 7 ? '' : '<break time="1s"/> '}`,
		).join(' ');
		expect(expectWhole(book, 5000).length).toBeLessThan(25);
	});
});

describe('a script with pauses', () => {
	async function prepare(script: string, voiceId: string | undefined = 'voice-1') {
		const { context, hints, requests } = fakeContext({ answers: accountAnswers() });
		const [run, item] = [newRun(context), itemFields(context, 0)];
		const prepared = await preparedScript(run, item, 'The script', script, voiceId);
		return { prepared, hints, requests };
	}

	it.each<[string, string]>([
		['Hello.<break time="1s"/>Bye.', 'Hello. <break time="1s"/> Bye.'],
		['Hello. <break time="1s"/> Bye.', 'Hello. <break time="1s"/> Bye.'],
		['Hello.   <break time="1s" />   Bye.', 'Hello. <break time="1s"/> Bye.'],
		["Hello.<break time='1.5s'>Bye.", 'Hello. <break time="1.5s"/> Bye.'],
		['Hello.<break time=".5s"/>Bye.', 'Hello. <break time="0.5s"/> Bye.'],
		['Hello.<break time="500ms"></break>Bye.', 'Hello. <break time="0.5s"/> Bye.'],
		['Hello.<BREAK TIME="2S"/>Bye.', 'Hello. <break time="2s"/> Bye.'],
		['<break time="1s"/>Hello.', '<break time="1s"/> Hello.'],
		['Hello.<break time="1s"/>', 'Hello. <break time="1s"/>'],
		[
			'Hello.<break time="1s"/><break time="2s"/>Bye.',
			'Hello. <break time="1s"/> <break time="2s"/> Bye.',
		],
		['Hello.<break strength="weak"/>Bye.', 'Hello.<break strength="weak"/>Bye.'],
		['Hello.<break time="1.2.3s"/>Bye.', 'Hello.<break time="1.2.3s"/>Bye.'],
	])('%s is read as %s', async (script, expected) => {
		expect((await prepare(script)).prepared).toBe(expected);
	});

	it('is as it was where the voice is not known', async () => {
		for (const voiceId of [undefined, 'nobody']) {
			const { prepared, hints } = await prepare('Hello. <break time="1s"/> Bye.', voiceId);
			expect(prepared).toBe('Hello. <break time="1s"/> Bye.');
			expect(hints).toHaveLength(voiceId ? 1 : 0);
		}
	});

	it.each([
		'Hello.<break time="1s"/>Bye.',
		'Hello. <break/> Bye.',
		'Hello. <break strength="weak"></break> Bye.',
	])('loses them for a voice that keeps none, and says so: %s', async (script) => {
		const { prepared, hints } = await prepare(script, 'voice-2');
		expect(prepared).toBe('Hello. Bye.');
		expect(hints).toEqual([
			"The voice 'Voice voice-2' keeps no pauses, so that they were left out of the script. Pick another one with the Voice Filter 'Keeps Pauses'",
		]);
	});

	it.each(['<break time="1s"/>', ' <break time="1s"/>\n<break time="2s"></break> '])(
		'and nothing else is refused: %s',
		async (script) => {
			await expect(prepare(script)).rejects.toMatchObject({
				name: 'NodeOperationError',
				message: 'The script has nothing but pauses',
				description: 'Write what is said between them',
			});
		},
	);

	it('asks for the voice only where there are pauses', async () => {
		expect((await prepare('She takes a break. a < b')).requests).toEqual([]);
		expect((await prepare('A<break time="1s"/>B')).requests).toHaveLength(1);
	});

	it('is quick with a great many blanks', async () => {
		const blanks = ' '.repeat(200_000);
		const { prepared } = await prepare(`Hello.${blanks}<break time="1s"/>${blanks}Bye.`);
		expect(prepared).toBe('Hello. <break time="1s"/> Bye.');
	});
});

it('checkLength refuses more than 5,000 characters and says whose they are', () => {
	const item = itemFields(fakeContext().context, 0);
	expect(() => checkLength(item, 'a'.repeat(5000), 'The script', 'x')).not.toThrow();
	const check = () => checkLength(item, 'a'.repeat(5001), 'The script of Scene 2', 'Split it.');
	expect(check).toThrow(NodeOperationError);
	expect(check).toThrow('The script of Scene 2 has 5001 characters');
});
