import { neverStarted } from '../../../nodes/HeyGenWait/neverStarted';

const refused = {
	title: 'Row 17',
	output_language: 'Klingon',
	job_type: 'video_translation',
	job_id: null,
	status: 'failed',
	failure_code: 'invalid_input',
	failure_message: "HeyGen does not translate into 'Klingon'",
	error: "HeyGen does not translate into 'Klingon'",
	message: "The operation 'List Languages' gives all names",
};

describe('an item whose job was never started', () => {
	it('keeps its error and its fields', () => {
		expect(neverStarted(refused)).toEqual({
			jobType: 'video_translation',
			failure: {
				code: 'invalid_input',
				message: "HeyGen does not translate into 'Klingon'",
				advice: "The operation 'List Languages' gives all names",
			},
			about: expect.objectContaining({ title: 'Row 17', output_language: 'Klingon' }),
		});
	});

	it.each([
		['has a job', { job_id: 'abc' }],
		['names no job at all', { job_id: undefined }],
		['has not failed', { status: 'processing' }],
		['has no reason', { failure_code: null }],
		['is of a type that is not known', { job_type: 'dance' }],
	])('is not one that %s', (_, fields) => {
		expect(neverStarted({ ...refused, ...fields })).toBeUndefined();
	});
});
