import { callHeyGen, tryHeyGen } from '../../../../nodes/shared/heygen/client';
import { fakeContext } from '../../fakeContext';
import { useFakeClock } from '../../fakeClock';

const GET = { method: 'GET' as const, path: '/v3/videos/abc' };
const POST = { method: 'POST' as const, path: '/v3/videos', body: { type: 'avatar' } };
const error = (code: string, message = 'it says') => ({ error: { code, message, param: null } });

afterEach(() => jest.restoreAllMocks());

describe('a request to HeyGen', () => {
	it('goes to the Base URL of the credential, as text, without a key in it', async () => {
		const { context, requests } = fakeContext({
			answers: [{ body: { data: { id: 'abc' } } }],
			baseUrl: 'https://proxy.example.com/heygen/',
		});
		expect(await tryHeyGen(context, { ...POST, idempotencyKey: 'k1' })).toEqual({
			ok: true,
			envelope: { data: { id: 'abc' } },
			requestId: undefined,
		});
		expect(requests[0]).toMatchObject({
			method: 'POST',
			url: 'https://proxy.example.com/heygen/v3/videos',
			body: '{"type":"avatar"}',
			headers: { 'content-type': 'application/json', 'idempotency-key': 'k1' },
		});
		expect(JSON.stringify(requests[0])).not.toMatch(/api-key|authorization/i);
	});

	it.each([
		['429 rate_limit_exceeded', { status: 429, body: error('rate_limit_exceeded') }],
		['500', { status: 500, body: error('internal_error') }],
		['an HTML 502', { status: 502, body: '<html>Bad gateway</html>' }],
		['an HTML page with status 200', { status: 200, body: '<html>Welcome</html>' }],
		['an outage inside a 200', { status: 200, body: error('internal_error') }],
		['a truncated body', { status: 200, body: '{"data": {"id"' }],
		['409 request_in_progress', { status: 409, body: error('request_in_progress') }],
		['a cut connection', Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' })],
	])('is sent again after %s', async (_, trouble) => {
		const { sleeps } = useFakeClock();
		const { context, requests } = fakeContext({
			answers: [trouble, trouble, { body: { data: {} } }],
		});
		expect(await tryHeyGen(context, GET)).toMatchObject({ ok: true });
		expect(requests).toHaveLength(3);
		expect(sleeps).toEqual([1000, 2000]);
	});

	it.each([
		['quota_exceeded', 429],
		['unauthorized', 401],
		['insufficient_credit', 402],
		['forbidden', 403],
		['video_not_found', 404],
		['conflict', 409],
		['invalid_parameter', 400],
	])('is final after %s', async (code, status) => {
		useFakeClock();
		const { context, requests } = fakeContext({ answers: [{ status, body: error(code) }] });
		const result = await tryHeyGen(context, GET);
		expect(result).toMatchObject({ ok: false, failure: { code, status, passing: false } });
		expect(requests).toHaveLength(1);
	});

	it('is never repeated as a POST without an idempotency key', async () => {
		useFakeClock();
		const { context, requests } = fakeContext({ answers: [{ status: 500, body: error('x') }] });
		expect(await tryHeyGen(context, POST)).toMatchObject({ ok: false });
		expect(requests).toHaveLength(1);
	});

	it('is repeated as a POST with the same idempotency key', async () => {
		useFakeClock();
		const { context, requests } = fakeContext({
			answers: [{ status: 500, body: error('x') }, { body: { data: { video_id: 'v' } } }],
		});
		await tryHeyGen(context, { ...POST, idempotencyKey: 'k1' });
		expect(requests.map((r) => r.headers!['idempotency-key'])).toEqual(['k1', 'k1']);
	});

	it.each([
		['seconds', '7', 7000],
		['an HTTP date', new Date(Date.UTC(2026, 10, 21, 12, 0, 9)).toUTCString(), 9000],
		['nonsense', 'soon', 1000],
	])('waits as long as Retry-After says in %s', async (_, value, ms) => {
		const { sleeps } = useFakeClock();
		const { context } = fakeContext({
			answers: [
				{ status: 429, headers: { 'Retry-After': value }, body: error('rate_limit_exceeded') },
				{ body: { data: {} } },
			],
		});
		await tryHeyGen(context, GET);
		expect(sleeps).toEqual([ms]);
	});

	it('gives up where Retry-After asks for more than the caller has', async () => {
		const { sleeps } = useFakeClock();
		const { context } = fakeContext({
			answers: [
				{ status: 429, headers: { 'retry-after': '600' }, body: error('rate_limit_exceeded') },
			],
		});
		const result = await tryHeyGen(context, GET, { longestWaitMs: 20_000 });
		expect(result).toMatchObject({ ok: false, failure: { passing: true, retryAfterMs: 600_000 } });
		expect(sleeps).toEqual([]);
	});

	it('stops at once when the run is stopped while it waits', async () => {
		const stop = new AbortController();
		const { context, requests } = fakeContext({
			signal: stop.signal,
			answers: () => {
				stop.abort();
				return { status: 500, body: error('x') };
			},
		});
		expect(await tryHeyGen(context, GET)).toMatchObject({ ok: false });
		expect(requests).toHaveLength(1);
	});
});

describe("HeyGen's answer", () => {
	it('is a failure when its status is 200 and an error is inside', async () => {
		const { context } = fakeContext({
			answers: [{ body: error('insufficient_credit', 'No credit') }],
		});
		expect(await tryHeyGen(context, GET)).toMatchObject({
			ok: false,
			failure: { code: 'insufficient_credit', message: 'HeyGen: No credit' },
		});
	});

	it('is a success when its error is null', async () => {
		const { context } = fakeContext({ answers: [{ body: { error: null, data: { id: 'v' } } }] });
		expect(await tryHeyGen(context, GET)).toMatchObject({ ok: true });
	});

	it('becomes an error that names what happened, what to do, the field and the request', async () => {
		const { context } = fakeContext({
			answers: [
				{
					status: 400,
					headers: { 'X-Request-Id': 'req-9' },
					body: {
						error: { code: 'invalid_parameter', message: '<b>bad</b> id', param: 'avatar_id' },
					},
				},
			],
		});
		await expect(callHeyGen(context, GET, 4)).rejects.toMatchObject({
			name: 'NodeApiError',
			message: 'HeyGen: <b>bad</b> id',
			description:
				'Change the field that HeyGen names and run the node again.<br>Field: avatar_id · Code: invalid_parameter · Request ID: req-9',
			httpCode: '400',
			context: { itemIndex: 4, data: { code: 'invalid_parameter', request_id: 'req-9' } },
		});
	});

	it.each([
		[401, 'The API key is wrong'],
		[402, 'API wallet'],
		[403, 'scope'],
	])('with HTTP %i names the way out', async (status, words) => {
		const { context } = fakeContext({ answers: [{ status, body: {} }] });
		await expect(callHeyGen(context, GET)).rejects.toMatchObject({
			description: expect.stringContaining(words),
		});
	});
});
