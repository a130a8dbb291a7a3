import {
	NodeApiError,
	type ExecuteWorkflowData,
	type IHttpRequestOptions,
	type INodeExecutionData,
	type IWorkflowBase,
	type WorkflowExecuteMode,
} from 'n8n-workflow';
import { clock } from '../../../../nodes/shared/clock';
import type { OnError, Task, WaitSettings } from '../../../../nodes/shared/jobs/plan';
import { waitForTasks } from '../../../../nodes/shared/jobs/wait';
import { fakeContext } from '../../fakeContext';
import { useFakeClock } from '../../fakeClock';
import { task as running } from './plans';

const START = Date.UTC(2026, 10, 21, 12);
const INPUTS = [{ json: { n: 0 } }, { json: { n: 1 } }];

const refused = (itemIndex: number): Task => ({
	itemIndex,
	jobType: 'video',
	state: 'failed',
	endedAt: START,
	failure: { code: 'invalid_input', message: 'The script is empty', advice: 'Write one' },
});
const settings = (onError: OnError = 'continue', fields: Partial<WaitSettings> = {}) => ({
	giveUpAfterMs: 600_000,
	timeUp: 'fail' as const,
	onError,
	atOnce: 5,
	...fields,
});

/** HeyGen, at which every video is done at `doneAt`. */
function heygen(doneAt: number) {
	return ({ url, qs }: IHttpRequestOptions) => {
		const status = clock.now() >= doneAt ? 'completed' : 'processing';
		if (url.endsWith('/statuses')) {
			const ids = String(qs!.video_ids).split(',');
			return { body: { data: ids.map((id) => ({ video_id: id, status })) } };
		}
		const id = url.split('/').pop()!;
		return { body: { data: { id, status, video_url: `https://files/${id}.mp4` } } };
	};
}

const answered = (fields: Partial<ExecuteWorkflowData>) => (): ExecuteWorkflowData => ({
	executionId: '78',
	data: [null],
	...fields,
});

let sleeps: number[];
beforeEach(() => ({ sleeps } = useFakeClock(START)));
afterEach(() => jest.restoreAllMocks());

