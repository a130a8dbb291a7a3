import { createHmac } from 'node:crypto';
import type { IHttpRequestOptions, WorkflowExecuteMode } from 'n8n-workflow';
import { receive } from '../../../nodes/HeyGenTrigger/receive';
import type { Endpoint, TriggerState } from '../../../nodes/HeyGenTrigger/state';
import { clock } from '../../../nodes/shared/clock';
import { useFakeClock } from '../fakeClock';
import { newWorkflowId, TOKEN, URL, webhookContext } from './contexts';
import { fakeHeyGen, type FakeEndpoint } from './fakeHeyGen';

const MINUTE = 60_000;
const EVENTS = ['avatar_video.success'];

beforeEach(() => void useFakeClock());
afterEach(() => jest.restoreAllMocks());

/** What an earlier registration has left behind. */
const OLD: Endpoint = { id: 'gone', secret: 'old', url: URL, events: EVENTS, registeredAt: 1 };

interface Fakes {
	known?: Array<Partial<FakeEndpoint>>;
	answers?: (request: IHttpRequestOptions) => { status?: number; body?: unknown } | Error;
	parameters?: object;
	mode?: WorkflowExecuteMode;
	endpoint?: Endpoint;
}

/** A trigger that knows `endpoint`, while HeyGen has the `known` ones. */
function setUp(fakes: Fakes = {}) {
	const heygen = fakeHeyGen(fakes.known ?? [{}, { url: URL, events: EVENTS }]);
	const { answers = heygen.answers, mode, endpoint = OLD } = fakes;
	const parameters = { ...fakes.parameters };
	const workflowId = newWorkflowId();
	const state: TriggerState = { endpoint: { ...endpoint } };
	let count = 0;
	/** One event, signed with `secret`. */
	const call = async (secret: string, loaded = state) => {
		const event_data = { video_id: `v${++count}` };
		const body = { event_type: 'avatar_video.success', event_data };
		const signature = createHmac('sha256', secret).update(JSON.stringify(body)).digest('hex');
		const { context, response, answered, requests, warnings } = webhookContext(
			{ answers, workflowId, parameters, mode, state: loaded },
			{ body, headers: { signature } },
		);
		const result = await receive(context);
		answered(response.statusCode);
		const methods = requests.map(({ method }) => method);
		return { status: response.statusCode, result, methods, warnings };
	};
	return { ...heygen, state, call };
}

it('has a new secret made for an endpoint that it does not know, and takes the next call', async () => {
	const { call, state, endpoints } = setUp();
	const { status, result, methods, warnings } = await call('secret-2');
	expect([status, result]).toEqual([401, { noWebhookResponse: true }]);
	// The fake has one endpoint to a page.
	expect(methods).toEqual(['GET', 'GET', 'POST']);
	expect(warnings).toHaveLength(1);
	expect(warnings[0]).not.toContain('secret-2');
	const renewed = { id: 'ep_2', secret: 'secret-2+', url: URL, events: EVENTS };
	expect(state.endpoint).toEqual({ ...renewed, registeredAt: clock.now() });
	expect(endpoints[0].secret).toBe('secret-1');
	expect((await call('secret-2+')).status).toBe(200);
});

it('answers before it asks HeyGen anything', async () => {
	const answered: boolean[] = [];
	const heygen = fakeHeyGen([{ url: URL, events: EVENTS }]);
	const { context, response } = webhookContext(
		{
			state: { endpoint: { ...OLD } },
			answers: (request) => {
				answered.push(response.ended && response.statusCode === 401);
				return heygen.answers(request);
			},
		},
		{ body: {}, headers: { signature: '0'.repeat(64) } },
	);
	await receive(context);
	expect(answered).toEqual([true, true]);
});

it('knows the new secret in this process, though a call brings the old one back', async () => {
	const { call } = setUp();
	await call('secret-2');
	const stale = { endpoint: { ...OLD } };
	expect((await call('secret-2+', stale)).status).toBe(200);
	expect(stale.endpoint).toMatchObject({ id: 'ep_2', secret: 'secret-2+' });
});

