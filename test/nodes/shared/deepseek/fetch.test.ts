import { fetchThroughN8n } from '../../../../nodes/shared/deepseek/fetch';
import type { ApiFailure } from '../../../../nodes/shared/http/failure';
import { fakeContext } from '../../fakeContext';
import { useFakeClock } from '../../fakeClock';

const URL_OF_CHAT = 'https://api.example.com/chat/completions';

async function send(
	answers: NonNullable<Parameters<typeof fakeContext>[0]>['answers'],
	init: RequestInit = { method: 'POST', body: '{}' },
	signal?: AbortSignal,
) {
	const { context, requests } = fakeContext({ answers, signal });
	const failures: ApiFailure[] = [];
	const response = await fetchThroughN8n(context, 5000, (f) => failures.push(f))(URL_OF_CHAT, init);
	return { response, failures, requests };
}

let sleeps: number[];
beforeEach(() => ({ sleeps } = useFakeClock()));
afterEach(() => jest.restoreAllMocks());

describe('a request', () => {
	it("goes through n8n's helper as it is", async () => {
		const init = {
			method: 'POST',
			body: '{"a":"ü"}',
			headers: { 'Content-Type': 'application/json' },
		};
		const { requests, response, failures } = await send([{ body: { b: 1 } }], init);
		expect(requests).toEqual([
			{
				method: 'POST',
				url: URL_OF_CHAT,
				qs: undefined,
				headers: { 'content-type': 'application/json' },
				body: '{"a":"ü"}',
				timeout: 5000,
				encoding: 'text',
				json: false,
				returnFullResponse: true,
				ignoreHttpStatusErrors: true,
			},
		]);
		expect([response.status, await response.json(), failures]).toEqual([200, { b: 1 }, []]);
	});

	it.each([
		['GET', {}],
		['GET', { method: 'GET' }],
	])('is a %s without a body', async (method, init) => {
		const { requests } = await send([{ body: {} }], init);
		expect(requests[0]).toMatchObject({ method, body: undefined });
	});

	it.each([
		'Authorization',
		'User-Agent',
		'X-Stainless-OS',
		'x-stainless-retry-count',
		'OpenAI-Organization',
		'openai-project',
		'Content-Length',
	])('leaves the header %s behind', async (name) => {
		const headers = { [name]: 'secret', Accept: 'application/json' };
		const { requests } = await send([{ body: {} }], { method: 'POST', headers });
		expect(requests[0].headers).toEqual({ accept: 'application/json' });
	});
});

describe('an answer', () => {
	it.each([
		['blank lines', '\n\n\n\n{"b":1}'],
		['blanks and line ends', ' \r\n\r\n \t{"b":1}\n'],
	])('may begin with %s', async (_, body) => {
		const { response } = await send([{ body }]);
		expect(await response.json()).toEqual({ b: 1 });
	});

	it('is JSON to the SDK whatever DeepSeek calls it', async () => {
		const headers = { 'Content-Type': 'application/octet-stream' };
		const { response } = await send([{ headers, body: { b: 1 } }]);
		expect(response.headers.get('content-type')).toBe('application/json');
	});
});

describe('trouble', () => {
	it.each([
		['429', { status: 429, body: { error: { message: 'slow down' } } }],
		['500', { status: 500, body: { error: { message: 'oops' } } }],
		['503', { status: 503, body: {} }],
		['an HTML 502', { status: 502, body: '<html>Bad gateway</html>' }],
		['an HTML page with status 200', { status: 200, body: '<html>Welcome</html>' }],
		['an empty answer', { status: 200, body: '\n\n' }],
		['truncated JSON', { status: 200, body: '{"choices": [{"mess' }],
		['a cut connection', Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' })],
	])('is tried again after: %s', async (_, trouble) => {
		const { response, failures, requests } = await send([trouble, trouble, { body: { b: 1 } }]);
		expect(await response.json()).toEqual({ b: 1 });
		expect(failures).toEqual([]);
		expect(requests).toHaveLength(3);
		expect(sleeps).toEqual([1000, 2000]);
	});

	it.each([400, 401, 402, 404, 422])('is final with HTTP %i', async (status) => {
		const { response, failures, requests } = await send([
			{ status, body: { error: { message: 'no' } } },
		]);
		expect(response.status).toBe(status);
		expect(failures).toMatchObject([{ status, passing: false }]);
		expect(requests).toHaveLength(1);
		expect(sleeps).toEqual([]);
	});

	it('is given up after four more attempts, and told once', async () => {
		const { response, failures, requests } = await send(() => ({ status: 500, body: {} }));
		expect(response.status).toBe(500);
		expect(failures).toMatchObject([{ status: 500, code: 'http_500' }]);
		expect(requests).toHaveLength(5);
		expect(sleeps).toEqual([1000, 2000, 4000, 8000]);
	});

	it.each([
		['a page with status 200', { status: 200, body: '<html>Welcome</html>' }],
		['truncated JSON', { status: 200, body: '{"choices": [' }],
		['a cut connection', new Error('socket hang up')],
	])('looks like an error to the SDK: %s', async (_, trouble) => {
		const { response, failures } = await send(() => trouble);
		expect(response.ok).toBe(false);
		expect(failures).toHaveLength(1);
	});

	it('waits as long as Retry-After says', async () => {
		const full = { status: 429, headers: { 'Retry-After': '7' }, body: {} };
		await send([full, { body: {} }]);
		expect(sleeps).toEqual([7000]);
	});

	it('gives up where Retry-After asks for more than two minutes', async () => {
		const full = { status: 429, headers: { 'Retry-After': '121' }, body: {} };
		const { failures } = await send([full]);
		expect(failures).toMatchObject([{ status: 429, retryAfterMs: 121_000 }]);
		expect(sleeps).toEqual([]);
	});

	it('ends at once when the run is stopped', async () => {
		const stop = new AbortController();
		const answers = () => {
			stop.abort();
			return new Error('aborted');
		};
		const { failures, requests } = await send(answers, undefined, stop.signal);
		expect(failures).toMatchObject([{ code: 'cancelled', passing: false }]);
		expect(requests).toHaveLength(1);
	});
});
