import type { IHttpRequestOptions } from 'n8n-workflow';
import type { Brief } from '../../../nodes/DeepSeekScript/brief';
import { write } from '../../../nodes/DeepSeekScript/write';
import { PRICES } from '../../../nodes/shared/deepseek/prices';
import { fakeContext } from '../fakeContext';
import { useFakeClock } from '../fakeClock';

function briefOf(fields: Partial<Brief> = {}): Brief {
	return {
		operation: 'writeScript',
		brief: 'Show the product',
		audience: '',
		tone: '',
		language: 'English',
		seconds: 60,
		structure: 'sales',
		sceneCount: 0,
		visualStyle: '',
		model: 'deepseek-flash',
		thinking: 'off',
		temperature: 1,
		maxTokens: 4000,
		systemPrompt: '',
		wordsPerMinute: 150,
		prices: PRICES,
		timeoutMs: 1000,
		...fields,
	};
}

/** `count` words; 2.5 of them take a second. */
const words = (count: number) => Array.from({ length: count }, () => 'word').join(' ');
const scene = (script: string) => ({
	role: 'hook',
	script,
	emotion: 'Excited',
	motion_prompt: 'waves',
	on_screen_text: 'Hello',
});

interface Play {
	finish?: string;
	usage?: object;
	model?: string;
}

const USAGE = {
	prompt_tokens: 1000,
	prompt_cache_hit_tokens: 400,
	prompt_cache_miss_tokens: 600,
	completion_tokens: 300,
};

/** An answer of DeepSeek's with this content. */
function says(content: unknown, { finish = 'stop', usage = USAGE, model }: Play = {}) {
	const message = {
		role: 'assistant',
		content: typeof content === 'string' || content === null ? content : JSON.stringify(content),
	};
	return {
		body: {
			model: model ?? 'deepseek-flash',
			choices: [{ index: 0, finish_reason: finish, message }],
			usage,
		},
	};
}

const script = (count: number, play?: Play) => says({ title: 'T', script: words(count) }, play);
const bodyOf = (request: IHttpRequestOptions) => JSON.parse(String(request.body));

async function run(answers: object[], fields: Partial<Brief> = {}) {
	const { context, requests } = fakeContext({ answers: [...answers] as never });
	const result = await write(context, briefOf(fields), 4).catch((error: Error) => error);
	return { result, bodies: requests.map(bodyOf) };
}

// A Saturday, when DeepSeek has no peak hours.
beforeEach(() => void useFakeClock(Date.UTC(2026, 10, 21, 12)));
afterEach(() => jest.restoreAllMocks());

describe('a script', () => {
	it('comes out with what it took', async () => {
		const { result, bodies } = await run([script(150)]);
		expect(result).toEqual({
			title: 'T',
			script: words(150),
			scenes: [
				{
					role: 'script',
					script: words(150),
					emotion: 'Friendly',
					motion_prompt: '',
					on_screen_text: '',
				},
			],
			words: 150,
			estimated_seconds: 60,
			within_target: true,
			model: 'deepseek-flash',
			finish_reason: 'stop',
			usage: {
				requests: 1,
				prompt_tokens: 1000,
				prompt_cache_hit_tokens: 400,
				prompt_cache_miss_tokens: 600,
				completion_tokens: 300,
				total_tokens: 1300,
			},
			cost: {
				amount: 0.000271,
				currency: 'USD',
				tier: 'off_peak',
				prices_as_of: '2026-10-27',
				estimated: true,
			},
			warnings: [],
		});
		expect(bodies).toHaveLength(1);
		expect(bodies[0]).toMatchObject({
			model: 'deepseek-flash',
			max_tokens: 4000,
			temperature: 1,
			response_format: { type: 'json_object' },
			thinking: { type: 'disabled' },
		});
	});

	it('is measured after it was cleaned', async () => {
		const text = `[${words(20)}] ${words(150)}`;
		const { result, bodies } = await run([says({ title: 'T', script: text })]);
		expect(result).toMatchObject({
			script: words(150),
			words: 150,
			warnings: ['Markup or stage directions were taken out of the script'],
		});
		expect(bodies).toHaveLength(1);
	});

	it('is measured by the sign in Chinese', async () => {
		const { result } = await run([says({ title: 'T', script: '好'.repeat(270) })], {
			language: 'Chinese',
		});
		expect(result).toMatchObject({ estimated_seconds: 60, within_target: true });
	});

	it.each([135, 165])('of %i words is within the target', async (count) => {
		const { result, bodies } = await run([script(count)]);
		expect(result).toMatchObject({ within_target: true, words: count });
		expect(bodies).toHaveLength(1);
	});

	it('names the model that answered', async () => {
		const { result } = await run([script(150, { model: 'deepseek-flash-1017' })]);
		expect(result).toMatchObject({ model: 'deepseek-flash-1017' });
	});
});

