import type { IDataObject, IHttpRequestOptions } from 'n8n-workflow';
import { runChildStep } from '../../../../nodes/shared/jobs/childSteps';
import type { Task, WaitPlan } from '../../../../nodes/shared/jobs/plan';
import { fakeContext } from '../../fakeContext';
import { useFakeClock } from '../../fakeClock';
import { task as running } from './plans';

const START = Date.UTC(2026, 10, 21, 12);
const RESUME = 'https://n8n.example.com/webhook-waiting/9?signature=s';

const unstarted = (n: number): Task => ({
	itemIndex: n,
	jobType: 'video',
	state: 'unstarted',
	request: { method: 'POST', path: '/v3/videos', body: { n }, idempotencyKey: `k${n}` },
});
const planOf = (tasks: Task[], fields: Partial<WaitPlan> = {}): WaitPlan => ({
	nodeName: 'My Wait',
	tasks,
	startedAt: START,
	giveUpAt: START + 3_600_000,
	timeUp: 'fail',
	onError: 'continue',
	atOnce: 5,
	...fields,
});
const json = (plan: WaitPlan) => JSON.parse(JSON.stringify(plan)) as IDataObject;

/** HeyGen, at which every video has this status; new ones are accepted until `room` is used up. */
function heygen(status: string, room = 9) {
	return ({ method, url, qs, body }: IHttpRequestOptions) => {
		if (method === 'POST') {
			if (room-- <= 0) return { status: 429, body: { error: { code: 'rate_limit_exceeded' } } };
			return { body: { data: { video_id: `v${JSON.parse(String(body)).n}`, status: 'waiting' } } };
		}
		if (url.endsWith('/statuses')) {
			const ids = String(qs!.video_ids).split(',');
			return { body: { data: ids.map((id) => ({ video_id: id, status })) } };
		}
		const id = url.split('/').pop()!;
		return { body: { data: { id, status, video_url: `https://files/${id}.mp4` } } };
	};
}

async function step(plan: WaitPlan, status: string, room?: number, memory: IDataObject = {}) {
	const { context, requests } = fakeContext({
		inputs: [{ json: json(plan) }],
		memory,
		resumeUrl: RESUME,
		baseUrl: 'https://api.heygen.com',
		answers: heygen(status, room),
	});
	const items = await runChildStep(context, 'advance');
	return { items, memory: memory as { plan?: WaitPlan; progress?: IDataObject }, requests };
}

beforeEach(() => void useFakeClock(START + 60_000));
afterEach(() => jest.restoreAllMocks());

describe('a look at the jobs', () => {
	it('shows each job and what the run waits for', async () => {
		const { items, memory } = await step(planOf([running(0), running(1)]), 'processing');
		const progress = {
			settled: false,
			jobs: 2,
			waiting_for: 2,
			not_started: 0,
			waiting_since: '2026-11-21T12:00:00.000Z',
			next_look_at: '2026-11-21T12:02:05.000Z',
			next_look_seconds: 65,
			heygen_can_call: true,
			gives_up_at: '2026-11-21T13:00:00.000Z',
		};
		const job = (id: string) => ({ job_id: id, status: 'processing', wait: progress });
		expect(items).toMatchObject([
			{ json: job('v0'), pairedItem: { item: 0 } },
			{ json: job('v1'), pairedItem: { item: 1 } },
		]);
		expect(memory.progress).toEqual(progress);
	});

	it('is settled when all jobs have ended', async () => {
		const { items, memory } = await step(planOf([running(0), running(1)]), 'completed');
		expect(memory.progress).toMatchObject({ settled: true, jobs: 2, waiting_for: 0 });
		expect(items.map(({ json: { status, error } }) => [status, error])).toEqual([
			['completed', undefined],
			['completed', undefined],
		]);
		expect(memory.plan!.tasks.map(({ state }) => state)).toEqual(['completed', 'completed']);
	});

	it('is settled when time is up', async () => {
		const plan = planOf([running(0)], { giveUpAt: START + 60_000, timeUp: 'passOn' });
		expect((await step(plan, 'processing')).memory.progress!.settled).toBe(true);
	});

	it('is settled when a job has failed and the run is to stop', async () => {
		const plan = planOf([running(0), running(1)], { onError: 'stop' });
		expect((await step(plan, 'failed')).memory.progress!.settled).toBe(true);
	});

	it('starts what is still to be started, to be called back at the place where it sleeps', async () => {
		const { memory, requests } = await step(planOf([unstarted(0), unstarted(1)]), 'x', 1);
		expect(JSON.parse(String(requests[0].body))).toEqual({ n: 0, callback_url: RESUME });
		expect(memory.progress).toMatchObject({ waiting_for: 2, not_started: 1 });
	});

	it('goes on from what it remembers, whatever comes in after a callback', async () => {
		const memory: IDataObject = {};
		await step(planOf([running(0)]), 'processing', 0, memory);
		const { context } = fakeContext({
			inputs: [{ json: { body: { event: 'forged' }, tasks: [], settled: true } }],
			memory,
			answers: heygen('completed'),
		});
		const items = await runChildStep(context, 'advance');
		expect(items).toMatchObject([{ json: { job_id: 'v0', status: 'completed' } }]);
		expect(memory.progress).toMatchObject({ settled: true, jobs: 1, waiting_for: 0 });
		expect(JSON.parse(JSON.stringify(memory))).toEqual(memory);
	});
});

