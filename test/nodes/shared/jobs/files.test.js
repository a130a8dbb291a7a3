// @ts-check
'use strict';

const { Readable } = require('node:stream');
const { fetchFiles } = require('../../../../nodes/shared/jobs/files');
const { fakeContext } = require('../../fakeContext');
const { useFakeClock } = require('../../fakeClock');
const { planOf, task } = require('./plans');

beforeEach(() => void useFakeClock());
afterEach(() => jest.restoreAllMocks());

/**
 * Fetches files of a finished job.
 *
 * @param {any[]} files
 * @param {any} finished
 * @param {{ looks?: object[], type?: string }} [heygen] what it says of the job when it is asked again,
 *   and the type that it gives its files
 */
async function fetched(files, finished, { looks = [], type = 'video/mp4' } = {}) {
	const { context, requests } = fakeContext({
		answers: () => ({ body: { data: looks.shift() ?? finished.resource } }),
	});
	const downloads = [];
	Object.assign(context.helpers, {
		httpRequest: async (request) => {
			downloads.push(request);
			return { statusCode: 200, headers: { 'content-type': type }, body: Readable.from(['file']) };
		},
		prepareBinaryData: async (_, fileName, mimeType) => ({ fileName, mimeType, bytes: 4 }),
	});
	const one = task(0, { state: 'completed', ...finished });
	await fetchFiles(context, planOf([one], { download: { files, mostBytes: 1000 } }));
	return { one, downloads, looks: requests.length };
}

const completed = (fields) => ({ id: 'v0', status: 'completed', ...fields });
const ready = completed({ video_url: 'https://files/v0' });

it('waits for a file that follows after the video', async () => {
	const { one, looks } = await fetched(
		['gif'],
		{ resource: { ...ready, gif_url: null } },
		{ looks: [ready, { ...ready, gif_url: 'https://files/v0.gif' }], type: 'image/gif' },
	);
	expect(one.failure).toBeUndefined();
	expect(one.binary).toMatchObject({ gif: { fileName: 'v0.gif', mimeType: 'image/gif' } });
	expect(looks).toBe(2);
});

it('says of a file that never comes what to do', async () => {
	const { one } = await fetched(['captionedVideo'], { resource: ready });
	expect(one.failure).toMatchObject({
		code: 'file_not_downloaded',
		advice: expect.stringContaining("Turn on 'Captions'"),
	});
});

it.each([
	['video/webm', 'v0.webm', 'video/webm'],
	['audio/mpeg; charset=binary', 'v0.mp3', 'audio/mpeg'],
	['application/octet-stream', 'v0.mp4', 'video/mp4'],
])('calls a file that comes as %s %s', async (type, fileName, mimeType) => {
	const { one, downloads } = await fetched(['video'], { resource: ready }, { type });
	expect(one.binary).toMatchObject({ data: { fileName, mimeType } });
	expect(downloads[0].headers).toEqual({ 'accept-encoding': 'identity' });
});

it('takes the sound of a translation that has no picture', async () => {
	const resource = completed({ video_url: null, audio_url: 'https://files/a' });
	const translation = { jobType: 'video_translation', resource };
	const { one } = await fetched(['video'], translation, { type: 'audio/mpeg' });
	expect(one.binary).toMatchObject({ data: { fileName: 'v0.mp3' } });
});

it.each(['voice_clone', 'avatar', 'proofread'])(
	'leaves a %s alone, which makes no file',
	async (jobType) => {
		const { one, downloads } = await fetched(['video'], { jobType, resource: completed({}) });
		expect([one.state, downloads.length]).toEqual(['completed', 0]);
	},
);