describe('scenes', () => {
	const scenes = { operation: 'writeScenes' as const };

	it('come out with the whole text', async () => {
		const list = [scene(words(75)), scene(words(75))];
		const { result } = await run([says({ title: 'T', scenes: list })], scenes);
		expect(result).toMatchObject({
			script: `${words(75)}\n\n${words(75)}`,
			scenes: list,
			words: 150,
			warnings: [],
		});
	});

	it.each([
		[2, []],
		[3, ['There are 2 scenes, not 3']],
		[0, []],
	])('are counted when %i are wanted', async (sceneCount, warnings) => {
		const list = [scene(words(75)), scene(words(75))];
		const { result } = await run([says({ title: 'T', scenes: list })], { ...scenes, sceneCount });
		expect(result).toMatchObject({ warnings });
	});

	it('are asked for again when only a script comes', async () => {
		const { result, bodies } = await run(
			[script(150), says({ title: 'T', scenes: [scene(words(150))] })],
			scenes,
		);
		expect(result).toMatchObject({ scenes: [{ role: 'hook' }], usage: { requests: 2 } });
		expect(bodies[1]).toEqual(bodies[0]);
	});
});

describe('a draft of the wrong length', () => {
	it.each([
		['too long', 200, 'This has 200 words. Shorten it to between 135 and 165 words'],
		['too short', 100, 'This has 100 words. Lengthen it to between 135 and 165 words'],
	])('is repaired once when it is %s', async (_, count, asked) => {
		const { result, bodies } = await run([script(count), script(155)]);
		expect(result).toMatchObject({
			words: 155,
			estimated_seconds: 62,
			within_target: true,
			warnings: [],
		});
		expect(bodies).toHaveLength(2);
		expect(bodies[1].messages.slice(0, 2)).toEqual(bodies[0].messages);
		expect(bodies[1].messages[2]).toEqual({
			role: 'assistant',
			content: JSON.stringify({ title: 'T', script: words(count) }),
		});
		expect(bodies[1].messages[3].content).toContain(asked);
		expect(bodies[1].response_format).toEqual({ type: 'json_object' });
		expect(bodies[1].messages[3].content).toMatch(/JSON object again\.$/);
	});

	it('of scenes is shown as it was asked for', async () => {
		const { bodies } = await run(
			[says({ title: 'T', scenes: [scene(words(200))] }), says({ title: 'T', scenes: [] })],
			{ operation: 'writeScenes' },
		);
		expect(JSON.parse(bodies[1].messages[2].content)).toEqual({
			title: 'T',
			scenes: [scene(words(200))],
		});
	});

	it('is taken with a warning when the repair helps, but not enough', async () => {
		const { result, bodies } = await run([script(300), script(200)]);
		expect(result).toMatchObject({
			words: 200,
			within_target: false,
			warnings: ['The script takes about 80 s to speak, not 60 s'],
		});
		expect(bodies).toHaveLength(2);
	});

	it.each([
		['is worse', script(220)],
		['is worse on the other side', script(90)],
		['is no better', script(200)],
		['is blank', says('   ')],
		['is no JSON', says('Here you are')],
		['is cut off', says('{"title":"T","scr', { finish: 'length' })],
		['says nothing', says({ title: 'T', script: '[music]' })],
		['is stopped by the content filter', says('', { finish: 'content_filter' })],
	])('is kept when the repair %s', async (_, repair) => {
		const { result, bodies } = await run([script(200), repair]);
		expect(result).toMatchObject({
			words: 200,
			within_target: false,
			finish_reason: 'stop',
			warnings: ['The script takes about 80 s to speak, not 60 s'],
			usage: { requests: 2, total_tokens: 2600 },
			cost: { amount: 0.000542 },
		});
		expect(bodies).toHaveLength(2);
	});

	it.each([
		['is refused', { status: 400, body: { error: { message: 'Content Exists Risk' } } }],
		['finds no balance', { status: 402, body: { error: { message: 'Insufficient Balance' } } }],
	])('is kept when the repair %s', async (_, repair) => {
		const { result } = await run([script(200), repair]);
		expect(result).toMatchObject({ words: 200, within_target: false, usage: { requests: 1 } });
	});

	it('has the warnings of the draft that is kept, and no others', async () => {
		const marked = says({ title: 'T', script: `**${words(200)}**` });
		const { result } = await run([marked, script(150)]);
		expect(result).toMatchObject({ words: 150, warnings: [] });
	});
});

