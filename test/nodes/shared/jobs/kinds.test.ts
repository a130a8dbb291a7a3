import type { IDataObject } from 'n8n-workflow';
import { advance } from '../../../../nodes/shared/jobs/advance';
import { JOB_KINDS, type JobType } from '../../../../nodes/shared/jobs/kinds';
import { outcomeJson } from '../../../../nodes/shared/jobs/outcome';
import type { Task, WaitPlan } from '../../../../nodes/shared/jobs/plan';
import { fakeContext } from '../../fakeContext';
import { useFakeClock } from '../../fakeClock';

const START = Date.UTC(2026, 10, 21, 12);

function planOf(...jobs: Array<[JobType, string]>): WaitPlan {
	const tasks = jobs.map(([jobType, jobId], itemIndex): Task => ({
		itemIndex,
		jobType,
		jobId,
		state: 'in_progress',
	}));
	return {
		nodeName: 'Wait',
		tasks,
		startedAt: START,
		giveUpAt: START + 3_600_000,
		timeUp: 'fail',
		onError: 'continue',
		atOnce: 5,
	};
}

/** HeyGen with these resources by path. */
const heygen = (resources: Record<string, IDataObject>) =>
	fakeContext({
		answers: ({ url }) => {
			const data = resources[new URL(url).pathname];
			return data
				? { body: { data } }
				: { status: 404, body: { error: { code: 'not_found', message: 'no' } } };
		},
	});

beforeEach(() => void useFakeClock(START));
afterEach(() => jest.restoreAllMocks());

describe('each kind of job', () => {
	it.each<[JobType, string, IDataObject]>([
		['video', '/v3/videos/j1', { status: 'completed', video_url: 'https://f/1.mp4' }],
		['video_batch', '/v3/videos/batches/j1', { status: 'completed', total_items: 2 }],
		[
			'video_translation',
			'/v3/video-translations/j1',
			{ status: 'completed', video_url: 'https://f/1.mp4' },
		],
		[
			'video_translation',
			'/v3/video-translations/j1',
			{ status: 'succeeded', video_url: 'https://f/1.mp4' },
		],
		[
			'video_translation',
			'/v3/video-translations/j1',
			{ status: 'completed', video_url: null, audio_url: 'https://f/1.mp3' },
		],
		['video_translation_batch', '/v3/video-translations/batches/j1', { status: 'completed' }],
		['proofread', '/v3/video-translations/proofreads/j1', { status: 'completed' }],
		['lipsync', '/v3/lipsyncs/j1', { status: 'completed', video_url: 'https://f/1.mp4' }],
		[
			'avatar',
			'/v3/avatars/looks/j1',
			{ status: 'completed', preview_image_url: 'https://f/1.jpg' },
		],
		['voice_clone', '/v3/voices/j1', { status: 'complete' }],
		['ai_clipping', '/v3/ai-clipping/j1', { status: 'completed', clips: [] }],
		['background_removal', '/v3/background-removals/j1', { status: 'completed', layers: {} }],
	])('%s ends with %s %j', async (jobType, path, resource) => {
		const { context, requests } = heygen({ [path]: resource });
		const plan = planOf([jobType, 'j1']);
		await advance(context, plan);
		expect(outcomeJson(plan.tasks[0], plan)).toMatchObject({
			job_type: jobType,
			job_id: 'j1',
			status: 'completed',
			video_url: resource.video_url ?? resource.audio_url ?? null,
		});
		expect(requests).toHaveLength(1);
	});

	it.each<[JobType, string, IDataObject, string, string]>([
		[
			'video',
			'/v3/videos/j1',
			{ status: 'failed', failure_code: 'c', failure_message: 'why' },
			'c',
			'video: why',
		],
		[
			'video_translation',
			'/v3/video-translations/j1',
			{ status: 'failed', failure_message: 'why' },
			'failed',
			'video translation: why',
		],
		[
			'video_translation',
			'/v3/video-translations/j1',
			{ status: 'failed', failure_reason: 'why' },
			'failed',
			'video translation: why',
		],
		[
			'avatar',
			'/v3/avatars/looks/j1',
			{ status: 'failed', error: { code: 'c', message: 'why' } },
			'c',
			'avatar look: why',
		],
		[
			'background_removal',
			'/v3/background-removals/j1',
			{ status: 'failed', error: 'why' },
			'failed',
			'background removal: why',
		],
		[
			'background_removal',
			'/v3/background-removals/j1',
			{ status: 'deleted' },
			'deleted',
			'background removal: deleted',
		],
		[
			'ai_clipping',
			'/v3/ai-clipping/j1',
			{ status: 'cancelled' },
			'cancelled',
			'AI clipping: cancelled',
		],
		['voice_clone', '/v3/voices/j1', { status: 'failed' }, 'failed', 'voice clone: failed'],
	])('%s fails with its reason: %s %j', async (jobType, path, resource, code, words) => {
		const { context } = heygen({ [path]: resource });
		const plan = planOf([jobType, 'j1']);
		await advance(context, plan);
		expect(plan.tasks[0].failure).toMatchObject({
			code,
			message: `HeyGen could not make the ${words}`,
		});
	});

	it.each(Object.keys(JOB_KINDS) as JobType[])(
		'%s takes a word that nobody has seen as in progress',
		async (jobType) => {
			const { context } = heygen({ [JOB_KINDS[jobType].path('j1')]: { status: 'pondering' } });
			const plan = planOf([jobType, 'j1']);
			await advance(context, plan);
			expect(plan.tasks[0].state).toBe('in_progress');
		},
	);

	it.each(Object.keys(JOB_KINDS) as JobType[])(
		'%s that HeyGen does not know fails',
		async (jobType) => {
			const plan = planOf([jobType, 'j1']);
			await advance(heygen({}).context, plan);
			expect(plan.tasks[0]).toMatchObject({
				state: 'failed',
				failure: { code: expect.stringMatching(/^[a-z_]+_not_found$/) },
			});
		},
	);

	it('may arrive together with others', async () => {
		const { context } = heygen({
			'/v3/videos/v1': { status: 'completed', video_url: 'https://f/v1.mp4' },
			'/v3/lipsyncs/l1': { status: 'pending' },
			'/v3/voices/c1': { status: 'complete' },
		});
		const plan = planOf(['video', 'v1'], ['lipsync', 'l1'], ['voice_clone', 'c1']);
		await advance(context, plan);
		expect(plan.tasks.map(({ state }) => state)).toEqual(['completed', 'in_progress', 'completed']);
	});
});

