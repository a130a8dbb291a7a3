// @ts-check
'use strict';

const { KEYS, startSandbox } = require('.');
const { expectConforming, send, startReceiver } = require('./testing');

const START = 1_800_000_000_000;
let time = START;
/** @type {import('.').Sandbox} */
let sandbox;
/** @type {import('.').Sandbox['heygen']} */
let heygen;
/** @type {Awaited<ReturnType<typeof startReceiver>>} */
let receiver;
/** @type {import('./record').RecordedRequest[]} */
const seen = [];

beforeAll(async () => {
	sandbox = await startSandbox({ renderSeconds: 10, now: () => time });
	heygen = sandbox.heygen;
});
beforeEach(async () => {
	time = START;
	await sandbox.reset();
	receiver = await startReceiver();
});
afterEach(async () => {
	seen.push(...heygen.requests);
	await receiver.close();
});
afterAll(async () => {
	await sandbox.close();
	expectConforming(seen);
});

/** @param {string} path */
const get = (path) => send(heygen.url, 'GET', path);
/** @param {string} path */
const read = async (path) => (await get(path)).body.data;
/** @param {string} path @param {any} [body] @param {Record<string, string>} [headers] */
const post = (path, body, headers) =>
	send(heygen.url, 'POST', path, body, { 'x-api-key': KEYS.heygen, ...headers });
/** @param {Record<string, any>} [fields] @param {Record<string, string>} [headers] */
const create = (fields, headers) =>
	post('/v3/video-agents', { prompt: 'A tour of our new office', ...fields }, headers);
/** @param {Record<string, any>} [fields] @returns {Promise<string>} */
const started = async (fields) => (await create(fields)).body.data.session_id;
/** @param {string} id @returns {Promise<string>} */
const statusOf = async (id) => (await read(`/v3/video-agents/${id}`)).status;
/** @param {number} seconds */
const wait = (seconds) => {
	time += seconds * 1000;
};

describe('a session', () => {
	test('thinks, makes a video and tells about it', async () => {
		const answer = await create({ callback_url: receiver.url, callback_id: 'lead-7' });
		expect(answer).toMatchObject({ status: 200 });
		const { session_id: id } = answer.body.data;
		expect(answer.body.data).toEqual({
			session_id: id,
			status: 'thinking',
			video_id: null,
			created_at: START / 1000,
		});
		wait(2);
		expect(await read(`/v3/video-agents/${id}`)).toMatchObject({
			status: 'generating',
			title: 'A tour of our new office',
			video_id: null,
			messages: [{ role: 'user', type: 'text', content: 'A tour of our new office' }],
		});
		wait(4);
		const { video_id } = await read(`/v3/video-agents/${id}`);
		expect(await read(`/v3/videos/${video_id}`)).toMatchObject({
			status: 'pending',
			title: 'A tour of our new office',
		});
		wait(4);
		expect(await statusOf(id)).toBe('completed');
		expect(await read(`/v3/video-agents/${id}/videos`)).toMatchObject([
			{ id: video_id, status: 'completed', video_url: expect.any(String) },
		]);
		await heygen.idle();
		expect(receiver.events).toMatchObject([
			{
				event_type: 'video_agent.success',
				event_data: { session_id: id, video_id, callback_id: 'lead-7' },
			},
		]);
	});

	test('fails when its failure is ordered', async () => {
		heygen.failNext({ type: 'video_agent', failure_message: 'Why' });
		const video = { type: 'avatar', avatar_id: heygen.looks[0].id, script: 'Hi' };
		const other = (await post('/v3/videos', video)).body.data.video_id;
		const id = await started();
		wait(10);
		expect(await read(`/v3/video-agents/${id}`)).toMatchObject({
			status: 'failed',
			messages: [{ type: 'error', content: 'Why' }, { role: 'user' }],
		});
		expect((await read(`/v3/videos/${other}`)).status).toBe('completed');
	});

	test('takes all fields', async () => {
		const { brandKits, glossaries, styles } = heygen.workspace;
		const answer = await create({
			mode: 'generate',
			avatar_id: heygen.looks[0].id,
			voice_id: heygen.voices[0].voice_id,
			style_id: styles[23].style_id,
			brand_kit_id: brandKits[0].brand_kit_id,
			brand_glossary_id: glossaries[0].brand_glossary_id,
			orientation: 'portrait',
			incognito_mode: true,
			files: Array(20).fill({ type: 'url', url: 'https://example.com/a.pdf' }),
		});
		expect(answer.status).toBe(200);
	});

	test('is made once per key', async () => {
		const key = { 'Idempotency-Key': 'k' };
		const [first, second] = [await create({}, key), await create({}, key)];
		expect(second.body).toEqual(first.body);
		expect(await read('/v3/video-agents')).toHaveLength(1);
	});

	test('needs credit and room, together with its video and with others', async () => {
		heygen.account.concurrency = 2;
		await started();
		wait(6);
		expect((await create()).status).toBe(200);
		expect((await create()).status).toBe(429);
		const video = { type: 'avatar', avatar_id: heygen.looks[0].id, script: 'Hi' };
		expect((await post('/v3/videos', video)).status).toBe(429);
		wait(4);
		expect((await create()).status).toBe(200);
		heygen.account.credit = false;
		expect((await create()).status).toBe(402);
	});

	test('stops when told to', async () => {
		const id = await started();
		wait(6);
		expect(await post(`/v3/video-agents/${id}/stop`, {})).toMatchObject({
			status: 200,
			body: { data: { session_id: id } },
		});
		expect(await statusOf(id)).toBe('failed');
		expect(await read(`/v3/video-agents/${id}/videos`)).toMatchObject([{ status: 'failed' }]);
		expect((await post(`/v3/video-agents/${id}/stop`)).status).toBe(200);
		expect((await post('/v3/video-agents/x/stop')).status).toBe(404);
	});

	test('is listed, the newest first', async () => {
		const ids = [await started(), await started({ prompt: 'Another' })];
		wait(2);
		expect((await get('/v3/video-agents?limit=1')).body).toMatchObject({
			data: [{ session_id: ids[1], title: 'Another', created_at: START / 1000 }],
			has_more: true,
		});
	});
});

