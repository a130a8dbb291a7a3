import {
	chat,
	listModels,
	type ChatRequest,
	type Thinking,
} from '../../../../nodes/shared/deepseek/client';
import { searchModels } from '../../../../nodes/DeepSeekScript/searchModels';
import type { ILoadOptionsFunctions } from 'n8n-workflow';
import { setEnvironment } from '../../environment';
import { fakeContext } from '../../fakeContext';
import { useFakeClock } from '../../fakeClock';

const REQUEST: ChatRequest = {
	model: 'deepseek-flash',
	messages: [
		{ role: 'system', content: 'Answer in JSON' },
		{ role: 'user', content: 'Say "hi"\n你好 😀' },
	],
	thinking: 'off',
	temperature: 1.3,
	maxTokens: 4000,
	json: true,
	timeoutMs: 1000,
};
const ANSWER = {
	id: 'c-1',
	object: 'chat.completion',
	model: 'deepseek-flash',
	choices: [{ index: 0, finish_reason: 'stop', message: { role: 'assistant', content: '{}' } }],
	usage: {
		prompt_tokens: 10,
		prompt_cache_hit_tokens: 4,
		prompt_cache_miss_tokens: 6,
		completion_tokens: 3,
		total_tokens: 13,
	},
};

async function bodyFor(fields: Partial<ChatRequest>) {
	const { context, requests } = fakeContext({ answers: [{ body: ANSWER }] });
	await chat(context, { ...REQUEST, ...fields }, 0);
	return JSON.parse(String(requests[0].body));
}

async function failureAfter(answer: object | Error, times = 1) {
	const answers = Array.from({ length: times }, () => answer);
	const { context } = fakeContext({ answers: answers as never });
	return await chat(context, REQUEST, 4).then(
		() => undefined,
		(error: Error) => error,
	);
}

beforeEach(() => void useFakeClock());
afterEach(() => jest.restoreAllMocks());

describe('a chat request', () => {
	it('has exactly what was asked for, with thinking off', async () => {
		expect(await bodyFor({})).toEqual({
			model: 'deepseek-flash',
			messages: REQUEST.messages,
			max_tokens: 4000,
			response_format: { type: 'json_object' },
			temperature: 1.3,
			thinking: { type: 'disabled' },
		});
	});

	it.each(['low', 'high', 'max'] as Thinking[])(
		'has the effort and no temperature with thinking %s',
		async (thinking) => {
			expect(await bodyFor({ thinking })).toEqual({
				model: 'deepseek-flash',
				messages: REQUEST.messages,
				max_tokens: 4000,
				response_format: { type: 'json_object' },
				thinking: { type: 'enabled' },
				reasoning_effort: thinking,
			});
		},
	);

	it('has no response_format without JSON mode', async () => {
		expect(await bodyFor({ json: false })).not.toHaveProperty('response_format');
	});

	it.each([
		[0, 0],
		[undefined, undefined],
	])('has the temperature %p as %p', async (temperature, sent) => {
		expect((await bodyFor({ temperature })).temperature).toBe(sent);
	});

	it.each([
		['https://proxy.example.com/deepseek/', 'https://proxy.example.com/deepseek/chat/completions'],
		['', 'https://api.deepseek.com/chat/completions'],
		['  ', 'https://api.deepseek.com/chat/completions'],
	])('goes to the Base URL %j', async (baseUrl, url) => {
		const { context, requests } = fakeContext({ answers: [{ body: ANSWER }], baseUrl });
		await chat(context, REQUEST, 0);
		expect(requests[0]).toMatchObject({ method: 'POST', url, timeout: 1000 });
	});
});