describe('a video agent', () => {
	it('becomes a video, which is waited for even when the session is gone', async () => {
		const resources: Record<string, IDataObject> = {
			'/v3/video-agents/s1': { status: 'thinking', video_id: null },
		};
		const { context, requests } = heygen(resources);
		const plan = planOf(['video_agent', 's1']);
		await advance(context, plan);
		expect(plan.tasks[0].state).toBe('in_progress');
		resources['/v3/video-agents/s1'] = { status: 'generating', video_id: 'v1' };
		await advance(context, plan);
		delete resources['/v3/video-agents/s1'];
		resources['/v3/videos/v1'] = { id: 'v1', status: 'completed', video_url: 'https://f/v1.mp4' };
		await advance(context, plan);
		expect(outcomeJson(plan.tasks[0], plan)).toMatchObject({
			job_type: 'video_agent',
			job_id: 's1',
			id: 'v1',
			status: 'completed',
			video_url: 'https://f/v1.mp4',
		});
		// The video that nobody knew when the session named it is looked for again.
		expect(requests.map(({ url }) => new URL(url).pathname)).toEqual([
			'/v3/video-agents/s1',
			'/v3/video-agents/s1',
			'/v3/videos/v1',
			'/v3/videos/v1',
		]);
	});

	it('is looked up as the video that it became in the same round', async () => {
		const { context, requests } = heygen({
			'/v3/video-agents/s1': { status: 'completed', video_id: 'v1' },
			'/v3/videos/v1': { id: 'v1', status: 'completed', video_url: 'https://f/v1.mp4' },
		});
		const plan = planOf(['video_agent', 's1']);
		await advance(context, plan);
		expect(plan.tasks[0].state).toBe('completed');
		expect(requests).toHaveLength(2);
	});
});
