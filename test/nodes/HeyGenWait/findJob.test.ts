import type { IDataObject } from 'n8n-workflow';
import { findJob } from '../../../nodes/HeyGenWait/findJob';
import { FROM_ITEM } from '../../../nodes/HeyGenWait/properties';
import { fakeContext } from '../fakeContext';

const find = (item: IDataObject, { jobType = FROM_ITEM, jobId = '' } = {}) =>
	findJob(fakeContext({ inputs: [{ json: item }], parameters: { jobType, jobId } }).context, 0);

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
		['a batch', { batch_id: 'b1' }, 'video_batch', 'b1'],
		['a number', { video_id: 4711 }, 'video', '4711'],
	])('understands %s', (_, item, jobType, jobId) => {
		expect(find(item)).toEqual({ jobType, jobId });
	});

	it("takes the node's fields before the item's", () => {
		const item = { job_type: 'lipsync', job_id: 'l1' };
		expect(find(item, { jobType: 'video', jobId: ' v9 ' })).toEqual({
			jobType: 'video',
			jobId: 'v9',
		});
		expect(find({ id: 'c1' }, { jobType: 'ai_clipping' })).toEqual({
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
	])('knows the type of a Job ID from %s', (_, item, jobId, jobType) => {
		expect(find(item, { jobId })).toEqual({ jobType, jobId });
	});

	it.each<[string, IDataObject, string]>([
		['is of no type', { job_id: 'x1', avatar_id: 'a', lipsync_id: 'l1' }, 'video'],
		['has its own field too', { job_id: 'l1', avatar_id: 'a', lipsync_id: 'l1' }, 'lipsync'],
		['has an empty type, as in a sheet', { job_type: '', job_id: 'x1' }, 'video'],
	])("takes the item's job_id when it %s", (_, item, jobType) => {
		expect(find(item)).toEqual({ jobType, jobId: item.job_id });
	});

	it('takes an avatar where the item or the panel says that it is one', () => {
		const look = { jobType: 'avatar', jobId: 'look_1' };
		expect(find({ job_type: 'avatar', avatar_id: 'look_1' })).toEqual(look);
		expect(find({ avatar_id: 'look_1' }, { jobType: 'avatar' })).toEqual(look);
	});

	it.each([{ avatar_id: 'look_1' }, { look_id: 'look_1' }, { voice_id: 'voice_1' }])(
		'waits for no input of a video: %j',
		(item) => {
			expect(() => find({ ...item, heygen_job: '' })).toThrow('There is no job ID');
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
	])('refuses %s', (_, item, message, way) => {
		expect(() => find(item)).toThrow(
			expect.objectContaining({ message, description: expect.stringContaining(way) }),
		);
	});
});
