import { newPlan, type Task, type WaitSettings } from '../../../../nodes/shared/jobs/plan';
import { advance } from '../../../../nodes/shared/jobs/advance';
import { startOnly } from '../../../../nodes/shared/jobs/startOnly';
import { fakeContext } from '../../fakeContext';
import { useFakeClock } from '../../fakeClock';

const SETTINGS: WaitSettings = {
	giveUpAfterMs: 3_600_000,
	timeUp: 'fail',
	onError: 'continue',
	atOnce: 1,
};
const unstarted = (): Task => ({
	itemIndex: 0,
	jobType: 'avatar',
	state: 'unstarted',
	noCallback: true,
	request: { method: 'POST', path: '/v3/avatars', body: {}, idempotencyKey: 'k' },
});
const training = (): Task => ({
	itemIndex: 0,
	jobType: 'avatar',
	state: 'in_progress',
	jobId: 'look-1',
});

let sleeps: number[];
beforeEach(() => ({ sleeps } = useFakeClock()));
afterEach(() => jest.restoreAllMocks());

describe('an avatar', () => {
	it('is known by the look that HeyGen answers with', async () => {
		const look = { id: 'look-1', group_id: 'group-1', status: 'pending_consent' };
		const data = { avatar_group: { id: 'group-1' }, avatar_item: look };
		const { context } = fakeContext({ answers: [{ body: { data } }] });
		expect(await startOnly(context, [unstarted()], SETTINGS)).toEqual([
			{
				json: {
					...look,
					avatar_group: { id: 'group-1' },
					job_type: 'avatar',
					job_id: 'look-1',
				},
				pairedItem: { item: 0 },
			},
		]);
	});

	it('gets no callback address, which HeyGen would refuse', async () => {
		const data = { avatar_item: { id: 'look-1', status: 'processing' } };
		const { context, requests } = fakeContext({ answers: [{ body: { data } }] });
		const plan = newPlan(context, [unstarted()], SETTINGS);
		await advance(context, plan, 'https://n8n.example/webhook-waiting/1');
		expect(requests[0].body).toBe('{}');
	});

	it.each(['processing', 'pending_consent', 'a_word_never_seen_before', null])(
		'is in progress while it is %j',
		async (status) => {
			const { context } = fakeContext({ answers: [{ body: { data: { id: 'look-1', status } } }] });
			const plan = newPlan(context, [training()], SETTINGS);
			await advance(context, plan);
			expect(plan.tasks[0].state).toBe('in_progress');
		},
	);

	it('is waited for until its picture is there, but not for ever', async () => {
		const done = { id: 'look-1', status: 'completed', preview_image_url: null };
		const picture = { ...done, preview_image_url: 'https://files/1.jpg' };
		const soon = fakeContext({ answers: [{ body: { data: done } }, { body: { data: picture } }] });
		const plan = newPlan(soon.context, [training()], SETTINGS);
		await advance(soon.context, plan);
		expect(plan.tasks[0]).toMatchObject({ state: 'completed', resource: picture });
		expect(sleeps).toHaveLength(1);

		const never = fakeContext({ answers: () => ({ body: { data: done } }) });
		const other = newPlan(never.context, [training()], SETTINGS);
		await advance(never.context, other);
		expect(other.tasks[0].state).toBe('completed');
		expect(never.requests).toHaveLength(5);
	});

	it('fails with the reason that the look has', async () => {
		const error = { code: 'no_face', message: 'No face was found' };
		const data = { id: 'look-1', status: 'failed', error };
		const { context } = fakeContext({ answers: [{ body: { data } }] });
		const plan = newPlan(context, [training()], SETTINGS);
		await advance(context, plan);
		expect(plan.tasks[0].failure).toMatchObject({
			code: 'no_face',
			message: 'HeyGen could not make the avatar look: No face was found',
		});
	});
});