it('changes nothing for a forged call, and looks once a minute at most', async () => {
	const known = [{ url: URL, events: EVENTS, endpoint_id: 'own', secret: 'real' }];
	const { call, state, endpoints } = setUp({
		known,
		endpoint: { ...OLD, id: 'own', secret: 'real' },
	});
	const before = JSON.stringify([state, endpoints]);
	const looks: unknown[][] = [];
	for (let i = 0; i < 10; i++) looks.push((await call('guessed')).methods);
	expect(looks).toEqual([['GET'], ...Array.from({ length: 9 }, () => [])]);
	await clock.sleep(MINUTE);
	expect((await call('guessed')).methods).toEqual(['GET']);
	expect(JSON.stringify([state, endpoints])).toBe(before);
	expect((await call('real')).status).toBe(200);
});

it('looks once for many calls at once', async () => {
	const { call } = setUp({ known: [{ url: URL, events: EVENTS }] });
	const calls = await Promise.all(Array.from({ length: 5 }, () => call('secret-1')));
	expect(calls.flatMap(({ methods }) => methods)).toEqual(['GET', 'POST']);
	expect(calls.map(({ status }) => status)).toEqual([401, 401, 401, 401, 401]);
});

it.each<[string, Fakes['answers']]>([
	['HeyGen is out of order', () => ({ status: 503 })],
	['HeyGen refuses the key', () => ({ status: 401 })],
	['there is no answer', () => new Error('timeout of 5000ms exceeded')],
	['the answer makes no sense', () => ({ body: { data: [null] } })],
])('changes nothing where %s, and tries once', async (_, answers) => {
	const { call, state } = setUp({ answers });
	const { status, methods, warnings } = await call('secret-2');
	expect([status, methods, warnings]).toEqual([401, ['GET'], []]);
	expect(state).toEqual({ endpoint: OLD });
	expect((await call('old')).status).toBe(200);
});

it.each<[string, (rotated: object) => { status?: number; body?: unknown }]>([
	['refuses', () => ({ status: 403 })],
	['gives none', () => ({ body: { data: {} } })],
])('changes nothing where HeyGen %s a new secret', async (_, rotated) => {
	const { answers } = fakeHeyGen([{ url: URL, events: EVENTS }]);
	const { call, state } = setUp({
		answers: (request) => (request.method === 'POST' ? rotated({}) : answers(request)),
	});
	expect((await call('secret-1')).status).toBe(401);
	expect(state).toEqual({ endpoint: OLD });
});

it.each<[string, Array<Partial<FakeEndpoint>>]>([
	['has another URL', [{}]],
	['is disabled', [{ url: URL, status: 'disabled' }]],
	['is one of two, and the other is known', [{ url: URL }, { url: URL, endpoint_id: 'gone' }]],
])('leaves alone an endpoint that %s', async (_, known) => {
	const { call, state } = setUp({ known });
	expect((await call('x')).methods).not.toContain('POST');
	expect(state).toEqual({ endpoint: OLD });
});

it('leaves alone an endpoint that is being registered at this moment', async () => {
	const created_at = new Date(clock.now() - 2000).toISOString();
	const { call, state } = setUp({ known: [{ url: URL, events: EVENTS, created_at }] });
	expect((await call('secret-1')).methods).toEqual(['GET']);
	expect(state).toEqual({ endpoint: OLD });
	await clock.sleep(MINUTE);
	await call('secret-1');
	expect(state.endpoint).toMatchObject({ id: 'ep_1', secret: 'secret-1+' });
});

it.each<[string, Fakes]>([
	['a test event', { mode: 'manual' }],
	['a callback', { parameters: { delivery: 'callbackUrl', token: TOKEN } }],
])('asks HeyGen nothing about %s', async (_, fakes) => {
	const { status, methods } = await setUp(fakes).call('secret-2');
	expect([status, methods]).toEqual([401, []]);
});
