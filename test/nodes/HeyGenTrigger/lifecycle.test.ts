import { createHmac } from 'node:crypto';
import { isRegistered, register, unregister } from '../../../nodes/HeyGenTrigger/lifecycle';
import type { TriggerState } from '../../../nodes/HeyGenTrigger/state';
import { receive } from '../../../nodes/HeyGenTrigger/receive';
import { clock } from '../../../nodes/shared/clock';
import { useFakeClock } from '../fakeClock';
import { hookContext, newWorkflowId, TOKEN, URL, webhookContext } from './contexts';
import { fakeHeyGen, type FakeEndpoint } from './fakeHeyGen';

const MAIN = ['avatar_video.success', 'avatar_video.fail'];

beforeEach(() => void useFakeClock());
afterEach(() => jest.restoreAllMocks());

type Fakes = Parameters<typeof hookContext>[0];

function setUp(known: Array<Partial<FakeEndpoint>> = [], fakes: Fakes = {}) {
	const heygen = fakeHeyGen(known);
	const hook = hookContext({ answers: heygen.answers, ...fakes });
	/** As n8n does it when a workflow is published. */
	const activate = async () => {
		if (!(await isRegistered(hook.context))) await register(hook.context);
	};
	const methods = () => hook.requests.map(({ method }) => method);
	return { ...heygen, ...hook, activate, methods };
}

const remembered = (fields: Partial<TriggerState['endpoint']> = {}): TriggerState => ({
	endpoint: { id: 'ep_1', secret: 'secret-1', url: URL, events: MAIN, registeredAt: 1, ...fields },
});

it('registers the URL for the chosen events, and keeps ID and secret', async () => {
	const { activate, endpoints, state, requests } = setUp();
	await activate();
	expect(endpoints).toMatchObject([{ url: URL, events: MAIN }]);
	expect(state.endpoint).toMatchObject({ id: 'ep_1', secret: 'secret-1', url: URL, events: MAIN });
	const create = requests.find(({ method }) => method === 'POST')!;
	expect(JSON.parse(create.body as string)).toEqual({ url: URL, events: MAIN });
});

it('asks for all events by leaving them out', async () => {
	const { activate, requests, state } = setUp([], { parameters: { events: ['*'] } });
	await activate();
	const create = requests.find(({ method }) => method === 'POST')!;
	expect(JSON.parse(create.body as string)).toEqual({ url: URL });
	expect(state.endpoint!.events).toBeNull();
});

it('changes nothing where everything is as it was', async () => {
	const { activate, methods, endpoints } = setUp(
		[{}, { url: URL, events: [...MAIN].reverse(), endpoint_id: 'ep_own' }],
		{ state: remembered({ id: 'ep_own' }) },
	);
	const before = JSON.stringify(endpoints);
	await activate();
	expect(methods()).toEqual(['GET', 'GET']);
	expect(JSON.stringify(endpoints)).toBe(before);
});

it('knows its own URL again, though n8n was killed before it noted the endpoint', async () => {
	const { activate, endpoints, state } = setUp([{}, { url: URL, events: MAIN }]);
	await activate();
	expect(endpoints).toHaveLength(2);
	expect(state.endpoint).toMatchObject({ id: 'ep_2', secret: 'secret-2+' });
	expect(endpoints[1].secret).toBe('secret-2+');
});

it('leaves one endpoint where there are several with its URL', async () => {
	const { activate, endpoints } = setUp(
		[
			{ url: URL, events: MAIN },
			{ url: URL, events: MAIN, endpoint_id: 'ep_own' },
			{ url: 'https://n8n.example.com/webhook/another/heygen' },
		],
		{ state: remembered({ id: 'ep_own' }) },
	);
	await activate();
	expect(endpoints.map(({ endpoint_id: id }) => id)).toEqual(['ep_own', 'ep_3']);
});