describe('a run that waits inside', () => {
	it.each<[string, { mode?: WorkflowExecuteMode; workflowId?: string; isTool?: boolean }, string]>([
		['started by hand', { mode: 'manual', workflowId: 'w1' }, 'Started by hand'],
		['started by the chat of the editor', { mode: 'chat', workflowId: 'w1' }, 'Started by hand'],
		['started by the command line', { mode: 'cli', workflowId: 'w1' }, 'Started by hand'],
		['of an evaluation', { mode: 'evaluation', workflowId: 'w1' }, 'Started by hand'],
		['of an unsaved workflow', { mode: 'trigger', workflowId: '' }, 'Save the workflow'],
		['as a tool', { mode: 'webhook', workflowId: 'w1', isTool: true }, 'As a tool of an agent'],
	])('is one %s, and a hint says why', async (_, how, hint) => {
		const { context, hints, children } = fakeContext({
			...how,
			resumeUrl: 'https://n8n.example.com/w',
			child: answered({}),
			answers: heygen(START),
		});
		const items = await waitForTasks(context, [running(0)], settings());
		expect(items).toMatchObject([{ json: { job_id: 'v0', status: 'completed' } }]);
		expect(hints).toEqual([expect.stringContaining(hint)]);
		expect(children).toEqual([]);
	});

	it('says beforehand that HeyGen will not be able to call', async () => {
		const { context, hints } = fakeContext({
			mode: 'manual',
			workflowId: 'w1',
			resumeUrl: 'http://localhost:5678/webhook-waiting/77',
			answers: heygen(START),
		});
		await waitForTasks(context, [running(0)], settings());
		expect(hints).toEqual([
			expect.stringContaining('Started by hand'),
			expect.stringMatching(/^HeyGen cannot call n8n at http:\/\/localhost:5678,.*WEBHOOK_URL/),
		]);
	});

	it.each([
		[64_999, 0],
		[65_000, 1],
	])('is one that has %i ms, which may be too short to sleep', async (giveUpAfterMs, slept) => {
		const { context, hints, children } = fakeContext({
			mode: 'trigger',
			workflowId: 'w1',
			child: answered({ waitTill: new Date(START + 65_000) }),
			answers: heygen(START),
		});
		await waitForTasks(context, [running(0)], settings('continue', { giveUpAfterMs }));
		expect(children).toHaveLength(slept);
		expect(hints).toEqual(slept ? [] : [expect.stringContaining('too short to sleep')]);
	});

	it.each<[string, number[]]>([
		['several jobs of one item', [0, 0, 0]],
		['several jobs of one item among others', [0, 1, 1, 2]],
		['a job less than items before it', [1, 2]],
		['jobs in another order', [1, 0]],
	])('has %s, which n8n would pair by position after a sleep', async (_, itemIndexes) => {
		const { context, hints, children } = fakeContext({
			mode: 'trigger',
			workflowId: 'w1',
			resumeUrl: 'https://n8n.example.com/w',
			child: answered({}),
			answers: heygen(START),
		});
		const items = await waitForTasks(
			context,
			itemIndexes.map((n) => running(n)),
			settings(),
		);
		expect(items.map(({ pairedItem }) => pairedItem)).toEqual(
			itemIndexes.map((item) => ({ item })),
		);
		expect(hints).toEqual([expect.stringContaining('put HeyGen Wait behind this node')]);
		expect(children).toEqual([]);
	});

	const byHand = { mode: 'manual' as const, workflowId: 'w1' };

	it('looks again and again until the jobs have ended', async () => {
		const { context } = fakeContext({ ...byHand, answers: heygen(START + 70_000) });
		const items = await waitForTasks(context, [running(1), running(0)], settings());
		expect(items.map(({ json, pairedItem }) => [json.job_id, json.status, pairedItem])).toEqual([
			['v1', 'completed', { item: 1 }],
			['v0', 'completed', { item: 0 }],
		]);
		expect(sleeps).toEqual([...Array.from({ length: 12 }, () => 5000), 10_000]);
		expect(items[0].json.waited_seconds).toBe(70);
	});

	it('sends no callback address, since nobody sleeps there', async () => {
		const { context, requests } = fakeContext({
			...byHand,
			resumeUrl: 'https://n8n.example.com/w',
			answers: (request) =>
				request.method === 'POST'
					? { body: { data: { video_id: 'v0', status: 'waiting' } } }
					: heygen(START)(request),
		});
		const request = { method: 'POST' as const, path: '/v3/videos', body: { n: 0 } };
		const task: Task = { itemIndex: 0, jobType: 'video', state: 'unstarted', request };
		await waitForTasks(context, [task], settings());
		expect(requests[0].body).toBe('{"n":0}');
	});

	it.each([
		['fail', 'failed', 'wait_timeout'],
		['passOn', 'processing', null],
	] as const)('looks a last time when time is up, and then: %s', async (timeUp, status, code) => {
		const { context } = fakeContext({ ...byHand, answers: heygen(Infinity) });
		const [{ json }] = await waitForTasks(
			context,
			[running(0)],
			settings('continue', { timeUp, giveUpAfterMs: 12_000 }),
		);
		expect(json).toMatchObject({ status, failure_code: code, waited_seconds: 12 });
		expect(sleeps).toEqual([5000, 5000, 2000]);
	});

	it('ends at the first failure where the node is to stop', async () => {
		const { context, requests } = fakeContext({
			...byHand,
			answers: ({ url }) => ({
				body: url.endsWith('/statuses')
					? {
							data: [
								{ video_id: 'v0', status: 'processing' },
								{ video_id: 'v1', status: 'failed' },
							],
						}
					: { data: { id: 'v1', status: 'failed', failure_code: 'bad' } },
			}),
		});
		await expect(
			waitForTasks(context, [running(0), running(1)], settings('stop')),
		).rejects.toMatchObject({
			message: '[Item 1] HeyGen could not make the video: bad',
			context: { itemIndex: 1 },
		});
		expect(requests).toHaveLength(2);
		expect(sleeps).toEqual([]);
	});

	it('ends at once when the run is stopped', async () => {
		const stop = new AbortController();
		jest.spyOn(clock, 'sleep').mockImplementation(async () => {
			stop.abort();
			await new Promise(() => {});
		});
		const { context, requests } = fakeContext({
			...byHand,
			signal: stop.signal,
			answers: heygen(Infinity),
		});
		const [{ json }] = await waitForTasks(context, [running(0)], settings('stop'));
		expect(json).toMatchObject({ status: 'processing', failure_code: null });
		expect(requests).toHaveLength(1);
	});
});

const UNSEEN = 'n8n has not seen the end of this job';
const WAIT = { waiting_for: 1, next_look_at: '2026-11-21T12:01:05.000Z' };