describe('the language of a draft', () => {
	const german = (count: number) =>
		Array.from({ length: count / 6 }, () => 'wir und die mit der Zeit').join(' ');

	it('sets the pace when the user names none', async () => {
		const { result, bodies } = await run([says({ title: 'T', script: german(120) })], {
			language: '',
			brief: 'Zeit',
		});
		expect(bodies[0].messages[1].content).toContain('Length: 150 words');
		expect(result).toMatchObject({ words: 120, estimated_seconds: 60, within_target: true });
		expect(bodies).toHaveLength(1);
	});

	it('sets the numbers of the repair', async () => {
		const answers = [says({ title: 'T', script: german(180) }), script(1)];
		const { bodies } = await run(answers, { language: '', brief: 'Zeit' });
		expect(bodies[1].messages[3].content).toContain(
			'This has 180 words. Shorten it to between 108 and 132 words; aim for 120 words.',
		);
	});

	it('is counted by the sign in the repair of a Chinese one', async () => {
		const answers = [says({ title: 'T', script: '好'.repeat(500) }), script(1)];
		const { bodies } = await run(answers, { language: 'Chinese' });
		expect(bodies[1].messages[3].content).toContain(
			'This has 500 characters. Shorten it to between 243 and 297 characters; aim for 270 characters.',
		);
	});
});

describe('an answer that is no draft', () => {
	it.each([
		['blank', says('      ')],
		['empty', says('')],
		['null', says(null)],
		['no JSON', says('I am sorry')],
		['cut JSON', says('{"title":"T"')],
		['of another shape', says({ text: 'Hello' })],
		['without a spoken word', says({ title: 'T', script: '[music]' })],
		['without choices', { body: { model: 'deepseek-flash', choices: [], usage: USAGE } }],
		['blank for want of resources', says('', { finish: 'insufficient_system_resource' })],
	])('is asked for again when it is %s', async (_, bad) => {
		const { result, bodies } = await run([bad, script(150)]);
		expect(result).toMatchObject({ words: 150, usage: { requests: 2, total_tokens: 2600 } });
		expect(bodies[1]).toEqual(bodies[0]);
	});

	it('is asked for a third time without JSON mode', async () => {
		const fenced = says(`Here:\n\`\`\`json\n${JSON.stringify({ script: words(150) })}\n\`\`\``);
		const { result, bodies } = await run([says(' '), says(' '), fenced]);
		expect(result).toMatchObject({ words: 150, usage: { requests: 3 } });
		expect(bodies.map((body) => body.response_format)).toEqual([
			{ type: 'json_object' },
			{ type: 'json_object' },
			undefined,
		]);
	});

	it('is given up after the third time, with the reason of the last', async () => {
		const { result, bodies } = await run([says(' '), says('nope'), says({ script: 5 })]);
		expect(result).toMatchObject({
			name: 'NodeOperationError',
			message: expect.stringMatching(
				/^DeepSeek gave no usable script: ✖ Invalid input.* → at script$/,
			),
			description: expect.stringMatching(/asked 3 times.*brief.*temperature.*model/),
			context: { itemIndex: 4 },
		});
		expect(bodies).toHaveLength(3);
	});
});