describe("the server's environment", () => {
	it('does not reach DeepSeek', async () => {
		const restore = setEnvironment({
			OPENAI_API_KEY: 'sk-secret-1',
			OPENAI_ADMIN_KEY: 'sk-secret-2',
			OPENAI_ORG_ID: 'org-secret-3',
			OPENAI_PROJECT_ID: 'proj-secret-4',
			OPENAI_WEBHOOK_SECRET: 'whsec-secret-5',
			OPENAI_BASE_URL: 'https://secret-6.example.com',
		});
		const { context, requests } = fakeContext({
			answers: [{ body: ANSWER }, { body: { data: [] } }],
		});
		await chat(context, REQUEST, 0);
		await listModels(context);
		restore();
		expect(requests.map(({ headers }) => headers)).toEqual([
			{ accept: 'application/json', 'content-type': 'application/json' },
			{ accept: 'application/json' },
		]);
		expect(JSON.stringify(requests)).not.toMatch(/secret|added-by-n8n/);
	});
});

describe("DeepSeek's answer", () => {
	it('is read', async () => {
		const { context } = fakeContext({ answers: [{ body: ANSWER }] });
		expect(await chat(context, REQUEST, 0)).toEqual({
			content: '{}',
			finishReason: 'stop',
			model: 'deepseek-flash',
			usage: { input_cache_hit: 4, input_cache_miss: 6, output: 3 },
		});
	});

	it('may begin with the blank lines of a queue', async () => {
		const body = `${'\n'.repeat(600)}${JSON.stringify(ANSWER)}`;
		const { context } = fakeContext({ answers: [{ body }] });
		expect(await chat(context, REQUEST, 0)).toMatchObject({ content: '{}' });
	});

	it.each(['length', 'content_filter', 'insufficient_system_resource', 'a new word'])(
		'may end with %s',
		async (finish_reason) => {
			const choices = [{ ...ANSWER.choices[0], finish_reason }];
			const { context } = fakeContext({ answers: [{ body: { ...ANSWER, choices } }] });
			expect(await chat(context, REQUEST, 0)).toMatchObject({ finishReason: finish_reason });
		},
	);

	it('never takes the thoughts for the text', async () => {
		const message = { role: 'assistant', content: null, reasoning_content: 'Hm' };
		const choices = [{ index: 0, finish_reason: 'stop', message }];
		const { context } = fakeContext({ answers: [{ body: { ...ANSWER, choices } }] });
		expect(await chat(context, REQUEST, 0)).toMatchObject({ content: '' });
	});

	it.each([
		['as divided', { prompt_cache_hit_tokens: 4, prompt_cache_miss_tokens: 6 }, 4, 6],
		['as dear where undivided', { prompt_tokens: 10 }, 0, 10],
		[
			'as the rest where only hits are named',
			{ prompt_tokens: 10, prompt_cache_hit_tokens: 4 },
			4,
			6,
		],
		['as nothing where there are none', {}, 0, 0],
	])('counts the input %s', async (_, usage, hit, miss) => {
		const { context } = fakeContext({ answers: [{ body: { ...ANSWER, usage } }] });
		expect((await chat(context, REQUEST, 0)).usage).toEqual({
			input_cache_hit: hit,
			input_cache_miss: miss,
			output: 0,
		});
	});
});

