import { chain, runWorkflow } from './run-workflow';
import { look, startClockedSandbox, video, wait } from './setup';

type Setup = Awaited<ReturnType<typeof startClockedSandbox>>;
let sandbox: Setup['sandbox'];
let credentials: Setup['credentials'];
let avatar: ReturnType<typeof look>;

beforeAll(async () => {
	({ sandbox, credentials } = await startClockedSandbox({ renderSeconds: 90 }));
	avatar = look(sandbox.heygen.looks[0].id);
});
afterEach(async () => await sandbox.reset());
afterAll(async () => await sandbox.close());

const run = async (workflow: object, items: object[]) =>
	await runWorkflow({ workflow, items, credentials });
const requests = (method: string, path: string) =>
	sandbox.heygen.requests.filter((request) => request.method === method && request.path === path);

describe('HeyGen Wait', () => {
	const TYPES = [
		'video',
		'video_batch',
		'video_agent',
		'video_translation',
		'proofread',
		'lipsync',
		'avatar',
		'voice_clone',
		'ai_clipping',
		'background_removal',
	] as const;

	it('waits for jobs of every kind in one run, in order', async () => {
		const jobs = TYPES.map((type) => ({ job_type: type, job_id: sandbox.heygen.addJob(type).id }));
		const result = await run(chain(wait()), jobs);
		expect(result.error).toBeUndefined();
		expect(result.output('Wait')).toMatchObject(
			jobs.map((job) => ({ ...job, status: 'completed', is_finished: true })),
		);
	});

	it('waits for batches of which nobody has said of what they are', async () => {
		const ids = (['video_batch', 'video_translation_batch'] as const).map(
			(type) => sandbox.heygen.addJob(type).id,
		);
		const event = { event_type: 'batch.finished', job_type: null };
		const items = ids.map((id) => ({ ...event, job_id: id, batch_id: id }));
		const result = await run(chain(wait()), items);
		expect(result.error).toBeUndefined();
		expect(result.output('Wait')).toMatchObject([
			{ job_type: 'video_batch', job_id: ids[0], status: 'completed' },
			{ job_type: 'video_translation_batch', job_id: ids[1], status: 'completed' },
		]);
	});

	it('says why a job of each kind failed, and waits for the others', async () => {
		const jobs = TYPES.map((type) => ({ job_type: type, job_id: sandbox.heygen.addJob(type).id }));
		for (const { job_id: id } of jobs.slice(1)) {
			await sandbox.heygen.finish(id, { status: 'failed', failure_message: 'Played by the test' });
		}
		const result = await run(chain(wait({}, { onError: 'continueRegularOutput' })), jobs);
		const [first, ...failed] = result.output('Wait');
		expect(first).toMatchObject({ status: 'completed' });
		expect(failed).toMatchObject(
			jobs.slice(1).map((job) => ({
				...job,
				status: 'failed',
				error: expect.stringMatching(/^HeyGen could not make the /),
			})),
		);
	});

	it.each([
		['ai_clipping', 'cancelled'],
		['background_removal', 'deleted'],
	] as const)(
		'gets the status of a job that ended in a word of its own: %s %s',
		async (type, word) => {
			const { id } = sandbox.heygen.addJob(type);
			sandbox.heygen.setStatus(id, word);
			const result = await run(chain(wait({ operation: 'getStatus' })), [
				{ job_type: type, job_id: id },
			]);
			expect(result.output('Wait')).toMatchObject([{ status: 'failed', failure_code: word }]);
		},
	);

	it('gets the status of each kind once', async () => {
		const jobs = TYPES.map((type) => ({ job_type: type, job_id: sandbox.heygen.addJob(type).id }));
		const result = await run(chain(wait({ operation: 'getStatus' })), jobs);
		expect(result.output('Wait')).toMatchObject(
			jobs.map((job) => ({ ...job, status: 'processing', is_finished: false })),
		);
	});
});

describe('a batch', () => {
	const node = (fields: object = {}) =>
		video(
			{ avatarId: avatar, script: '={{ $json.text }}', options: { submitAsBatch: true } },
			{ onError: 'continueRegularOutput', ...fields },
		);
	const items = (count: number) =>
		Array.from({ length: count }, (_, n) => ({ text: n === 7 ? '' : `Hello ${n}` }));

	it('makes 249 videos of 250 items by three requests, with one clear error on the right item', async () => {
		const result = await run(chain(node()), items(250));
		const output = result.output('Video');
		expect(output.map(({ status }) => status)).toEqual(
			items(250).map((_, n) => (n === 7 ? 'failed' : 'completed')),
		);
		expect(output[7].error).toBe('The script is empty');
		expect(new Set(output.map(({ job_id: id }) => id)).size).toBe(250);
		expect(output[8]).toMatchObject({
			job_type: 'video',
			video_url: expect.stringContaining('/files/'),
		});
		expect(requests('POST', '/v3/videos/batches')).toHaveLength(3);
		expect(requests('POST', '/v3/videos')).toHaveLength(0);
		// Each video is that of its own item.
		for (const n of [0, 8, 249]) {
			expect(sandbox.heygen.videos.get(output[n].job_id)?.body).toMatchObject({
				script: `Hello ${n}`,
			});
		}
	});

	it('gives every item the id of its own video where nobody waits', async () => {
		const workflow = chain(
			video(
				{
					avatarId: look('={{ $json.avatar ?? "' + avatar.value + '" }}'),
					script: 'Hello',
					waitForCompletion: false,
					options: { submitAsBatch: true },
				},
				{ onError: 'continueRegularOutput' },
			),
		);
		const result = await run(workflow, [{}, { avatar: 'nobody' }, {}]);
		const [first, second, third] = result.output('Video');
		expect([first.job_id, third.job_id]).toEqual([...sandbox.heygen.videos.keys()]);
		expect(first).toMatchObject({ job_type: 'video', item_index: 0 });
		expect(second.error).toMatch(/avatar/i);
		expect(sandbox.heygen.requests.filter(({ method }) => method === 'POST')).toHaveLength(1);
	});

	it('gives a member that HeyGen refuses its own error', async () => {
		const workflow = chain(
			video(
				{
					avatarId: look('={{ $json.avatar }}'),
					script: 'Hello',
					options: { submitAsBatch: true },
				},
				{ onError: 'continueRegularOutput' },
			),
		);
		const result = await run(workflow, [
			{ avatar: avatar.value },
			{ avatar: 'nobody' },
			{ avatar: avatar.value },
		]);
		expect(result.output('Video').map(({ status }) => status)).toEqual([
			'completed',
			'failed',
			'completed',
		]);
		expect(result.output('Video')[1].error).toMatch(/^HeyGen could not make the video: .*avatar/i);
	});

	it('falls back to single requests where HeyGen refuses it as a whole', async () => {
		sandbox.heygen.fault({
			method: 'POST',
			path: '/v3/videos/batches',
			kind: 'status',
			status: 400,
			code: 'invalid_parameter',
		});
		const result = await run(chain(node()), items(5));
		expect(result.output('Video').map(({ status }) => status)).toEqual(Array(5).fill('completed'));
		expect(requests('POST', '/v3/videos')).toHaveLength(5);
	});

	it('is made once when the answer to its request is lost', async () => {
		sandbox.heygen.fault({
			method: 'POST',
			path: '/v3/videos/batches',
			kind: 'cut',
			afterWork: true,
		});
		const result = await run(chain(node()), items(5));
		expect(result.output('Video').map(({ status }) => status)).toEqual(Array(5).fill('completed'));
		expect(sandbox.heygen.videos.size).toBe(5);
	});
});