describe('in chat mode', () => {
	test('it waits for a message, then makes a video; another message makes another', async () => {
		const id = await started({ mode: 'chat', callback_url: receiver.url });
		expect(await statusOf(id)).toBe('thinking');
		wait(3600);
		expect(await read(`/v3/video-agents/${id}`)).toMatchObject({
			status: 'waiting_for_input',
			video_id: null,
			messages: [{ role: 'model' }, { role: 'user' }],
		});
		const answer = await post(`/v3/video-agents/${id}`, { message: 'Go on' });
		expect(answer.body.data).toEqual({
			session_id: id,
			run_id: expect.any(String),
			title: 'A tour of our new office',
		});
		expect(await statusOf(id)).toBe('thinking');
		expect(await post(`/v3/video-agents/${id}`, { message: 'Quick' })).toMatchObject({
			status: 409,
			body: { error: { code: 'conflict' } },
		});
		wait(10);
		const first = await read(`/v3/video-agents/${id}`);
		expect(first).toMatchObject({ status: 'completed', video_id: expect.any(String) });
		expect(first.messages.map((/** @type {any} */ { content }) => content)).toEqual([
			'Go on',
			expect.stringContaining('storyboard'),
			'A tour of our new office',
		]);
		heygen.failNext();
		await post(`/v3/video-agents/${id}`, { message: 'Shorter, please' });
		wait(10);
		const second = await read(`/v3/video-agents/${id}`);
		expect(second.status).toBe('failed');
		await post(`/v3/video-agents/${id}`, { message: 'Once more' });
		wait(10);
		const videos = await read(`/v3/video-agents/${id}/videos`);
		expect(videos.map((/** @type {any} */ { status }) => status)).toEqual([
			'completed',
			'completed',
		]);
		expect(videos[1].id).toBe(first.video_id);
		await heygen.idle();
		expect(receiver.events.map(({ event_type }) => event_type)).toEqual([
			'video_agent.success',
			'video_agent.fail',
			'video_agent.success',
		]);
	});

	test('it does not count while it waits', async () => {
		heygen.account.concurrency = 1;
		const id = await started({ mode: 'chat' });
		wait(2);
		expect((await create()).status).toBe(200);
		expect((await post(`/v3/video-agents/${id}`, { message: 'Go on' })).status).toBe(429);
		expect(await statusOf(id)).toBe('waiting_for_input');
	});

	test('it waits again after a stop', async () => {
		const id = await started({ mode: 'chat' });
		wait(2);
		await post(`/v3/video-agents/${id}`, { message: 'Go on' });
		wait(6);
		const { video_id } = await read(`/v3/video-agents/${id}`);
		await post(`/v3/video-agents/${id}/stop`, {});
		expect(await read(`/v3/video-agents/${id}`)).toMatchObject({
			status: 'waiting_for_input',
			video_id: null,
		});
		expect((await read(`/v3/videos/${video_id}`)).status).toBe('failed');
		await post(`/v3/video-agents/${id}`, { message: 'Go on' });
		wait(10);
		expect(await statusOf(id)).toBe('completed');
	});

	test('it can be ended by hand, and a status set by hand waits for a message', async () => {
		const id = await started({ mode: 'chat' });
		await heygen.finish(id);
		expect(await statusOf(id)).toBe('completed');
		const other = await started();
		heygen.setStatus(other, 'reviewing');
		expect((await post(`/v3/video-agents/${other}`, { message: 'Go on' })).status).toBe(200);
		wait(10);
		expect(await statusOf(other)).toBe('completed');
	});

	test('only it takes messages', async () => {
		const id = await started();
		expect((await post(`/v3/video-agents/${id}`, { message: 'Go on' })).status).toBe(400);
		expect((await post('/v3/video-agents/x', { message: 'Go on' })).status).toBe(404);
		const chat = await started({ mode: 'chat' });
		expect((await post(`/v3/video-agents/${chat}`, { message: ' ' })).body.error.param).toBe(
			'message',
		);
	});
});

