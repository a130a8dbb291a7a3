import { readBrief, type Brief } from '../../../nodes/DeepSeekScript/brief';
import { videoPrompt, writePrompt } from '../../../nodes/DeepSeekScript/videoPrompt';
import { PRICES } from '../../../nodes/shared/deepseek/prices';
import { useFakeClock } from '../fakeClock';
import { fakeContext } from '../fakeContext';
import { sceneOf } from './localizationOf';
import { errorOf } from './readItem';

const briefOf = (fields: Partial<Brief> = {}): Brief => ({
	operation: 'writePrompt',
	brief: 'Show the product',
	audience: 'shops',
	tone: 'warm',
	language: 'de',
	seconds: 60,
	structure: 'sales',
	sceneCount: 0,
	visualStyle: 'navy and coral',
	model: 'deepseek-flash',
	thinking: 'off',
	temperature: 1,
	maxTokens: 4000,
	systemPrompt: '',
	wordsPerMinute: 150,
	prices: PRICES,
	timeoutMs: 1000,
	...fields,
});
const SCENES = [
	sceneOf('Hallo', 'Guten Tag', { motion_prompt: 'The presenter waves.' }),
	sceneOf('Tschüss', '', { role: 'next_step', motion_prompt: 'A calendar opens.' }),
];
const DRAFT = { title: 'Mehr Zeit', script: 'Hallo\n\nTschüss', scenes: SCENES, warnings: [] };
const REST =
	'The script gives the content and its order, not the exact words. Put it differently where it flows better, and add examples where time is left: someone speaks during all of the %s seconds, and there are no silent stretches.';

describe('videoPrompt', () => {
	it('of up to a minute has the script in one piece, and the style last', () => {
		expect(videoPrompt(briefOf(), DRAFT)).toBe(
			[
				'Make a video of about 60 seconds: Mehr Zeit',
				'Audience: shops',
				'Tone: warm',
				'Language: German',
				'',
				'Script:',
				'Hallo\n\nTschüss',
				'',
				'In the picture, one after another:',
				'- The presenter waves.',
				'- A calendar opens.',
				'',
				REST.replace('%s', '60'),
				'',
				'Show these texts on screen, word for word:',
				'- Guten Tag',
				'',
				'Visual style, the same in all scenes: navy and coral',
			].join('\n'),
		);
	});

	it('of more than a minute goes scene by scene', () => {
		const prompt = videoPrompt(briefOf({ seconds: 90 }), DRAFT);
		expect(prompt).toContain(
			[
				'',
				'Scene 1 (hook)',
				'Picture: The presenter waves.',
				'Script: Hallo',
				'',
				'Scene 2 (next step)',
				'Picture: A calendar opens.',
				'Script: Tschüss',
				'',
				REST.replace('%s', '90'),
			].join('\n'),
		);
	});

	it('leaves out what there is not', () => {
		const fields = { audience: '', tone: '', language: '', visualStyle: '' };
		const scenes = [sceneOf('Hello', '', { motion_prompt: '' })];
		expect(videoPrompt(briefOf(fields), { ...DRAFT, script: 'Hello', scenes })).toBe(
			[
				'Make a video of about 60 seconds: Mehr Zeit',
				'Language: that of the script',
				'',
				'Script:',
				'Hello',
				'',
				REST.replace('%s', '60'),
			].join('\n'),
		);
	});
});

describe('writePrompt', () => {
	const words = (count: number, word = 'wort') =>
		Array.from({ length: count }, () => word).join(' ');
	async function run(scenes: object[], fields: Partial<Brief> = {}) {
		const content = JSON.stringify({ title: 'T', scenes });
		const { context, requests } = fakeContext({
			answers: () => ({ body: { choices: [{ finish_reason: 'stop', message: { content } }] } }),
		});
		const result = await writePrompt(context, briefOf(fields), 3).catch((e: Error) => e);
		return { result, bodies: requests.map(({ body }) => JSON.parse(String(body))) };
	}

	beforeEach(() => void useFakeClock());
	afterEach(() => jest.restoreAllMocks());

	it('gives the prompt with all that a script comes with', async () => {
		const { result, bodies } = await run([sceneOf(words(120))]);
		expect(result).toMatchObject({
			title: 'T',
			prompt: expect.stringContaining(`Script:\n${words(120)}\n`),
			script: words(120),
			scenes: [{ role: 'hook' }],
			words: 120,
			estimated_seconds: 60,
			within_target: true,
			usage: { requests: 1 },
			warnings: [],
		});
		const [system, request] = bodies[0].messages;
		expect(system.content).toContain('what is seen');
		expect(request.content).toContain('Scenes: exactly 4 scenes');
		expect(request.content).toContain('Length: 120 words');
	});

	it('has its length repaired like any script', async () => {
		const { bodies } = await run([sceneOf(words(60))]);
		expect(bodies[1].messages.at(-1).content).toMatch(/^This has 60 words\. Lengthen it/);
	});

	it('leaves the pictures out where they would make it too long', async () => {
		const seen = { motion_prompt: 'x'.repeat(6000) };
		const long = { seconds: 120, wordsPerMinute: 150 };
		const { result } = await run(
			[sceneOf(words(120), '', seen), sceneOf(words(120), '', seen)],
			long,
		);
		const { prompt, warnings, scenes } = result as Record<string, string[] | string>;
		expect(prompt.length).toBeLessThan(10_000);
		expect(prompt).not.toContain('xxx');
		expect(prompt).toContain(words(120));
		expect(scenes).toMatchObject([seen, seen]);
		expect(warnings).toEqual([
			expect.stringMatching(/^What is seen in the scenes was left out: .* 1\d{4} characters/),
		]);
	});

	it('fails where it is too long all the same', async () => {
		const { result } = await run([sceneOf(words(960, 'x'.repeat(12)))], { seconds: 480 });
		expect(result).toMatchObject({
			name: 'NodeOperationError',
			message: expect.stringMatching(/^The prompt has 1\d{4} characters, and HeyGen takes 10000$/),
			description: "Lower 'Length (Seconds)', or shorten the brief",
			context: { itemIndex: 3 },
		});
	});
});

describe('its brief', () => {
	const FIELDS = {
		operation: 'writePrompt',
		brief: 'Show the product',
		structure: 'sales',
		targetSeconds: 480,
		sceneCount: 7,
		visualStyle: ' navy ',
		model: 'deepseek-flash',
		thinking: 'off',
		temperature: 1,
		options: {},
	};
	const read = (fields: object = {}) =>
		readBrief(fakeContext({ parameters: { ...FIELDS, ...fields } }).context, 0);

	it('has a visual style, and as many scenes as the structure', () => {
		expect(read()).toMatchObject({ visualStyle: 'navy', seconds: 480, sceneCount: 0 });
		expect(read({ operation: 'writeScript' })).toMatchObject({ visualStyle: '' });
	});

	it('is refused where its script would not fit', () => {
		expect(errorOf(() => read({ targetSeconds: 481 }))).toMatchObject({
			message: "A length of '481' seconds does not work",
			description: expect.stringMatching(/from 5 to 480: .* 10,000 characters/),
		});
		expect(read({ operation: 'writeScript', targetSeconds: 481 }).seconds).toBe(481);
	});
});
