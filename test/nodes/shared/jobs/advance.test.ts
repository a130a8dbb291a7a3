import type { IHttpRequestOptions } from 'n8n-workflow';
import { clock, pause } from '../../../../nodes/shared/clock';
import { advance } from '../../../../nodes/shared/jobs/advance';
import { isSettled } from '../../../../nodes/shared/jobs/plan';
import { fakeContext } from '../../fakeContext';
import { useFakeClock } from '../../fakeClock';
import { MINUTE, planOf, task, unstarted } from './plans';

/** HeyGen with these videos; every other id is unknown to it. */
function heygen(videos: Record<string, object>) {
	return ({ url, qs }: IHttpRequestOptions) => {
		if (url.endsWith('/statuses')) {
			const ids = String(qs!.video_ids).split(',');
			const data = ids.map((id) => ({
				video_id: id,
				status: 'not_found',
				...(videos[id] as object),
			}));
			return { body: { data } };
		}
		const id = url.split('/').pop()!;
		if (videos[id]) return { body: { data: { id, ...videos[id] } } };
		return {
			status: 404,
			body: { error: { code: 'video_not_found', message: 'Video not found' } },
		};
	};
}

const done = (id: string) => ({
	status: 'completed',
	video_url: `https://files/${id}.mp4`,
	duration: 4,
});

beforeEach(() => void useFakeClock());
afterEach(() => jest.restoreAllMocks());

describe('a round of waiting', () => {
	it('asks for one job with one request', async () => {
		const { context, requests } = fakeContext({ answers: heygen({ v0: done('v0') }) });
		const plan = planOf([task(0)]);
		await advance(context, plan);
		expect(requests.map(({ url }) => url)).toEqual(['https://api.example.com/v3/videos/v0']);
		expect(plan.tasks[0]).toMatchObject({ state: 'completed', resource: done('v0') });
		expect(isSettled(plan)).toBe(true);
	});

	it('asks for 250 jobs with three bulk requests, and for details only of those that ended', async () => {
		const videos = Object.fromEntries(
			Array.from({ length: 250 }, (_, i) => [
				`v${i}`,
				i === 120 ? done('v120') : { status: 'processing' },
			]),
		);
		const { context, requests } = fakeContext({ answers: heygen(videos) });
		const plan = planOf(Array.from({ length: 250 }, (_, i) => task(i)));
		await advance(context, plan);
		const paths = requests.map(({ url }) => new URL(url).pathname);
		expect(paths.filter((p) => p === '/v3/videos/statuses')).toHaveLength(3);
		expect(paths.filter((p) => p !== '/v3/videos/statuses')).toEqual(['/v3/videos/v120']);
		expect(plan.tasks.filter(({ state }) => state === 'in_progress')).toHaveLength(249);
	});

	it.each([
		'waiting',
		'pending',
		'processing',
		'generating',
		'queued',
		'a word nobody has seen',
		'',
	])("takes the status '%s' as in progress", async (status) => {
		const { context } = fakeContext({ answers: heygen({ v0: { status } }) });
		const plan = planOf([task(0)]);
		await advance(context, plan);
		expect(plan.tasks[0].state).toBe('in_progress');
	});

	it("keeps HeyGen's code and words of a failed video and says what to do", async () => {
		const code = 'MOVIO_PAYMENT_INSUFFICIENT_CREDIT';
		const failed = {
			status: 'failed',
			failure_code: code,
			failure_message: 'Insufficient credit.',
		};
		const { context } = fakeContext({ answers: heygen({ v0: failed }) });
		const plan = planOf([task(0)]);
		await advance(context, plan);
		expect(plan.tasks[0]).toMatchObject({
			state: 'failed',
			failure: {
				code,
				message: 'HeyGen could not make the video: Insufficient credit.',
				advice: expect.stringContaining('API wallet'),
			},
		});
	});

	it('asks again for a URL that is not there yet', async () => {
		const answers = [
			{ body: { data: { id: 'v0', status: 'completed', video_url: null } } },
			{ body: { data: { id: 'v0', ...done('v0') } } },
		];
		const { context } = fakeContext({ answers });
		const plan = planOf([task(0)]);
		await advance(context, plan);
		expect(plan.tasks[0].resource?.video_url).toBe('https://files/v0.mp4');
	});

	it('changes nothing when HeyGen has passing trouble', async () => {
		const { context } = fakeContext({ answers: () => ({ status: 502, body: '<html></html>' }) });
		const plan = planOf([task(0), task(1)]);
		await advance(context, plan);
		expect(plan.tasks.map(({ state }) => state)).toEqual(['in_progress', 'in_progress']);
	});

	it('ends jobs that cannot be asked about because the key is refused', async () => {
		const { context } = fakeContext({ answers: () => ({ status: 401, body: {} }) });
		const plan = planOf([task(0)]);
		await advance(context, plan);
		expect(plan.tasks[0]).toMatchObject({ state: 'failed', failure: { httpStatus: 401 } });
	});

	it('fails an id that HeyGen does not know at once', async () => {
		const { context } = fakeContext({ answers: heygen({}) });
		const plan = planOf([task(0)]);
		await advance(context, plan);
		expect(plan.tasks[0].failure).toMatchObject({
			code: 'video_not_found',
			message: "HeyGen knows no video with the ID 'v0'",
		});
	});

	it('gives a video that it has just started a minute to turn up', async () => {
		const { context } = fakeContext({ answers: heygen({}) });
		const plan = planOf([{ ...unstarted(0), state: 'in_progress', jobId: 'v0' }]);
		await advance(context, plan);
		expect(plan.tasks[0].state).toBe('in_progress');
		await clock.sleep(MINUTE);
		await advance(context, plan);
		expect(plan.tasks[0].state).toBe('failed');
	});

	it('does not let one bad id take the others down', async () => {
		const good = heygen({ v0: done('v0') });
		const { context } = fakeContext({
			answers: (request) =>
				request.url.endsWith('/statuses')
					? { status: 400, body: { error: { code: 'invalid_parameter', message: 'bad id' } } }
					: good(request),
		});
		const plan = planOf([task(0), task(1, { jobId: '???' })]);
		await advance(context, plan);
		expect(plan.tasks.map(({ state }) => state)).toEqual(['completed', 'failed']);
	});
});

