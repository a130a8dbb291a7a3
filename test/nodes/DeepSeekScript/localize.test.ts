import type { Localization } from '../../../nodes/DeepSeekScript/localization';
import { localize } from '../../../nodes/DeepSeekScript/localize';
import { useFakeClock } from '../fakeClock';
import { fakeContext } from '../fakeContext';
import { localizationOf, sceneOf } from './localizationOf';

/** `count` German words; two of them take a second. */
const words = (count: number) => Array.from({ length: count }, () => 'wort').join(' ');
const says = (content: unknown) => ({
	body: {
		model: 'deepseek-flash',
		choices: [
			{
				finish_reason: 'stop',
				message: { content: typeof content === 'string' ? content : JSON.stringify(content) },
			},
		],
		usage: { prompt_tokens: 100, completion_tokens: 100 },
	},
});
const script = (text: string) => says({ title: 'T', script: text });

async function run(answers: object[], fields: Partial<Localization> = {}) {
	const { context, requests } = fakeContext({ answers: [...answers] as never });
	const result = await localize(context, localizationOf(fields), 4).catch((e: Error) => e);
	return { result, bodies: requests.map(({ body }) => JSON.parse(String(body))) };
}

const orderIn = (body: { messages: Array<{ content: string }> }) => body.messages.at(-1)!.content;

beforeEach(() => void useFakeClock(Date.UTC(2026, 10, 21, 12)));
afterEach(() => jest.restoreAllMocks());

describe('a script', () => {
	it('comes out in the language, with what it took', async () => {
		const { result, bodies } = await run([script(words(120))]);
		expect(result).toEqual({
			language: 'German',
			title: 'T',
			script: words(120),
			scenes: [
				{
					role: 'script',
					script: words(120),
					emotion: 'Friendly',
					motion_prompt: '',
					on_screen_text: '',
				},
			],
			words: 120,
			estimated_seconds: 60,
			within_target: true,
			model: 'deepseek-flash',
			finish_reason: 'stop',
			usage: expect.objectContaining({ requests: 1, total_tokens: 200 }),
			cost: expect.objectContaining({ amount: 0.000075 }),
			warnings: [],
		});
		expect(bodies).toHaveLength(1);
		expect(bodies[0].messages[1].content).toContain('Length: 120 words');
	});

	it.each([
		['Japanese', 'です'.repeat(150), 60],
		['ko', '번역'.repeat(125), 60],
		['Arabic', 'كلمة '.repeat(90), 60],
		['Klingon', 'tlhIngan '.repeat(150), 60],
	])('is measured at the pace of %s', async (language, text, seconds) => {
		const { result } = await run([script(text)], { language });
		expect(result).toMatchObject({ language, estimated_seconds: seconds, within_target: true });
	});

	it('keeps its pauses, which count', async () => {
		const source = { title: '', script: 'One <break time="30s"/> two' };
		const text = `${words(30)} <break time="30s"/> ${words(30)}`;
		const { result, bodies } = await run([script(text)], { source });
		expect(bodies[0].messages[1].content).toContain('Length: 60 words in all, which is 60 seconds');
		expect(result).toMatchObject({ script: text, words: 60, estimated_seconds: 60, warnings: [] });
	});
});

describe('scenes', () => {
	const scenes = [
		sceneOf('One', 'Look', { avatar_id: 'a1' }),
		sceneOf('Two', '', { role: 'cta', emotion: 'Serious', motion_prompt: 'nods' }),
	];
	const source = { title: 'T', script: 'One\n\nTwo', scenes };
	const answer = (...list: object[]) => says({ title: 'T', scenes: list });
	const good = [
		{ script: words(60), on_screen_text: 'Schau' },
		{ script: words(60), on_screen_text: '' },
	];

	it('keep all but what is said and shown', async () => {
		const { result } = await run([answer(...good)], { source });
		expect(result).toMatchObject({
			script: `${words(60)}\n\n${words(60)}`,
			scenes: [
				{ ...scenes[0], ...good[0] },
				{ ...scenes[1], ...good[1] },
			],
			warnings: [],
		});
	});

	it('are asked for again when their number is wrong', async () => {
		const { result, bodies } = await run([answer(good[0]), answer(...good)], { source });
		expect(result).toMatchObject({ usage: { requests: 2 } });
		expect(bodies[1]).toEqual(bodies[0]);
	});

	it('fail when their number stays wrong', async () => {
		const { result } = await run([answer(good[0]), answer(good[0]), answer(good[0])], { source });
		expect(result).toMatchObject({
			message: 'DeepSeek gave no usable script: it had 1 scenes, not 2',
			description: expect.stringContaining('another wording of the script'),
			context: { itemIndex: 4 },
		});
	});

	it('are repaired, and then warned about, when an on-screen text is missing', async () => {
		const bad = [{ ...good[0], on_screen_text: '' }, good[1]];
		const { result, bodies } = await run([answer(...bad), answer(...bad)], { source });
		expect(orderIn(bodies[1])).toMatch(/^Fill in the on-screen text of scene 1\. Keep what/);
		expect(JSON.parse(bodies[1].messages[2].content)).toEqual({ title: 'T', scenes: bad });
		expect(result).toMatchObject({ warnings: ['The on-screen text of scene 1 is empty'] });
	});
});

