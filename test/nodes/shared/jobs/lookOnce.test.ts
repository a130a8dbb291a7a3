import type { IHttpRequestOptions } from 'n8n-workflow';
import { lookOnce } from '../../../../nodes/shared/jobs/lookOnce';
import type { OnError, Task, WaitSettings } from '../../../../nodes/shared/jobs/plan';
import { fakeContext } from '../../fakeContext';
import { useFakeClock } from '../../fakeClock';

const task = (itemIndex: number, fields: Partial<Task> = {}): Task => ({
	itemIndex,
	jobType: 'video',
	state: 'in_progress',
	jobId: `v${itemIndex}`,
	...fields,
});
const settings = (onError: OnError = 'continue'): WaitSettings => ({
	giveUpAfterMs: 60_000,
	timeUp: 'fail',
	onError,
	atOnce: 5,
});
const VIDEOS: Record<string, object> = {
	v0: { status: 'completed', video_url: 'https://files/0.mp4', duration: 4 },
	v1: { status: 'processing' },
	v2: { status: 'failed', failure_code: 'bad', failure_message: 'no' },
};

/** HeyGen with these videos. */
function heygen({ url, qs }: IHttpRequestOptions) {
	if (url.endsWith('/statuses')) {
		const ids = String(qs!.video_ids).split(',');
		const data = ids.map((id) => ({ video_id: id, status: 'not_found', ...VIDEOS[id] }));
		return { body: { data } };
	}
	const id = url.split('/').pop()!;
	return VIDEOS[id]
		? { body: { data: { id, ...VIDEOS[id] } } }
		: { status: 404, body: { error: { code: 'video_not_found', message: 'Not found' } } };
}

beforeEach(() => void useFakeClock());
afterEach(() => jest.restoreAllMocks());

describe('lookOnce', () => {
	it.each([
		[0, { status: 'completed', is_finished: true, video_url: 'https://files/0.mp4', duration: 4 }],
		[1, { status: 'processing', is_finished: false, video_url: null, failure_code: null }],
		[
			2,
			{
				status: 'failed',
				is_finished: true,
				failure_code: 'bad',
				failure_message: 'HeyGen could not make the video: no',
			},
		],
	])('tells how the job of video %i is', async (n, expected) => {
		for (const onError of ['stop', 'continue', 'errorOutput'] as const) {
			const { context, requests } = fakeContext({ answers: heygen });
			const items = await lookOnce(context, [task(n)], settings(onError));
			expect(items).toMatchObject([
				{
					json: { job_type: 'video', job_id: `v${n}`, waited_seconds: 0, ...expected },
					pairedItem: { item: n },
				},
			]);
			expect(items[0].json).not.toHaveProperty('error');
			expect(requests).toHaveLength(1);
		}
	});

	it('asks about many jobs at once and keeps their order', async () => {
		const { context, requests } = fakeContext({ answers: heygen });
		const items = await lookOnce(context, [task(2), task(1), task(0)], settings());
		expect(items.map(({ json, pairedItem }) => [json.status, pairedItem])).toEqual([
			['failed', { item: 2 }],
			['processing', { item: 1 }],
			['completed', { item: 0 }],
		]);
		expect(requests.map(({ url }) => new URL(url).pathname)).toEqual([
			'/v3/videos/statuses',
			'/v3/videos/v2',
			'/v3/videos/v0',
		]);
	});

	it('keeps the incoming fields that a task has', async () => {
		const { context } = fakeContext({ answers: heygen });
		const items = await lookOnce(context, [task(1, { input: { name: 'Ana' } })], settings());
		expect(items[0].json).toMatchObject({ name: 'Ana', status: 'processing' });
	});

	it('has no items for no tasks', async () => {
		const { context, requests } = fakeContext();
		expect(await lookOnce(context, [], settings('stop'))).toEqual([]);
		expect(requests).toEqual([]);
	});

	it('takes an id that HeyGen does not know for an error', async () => {
		const { context } = fakeContext({ answers: heygen });
		const items = await lookOnce(context, [task(9), task(0)], settings());
		expect(items.map(({ json }) => json.error)).toEqual([
			"HeyGen knows no video with the ID 'v9'",
			undefined,
		]);
		expect(items[0]).toMatchObject({
			json: { status: 'failed', failure_code: 'video_not_found' },
			pairedItem: { item: 0 + 9 },
		});
	});

	it("moves such an item to n8n's error output where the node has one", async () => {
		const { context } = fakeContext({ answers: heygen });
		const [{ json }] = await lookOnce(context, [task(9)], settings('errorOutput'));
		expect(Object.keys(json)).toEqual(['error', 'message', 'details']);
	});

	it.each([
		['has trouble', { status: 503, body: {} }],
		['answers in HTML', { status: 200, body: '<html></html>' }],
		['refuses the key', { status: 401, body: {} }],
	])('says that nobody could be asked where HeyGen %s', async (_, answer) => {
		const { context } = fakeContext({ answers: () => answer });
		const items = await lookOnce(context, [task(0), task(1)], settings());
		expect(items.map(({ json }) => [json.status, typeof json.error])).toEqual([
			['failed', 'string'],
			['failed', 'string'],
		]);
	});

	it('keeps an item that was refused before at its place', async () => {
		const failure = { code: 'invalid_input', message: 'The job ID is empty', advice: 'Drag it' };
		const { context } = fakeContext({ answers: heygen });
		const tasks = [task(0), task(1, { state: 'failed', jobId: undefined, failure })];
		const items = await lookOnce(context, tasks, settings());
		expect(items.map(({ json }) => json.error)).toEqual([undefined, 'The job ID is empty']);
		expect(items[1].json).toMatchObject({ message: 'Drag it', job_id: null });
	});

	it('stops the run where an id is unknown and the node is to stop', async () => {
		const { context } = fakeContext({ answers: heygen });
		await expect(lookOnce(context, [task(9)], settings('stop'))).rejects.toMatchObject({
			name: 'NodeApiError',
			message: "HeyGen knows no video with the ID 'v9'",
			httpCode: '404',
			context: { itemIndex: 9 },
		});
	});

	it('says which of several items it was, and how many others are done', async () => {
		const { context } = fakeContext({ answers: heygen });
		const tasks = [task(0), task(1), task(9)];
		await expect(lookOnce(context, tasks, settings('stop'))).rejects.toMatchObject({
			message: "[Item 9] HeyGen knows no video with the ID 'v9'",
			description: expect.stringContaining('Of the 2 other jobs, 1 finished'),
		});
	});
});