describe('a chat that fails', () => {
	const refused = (status: number, message: string) => ({
		status,
		headers: { 'X-DS-Trace-Id': 't-1' },
		body: { error: { message, type: 'e', param: null, code: 'invalid_request_error' } },
	});

	it('with 401 names the way out and repeats nothing of the key', async () => {
		const said = 'Authentication Fails, Your api key: ****f00d is invalid';
		const error = await failureAfter(refused(401, said));
		expect(error).toMatchObject({
			name: 'NodeApiError',
			message: 'DeepSeek does not accept the API key',
			description:
				'Copy the API key again from platform.deepseek.com, API keys, into the credential.<br>Code: invalid_request_error · Request ID: t-1',
			httpCode: '401',
			context: { itemIndex: 4 },
		});
		expect(JSON.stringify(error) + error!.stack).not.toContain('f00d');
	});

	it.each([
		[402, 'Insufficient Balance', 'The DeepSeek account has no balance left', 'Top up'],
		[400, 'Content Exists Risk', 'DeepSeek: Content Exists Risk', 'in other words'],
		[400, 'Model Not Exist', 'DeepSeek: Model Not Exist', 'Change what DeepSeek names'],
		[422, 'bad <b>field</b>', 'DeepSeek: bad <b>field</b>', 'Change what DeepSeek names'],
	])('with %i "%s" says so', async (status, said, message, advice) => {
		expect(await failureAfter(refused(status, said))).toMatchObject({
			message,
			description: expect.stringContaining(advice),
			httpCode: String(status),
			context: { itemIndex: 4 },
		});
	});

	it.each([
		['429', refused(429, 'Too many'), 'DeepSeek: Too many'],
		['500', refused(500, 'Oops'), 'DeepSeek: Oops'],
		[
			'an HTML 502',
			{ status: 502, body: '<html>Bad gateway</html>' },
			'DeepSeek answered with HTTP 502 and something other than JSON',
		],
		[
			'an HTML page with status 200',
			{ status: 200, body: '<html>Welcome</html>' },
			'DeepSeek answered with HTTP 200 and something other than JSON',
		],
		[
			'truncated JSON',
			{ status: 200, body: '{"choices": [{"mess' },
			'DeepSeek answered with HTTP 200 and something other than JSON',
		],
		[
			'a lost connection',
			new Error('socket hang up'),
			'DeepSeek could not be reached: socket hang up',
		],
		[
			'a cut connection',
			Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' }),
			'DeepSeek could not be reached: socket hang up (ECONNRESET)',
		],
	])('five times with %s says so', async (_, answer, message) => {
		expect(await failureAfter(answer, 5)).toMatchObject({
			name: 'NodeApiError',
			message,
			context: { itemIndex: 4 },
		});
	});

	it.each([
		['an error inside a success', { body: { error: { message: 'No', code: 'x' } } }],
		['a list instead of an answer', { body: '[]' }],
	])('with %s says so', async (_, answer) => {
		expect(await failureAfter(answer)).toMatchObject({ name: 'NodeApiError' });
	});

	it('because the run was stopped says so', async () => {
		const stop = new AbortController();
		const { context } = fakeContext({
			signal: stop.signal,
			answers: () => {
				stop.abort();
				return new Error('aborted');
			},
		});
		await expect(chat(context, REQUEST, 4)).rejects.toMatchObject({
			message: 'The run was stopped before DeepSeek answered',
		});
	});
});

describe('the list of models', () => {
	const data = [{ id: 'deepseek-flash', object: 'model' }, { id: 'deepseek-v4-pro' }];

	it('has their names', async () => {
		const { context, requests } = fakeContext({ answers: [{ body: { object: 'list', data } }] });
		expect(await listModels(context)).toEqual(['deepseek-flash', 'deepseek-v4-pro']);
		expect(requests[0]).toMatchObject({ method: 'GET', url: 'https://api.example.com/models' });
	});

	it.each([
		[undefined, ['deepseek-flash', 'deepseek-v4-pro']],
		['', ['deepseek-flash', 'deepseek-v4-pro']],
		['PRO', ['deepseek-v4-pro']],
		['none', []],
	])('is searched for %j', async (filter, names) => {
		const { context } = fakeContext({ answers: [{ body: { object: 'list', data } }] });
		const lists = context as unknown as ILoadOptionsFunctions;
		expect(await searchModels.call(lists, filter)).toEqual({
			results: names.map((name) => ({ name, value: name })),
		});
	});

	it('says when the key is wrong', async () => {
		const { context } = fakeContext({ answers: [{ status: 401, body: { error: {} } }] });
		await expect(listModels(context)).rejects.toMatchObject({
			name: 'NodeApiError',
			message: 'DeepSeek does not accept the API key',
		});
	});

	it('says when a web page answers', async () => {
		const { context } = fakeContext({ answers: () => ({ status: 200, body: '<html></html>' }) });
		await expect(listModels(context)).rejects.toMatchObject({
			message: 'DeepSeek answered with HTTP 200 and something other than JSON',
		});
	});
});