describe('a look for a run that was stopped meanwhile', () => {
	const cancelled = { resultData: { runData: {}, error: { message: 'cancelled' } as never } };
	const asleep = { resultData: { runData: {} } };
	const look = async (fakes: Parameters<typeof fakeContext>[0], memory: IDataObject) => {
		const { context, requests } = fakeContext({ memory, answers: heygen('completed'), ...fakes });
		const items = await runChildStep(context, 'advance');
		const plan = memory.plan as unknown as WaitPlan;
		return { items, requests, plan, progress: memory.progress as IDataObject };
	};
	const slept = () => ({
		plan: json(planOf([running(0), unstarted(1)], { parentExecutionId: '7' })),
	});

	it.each([
		['stopped', { '7': cancelled }],
		['deleted', {}],
	])('asks HeyGen nothing more when it was %s, and ends', async (_, executions) => {
		const { items, requests, plan, progress } = await look({ executions }, slept());
		expect(requests).toEqual([]);
		expect(progress).toMatchObject({
			settled: true,
			hint: 'The run that waited was stopped or deleted',
		});
		expect(items).toMatchObject([
			{ json: { job_id: 'v0', status: 'processing', is_finished: false } },
			{ json: { job_id: null, status: 'processing' } },
		]);
		const { context, requests: later } = fakeContext({
			expressions: {
				'{{ $node["HeyGen Jobs"].context.plan }}': { ...plan, onError: 'stop', download: {} },
			},
		});
		expect(await runChildStep(context, 'outcome')).toHaveLength(2);
		expect(later).toEqual([]);
	});

	it.each([
		['the run still sleeps', { executions: { '7': asleep } }],
		['n8n cannot read the run', { executions: { '7': new Error('no database') } }],
		['n8n is too old to say', {}],
	])('goes on as usual when %s', async (_, fakes) => {
		const { requests, plan } = await look(fakes, slept());
		expect(requests.map(({ method }) => method)).toEqual(['GET', 'POST']);
		expect(plan).toMatchObject({ abandoned: false, tasks: [{ state: 'completed' }, {}] });
	});

	it('does not ask for the run before it has slept', async () => {
		const plan = planOf([running(0)], { parentExecutionId: '7' });
		const inputs = [{ json: json(plan) }];
		const { requests } = await look({ executions: {}, inputs }, {});
		expect(requests).toHaveLength(1);
	});
});

describe('what a killed server leaves behind', () => {
	const woken = async (onError: WaitPlan['onError']) => {
		const done = {
			...running(0),
			state: 'completed' as const,
			resource: { id: 'v0', video_url: 'https://files/v0.mp4' },
		};
		const { context } = fakeContext({
			expressions: {
				'{{ $node["HeyGen Jobs"].context.plan }}': json(planOf([done, running(1)], { onError })),
			},
		});
		return await runChildStep(context, 'woken');
	};

	it('is an item per job that says how far it is known', async () => {
		expect(await woken('continue')).toMatchObject([
			{ json: { job_id: 'v0', status: 'completed', video_url: 'https://files/v0.mp4' } },
			{
				json: {
					job_id: 'v1',
					status: 'processing',
					is_finished: false,
					error: 'n8n has not seen the end of this job',
				},
			},
		]);
	});

	it('leaves by the error output where there is one', async () => {
		const [, open] = await woken('errorOutput');
		expect(Object.keys(open.json)).toEqual(['error', 'message', 'details']);
		expect(open.json.details).toMatchObject({ job_id: 'v1', status: 'processing' });
	});
});

describe('the outcome', () => {
	const outcome = async (plan: WaitPlan) => {
		const { context } = fakeContext({
			node: { name: 'Outcome' },
			expressions: { '{{ $node["HeyGen Jobs"].context.plan }}': json(plan) },
		});
		return await runChildStep(context, 'outcome');
	};
	const failure = { code: 'bad', message: 'no', advice: 'change it' };

	it('is one item per job, in order', async () => {
		const done = { ...running(3), state: 'completed' as const, resource: { id: 'v3' } };
		const bad = { ...running(4), state: 'failed' as const, failure };
		expect(await outcome(planOf([done, bad]))).toMatchObject([
			{ json: { id: 'v3', status: 'completed' }, pairedItem: { item: 3 } },
			{ json: { job_id: 'v4', error: 'no', message: 'change it' }, pairedItem: { item: 4 } },
		]);
	});

	it('is an error in the name of the node that waits, where the run is to stop', async () => {
		const bad = { ...running(0), state: 'failed' as const, failure };
		await expect(outcome(planOf([bad], { onError: 'stop' }))).rejects.toMatchObject({
			message: 'no',
			node: { name: 'My Wait' },
		});
	});
});
