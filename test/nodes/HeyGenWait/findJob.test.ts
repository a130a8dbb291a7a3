import type { IDataObject } from 'n8n-workflow';
import { findJob } from '../../../nodes/HeyGenWait/findJob';
import { FROM_ITEM } from '../../../nodes/HeyGenWait/properties';
import { fakeContext } from '../fakeContext';

type Answers = NonNullable<Parameters<typeof fakeContext>[0]>['answers'];

const find = async (
	item: IDataObject,
	{ jobType = FROM_ITEM, jobId = '', answers = [] as Answers } = {},
) => {
	const fakes = { inputs: [{ json: item }], parameters: { jobType, jobId }, answers };
	return await findJob(fakeContext(fakes).context, 0);
};

describe('findJob', () => {
	it.each<[string, IDataObject, string, string]>([
		[
			'what the HeyGen nodes put out',
			{ job_type: 'lipsync', job_id: 'l1', video_id: 'x' },
			'lipsync',
			'l1',
		],
		["HeyGen's answer for a video", { video_id: 'v1', status: 'waiting' }, 'video', 'v1'],
		['a video resource', { id: 'v1', status: 'processing' }, 'video', 'v1'],
		['a new agent session', { session_id: 's1', video_id: null }, 'video_agent', 's1'],
		['an agent session with its video', { session_id: 's1', video_id: 'v1' }, 'video', 'v1'],
		['a translation', { video_translation_id: 't1' }, 'video_translation', 't1'],
		['a translation in old words', { video_translate_id: 't1' }, 'video_translation', 't1'],
		['a proofread', { proofread_id: 'p1' }, 'proofread', 'p1'],
		['a lipsync', { lipsync_id: 'l1' }, 'lipsync', 'l1'],
		['a voice clone', { voice_clone_id: 'c1' }, 'voice_clone', 'c1'],
		['a number', { video_id: 4711 }, 'video', '4711'],
	])('understands %s', async (_, item, jobType, jobId) => {
		expect(await find(item)).toEqual({ jobType, jobId });
	});

	describe('asks HeyGen of which kind a batch is', () => {
		const knownAt = (path: string) => (request: { url: string }) =>
			request.url.endsWith(path) ? { body: { data: {} } } : { status: 404 };
		const VIDEOS = '/v3/videos/batches/b1';
		const TRANSLATIONS = '/v3/video-translations/batches/b1';
		const told = { event_type: 'batch.finished', job_type: null, job_id: 'b1', batch_id: 'b1' };

		it.each<[string, string, IDataObject]>([
			['video_batch', VIDEOS, { batch_id: 'b1' }],
			['video_translation_batch', TRANSLATIONS, { batch_id: 'b1' }],
			['video_batch', VIDEOS, told],
			['video_translation_batch', TRANSLATIONS, told],
		])('%s, known at %s', async (jobType, path, item) => {
			const job = { jobType, jobId: 'b1' };
			expect(await find(item, { answers: knownAt(path) })).toEqual(job);
		});

		it('and takes it for one of videos where there is no telling', async () => {
			const answers = () => ({ status: 404 });
			expect(await find(told, { answers })).toEqual({ jobType: 'video_batch', jobId: 'b1' });
		});

		it.each(['video_batch', 'video_translation_batch'])(
			'but not where it is said',
			async (type) => {
				const job = { jobType: type, jobId: 'b1' };
				expect(await find({ ...told, job_type: type })).toEqual(job);
				expect(await find({ batch_id: 'b1' }, { jobType: type })).toEqual(job);
			},
		);
	});

	it("takes the node's fields before the item's", async () => {
		const item = { job_type: 'lipsync', job_id: 'l1' };
		expect(await find(item, { jobType: 'video', jobId: ' v9 ' })).toEqual({
			jobType: 'video',
			jobId: 'v9',
		});
		expect(await find({ id: 'c1' }, { jobType: 'ai_clipping' })).toEqual({
			jobType: 'ai_clipping',
			jobId: 'c1',
		});
	});

	it.each<[string, IDataObject, string, string]>([
		['a field of any name', { avatar_id: 'a', voice_id: 'v', hg: 'x1' }, 'x1', 'video'],
		['no field at all', { lipsync_id: 'l1' }, 'x1', 'video'],
		["HeyGen's own field", { avatar_id: 'a', video_id: 'v1', lipsync_id: 'l1' }, 'l1', 'lipsync'],
		['the field of the job', { job_type: 'lipsync', job_id: 'l1', url: 'u' }, 'l1', 'lipsync'],
		['a number', { job_type: 'lipsync', job_id: 4711 }, '4711', 'lipsync'],
		['a renamed field', { job_type: 'lipsync', mine: 'l1' }, 'l1', 'lipsync'],
		[
			'another job than that of the item',
			{ job_type: 'video_agent', job_id: 's1', video_id: 'v1' },
			'v1',
			'video',
		],
		['another node', { job_type: 'avatar', job_id: 'a1' }, 'x1', 'video'],
		['a training', { job_type: 'avatar', job_id: 'a1', avatar_id: 'a1' }, 'a1', 'avatar'],
		['only the field of a look', { avatar_id: 'a1', voice_id: 'v1' }, 'a1', 'avatar'],
		['only the field of a voice', { avatar_id: 'a1', voice_id: 'v1' }, 'v1', 'voice_clone'],
		['a look and a better field', { avatar_id: 'x', ai_clipping_id: 'x' }, 'x', 'ai_clipping'],
	])('knows the type of a Job ID from %s', async (_, item, jobId, jobType) => {
		expect(await find(item, { jobId })).toEqual({ jobType, jobId });
	});

	it.each<[string, IDataObject, string]>([
		['is of no type', { job_id: 'x1', avatar_id: 'a', lipsync_id: 'l1' }, 'video'],
		['has its own field too', { job_id: 'l1', avatar_id: 'a', lipsync_id: 'l1' }, 'lipsync'],
		['has an empty type, as in a sheet', { job_type: '', job_id: 'x1' }, 'video'],
	])("takes the item's job_id when it %s", async (_, item, jobType) => {
		expect(await find(item)).toEqual({ jobType, jobId: item.job_id });
	});

	it('takes an avatar where the item or the panel says that it is one', async () => {
		const look = { jobType: 'avatar', jobId: 'look_1' };
		expect(await find({ job_type: 'avatar', avatar_id: 'look_1' })).toEqual(look);
		expect(await find({ avatar_id: 'look_1' }, { jobType: 'avatar' })).toEqual(look);
	});

	it.each([{ avatar_id: 'look_1' }, { look_id: 'look_1' }, { voice_id: 'voice_1' }])(
		'waits for no input of a video: %j',
		async (item) => {
			await expect(find({ ...item, heygen_job: '' })).rejects.toThrow('There is no job ID');
		},
	);

	it.each<[string, IDataObject, string, string]>([
		['no id', { name: 'Ada' }, 'There is no job ID', 'The incoming item has: name'],
		['no fields', {}, 'There is no job ID', 'The incoming item has: no fields'],
		[
			'an unknown type',
			{ job_type: 'hologram', job_id: 'h1' },
			"'hologram' is no job type",
			'Known are: video, ',
		],
		[
			'a type of the language',
			{ job_type: 'toString', job_id: 'h1' },
			"'toString' is no job type",
			'Known are',
		],
	])('refuses %s', async (_, item, message, way) => {
		await expect(find(item)).rejects.toThrow(
			expect.objectContaining({ message, description: expect.stringContaining(way) }),
		);
	});
});
