import { createHmac } from 'node:crypto';
import type { IDataObject, IHttpRequestOptions } from 'n8n-workflow';
import { receive } from '../../../nodes/HeyGenTrigger/receive';
import type { Endpoint, TriggerState } from '../../../nodes/HeyGenTrigger/state';
import { clock } from '../../../nodes/shared/clock';
import { useFakeClock } from '../fakeClock';
import { newWorkflowId, TOKEN, URL, webhookContext } from './contexts';

const SECRET = 'whsec_k7x9m2';
const endpoint: Endpoint = {
	id: 'ep_1',
	secret: SECRET,
	url: URL,
	events: null,
	registeredAt: 1,
};
const VIDEO = {
	event_id: 'evt_1',
	event_type: 'avatar_video.success',
	event_data: { video_id: 'v1', url: 'https://files.example.com/v1.mp4', callback_id: 'lead-7' },
};

const { event_type, event_data } = VIDEO;
const WITHOUT_ID = { event_type, event_data };

beforeEach(() => void useFakeClock());
afterEach(() => jest.restoreAllMocks());

/** n8n's answer has been noted. */
const settled = async () => await clock.sleep(0);
const sign = (body: unknown) =>
	createHmac('sha256', SECRET).update(JSON.stringify(body)).digest('hex');

interface Options {
	parameters?: IDataObject;
	headers?: Record<string, string>;
	query?: Record<string, unknown>;
	state?: TriggerState;
	workflowId?: string;
	answers?: (request: IHttpRequestOptions) => { status?: number; body?: unknown } | Error;
	mode?: 'manual' | 'webhook';
	/** What n8n answers when it has tried to start the run. */
	status?: number;
}

/** One call, from its arrival to n8n's answer, as n8n does it. */
async function call(body: unknown, options: Options = {}) {
	const { state = { endpoint }, headers = { 'heygen-signature': sign(body) } } = options;
	const { query } = options;
	const fakes = webhookContext({ ...options, state }, { body, headers, query });
	const result = await receive(fakes.context);
	const runs = result.workflowData?.[0]?.map(({ json }) => json);
	const text = result.noWebhookResponse ? undefined : String(result.webhookResponse);
	fakes.answered(options.status ?? fakes.response.statusCode);
	await settled();
	return { ...fakes, runs, text, status: fakes.response.statusCode };
}

it('starts a run for an event that is signed', async () => {
	const { runs, status, text, state } = await call(VIDEO);
	expect(runs).toMatchObject([{ event_id: 'evt_1', job_type: 'video', job_id: 'v1' }]);
	expect([status, text]).toEqual([200, 'OK']);
	expect(state.seen!.newer).toHaveLength(16);
});

it('answers a probe without a run', async () => {
	const { context } = webhookContext({}, { webhookName: 'setup', rawBody: Buffer.alloc(0) });
	expect(await receive(context)).toEqual({ webhookResponse: 'OK' });
});

it.each([
	['unsigned', {}],
	['wrongly signed', { 'heygen-signature': '0'.repeat(64) }],
	['stale', { 'heygen-signature': sign(VIDEO), 'heygen-timestamp': '1' }],
])('refuses one that is %s, says nothing and remembers nothing', async (_, headers) => {
	const { runs, response, text, state, warnings } = await call(VIDEO, {
		headers: headers as Record<string, string>,
	});
	expect([runs, text, response.statusCode, response.ended]).toEqual([
		undefined,
		undefined,
		401,
		true,
	]);
	expect(state.seen).toBeUndefined();
	expect(warnings).toEqual([]);
});

it('refuses everything while it knows no secret', async () => {
	expect((await call(VIDEO, { state: {} })).status).toBe(401);
});

it.each([['text'], [{ event_type: '' }], [[VIDEO]]])(
	'answers 400 to %j, though it is signed',
	async (body) => {
		expect(await call(body)).toMatchObject({ status: 400, runs: undefined });
	},
);

it('starts no run for an event that is not wanted, and leaves the static data alone', async () => {
	const { runs, text, state } = await call(VIDEO, {
		parameters: { options: { callbackIds: 'another' } },
	});
	expect([runs, text, state.seen]).toEqual([undefined, 'OK', undefined]);
});

