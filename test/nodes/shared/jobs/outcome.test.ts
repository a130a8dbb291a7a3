import { errorJson, outcomeItems, outcomeJson } from '../../../../nodes/shared/jobs/outcome';
import type { OnError, Task, WaitPlan } from '../../../../nodes/shared/jobs/plan';
import { fakeContext } from '../../fakeContext';
import { useFakeClock } from '../../fakeClock';

const START = Date.UTC(2026, 10, 21, 12);
const { node } = fakeContext({ node: { name: 'Outcome' } });

const done = (itemIndex: number, fields: Partial<Task> = {}): Task => ({
	itemIndex,
	jobType: 'video',
	state: 'completed',
	jobId: `v${itemIndex}`,
	endedAt: START + 61_234,
	resource: {
		id: `v${itemIndex}`,
		status: 'completed',
		video_url: `https://files/${itemIndex}.mp4`,
		duration: 12.5,
		thumbnail_url: null,
	},
	...fields,
});
const failed = (itemIndex: number, fields: Partial<Task> = {}): Task => ({
	itemIndex,
	jobType: 'video',
	state: 'failed',
	jobId: `v${itemIndex}`,
	endedAt: START + 5000,
	resource: { id: `v${itemIndex}`, status: 'failed', failure_code: 'bad', failure_message: 'no' },
	failure: {
		code: 'bad',
		message: 'HeyGen could not make the video: no',
		advice: 'Change <it>',
		httpStatus: 400,
		requestId: 'r1',
		param: 'script',
	},
	...fields,
});
const planOf = (onError: OnError, ...tasks: Task[]): WaitPlan => ({
	nodeName: 'My Wait',
	tasks,
	startedAt: START,
	giveUpAt: START + 60_000,
	timeUp: 'fail',
	onError,
	atOnce: 1,
});

const DONE_0 = {
	id: 'v0',
	status: 'completed',
	video_url: 'https://files/0.mp4',
	duration: 12.5,
	thumbnail_url: null,
	job_type: 'video',
	job_id: 'v0',
	is_finished: true,
	failure_code: null,
	failure_message: null,
	waited_seconds: 61.2,
};
const FAILED_1 = {
	id: 'v1',
	status: 'failed',
	job_type: 'video',
	job_id: 'v1',
	is_finished: true,
	video_url: null,
	duration: null,
	failure_code: 'bad',
	failure_message: 'HeyGen could not make the video: no',
	waited_seconds: 5,
	request_id: 'r1',
};

function stop(...tasks: Task[]): unknown {
	try {
		return outcomeItems(node, planOf('stop', ...tasks));
	} catch (error) {
		return error;
	}
}

beforeEach(() => void useFakeClock(START + 90_000));
afterEach(() => jest.restoreAllMocks());

describe('the items', () => {
	it.each<OnError>(['stop', 'continue', 'errorOutput'])(
		'of jobs that ended well are the same with On Error %s',
		(onError) => {
			expect(outcomeItems(node, planOf(onError, done(0), done(2)))).toEqual([
				{ json: DONE_0, pairedItem: { item: 0 } },
				{
					json: { ...DONE_0, id: 'v2', job_id: 'v2', video_url: 'https://files/2.mp4' },
					pairedItem: { item: 2 },
				},
			]);
		},
	);

	it('carry the error beside their fields where the node continues', () => {
		expect(outcomeItems(node, planOf('continue', done(0), failed(1)))).toEqual([
			{ json: DONE_0, pairedItem: { item: 0 } },
			{
				json: {
					...FAILED_1,
					error: 'HeyGen could not make the video: no',
					message: 'Change <it>',
				},
				pairedItem: { item: 1 },
			},
		]);
	});

	it("have only the fields that n8n's error output allows, where the node has one", () => {
		expect(outcomeItems(node, planOf('errorOutput', done(0), failed(1)))).toEqual([
			{ json: DONE_0, pairedItem: { item: 0 } },
			{
				json: {
					error: 'HeyGen could not make the video: no',
					message: 'Change <it>',
					details: FAILED_1,
				},
				pairedItem: { item: 1 },
			},
		]);
	});

	it('are none for no jobs', () => expect(stop()).toEqual([]));

	it('of a job that never had an id or an answer are complete too', () => {
		const task = failed(0, { jobId: undefined, resource: undefined });
		task.failure = { code: 'invalid_input', message: 'The script is empty', advice: 'Write one' };
		expect(outcomeItems(node, planOf('continue', task))[0].json).toEqual({
			job_type: 'video',
			job_id: null,
			status: 'failed',
			is_finished: true,
			video_url: null,
			duration: null,
			failure_code: 'invalid_input',
			failure_message: 'The script is empty',
			waited_seconds: 5,
			request_id: null,
			error: 'The script is empty',
			message: 'Write one',
		});
	});
});

