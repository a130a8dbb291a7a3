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
