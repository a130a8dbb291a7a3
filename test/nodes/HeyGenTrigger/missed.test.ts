import type { IDataObject, IHttpRequestOptions } from 'n8n-workflow';
import { lookUpMissed } from '../../../nodes/HeyGenTrigger/missed';
import { receive } from '../../../nodes/HeyGenTrigger/receive';
import type { TriggerState } from '../../../nodes/HeyGenTrigger/state';
import { clock } from '../../../nodes/shared/clock';
import { useFakeClock } from '../fakeClock';
import { newWorkflowId, TOKEN, triggerContext, webhookContext } from './contexts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

beforeEach(() => void useFakeClock());
afterEach(() => jest.restoreAllMocks());

let events: IDataObject[];
beforeEach(() => {
	events = [];
});

/** An event in HeyGen's history, so many minutes ago. */
const happened = (id: string, minutesAgo: number, fields: IDataObject = {}) =>
	events.push({
		event_id: id,
		event_type: 'avatar_video.success',
		event_data: { video_id: `video of ${id}` },
		created_at: new Date(clock.now() - minutesAgo * MINUTE).toISOString(),
		...fields,
	});

const newestFirst = ({ url, qs }: IHttpRequestOptions) => {
	if (!url.includes('/webhooks/events'))
		return { body: { data: { id: 'v', status: 'completed' } } };
	const { limit, token = 0 } = qs as { limit: number; token?: string };
	const sorted = [...events].sort((a, b) => (String(a.created_at) < String(b.created_at) ? 1 : -1));
	return page(sorted, Number(token), limit);
};
const page = (rows: IDataObject[], at: number, limit: number) => ({
	body: {
		data: rows.slice(at, at + limit),
		has_more: at + limit < rows.length,
		next_token: String(at + limit),
	},
});

/** n8n starts: what was stored is all that is known. */
async function start(stored: TriggerState, fakes: Parameters<typeof triggerContext>[0] = {}) {
	const state = JSON.parse(JSON.stringify(stored)) as TriggerState;
	const { options = {}, ...parameters } = fakes.parameters ?? {};
	const trigger = triggerContext({
		answers: newestFirst,
		mode: 'trigger',
		...fakes,
		state,
		parameters: { options: { lookUpMissed: true, ...(options as IDataObject) }, ...parameters },
	});
	const response = await lookUpMissed(trigger.context);
	const ids = () => trigger.emitted.map(([[{ json }]]) => json.event_id);
	const all = async () => {
		for (let i = 0; i < 2000; i++) await Promise.resolve();
		return ids();
	};
	return { ...trigger, state, response, ids, all };
}

/** A trigger that was published an hour ago, and has been running since. */
async function published(fakes: Parameters<typeof start>[1] = {}): Promise<TriggerState> {
	const first = await start({}, fakes);
	await clock.sleep(60 * MINUTE);
	return first.state;
}

it('finds nothing missed when it is published for the first time', async () => {
	happened('before', 5);
	const { all, requests } = await start({});
	expect([await all(), requests]).toEqual([[], []]);
});

it('starts one run for each missed event, oldest first, and none for the next time', async () => {
	const stored = await published();
	happened('second', 10);
	happened('first', 20);
	happened('another kind', 15, { event_type: 'batch.finished' });
	happened('before it was published', 90);
	const { all, emitted, state } = await start(stored);
	expect(await all()).toEqual(['first', 'second']);
	expect(emitted[0][0][0].json).toMatchObject({ job_type: 'video', job_id: 'video of first' });
	expect(await (await start(state)).all()).toEqual([]);
});

it('leaves out what was delivered, also under another ID', async () => {
	const stored = await published();
	happened('evt_1', 10);
	const { state, all } = await start(stored);
	expect(await all()).toEqual(['evt_1']);
	events = [];
	happened('evt_1 by another name', 10, { event_data: { video_id: 'video of evt_1' } });
	expect(await (await start(state)).all()).toEqual([]);
});

it('is off unless it is chosen, and then begins afresh', async () => {
	const stored = await published();
	happened('missed', 10);
	const off = await start(stored, { parameters: { options: { lookUpMissed: false } } });
	expect([await off.all(), off.requests]).toEqual([[], []]);
	expect(await (await start(off.state)).all()).toEqual([]);
});

it('does not take what was before other events were chosen for missed', async () => {
	const stored = await published();
	happened('missed', 10, { event_type: 'batch.finished' });
	const changed = await start(stored, { parameters: { events: ['batch.finished'] } });
	expect([await changed.all(), changed.requests]).toEqual([[], []]);
});