describe('a run that sleeps', () => {
	const MODES: WorkflowExecuteMode[] = ['webhook', 'trigger', 'integrated', 'retry', 'error'];
	const production = { mode: 'trigger' as const, workflowId: 'w1', inputs: INPUTS };

	it.each(MODES)('is one of the mode %s', async (mode) => {
		const { context, children, hints, requests } = fakeContext({
			...production,
			mode,
			child: answered({ waitTill: new Date(START + 65_000) }),
		});
		await waitForTasks(context, [running(0)], settings());
		expect(children).toHaveLength(1);
		expect(hints).toEqual([]);
		expect(requests).toEqual([]);
	});

	it('hands its plan to a child that wakes it', async () => {
		const { context, children } = fakeContext({
			...production,
			node: { name: 'My Wait' },
			executionId: '77',
			child: answered({ waitTill: new Date(START + 65_000) }),
		});
		await waitForTasks(context, [running(0), running(1)], settings('errorOutput'));
		const [[workflow, input, callManager, options]] = children;
		expect((workflow.code as IWorkflowBase).name).toBe('My Wait: waiting for HeyGen');
		expect(workflow.id).toBeUndefined();
		expect(input).toEqual([
			{
				json: {
					nodeName: 'My Wait',
					tasks: [running(0), running(1)],
					startedAt: START,
					giveUpAt: START + 600_000,
					timeUp: 'fail',
					onError: 'errorOutput',
					atOnce: 5,
					parentExecutionId: '77',
				},
			},
		]);
		expect(callManager).toBeUndefined();
		expect(options).toEqual({
			parentExecution: { executionId: '77', workflowId: 'w1', shouldResume: true },
		});
	});

	it.each([
		['continue', { job_id: 'v0', is_finished: false, error: UNSEEN, message: 'x', wait: WAIT }],
		[
			'error output',
			{ error: UNSEEN, message: 'x', details: { job_id: 'v0', is_finished: false, wait: WAIT } },
		],
	])(
		'shows what it waits for meanwhile, without the words for an accident (%s)',
		async (_, json) => {
			const { context } = fakeContext({
				...production,
				child: answered({ waitTill: new Date(START + 65_000), data: [[{ json }]] }),
			});
			const [item] = await waitForTasks(context, [running(0)], settings());
			expect(JSON.parse(JSON.stringify(item))).toEqual({
				json: { job_id: 'v0', is_finished: false, wait: WAIT },
				pairedItem: { item: 0 },
			});
		},
	);

	it('keeps its input meanwhile where n8n does not say', async () => {
		const { context } = fakeContext({
			...production,
			child: answered({ waitTill: new Date(START + 65_000), data: [] }),
		});
		expect(await waitForTasks(context, [running(0), running(1)], settings())).toBe(INPUTS);
	});

	it('goes on at once with the result of a child that did not have to sleep', async () => {
		const data: INodeExecutionData[][] = [
			[
				{ json: { job_id: 'v0' }, pairedItem: { item: 0 } },
				{ json: { job_id: 'v1' }, pairedItem: { item: 0 } },
			],
		];
		const { context } = fakeContext({ ...production, child: answered({ data }) });
		expect(await waitForTasks(context, [running(0), running(1)], settings())).toEqual([
			{ json: { job_id: 'v0' }, pairedItem: { item: 0 } },
			{ json: { job_id: 'v1' }, pairedItem: { item: 1 } },
		]);
	});

	it.each<[string, Partial<ExecuteWorkflowData>]>([
		['nothing', { data: [null] }],
		['no outputs', { data: [] }],
	])('says where to look when the child ends with %s', async (_, result) => {
		const { context } = fakeContext({ ...production, child: answered(result) });
		await expect(waitForTasks(context, [running(0)], settings())).rejects.toMatchObject({
			name: 'NodeOperationError',
			message: 'The wait for HeyGen ended without a result',
			description: 'Open execution 78 to see what happened in it',
		});
	});

	it('takes over the error of a child that failed before it slept', async () => {
		const childError = new NodeApiError(
			fakeContext({ node: { name: 'Outcome' } }).node,
			{ code: 'bad' },
			{ message: 'no video', description: 'change it', httpCode: '400', itemIndex: 1 },
		);
		const { context, node } = fakeContext({
			...production,
			node: { name: 'My Wait' },
			child: () => {
				throw childError;
			},
		});
		await expect(waitForTasks(context, [running(0)], settings('stop'))).rejects.toMatchObject({
			name: 'NodeApiError',
			message: 'no video',
			description: 'change it',
			httpCode: '400',
			node,
			context: { itemIndex: 1 },
		});
	});
});

describe('a run with nothing to wait for', () => {
	it.each([
		['no tasks', [], 'stop', []],
		['items that were all refused', [refused(0)], 'continue', ['The script is empty']],
	] as const)('ends at once: %s', async (_, tasks, onError, errors) => {
		const { context, requests } = fakeContext();
		const items = await waitForTasks(context, [...tasks], settings(onError));
		expect(items.map(({ json }) => json.error)).toEqual(errors);
		expect(requests).toEqual([]);
	});

	it('starts nothing where an item was refused and the run is to stop', async () => {
		const { context, requests } = fakeContext();
		const tasks = [running(0), refused(1)];
		await expect(waitForTasks(context, tasks, settings('stop'))).rejects.toMatchObject({
			message: '[Item 1] The script is empty',
			context: { itemIndex: 1 },
		});
		expect(requests).toEqual([]);
	});
});