it.each([
	['other events', { events: ['batch.finished'] }],
	['another URL', { url: 'https://old.example.com/webhook/hook-1/heygen' }],
])('changes an endpoint with %s, and keeps its secret', async (_, difference) => {
	const { activate, endpoints, state, methods } = setUp(
		[{ url: URL, events: MAIN, ...difference }],
		{
			state: remembered(difference),
		},
	);
	await activate();
	expect(methods()).toEqual(['GET', 'PATCH']);
	expect(endpoints).toMatchObject([{ endpoint_id: 'ep_1', url: URL, events: MAIN }]);
	expect(state.endpoint).toMatchObject({ secret: 'secret-1', url: URL, events: MAIN });
});

it.each([
	['is disabled', { status: 'disabled' }, {}],
	['hears some events and shall hear all', {}, { events: ['*'] }],
])('replaces an endpoint that %s', async (_, fields, parameters) => {
	const { activate, endpoints, state } = setUp([{ url: URL, events: MAIN, ...fields }], {
		state: remembered(),
		parameters,
	});
	await activate();
	expect(endpoints).toMatchObject([{ endpoint_id: 'ep_2', status: 'enabled' }]);
	expect(state.endpoint).toMatchObject({ id: 'ep_2', secret: 'secret-2' });
});

it('registers anew what somebody has deleted at HeyGen', async () => {
	const { activate, endpoints, state } = setUp([], { state: remembered({ id: 'ep_gone' }) });
	await activate();
	expect(endpoints).toHaveLength(1);
	expect(state.endpoint!.id).toBe('ep_1');
});

describe('when HeyGen is down', () => {
	const down = { answers: () => ({ status: 503, body: '<html>' }) };

	it('lets n8n start with what it knows', async () => {
		const { context, state } = hookContext({ ...down, state: remembered() });
		expect(await isRegistered(context)).toBe(true);
		expect(state).toEqual(remembered());
	});

	it.each([
		['nothing is registered', {}],
		['the events are others', { state: remembered({ events: null }) }],
	])('says so where %s', async (_, fakes) => {
		const { context } = hookContext({ ...down, ...fakes });
		await expect(isRegistered(context)).rejects.toThrow('HTTP 503');
	});
});

it('says what to do about a key that may not manage webhooks', async () => {
	const body = { error: { code: 'forbidden', message: 'Missing scope' } };
	const { context } = hookContext({
		answers: () => ({ status: 403, body }),
		state: remembered(),
	});
	await expect(isRegistered(context)).rejects.toThrow(
		"HeyGen: Missing scope. The API key may not manage webhooks: use another key, or set 'Delivery' to 'Callback URL'.",
	);
});

describe('an n8n that HeyGen cannot call', () => {
	const url = 'http://localhost:5678/webhook/hook-1/heygen';

	it('says what to set, and asks HeyGen nothing', async () => {
		const { context, requests } = hookContext({ url, answers: [] });
		await expect(isRegistered(context)).rejects.toThrow(
			"HeyGen cannot call n8n at http://localhost:5678: it calls public https addresses only. Set n8n's WEBHOOK_URL",
		);
		await expect(register(context)).rejects.toThrow('WEBHOOK_URL');
		await unregister(context);
		expect(requests).toEqual([]);
	});

	it('works with a stand-in for HeyGen on a private address', async () => {
		const { activate, endpoints } = setUp([], { url, baseUrl: 'http://127.0.0.1:4010' });
		await activate();
		expect(endpoints).toMatchObject([{ url }]);
	});
});

it('refuses to listen without a secret', async () => {
	const { context, state } = hookContext({
		answers: [{ body: { data: { endpoint_id: 'ep_1', secret: null } } }],
	});
	await expect(register(context)).rejects.toThrow('HeyGen gave no secret');
	expect(state.endpoint).toBeUndefined();
});

