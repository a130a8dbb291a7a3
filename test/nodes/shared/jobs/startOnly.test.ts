import type { IHttpRequestOptions } from 'n8n-workflow';
import type { OnError, Task, WaitSettings } from '../../../../nodes/shared/jobs/plan';
import { startOnly } from '../../../../nodes/shared/jobs/startOnly';
import { fakeContext } from '../../fakeContext';
import { useFakeClock } from '../../fakeClock';
import { unstarted } from './plans';

const refused = (itemIndex: number): Task => ({
	itemIndex,
	jobType: 'video',
	state: 'failed',
	endedAt: 0,
	failure: { code: 'invalid_input', message: 'The script is empty', advice: 'Write one' },
});
const settings = (onError: OnError = 'continue', atOnce = 1): WaitSettings => ({
	giveUpAfterMs: 60_000,
	timeUp: 'fail',
	onError,
	atOnce,
});
const nOf = ({ body }: IHttpRequestOptions) => JSON.parse(String(body)).n as number;
const accepted = (request: IHttpRequestOptions) => ({
	body: { data: { video_id: `v${nOf(request)}`, status: 'waiting' } },
});
const FULL = {
	status: 429,
	body: { error: { code: 'rate_limit_exceeded', message: 'Too many videos' } },
};

let sleeps: number[];
beforeEach(() => ({ sleeps } = useFakeClock()));
afterEach(() => jest.restoreAllMocks());

describe('startOnly', () => {
	it.each([1, 5])('starts every job and hands on its handle, %i at once', async (atOnce) => {
		const { context, requests } = fakeContext({ answers: accepted });
		const tasks = [unstarted(0), unstarted(1, { input: { name: 'Ana', job_id: 'old' } })];
		expect(await startOnly(context, tasks, settings('stop', atOnce))).toEqual([
			{
				json: { video_id: 'v0', job_type: 'video', job_id: 'v0', status: 'waiting' },
				pairedItem: { item: 0 },
			},
			{
				json: { name: 'Ana', video_id: 'v1', job_type: 'video', job_id: 'v1', status: 'waiting' },
				pairedItem: { item: 1 },
			},
		]);
		expect(requests.map((request) => request.headers!['idempotency-key'])).toEqual(['k0', 'k1']);
		expect(requests.map(({ body }) => JSON.parse(String(body)))).toEqual([{ n: 0 }, { n: 1 }]);
	});

	it('calls a job at work where HeyGen says nothing about it', async () => {
		const { context } = fakeContext({ answers: [{ body: { data: { video_id: 'v0' } } }] });
		const [{ json }] = await startOnly(context, [unstarted(0)], settings());
		expect(json).toMatchObject({ job_id: 'v0', status: 'processing' });
	});

	it('has no items for no tasks', async () => {
		const { context, requests } = fakeContext();
		expect(await startOnly(context, [], settings('stop'))).toEqual([]);
		expect(requests).toEqual([]);
	});

	it('keeps an item that HeyGen refuses apart from the others', async () => {
		const { context } = fakeContext({
			answers: (request) =>
				nOf(request) === 1
					? { status: 404, body: { error: { code: 'avatar_not_found', message: 'No avatar' } } }
					: accepted(request),
		});
		const tasks = [unstarted(0), unstarted(1), unstarted(2)];
		const items = await startOnly(context, tasks, settings());
		expect(items.map(({ json }) => json.job_id)).toEqual(['v0', null, 'v2']);
		expect(items[1]).toMatchObject({
			json: {
				status: 'failed',
				failure_code: 'avatar_not_found',
				error: 'HeyGen: No avatar',
				message: expect.stringContaining('Pick the avatar'),
			},
			pairedItem: { item: 1 },
		});
	});

	it('keeps an item that was refused before apart from the others', async () => {
		const { context, requests } = fakeContext({ answers: accepted });
		const items = await startOnly(context, [refused(0), unstarted(1)], settings());
		expect(items.map(({ json }) => [json.status, json.error])).toEqual([
			['failed', 'The script is empty'],
			['waiting', undefined],
		]);
		expect(requests).toHaveLength(1);
	});

	it('sends nothing where an item was refused before and the run is to stop', async () => {
		const { context, requests } = fakeContext({ answers: accepted });
		await expect(startOnly(context, [refused(0), unstarted(1)], settings('stop'))).rejects.toThrow(
			'[Item 0] The script is empty',
		);
		expect(requests).toEqual([]);
	});

	it('names the item that was refused, not one that waited behind it', async () => {
		const { context, requests } = fakeContext({ answers: accepted });
		await expect(
			startOnly(context, [unstarted(0), refused(1), unstarted(2)], settings('stop')),
		).rejects.toMatchObject({
			message: '[Item 1] The script is empty',
			context: { itemIndex: 1 },
		});
		expect(requests).toEqual([]);
	});

	it('waits for room, and then says that there was none', async () => {
		const { context, requests } = fakeContext({
			answers: (request) => (nOf(request) === 0 ? accepted(request) : FULL),
		});
		const tasks = [unstarted(0), unstarted(1), unstarted(2)];
		const items = await startOnly(context, tasks, settings());
		expect(items.map(({ json }) => [json.status, json.failure_code, json.error])).toEqual([
			['waiting', undefined, undefined],
			['failed', 'rate_limit_exceeded', 'HeyGen: Too many videos'],
			[
				'failed',
				'rate_limit_exceeded',
				'HeyGen had no room for another video, so that this one was not requested',
			],
		]);
		expect(requests.map(nOf)).toEqual([0, ...Array.from({ length: 9 }, () => 1)]);
		expect(sleeps).toEqual([1000, 2000, 4000, 8000, 16_000, 30_000, 30_000, 30_000]);
	});

	it('goes on when room is made', async () => {
		let full = 2;
		const { context } = fakeContext({
			answers: (request) => (nOf(request) === 1 && full-- > 0 ? FULL : accepted(request)),
		});
		const items = await startOnly(context, [unstarted(0), unstarted(1)], settings('stop'));
		expect(items.map(({ json }) => json.job_id)).toEqual(['v0', 'v1']);
	});

	it('fails an item for which HeyGen names no job', async () => {
		const { context } = fakeContext({ answers: [{ body: { data: { status: 'waiting' } } }] });
		const [{ json }] = await startOnly(context, [unstarted(0)], settings());
		expect(json).toMatchObject({
			job_id: null,
			failure_code: 'no_job_id',
			error: 'HeyGen accepted the request, but named no job',
		});
	});
});
