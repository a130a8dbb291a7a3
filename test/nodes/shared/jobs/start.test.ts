import type { IHttpRequestOptions } from 'n8n-workflow';
import { advance } from '../../../../nodes/shared/jobs/advance';
import { outcomeItems } from '../../../../nodes/shared/jobs/outcome';
import { fakeContext } from '../../fakeContext';
import { useFakeClock } from '../../fakeClock';
import { planOf, unstarted } from './plans';

const REFUSED = { status: 400, body: { error: { code: 'bad', message: 'Bad' } } };
const LOST = new Error('socket hang up');
const bodyOf = ({ body }: IHttpRequestOptions) => JSON.parse(String(body));
const some = (count: number) => Array.from({ length: count }, (_, n) => unstarted(n));

/** A HeyGen that takes what `trouble` lets pass, and keeps every video that it was asked for. */
function heygen(trouble: (request: IHttpRequestOptions) => object | Error | undefined) {
	const made: number[] = [];
	const { context, requests } = fakeContext({
		answers: (request) => {
			if (request.method === 'GET') return { body: { data: [] } };
			const { videos } = bodyOf(request) as { videos?: Array<{ n: number }> };
			const answer = trouble(request);
			if (answer && !(answer instanceof Error)) return answer;
			const known = sent(requests, request) > 1;
			if (!known) made.push(...(videos ?? [bodyOf(request)]).map(({ n }) => n));
			if (answer) return answer;
			return { body: { data: videos ? { batch_id: 'b' } : { video_id: `v${made.at(-1)}` } } };
		},
	});
	return { context, requests, made };
}
const keyOf = (request: IHttpRequestOptions) => request.headers!['idempotency-key'];
const sent = (requests: IHttpRequestOptions[], request: IHttpRequestOptions) =>
	requests.filter((one) => keyOf(one) === keyOf(request)).length;

beforeEach(() => void useFakeClock());
afterEach(() => jest.restoreAllMocks());

describe('where the run stops at a failed job', () => {
	it('nothing is bought behind it, and the error names what goes on', async () => {
		const { context, made } = heygen((request) => (bodyOf(request).n === 1 ? REFUSED : undefined));
		const plan = planOf(some(10), { onError: 'stop', atOnce: 1 });
		await advance(context, plan);
		expect(made).toEqual([0]);
		let error: { message: string; description: string; context: { data: object } } | undefined;
		try {
			outcomeItems(context.getNode(), plan);
		} catch (thrown) {
			error = thrown as typeof error;
		}
		expect(error?.message).toBe('[Item 1] HeyGen: Bad');
		expect(error?.description).toContain(
			'Of the 9 other jobs, 1 go on at HeyGen and 8 were not started',
		);
		expect(error?.context.data).toMatchObject({ jobs_in_progress: ['v0'] });
	});

	it("the error keeps the item's number where n8n has words of its own for the trouble", async () => {
		const { context } = fakeContext({ answers: () => ({ body: {} }) });
		const failure = { code: 'x', message: 'connect ECONNREFUSED 127.0.0.1:9', advice: '' };
		const failed = unstarted(1, { state: 'failed', failure });
		expect(() =>
			outcomeItems(context.getNode(), planOf([unstarted(0), failed], { onError: 'stop' })),
		).toThrow('[Item 1] connect ECONNREFUSED 127.0.0.1:9');
	});
});

describe('batches', () => {
	const isBatch = ({ url }: IHttpRequestOptions) => url.endsWith('/batches');

	it('that are refused are started one by one, those whose answer was lost only as they were', async () => {
		const { context, requests, made } = heygen((request) => {
			if (!isBatch(request)) return undefined;
			return bodyOf(request).videos[0].n === 0 ? REFUSED : LOST;
		});
		const plan = planOf(some(250), { asBatch: true });
		await advance(context, plan);
		await advance(context, plan);
		expect(requests.filter((request) => !isBatch(request))).not.toEqual([]);
		for (const request of requests.filter(({ method }) => method === 'POST')) {
			if (!isBatch(request)) expect(bodyOf(request).n).toBeLessThan(100);
		}
		expect(made).toHaveLength(250);
		expect(new Set(made).size).toBe(250);
	});

	it('that are accepted without an ID are not asked for again', async () => {
		const { context, requests } = heygen((request) =>
			isBatch(request) ? { status: 202, body: { data: {} } } : undefined,
		);
		const plan = planOf(some(3), { asBatch: true });
		await advance(context, plan);
		expect(plan.tasks.map(({ failure }) => failure?.code)).toEqual(Array(3).fill('no_job_id'));
		expect(requests).toHaveLength(1);
	});

	it('leave out what has a key of its own, and what would be alone', async () => {
		const { context, requests } = heygen(() => undefined);
		const tasks = [...some(101), unstarted(101, { alone: true })];
		await advance(context, planOf(tasks, { asBatch: true }));
		expect(requests.map((request) => (isBatch(request) ? 'batch' : keyOf(request)))).toEqual([
			'batch',
			'k100',
			'k101',
		]);
	});
});

it('has no more than two sessions of the Video Agent under way, and the rest later', async () => {
	let session = 0;
	const { context } = fakeContext({
		answers: ({ method }) =>
			method === 'POST'
				? { body: { data: { session_id: `s${session++}`, status: 'thinking' } } }
				: { body: { data: { status: 'completed', video_id: 'v' } } },
	});
	const tasks = some(5).map((task) => ({ ...task, jobType: 'video_agent' as const }));
	const plan = planOf(tasks);
	const started = () => plan.tasks.filter(({ state }) => state !== 'unstarted').length;
	await advance(context, plan);
	expect(started()).toBe(2);
	await advance(context, plan);
	expect(started()).toBe(4);
});