describe('when the workflow is unpublished', () => {
	it('deletes the endpoint that it noted, and forgets it', async () => {
		const { context, endpoints, state, methods } = setUp([{ url: URL }, {}], {
			state: remembered(),
		});
		await unregister(context);
		expect(methods()).toEqual(['DELETE']);
		expect(endpoints).toHaveLength(1);
		expect(state.endpoint).toBeUndefined();
	});

	it('is content where it is gone already', async () => {
		const { context, state } = setUp([], { state: remembered() });
		await unregister(context);
		expect(state.endpoint).toBeUndefined();
	});

	it('finds one that was never noted by its URL', async () => {
		const { context, endpoints } = setUp([{}, { url: URL }]);
		await unregister(context);
		expect(endpoints.map(({ endpoint_id: id }) => id)).toEqual(['ep_1']);
	});

	it('tells n8n where HeyGen does not delete it, and remembers it', async () => {
		const { context, state } = hookContext({
			answers: () => ({ status: 500, body: { error: { message: 'Trouble' } } }),
			state: remembered(),
		});
		await expect(unregister(context)).rejects.toThrow('HeyGen: Trouble');
		expect(state.endpoint!.id).toBe('ep_1');
	});

	it('ends quietly where HeyGen cannot be asked and nothing was noted', async () => {
		const { context, warnings } = hookContext({ answers: () => ({ status: 401, body: {} }) });
		await unregister(context);
		expect(warnings).toEqual([
			'HeyGen Trigger could not look for its endpoint: HeyGen does not accept the API key',
		]);
	});
});

describe('by callback URL', () => {
	const parameters = { delivery: 'callbackUrl', token: TOKEN };

	it('registers and deletes nothing', async () => {
		const { context, requests } = hookContext({ parameters, answers: [] });
		expect(await isRegistered(context)).toBe(true);
		await unregister(context);
		expect(requests).toEqual([]);
	});

	it('refuses a token that could be guessed', async () => {
		const { context } = hookContext({ parameters: { ...parameters, token: TOKEN.slice(0, 5) } });
		await expect(isRegistered(context)).rejects.toThrow("Make up a 'Token'");
	});
});

describe('a call to a trigger that was activated in this process', () => {
	const body = { event_type: 'avatar_video.success', event_data: { video_id: 'v' } };
	/** A signed call that has loaded this static data. */
	const call = async (workflowId: string, state: TriggerState, secret: string) => {
		const signature = createHmac('sha256', secret).update(JSON.stringify(body)).digest('hex');
		const { context, response } = webhookContext(
			{ workflowId, state },
			{ body, headers: { signature } },
		);
		const { workflowData } = await receive(context);
		return { runs: workflowData?.[0].length ?? 0, status: response.statusCode };
	};

	it('does not write the old secret back, when it began before the activation', async () => {
		const workflowId = newWorkflowId();
		const { activate, state } = setUp([], { workflowId });
		await activate();
		const stale = remembered({ secret: 'old' });
		const { secret } = state.endpoint!;
		expect(await call(workflowId, stale, 'old')).toEqual({ runs: 0, status: 401 });
		expect(await call(workflowId, stale, secret)).toEqual({ runs: 1, status: 200 });
		expect(stale.endpoint).toEqual(state.endpoint);
	});

	it('believes what another process has registered later', async () => {
		const workflowId = newWorkflowId();
		const { activate, state } = setUp([], { workflowId });
		await activate();
		const { secret } = state.endpoint!;
		const later = remembered({ secret: 'later', registeredAt: clock.now() + 1 });
		expect(await call(workflowId, later, secret)).toEqual({ runs: 0, status: 401 });
		expect(await call(workflowId, later, 'later')).toEqual({ runs: 1, status: 200 });
		expect(later.endpoint!.secret).toBe('later');
	});

	it('is not believed with the secret of a test, nor after the workflow was unpublished', async () => {
		const workflowId = newWorkflowId();
		const test = setUp([], { workflowId, activation: 'manual' });
		await test.activate();
		const { secret } = test.state.endpoint!;
		expect(await call(workflowId, {}, secret)).toEqual({ runs: 0, status: 401 });
		const live = setUp([], { workflowId });
		await live.activate();
		const old = live.state.endpoint!.secret;
		await unregister(live.context);
		expect(await call(workflowId, {}, old)).toEqual({ runs: 0, status: 401 });
	});
});
