import { NodeOperationError } from 'n8n-workflow';
import { keepInput, toTasks } from '../../../../nodes/shared/jobs/tasks';
import { fakeContext } from '../../fakeContext';
import { useFakeClock } from '../../fakeClock';

const REQUEST = { method: 'POST' as const, path: '/v3/videos', body: { a: 1 } };
const { node } = fakeContext();

afterEach(() => jest.restoreAllMocks());

describe('toTasks', () => {
	it('makes a task of every item, in order', async () => {
		const tasks = await toTasks(3, 2, (item) =>
			item === 1 ? { jobType: 'video', jobId: 'v1' } : { jobType: 'video', request: REQUEST },
		);
		expect(tasks).toEqual([
			{ itemIndex: 0, state: 'unstarted', jobType: 'video', request: REQUEST },
			{ itemIndex: 1, state: 'in_progress', jobType: 'video', jobId: 'v1' },
			{ itemIndex: 2, state: 'unstarted', jobType: 'video', request: REQUEST },
		]);
	});

	it('makes none of no items', async () => {
		expect(await toTasks(0, 2, () => ({ jobType: 'video', jobId: 'v' }))).toEqual([]);
	});

	it.each<[string, unknown, string, string]>([
		[
			'with advice',
			new NodeOperationError(node, 'The script is empty', { description: 'Write one' }),
			'The script is empty',
			'Write one',
		],
		['without advice', new NodeOperationError(node, 'It is empty'), 'It is empty', ''],
		['by an error of the expression', new Error("Can't get data"), "Can't get data", ''],
		['by something that is no error', 'no', 'no', ''],
	])('keeps the place of an item that is refused %s', async (_, error, message, advice) => {
		const { now } = useFakeClock();
		const tasks = await toTasks(3, 2, (item) => {
			if (item === 1) throw error;
			return { jobType: 'video', jobId: `v${item}` };
		});
		expect(tasks.map(({ state }) => state)).toEqual(['in_progress', 'failed', 'in_progress']);
		expect(tasks[1]).toEqual({
			itemIndex: 1,
			state: 'failed',
			jobType: 'video',
			endedAt: now(),
			failure: { code: 'invalid_input', message, advice },
		});
	});

	it('is plain JSON, so that it can sleep in a database', async () => {
		const tasks = await toTasks(2, 2, (item) => {
			if (item === 1) throw new NodeOperationError(node, 'no', { description: 'do' });
			return { jobType: 'video', request: REQUEST };
		});
		expect(JSON.parse(JSON.stringify(tasks))).toEqual(tasks);
	});
});

it('keepInput gives each task the fields of its item', async () => {
	const all = await toTasks(3, 2, (item) => ({ jobType: 'video', jobId: `v${item}` }));
	const tasks = all.slice(1);
	keepInput(tasks, [{ n: 0 }, { n: 1 }, { n: 2 }]);
	expect(tasks.map(({ input }) => input)).toEqual([{ n: 1 }, { n: 2 }]);
});