it('does not look further back than a week, or than its memory goes', async () => {
	const stored = await published();
	await clock.sleep(10 * DAY);
	happened('eight days ago', 8 * 24 * 60);
	happened('six days ago', 6 * 24 * 60);
	expect(await (await start(stored)).all()).toEqual(['six days ago']);
	const memory = { ...stored.seen!, since: clock.now() - DAY };
	expect(await (await start({ ...stored, seen: memory })).all()).toEqual([]);
});

it('reads as many pages as it takes, and no more', async () => {
	const stored = await published();
	for (let i = 0; i < 150; i++) happened(`old ${i}`, 70 + i);
	for (let i = 0; i < 120; i++) happened(`new ${i}`, 50 - i / 10);
	const { all, requests } = await start(stored);
	expect(await all()).toHaveLength(120);
	expect(requests).toHaveLength(2);
});

it('reads on where the newest do not come first', async () => {
	const stored = await published();
	for (let i = 0; i < 250; i++) happened(`old ${i}`, 400 - i);
	happened('new', 5);
	const oldestFirst = ({ qs }: IHttpRequestOptions) =>
		page(events, Number((qs as IDataObject).token ?? 0), 100);
	expect(await (await start(stored, { answers: oldestFirst })).all()).toEqual(['new']);
});

it('asks for one type where one is chosen', async () => {
	const parameters = { events: ['batch.finished'] };
	const stored = await published({ parameters });
	const { requests } = await start(stored, { parameters });
	expect(requests[0].qs).toEqual({ limit: 100, event_type: 'batch.finished' });
});

it('fetches details where they are wanted', async () => {
	const stored = await published();
	happened('missed', 10);
	const { emitted, all } = await start(stored, { parameters: { options: { fetchDetails: true } } });
	await all();
	expect(emitted[0][0][0].json).toMatchObject({ details: { status: 'completed' } });
});

it('takes no more than one event that cannot be read', async () => {
	const stored = await published();
	events.push({ event_type: null }, { event_id: 'x' });
	happened('missed', 10);
	expect(await (await start(stored)).all()).toEqual(['missed']);
});

it('stores a failed run where the history cannot be read, and listens all the same', async () => {
	const stored = await published();
	const { failures, response, all } = await start(stored, {
		answers: () => ({ status: 401, body: {} }),
	});
	expect(failures.map(({ message }) => message)).toEqual(['HeyGen does not accept the API key']);
	expect([response, await all()]).toEqual([{}, []]);
});

it('listens on an n8n that cannot store such a run', async () => {
	const stored = await published();
	const { warnings, response } = await start(stored, {
		answers: () => ({ status: 401, body: {} }),
		isOld: true,
	});
	expect(response).toEqual({});
	expect(warnings[0]).toContain('could not look up missed events');
});

it('stops when the workflow is unpublished, and goes on the next time', async () => {
	const stored = await published();
	for (let i = 0; i < 10; i++) happened(`missed ${i}`, 30 - i);
	const first = await start(stored);
	await first.response.closeFunction!();
	const early = await first.all();
	expect(early.length).toBeLessThan(10);
	const rest = await (await start(first.state)).all();
	expect([...early, ...rest]).toEqual(Array.from({ length: 10 }, (_, i) => `missed ${i}`));
});

it('leaves an event to the call that brings it at the same moment', async () => {
	const workflowId = newWorkflowId();
	const stored = await published({ workflowId });
	happened('missed', 10);
	const [one, other] = await Promise.all([
		start(stored, { workflowId }),
		start(stored, { workflowId }),
	]);
	expect([...(await one.all()), ...(await other.all())]).toEqual(['missed']);
});

describe('an event that was looked up', () => {
	/** HeyGen's late call; returns whether it starts a run. */
	async function delivered(state: TriggerState, event_id: string, fields: IDataObject = {}) {
		const parameters = { delivery: 'callbackUrl', token: TOKEN };
		const body = { ...events[0], event_id, ...fields };
		const workflowId = newWorkflowId();
		const fakes = webhookContext(
			{ parameters, state, workflowId },
			{ body, query: { token: TOKEN } },
		);
		const { workflowData } = await receive(fakes.context);
		fakes.answered();
		await clock.sleep(0);
		return workflowData !== undefined;
	}
	const lookedUp = async () => {
		const stored = await published();
		happened('missed', 10);
		const { all, state } = await start(stored);
		expect(await all()).toEqual(['missed']);
		return state;
	};

	it.each(['missed', 'missed by another name'])(
		'does not run again when %j arrives',
		async (id) => {
			expect(await delivered(await lookedUp(), id)).toBe(false);
		},
	);

	it('keeps back no other event', async () => {
		const state = await lookedUp();
		expect(await delivered(state, 'x', { event_data: { video_id: 'another' } })).toBe(true);
		expect(await delivered(state, 'y', { event_type: 'avatar_video.fail' })).toBe(true);
	});
});