describe('a look that says nothing about the job', () => {
	it.each([
		['an error without a code in a 200', 200, { error: { message: 'Something' } }],
		['a conflict', 409, { error: { code: 'conflict', message: 'Conflict' } }],
		["a firewall's page", 403, '<html>No</html>'],
	])('changes nothing: %s', async (_, status, body) => {
		const plan = planOf([task(0)]);
		await advance(fakeContext({ answers: () => ({ status, body }) }).context, plan);
		expect(plan.tasks[0]).toMatchObject({
			state: 'in_progress',
			failure: { code: expect.any(String) },
		});
	});

	it('gives a batch a minute to turn up', async () => {
		const answers = () => ({
			status: 404,
			body: { error: { code: 'not_found', message: 'None' } },
		});
		const member = (index: number) =>
			unstarted(index, { state: 'in_progress', batch: { id: 'b1', index } });
		const plan = planOf([member(0), member(1)]);
		await advance(fakeContext({ answers }).context, plan);
		expect(plan.tasks.map(({ state }) => state)).toEqual(['in_progress', 'in_progress']);
		await pause(MINUTE);
		await advance(fakeContext({ answers }).context, plan);
		expect(plan.tasks[0].failure?.message).toBe("HeyGen knows no batch with the ID 'b1'");
	});

	it('asks by itself for a job that the answer for many leaves out', async () => {
		const { context } = fakeContext({
			answers: (request) =>
				request.url.endsWith('/statuses')
					? { body: { data: [{ video_id: 'v1', status: 'processing' }] } }
					: heygen({ v0: done('v0') })(request),
		});
		const plan = planOf([task(0), task(1)]);
		await advance(context, plan);
		expect(plan.tasks.map(({ state }) => state)).toEqual(['completed', 'in_progress']);
	});
});