describe('styles', () => {
	test('come in pages and by tag', async () => {
		const { body } = await get('/v3/video-agents/styles');
		expect([body.data.length, body.has_more]).toEqual([20, true]);
		expect(body.data[0]).toEqual({
			style_id: expect.any(String),
			name: 'Cinematic 1',
			tags: ['cinematic', 'featured'],
			aspect_ratio: '16:9',
			thumbnail_url: expect.any(String),
			preview_video_url: expect.any(String),
		});
		expect(await read('/v3/video-agents/styles?tag=print')).toHaveLength(4);
		expect(await read('/v3/video-agents/styles?tag=none')).toEqual([]);
	});
});

describe('refused', () => {
	/** @type {[string, Record<string, any>, number, string, string][]} */
	const cases = [
		['an unknown field', { duration_sec: 30 }, 400, 'invalid_parameter', 'duration_sec'],
		['a blank prompt', { prompt: ' ' }, 400, 'invalid_parameter', 'prompt'],
		['a long prompt', { prompt: 'x'.repeat(10_001) }, 400, 'invalid_parameter', 'prompt'],
		['another mode', { mode: 'auto' }, 400, 'invalid_parameter', 'mode'],
		['another orientation', { orientation: 'square' }, 400, 'invalid_parameter', 'orientation'],
		[
			'21 files',
			{ files: Array(21).fill({ type: 'url', url: 'https://example.com/a.pdf' }) },
			400,
			'invalid_parameter',
			'files',
		],
		[
			'a private file',
			{ files: [{ type: 'url', url: 'https://10.0.0.1/a.pdf' }] },
			400,
			'download_failed',
			'files.0.url',
		],
		['an unknown avatar', { avatar_id: 'x' }, 404, 'avatar_not_found', 'avatar_id'],
		['an unknown voice', { voice_id: 'x' }, 404, 'voice_not_found', 'voice_id'],
		['an unknown style', { style_id: 'x' }, 404, 'resource_not_found', 'style_id'],
		['an unknown brand kit', { brand_kit_id: 'x' }, 404, 'resource_not_found', 'brand_kit_id'],
	];
	test.each(cases)('%s', async (_name, fields, status, code, param) => {
		expect(await create(fields)).toMatchObject({ status, body: { error: { code, param } } });
		expect(heygen.jobs.size).toBe(0);
	});
});