describe('a job that failed stops the run', () => {
	it('with an error that names the node, the way out, the field and the request', () => {
		expect(stop(failed(0))).toMatchObject({
			name: 'NodeApiError',
			message: 'HeyGen could not make the video: no',
			description: 'Change &lt;it&gt;<br>Field: script · Code: bad · Request ID: r1',
			httpCode: '400',
			node: { name: 'My Wait', id: 'node-1' },
			context: { itemIndex: 0, data: { job_id: 'v0', failure_code: 'bad' } },
		});
	});

	it('and says which item it was, and how many others are done', () => {
		expect(stop(done(0), failed(1), failed(2), done(3))).toMatchObject({
			message: '[Item 1] HeyGen could not make the video: no',
			description: expect.stringContaining(
				"Of the 3 other jobs, 2 finished: set the node's On Error to continue to keep them.",
			),
			context: { itemIndex: 1, data: { job_id: 'v1' } },
		});
	});

	it('also without an answer of HeyGen', () => {
		const failure = { code: 'invalid_input', message: 'The script is empty', advice: 'Write one' };
		expect(stop(failed(0, { failure, jobId: undefined }))).toMatchObject({
			message: 'The script is empty',
			description: 'Write one<br>Code: invalid_input',
			context: { data: { job_id: null, failure_code: 'invalid_input' } },
		});
	});
});

describe('outcomeJson', () => {
	const plan = planOf('stop');

	it.each<[Task['state'], string, boolean]>([
		['unstarted', 'processing', false],
		['in_progress', 'processing', false],
		['completed', 'completed', true],
		['failed', 'failed', true],
	])('calls the state %s %s', (state, status, finished) => {
		expect(outcomeJson(done(0, { state }), plan)).toMatchObject({
			status,
			is_finished: finished,
		});
	});

	it("replaces HeyGen's own words for being at work", () => {
		const task = done(0, { state: 'in_progress', resource: { id: 'v0', status: 'waiting' } });
		expect(outcomeJson(task, plan)).toMatchObject({
			status: 'processing',
			video_url: null,
			duration: null,
		});
	});

	it('tells passing trouble from failure', () => {
		const { failure } = failed(0);
		expect(outcomeJson(done(0, { state: 'in_progress', failure }), plan)).toMatchObject({
			failure_code: null,
			failure_message: null,
		});
	});

	it('counts the time up to now for a job without an end', () => {
		expect(outcomeJson(done(0, { endedAt: undefined }), plan).waited_seconds).toBe(90);
	});

	it.each([
		[START + 49, 0],
		[START + 50, 0.1],
		[START + 1949, 1.9],
	])('rounds the time to a tenth of a second', (endedAt, seconds) => {
		expect(outcomeJson(done(0, { endedAt }), plan).waited_seconds).toBe(seconds);
	});

	it("puts the job above HeyGen's fields, and both above the incoming ones", () => {
		const input = { name: 'Ana', id: 'lead', job_id: 'old', status: 'new' };
		expect(outcomeJson(done(0, { input }), plan)).toEqual({ ...DONE_0, name: 'Ana' });
	});
});

describe('errorJson', () => {
	const failure = { code: 'c', message: 'what happened', advice: 'what to do' };

	it.each<[OnError, object]>([
		['continue', { n: 1, error: 'what happened', message: 'what to do' }],
		['errorOutput', { error: 'what happened', message: 'what to do', details: { n: 1 } }],
	])('has the shape for %s', (onError, json) => {
		expect(errorJson(failure, onError, { n: 1 })).toEqual(json);
	});

	it('wins over fields of the same name', () => {
		expect(errorJson(failure, 'continue', { error: 'old', message: 'old' })).toEqual({
			error: 'what happened',
			message: 'what to do',
		});
	});
});