describe('starting jobs', () => {
	const full = {
		status: 429,
		body: { error: { code: 'rate_limit_exceeded', message: 'Too many' } },
	};

	it('sends each request once, with the callback, and notes the ids', async () => {
		let n = 0;
		const { context, requests } = fakeContext({
			answers: () => ({ body: { data: { video_id: `new${n++}`, status: 'waiting' } } }),
		});
		const plan = planOf([unstarted(0), unstarted(1)]);
		await advance(context, plan, 'https://n8n.example.com/w');
		expect(requests.map(({ body }) => JSON.parse(String(body)))).toEqual([
			{ n: 0, callback_url: 'https://n8n.example.com/w' },
			{ n: 1, callback_url: 'https://n8n.example.com/w' },
		]);
		expect(plan.tasks.map(({ jobId }) => jobId)).toEqual(['new0', 'new1']);
	});

	it('keeps what HeyGen has no room for until a job has ended', async () => {
		let room = 1;
		const { context } = fakeContext({
			answers: (request) => {
				if (request.method === 'GET') return heygen({ new0: done('new0') })(request);
				if (room === 0) return full;
				room--;
				return { body: { data: { video_id: 'new0', status: 'waiting' } } };
			},
		});
		const plan = planOf([unstarted(0), unstarted(1)], { atOnce: 1 });
		await advance(context, plan);
		expect(plan.tasks.map(({ state }) => state)).toEqual(['in_progress', 'unstarted']);
		room = 1;
		await advance(context, plan);
		expect(plan.tasks.map(({ state }) => state)).toEqual(['completed', 'in_progress']);
	});

	it('fails the item that HeyGen refuses and starts the others', async () => {
		const { context } = fakeContext({
			answers: ({ body }) =>
				String(body).includes('0')
					? {
							status: 404,
							body: { error: { code: 'avatar_not_found', message: 'Avatar not found' } },
						}
					: { body: { data: { video_id: 'new1', status: 'waiting' } } },
		});
		const plan = planOf([unstarted(0), unstarted(1)]);
		await advance(context, plan);
		expect(plan.tasks.map(({ state }) => state)).toEqual(['failed', 'in_progress']);
		expect(plan.tasks[0].failure).toMatchObject({ code: 'avatar_not_found' });
	});
});

describe('when time is up', () => {
	const over = { giveUpAt: Date.UTC(2026, 10, 21, 12), startedAt: Date.UTC(2026, 10, 21, 11) };
	const answers = heygen({ v0: { status: 'processing' } });

	it('fails what is not finished', async () => {
		const plan = planOf([task(0)], { ...over, timeUp: 'fail' });
		await advance(fakeContext({ answers }).context, plan);
		expect(plan.tasks[0].failure).toMatchObject({
			code: 'wait_timeout',
			message: "The video 'v0' was not finished after 60 min",
		});
	});

	it("says so where it is the workflow's own timeout", async () => {
		const plan = planOf([task(0), unstarted(1)], { ...over, timeUp: 'fail', byWorkflow: true });
		await advance(fakeContext({ answers }).context, plan);
		expect(plan.tasks.map(({ failure }) => failure?.advice)).toEqual([
			expect.stringContaining("The workflow's own timeout"),
			expect.stringContaining("The workflow's own timeout"),
		]);
	});

	it('starts nothing more', async () => {
		const { context, requests } = fakeContext({ answers });
		const plan = planOf([unstarted(0)], over);
		await advance(context, plan);
		expect(plan.tasks[0].state).toBe('failed');
		expect(requests).toEqual([]);
	});

	it('or passes it on, but not what never started', async () => {
		const plan = planOf([task(0), unstarted(1)], { ...over, timeUp: 'passOn' });
		await advance(
			fakeContext({
				answers: (request) =>
					request.method === 'POST' ? { status: 503, body: '' } : answers(request),
			}).context,
			plan,
		);
		expect(plan.tasks.map(({ state }) => state)).toEqual(['in_progress', 'failed']);
	});

	it("closes a sleeping run while it would wake too late for the workflow's own timeout", async () => {
		const soon = { giveUpAt: Date.UTC(2026, 10, 21, 12) + 20_000, byWorkflow: true as const };
		const sleeping = planOf([task(0)], { ...soon, parentExecutionId: '7' });
		const inside = planOf([task(0)], soon);
		for (const plan of [sleeping, inside]) await advance(fakeContext({ answers }).context, plan);
		expect([sleeping, inside].map(({ tasks }) => tasks[0].state)).toEqual([
			'failed',
			'in_progress',
		]);
	});
});
