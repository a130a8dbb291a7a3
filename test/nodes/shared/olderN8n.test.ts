import { errorJson } from '../../../nodes/shared/jobs/outcome';
import type { Task } from '../../../nodes/shared/jobs/plan';
import { waitForTasks } from '../../../nodes/shared/jobs/wait';
import { fakeContext } from '../fakeContext';
import { useFakeClock } from '../fakeClock';

jest.mock('n8n-workflow', () => ({
	...jest.requireActual<object>('n8n-workflow'),
	WAIT_FOR_SUB_EXECUTION: undefined,
}));

afterEach(() => jest.restoreAllMocks());

describe('an n8n that forgets sleeping runs', () => {
	it('lets the run wait inside, and a hint says why', async () => {
		useFakeClock();
		const { context, hints, children } = fakeContext({
			mode: 'webhook',
			workflowId: 'w1',
			child: () => ({ executionId: '78', data: [null] }),
			answers: [{ body: { data: { id: 'v0', status: 'completed', video_url: 'https://f/v0' } } }],
		});
		const task: Task = { itemIndex: 0, jobType: 'video', state: 'in_progress', jobId: 'v0' };
		const items = await waitForTasks(context, [task], {
			giveUpAfterMs: 600_000,
			timeUp: 'fail',
			onError: 'continue',
			atOnce: 5,
		});
		expect(items).toMatchObject([{ json: { job_id: 'v0', status: 'completed' } }]);
		expect(children).toEqual([]);
		expect(hints).toEqual([expect.stringMatching(/n8n 2\.41/)]);
	});

	const failure = { code: 'bad', message: 'No video', advice: 'Change it.' };

	it('gets items for the error output that it moves there', () => {
		expect(errorJson(failure, 'errorOutput', { job_id: 'v0', status: 'failed' })).toEqual({
			error: 'No video',
			message: 'Change it. Code: bad · Job ID: v0',
		});
		expect(errorJson({ ...failure, advice: '' }, 'errorOutput', { job_id: null })).toEqual({
			error: 'No video',
			message: 'Code: bad',
		});
	});

	it('gets the fields of the job in items that go on', () => {
		expect(errorJson(failure, 'continue', { job_id: 'v0' })).toEqual({
			job_id: 'v0',
			error: 'No video',
			message: 'Change it.',
		});
	});
});