describe('the glossary', () => {
	const terms = new Map([
		['Acme', 'Acme'],
		['time tracking', 'Zeiterfassung'],
		['Bo', 'Bo'],
	]);
	const source = { title: 'Acme', script: 'Acme does time tracking.' };
	const text = (...said: string[]) => `${words(120 - said.length)} ${said.join(' ')}`;
	const german = (title: string, ...said: string[]) => says({ title, script: text(...said) });

	it('is content where the answer has all terms that the source has', async () => {
		const { result, bodies } = await run([german('Mit Acme', 'Acme', 'Zeiterfassungen')], {
			source,
			terms,
		});
		expect(result).toMatchObject({ warnings: [] });
		expect(bodies).toHaveLength(1);
	});

	it('is repaired once where terms are missing', async () => {
		const { result, bodies } = await run(
			[german('Über uns', 'Akme', 'Stempeluhr'), german('Acme', 'Acme', 'Zeiterfassung')],
			{ source, terms },
		);
		expect(orderIn(bodies[1])).toBe(
			'Keep "Acme" as it is in the title, the script. Write "Zeiterfassung" for "time tracking" in the script. Keep what it says, its language and its form. Answer with the whole JSON object again.',
		);
		expect(result).toMatchObject({ title: 'Acme', warnings: [], usage: { requests: 2 } });
	});

	it('warns of what is still missing after the repair', async () => {
		const { result, bodies } = await run(
			[german('Über uns', 'Akme', 'Stempeluhr'), german('Über uns', 'Akme', 'Stempeluhr')],
			{ source, terms },
		);
		expect(bodies).toHaveLength(2);
		expect(result).toMatchObject({
			within_target: true,
			warnings: [
				"'Acme' should have stayed, but is missing in the title, the script",
				"'time tracking' should have become 'Zeiterfassung', which is missing in the script",
			],
		});
	});

	it('is repaired together with the length', async () => {
		const long = says({ title: 'Acme', script: `${words(200)} Zeiterfassung` });
		const { result, bodies } = await run([long, german('Acme', 'Acme', 'Zeiterfassung')], {
			source,
			terms,
		});
		expect(orderIn(bodies[1])).toMatch(
			/^This has 201 words\. Shorten it to between 108 and 132 words; aim for 120 words\. Keep "Acme" as it is in the script\. Keep what/,
		);
		expect(result).toMatchObject({ words: 120, warnings: [] });
	});

	it('takes a repair that brings a term back in one place of two', async () => {
		const { result } = await run(
			[german('Über uns', 'Akme', 'Zeiterfassung'), german('Acme', 'Akme', 'Zeiterfassung')],
			{ source, terms },
		);
		expect(result).toMatchObject({
			title: 'Acme',
			warnings: ["'Acme' should have stayed, but is missing in the script"],
		});
	});

	it('keeps the draft where the repair loses more than it wins', async () => {
		const long = says({ title: 'Acme', script: `${words(200)} Acme Zeiterfassung` });
		const { result } = await run([long, german('Über uns', 'Akme', 'Stempeluhr')], {
			source,
			terms,
		});
		expect(result).toMatchObject({ words: 202, title: 'Acme', within_target: false });
	});
});

describe('pauses', () => {
	const source = { title: '', script: 'One <break time="1s"/> two' };

	it('are repaired where they are missing', async () => {
		const good = `${words(59)} <break time="1s"/> ${words(59)}`;
		const { result, bodies } = await run([script(words(118)), script(good)], { source });
		expect(orderIn(bodies[1])).toMatch(
			/^In the script, keep the pauses as they are in the original: <break time="1s"\/>\./,
		);
		expect(result).toMatchObject({ script: good, estimated_seconds: 60, warnings: [] });
	});

	it('are warned about where they stay away', async () => {
		const { result } = await run([script(words(118)), says('nothing')], { source });
		expect(result).toMatchObject({
			warnings: ['The script has 0 pauses, not 1'],
			usage: { requests: 2 },
		});
	});
});

it('gives a short script a second', async () => {
	const { result, bodies } = await run([script(words(7))], { seconds: 2.6, tolerance: 1 });
	expect(result).toMatchObject({ estimated_seconds: 3.5, within_target: true });
	expect(bodies).toHaveLength(1);
});

it('fails with what DeepSeek says', async () => {
	const refusal = { status: 402, body: { error: { message: 'Insufficient Balance' } } };
	expect((await run([refusal])).result).toMatchObject({
		name: 'NodeApiError',
		message: 'The DeepSeek account has no balance left',
		context: { itemIndex: 4 },
	});
});
