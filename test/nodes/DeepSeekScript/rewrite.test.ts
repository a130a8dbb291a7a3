import { rewrite } from '../../../nodes/DeepSeekScript/rewrite';
import { rewriteMessages } from '../../../nodes/DeepSeekScript/rewritePrompt';
import { readRewriting, type Rewriting } from '../../../nodes/DeepSeekScript/rewriting';
import { lengthTarget } from '../../../nodes/shared/language/length';
import { paceOf } from '../../../nodes/shared/language/speakingRates';
import { PRICES } from '../../../nodes/shared/deepseek/prices';
import { useFakeClock } from '../fakeClock';
import { fakeContext } from '../fakeContext';
import { sceneOf } from './localizationOf';
import { errorOf } from './readItem';

const SETTINGS = {
	model: 'deepseek-flash',
	thinking: 'off' as const,
	temperature: 1,
	maxTokens: 4000,
	systemPrompt: '',
	wordsPerMinute: 150,
	prices: PRICES,
	timeoutMs: 600_000,
};
const jobOf = (fields: Partial<Rewriting> = {}): Rewriting => ({
	source: { title: 'T', script: 'This is the way that we do it' },
	seconds: 60,
	tone: '',
	...SETTINGS,
	...fields,
});
/** `count` words; 2.5 of them take a second in English. */
const words = (count: number) => Array.from({ length: count }, () => 'word').join(' ');

async function run(answers: object[], fields: Partial<Rewriting> = {}) {
	const { context, requests } = fakeContext({
		answers: answers.map((answer) => ({
			body: { choices: [{ finish_reason: 'stop', message: { content: JSON.stringify(answer) } }] },
		})),
	});
	const result = await rewrite(context, jobOf(fields), 4).catch((e: Error) => e);
	return { result, bodies: requests.map(({ body }) => JSON.parse(String(body))) };
}

beforeEach(() => void useFakeClock());
afterEach(() => jest.restoreAllMocks());

describe('readRewriting', () => {
	const FIELDS = {
		operation: 'rewriteScript',
		script: 'Hello',
		title: 'T',
		targetSeconds: 300,
		tone: ' playful ',
		model: 'deepseek-flash',
		thinking: 'off',
		temperature: 1,
		options: {},
	};
	const read = (fields: object = {}) =>
		readRewriting(fakeContext({ parameters: { ...FIELDS, ...fields } }).context, 0);

	it("reads the node's fields", () => {
		expect(read()).toEqual({
			source: { title: 'T', script: 'Hello' },
			seconds: 300,
			tone: 'playful',
			...SETTINGS,
			maxTokens: 7500,
		});
	});

	it.each([
		[{ script: '' }, 'The script is empty'],
		[{ targetSeconds: 1 }, "A length of '1' seconds does not work"],
	])('refuses %j', (fields, message) => {
		expect(errorOf(() => read(fields))).toMatchObject({ message, context: { itemIndex: 0 } });
	});
});

describe('rewriteMessages', () => {
	const target = lengthTarget(30, paceOf('English', '', 150));

	it('ask for the length, and for the tone if there is one', () => {
		const request = (fields: Partial<Rewriting>) =>
			rewriteMessages(jobOf(fields), target)[1].content;
		expect(request({})).toContain(
			'</original>\n\nTone: that of the original\nLength: 75 words in all, which is 30 seconds',
		);
		expect(request({ tone: 'playful' })).toContain('\n\nTone: playful\nLength');
	});

	it('let the user say who writes', () => {
		const [{ content }] = rewriteMessages(jobOf({ systemPrompt: 'You are Acme.' }), target);
		expect(content).toMatch(/^You are Acme\.\n\n- Keep the voice/);
		expect(content).toContain('JSON');
	});
});

describe('rewrite', () => {
	it('gives a script of the length', async () => {
		const { result, bodies } = await run([{ title: 'N', script: words(150) }]);
		expect(result).toMatchObject({
			title: 'N',
			script: words(150),
			scenes: [{ role: 'script', script: words(150) }],
			words: 150,
			estimated_seconds: 60,
			within_target: true,
			warnings: [],
		});
		expect(result).not.toHaveProperty('language');
		expect(bodies).toHaveLength(1);
	});

	it('counts in the language of the original', async () => {
		const source = { title: '', script: 'wir und die mit der Zeit' };
		const { result, bodies } = await run([{ title: '', script: words(120) }], { source });
		expect(bodies[0].messages[1].content).toContain('Length: 120 words');
		expect(result).toMatchObject({ estimated_seconds: 60, warnings: [] });
	});

	it('keeps scenes', async () => {
		const scenes = [sceneOf('One', 'Look', { avatar_id: 'a1' }), sceneOf('Two')];
		const answer = [
			{ script: words(75), on_screen_text: 'See' },
			{ script: words(75), on_screen_text: '' },
		];
		const { result } = await run([{ title: 'T', scenes: answer }], {
			source: { title: 'T', script: 'One\n\nTwo', scenes },
		});
		expect(result).toMatchObject({
			scenes: [
				{ ...scenes[0], ...answer[0] },
				{ ...scenes[1], ...answer[1] },
			],
			within_target: true,
		});
	});

	it('repairs the length once, the pauses that are left counted in', async () => {
		const { result, bodies } = await run([
			{ title: 'N', script: `${words(150)} <break time="12s"/>` },
			{ title: 'N', script: `${words(120)} <break time="12s"/>` },
		]);
		expect(bodies[1].messages.at(-1).content).toMatch(
			/^This has 150 words\. Shorten it to between 105 and 135 words; aim for 120 words\. Keep what/,
		);
		expect(result).toMatchObject({ estimated_seconds: 60, within_target: true, warnings: [] });
	});

	it('does not miss a pause that was cut', async () => {
		const source = { title: 'T', script: 'This is the one. <break time="1s"/> And that is it.' };
		const { result, bodies } = await run([{ title: 'T', script: words(150) }], { source });
		expect(bodies).toHaveLength(1);
		expect(result).toMatchObject({ warnings: [] });
	});

	it('warns of a length that is not met', async () => {
		const { result } = await run([
			{ title: 'N', script: words(50) },
			{ title: 'N', script: words(75) },
		]);
		expect(result).toMatchObject({
			words: 75,
			within_target: false,
			warnings: ['The script takes about 30 s to speak, not 60 s'],
		});
	});
});