describe('an ending that does not change by asking again', () => {
	it.each([
		['off', "Raise 'Max Tokens' (now 4000)"],
		['high', "Raise 'Max Tokens' (now 4000), or turn 'Thinking' off: it uses up the same tokens"],
	] as const)('is the token limit, with thinking %s', async (thinking, description) => {
		const { result, bodies } = await run([says('{"title":"T","scr', { finish: 'length' })], {
			thinking,
		});
		expect(result).toMatchObject({
			name: 'NodeOperationError',
			message: 'The script was cut off at the token limit',
			description,
			context: { itemIndex: 4 },
		});
		expect(bodies).toHaveLength(1);
	});

	it('is the token limit when all of it went into thinking', async () => {
		const { result } = await run([says('', { finish: 'length' })], { thinking: 'max' });
		expect(result).toMatchObject({ message: 'The script was cut off at the token limit' });
	});

	it('is the content filter', async () => {
		const { result, bodies } = await run([says('', { finish: 'content_filter' })]);
		expect(result).toMatchObject({
			name: 'NodeOperationError',
			message: "DeepSeek's content filter stopped the script",
			description: 'Put the brief in other words',
			context: { itemIndex: 4 },
		});
		expect(bodies).toHaveLength(1);
	});

	it("is DeepSeek's refusal of the request", async () => {
		const { result, bodies } = await run([
			{ status: 402, body: { error: { message: 'Insufficient Balance' } } },
		]);
		expect(result).toMatchObject({
			name: 'NodeApiError',
			message: 'The DeepSeek account has no balance left',
			context: { itemIndex: 4 },
		});
		expect(bodies).toHaveLength(1);
	});
});

describe('the bill', () => {
	it('adds up all requests', async () => {
		const usage = {
			prompt_tokens: 2000,
			prompt_cache_hit_tokens: 1500,
			prompt_cache_miss_tokens: 500,
			completion_tokens: 100,
		};
		const { result } = await run([says(' '), script(200), script(150, { usage })]);
		expect(result).toMatchObject({
			usage: {
				requests: 3,
				prompt_tokens: 4000,
				prompt_cache_hit_tokens: 2300,
				prompt_cache_miss_tokens: 1700,
				completion_tokens: 700,
				total_tokens: 4700,
			},
			// 2 × (400 × 0.003 + 600 × 0.15 + 300 × 0.6) + 1500 × 0.003 + 500 × 0.15 + 100 × 0.6
			cost: { amount: 0.000682 },
		});
	});

	it('is dearer at peak hours', async () => {
		useFakeClock(Date.UTC(2026, 10, 23, 2));
		const { result } = await run([script(150)]);
		expect(result).toMatchObject({ cost: { amount: 0.000542, tier: 'peak' } });
	});

	it('goes by a price table of the user', async () => {
		const price = { input_cache_hit: 1, input_cache_miss: 2, output: 3 };
		const prices = {
			as_of: '2027-01-01',
			currency: 'CNY',
			models: { mine: { off_peak: price, peak: price } },
		};
		const { result } = await run([script(150)], { model: 'mine', prices });
		expect(result).toMatchObject({
			cost: { amount: 0.0025, currency: 'CNY', prices_as_of: '2027-01-01' },
		});
	});

	it('has no cost for a model without a price, but the tokens', async () => {
		const { result } = await run([script(200), script(150)], { model: 'deepseek-next' });
		expect(result).toMatchObject({ cost: null, usage: { requests: 2, total_tokens: 2600 } });
	});

	it('reckons the whole input as dear where DeepSeek does not divide it', async () => {
		const usage = { prompt_tokens: 1000, completion_tokens: 300 };
		const { result } = await run([script(150, { usage })]);
		expect(result).toMatchObject({
			usage: { prompt_cache_hit_tokens: 0, prompt_cache_miss_tokens: 1000 },
			cost: { amount: 0.00033 },
		});
	});

	it('is empty where DeepSeek sends no counts', async () => {
		const answer = script(150);
		const { result } = await run([{ body: { ...answer.body, usage: null } }]);
		expect(result).toMatchObject({ usage: { requests: 1, total_tokens: 0 }, cost: { amount: 0 } });
	});
});