describe('exactly once', () => {
	it('starts one run for an event that comes five times', async () => {
		const workflowId = newWorkflowId();
		const calls: Array<Awaited<ReturnType<typeof call>>> = [];
		for (let i = 0; i < 5; i++) calls.push(await call(VIDEO, { workflowId }));
		expect(calls.map(({ runs }) => runs?.length ?? 0)).toEqual([1, 0, 0, 0, 0]);
		expect(calls.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
	});

	it('starts one run for an event that comes five times at once', async () => {
		const workflowId = newWorkflowId();
		const calls = await Promise.all(Array.from({ length: 5 }, () => call(VIDEO, { workflowId })));
		expect(calls.filter(({ runs }) => runs)).toHaveLength(1);
	});

	it('knows after a restart what it has run', async () => {
		const { state } = await call(VIDEO);
		const stored = JSON.parse(JSON.stringify(state));
		expect((await call(VIDEO, { state: stored })).runs).toBeUndefined();
	});

	it('knows a call that is sent again under another ID and time', async () => {
		const workflowId = newWorkflowId();
		const body = WITHOUT_ID;
		const headers = (id: string) => ({ 'heygen-signature': sign(body), 'heygen-event-id': id });
		expect((await call(body, { workflowId, headers: headers('evt_1') })).runs).toMatchObject([
			{ event_id: 'evt_1' },
		]);
		expect((await call(body, { workflowId, headers: headers('evt_2') })).runs).toBeUndefined();
	});

	it('knows an event without an ID by its type and its video', async () => {
		const workflowId = newWorkflowId();
		const told = (video_id: string, url: string) => ({
			event_type: 'avatar_video.success',
			event_data: { video_id, url },
		});
		expect((await call(told('v1', 'https://a'), { workflowId })).runs).toHaveLength(1);
		expect((await call(told('v1', 'https://b'), { workflowId })).runs).toBeUndefined();
		expect((await call(told('v2', 'https://a'), { workflowId })).runs).toHaveLength(1);
	});

	it('takes an event again that n8n could not start a run for', async () => {
		const workflowId = newWorkflowId();
		expect((await call(VIDEO, { workflowId, status: 500 })).runs).toHaveLength(1);
		expect((await call(VIDEO, { workflowId })).runs).toHaveLength(1);
		expect((await call(VIDEO, { workflowId })).runs).toBeUndefined();
	});

	it('runs it each time, where the user wants that', async () => {
		const workflowId = newWorkflowId();
		const parameters = { options: { includeRedelivered: true } };
		for (let i = 0; i < 3; i++) {
			expect((await call(VIDEO, { workflowId, parameters })).runs).toHaveLength(1);
		}
	});

	it('does not mix up two triggers', async () => {
		expect((await call(VIDEO)).runs).toHaveLength(1);
		expect((await call(VIDEO)).runs).toHaveLength(1);
	});

	it('remembers no test event', async () => {
		const workflowId = newWorkflowId();
		const test = await call(VIDEO, { workflowId, mode: 'manual' });
		expect(test.runs).toHaveLength(1);
		expect(test.state.seen).toBeUndefined();
		expect((await call(VIDEO, { workflowId })).runs).toHaveLength(1);
	});

	it('notes what is known when n8n asks, not when the call came', async () => {
		const workflowId = newWorkflowId();
		const other = { ...VIDEO, event_id: 'evt_2' };
		const headers = (body: object) => ({ 'heygen-signature': sign(body) });
		const slow = webhookContext(
			{ workflowId, state: { endpoint } },
			{ body: VIDEO, headers: headers(VIDEO) },
		);
		const result = await receive(slow.context);
		await call(other, { workflowId });
		expect(result.webhookResponse).toBe('OK');
		const after = { state: JSON.parse(JSON.stringify(slow.state)) };
		for (const body of [VIDEO, other]) expect((await call(body, after)).runs).toBeUndefined();
	});
});

describe('Fetch Details', () => {
	const parameters = { options: { fetchDetails: true } };

	it("adds the job's resource, and what the event left out", async () => {
		const thin = { event_type: 'avatar_video.success', event_data: { video_id: 'v1' } };
		const resource = { id: 'v1', status: 'completed', video_url: 'https://a/v1.mp4', duration: 3 };
		const { runs, requests } = await call(thin, {
			parameters,
			answers: () => ({ body: { data: resource } }),
		});
		expect(requests.map(({ url }) => url)).toEqual(['https://api.heygen.com/v3/videos/v1']);
		expect(runs).toMatchObject([
			{ job_id: 'v1', video_url: 'https://a/v1.mp4', details: resource },
		]);
	});

	describe('of a batch', () => {
		const batch = { event_type: 'batch.finished', event_data: { batch_id: 'b1' } };
		const wanted = { parameters: { ...parameters, events: ['batch.finished'] } };
		const VIDEOS = 'https://api.heygen.com/v3/videos/batches/b1';
		const TRANSLATIONS = 'https://api.heygen.com/v3/video-translations/batches/b1';
		const resource = { batch_id: 'b1', status: 'completed', total_items: 2 };

		it.each([
			['video_batch', VIDEOS],
			['video_translation_batch', TRANSLATIONS],
		])('say that it is a %s', async (job_type, known) => {
			const { runs } = await call(batch, {
				...wanted,
				answers: ({ url }) => (url === known ? { body: { data: resource } } : { status: 404 }),
			});
			expect(runs).toMatchObject([{ job_type, job_id: 'b1', details: resource }]);
		});

		it.each([
			['says nothing', 404, 404, /404/],
			['is out of order for one kind', 404, 503, /503/],
			['is out of order for the other', 503, 404, /503/],
		])('are left out where HeyGen %s', async (_, videos, translations, reason) => {
			const { runs, status } = await call(batch, {
				...wanted,
				answers: ({ url }) => ({ status: url === VIDEOS ? videos : translations }),
			});
			expect([status, runs]).toMatchObject([200, [{ job_type: null, job_id: 'b1' }]]);
			expect(runs![0]).not.toHaveProperty('details');
			expect(runs![0].details_error).toMatch(reason);
		});
	});

	it('adds no token that stands in the resource', async () => {
		const resource = { id: 'v1', callback_url: `https://n8n.example.com/hook?token=${TOKEN}` };
		const { runs } = await call(VIDEO, {
			parameters,
			answers: () => ({ body: { data: resource } }),
		});
		expect(JSON.stringify(runs)).not.toContain(TOKEN);
	});

	it.each([
		['an error', () => ({ status: 404, body: { error: { message: 'No such video' } } })],
		['no answer', () => new Error('timeout of 2500ms exceeded')],
	])('goes on without them after %s, within the time that HeyGen waits', async (_, answers) => {
		const { sleeps } = useFakeClock();
		const { runs, requests, status } = await call(VIDEO, { parameters, answers });
		expect([status, runs]).toMatchObject([
			200,
			[{ job_id: 'v1', details_error: expect.any(String) }],
		]);
		const waits = sleeps.reduce((sum, ms) => sum + ms, 0);
		const longest = requests.reduce((sum, { timeout = 0 }) => sum + timeout, waits);
		expect(longest).toBeLessThan(8000);
	});

	it('says where an event names no job', async () => {
		const { runs } = await call(
			{ event_type: 'live_avatar.success', event_data: { session_id: 's' } },
			{ parameters: { ...parameters, events: ['*'] } },
		);
		expect(runs).toMatchObject([{ details_error: 'The event names no job that could be read' }]);
	});
});

describe('by callback URL', () => {
	const parameters = { delivery: 'callbackUrl', token: TOKEN };

	it('takes calls that are not signed, each event once', async () => {
		const workflowId = newWorkflowId();
		const body = WITHOUT_ID;
		const query = { token: TOKEN };
		const options = { parameters, workflowId, headers: {}, query, state: {} };
		expect((await call(body, options)).runs).toMatchObject([{ job_id: 'v1', event_id: null }]);
		expect((await call(body, options)).runs).toBeUndefined();
	});

	it.each([
		['no token', undefined],
		['an empty token', ''],
		['another token', `${TOKEN}x`],
		['a part of the token', TOKEN.slice(1)],
		['two tokens', [TOKEN, TOKEN]],
		['an object', { [TOKEN]: TOKEN }],
	])('refuses a call with %s, though it is signed', async (_, token) => {
		const { status, runs } = await call(VIDEO, { parameters, query: { token } });
		expect([status, runs]).toEqual([401, undefined]);
	});

	it('refuses every call while its own token could be guessed', async () => {
		const short = { ...parameters, token: TOKEN.slice(0, 5) };
		const { status } = await call(VIDEO, { parameters: short, query: { token: short.token } });
		expect(status).toBe(401);
	});

	it('refuses a call whose body n8n did not keep', async () => {
		const { context, response } = webhookContext(
			{ parameters },
			{ rawBody: undefined, query: { token: TOKEN } },
		);
		await receive(context);
		expect(response.statusCode).toBe(401);
	});
});

it('answers 500, and does not throw, where something is wrong with the trigger', async () => {
	const { status, warnings } = await call(VIDEO, { parameters: { events: [] } });
	expect(status).toBe(500);
	expect(warnings).toEqual([
		"HeyGen Trigger could not take an event: Choose at least one event in 'Events'",
	]);
});
