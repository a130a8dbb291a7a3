// @ts-check
'use strict';

const { execFileSync } = require('node:child_process');
const { mkdtempSync, rmSync } = require('node:fs');
const { tmpdir } = require('node:os');
const { join } = require('node:path');
const { KEYS, startSandbox } = require('.');
const { canCheck, CHECKER } = require('../nodes/checkHeyGenRequest');
const { send, startReceiver } = require('./testing');

const folder = mkdtempSync(join(tmpdir(), 'sandbox-jobs-'));
const recordFile = join(folder, 'requests.jsonl');
const START = 1_800_000_000_000;
let time = START;
/** @type {import('.').Sandbox} */
let sandbox;
/** @type {import('.').Sandbox['heygen']} */
let heygen;
/** @type {Awaited<ReturnType<typeof startReceiver>>} */
let receiver;

beforeAll(async () => {
	sandbox = await startSandbox({ renderSeconds: 10, now: () => time, recordFile });
	heygen = sandbox.heygen;
});
beforeEach(async () => {
	time = START;
	await sandbox.reset();
	receiver = await startReceiver();
});
afterEach(() => receiver.close());
afterAll(async () => {
	await sandbox.close();
	try {
		// What the tests ask for is what HeyGen would accept.
		if (canCheck)
			expect(execFileSync(process.execPath, [CHECKER, recordFile], { encoding: 'utf8' })).toContain(
				'0 not conforming',
			);
	} finally {
		rmSync(folder, { recursive: true });
	}
});

/** @param {string} path */
const get = (path) => send(heygen.url, 'GET', path);
/** @param {string} path */
const read = async (path) => (await get(path)).body.data;
/** @param {any} body @param {Record<string, string>} [headers] */
const createBatch = (body, headers) =>
	send(heygen.url, 'POST', '/v3/videos/batches', body, { 'x-api-key': KEYS.heygen, ...headers });
const avatar = (fields = {}) => ({
	type: 'avatar',
	avatar_id: heygen.looks[0].id,
	script: 'Hello Ana',
	...fields,
});

/**
 * Type, path, and the words for the three states that a job goes through by itself.
 * @type {[import('./heygen/kinds').JobType, string, string[]][]}
 */
const KINDS = [
	['video', '/v3/videos', ['pending', 'processing', 'completed']],
	['video_batch', '/v3/videos/batches', ['processing', 'processing', 'completed']],
	['video_agent', '/v3/video-agents', ['thinking', 'generating', 'completed']],
	['video_translation', '/v3/video-translations', ['pending', 'running', 'completed']],
	['proofread', '/v3/video-translations/proofreads', ['processing', 'processing', 'completed']],
	['lipsync', '/v3/lipsyncs', ['pending', 'running', 'completed']],
	['avatar', '/v3/avatars/looks', ['processing', 'processing', 'completed']],
	['voice_clone', '/v3/voices', ['processing', 'processing', 'complete']],
	['ai_clipping', '/v3/ai-clipping', ['pending', 'running', 'completed']],
	['background_removal', '/v3/background-removals', ['pending', 'processing', 'completed']],
];

describe.each(KINDS)('%s', (type, path, words) => {
	test('goes by the clock, in its own words', async () => {
		const job = heygen.addJob(type);
		expect(job.type).toBe(type);
		/** @type {string[]} */
		const seen = [];
		for (const seconds of [0, 2, 10]) {
			time = START + seconds * 1000;
			seen.push((await read(`${path}/${job.id}`)).status);
		}
		expect(seen).toEqual(words);
		expect(() => heygen.finish(job.id)).toThrow(/ended already/);
	});

	test('waits for finish(), and has any status', async () => {
		const { id } = heygen.addJob(type, { renderSeconds: Infinity });
		heygen.setStatus(id, 'never_seen_before');
		time += 3_600_000;
		expect((await read(`${path}/${id}`)).status).toBe('never_seen_before');
		heygen.setStatus(id, null);
		expect((await read(`${path}/${id}`)).status).toBe(words[1]);
		await heygen.finish(id, { status: 'failed', failure_code: 'CODE', failure_message: 'Why' });
		const shown = await read(`${path}/${id}`);
		expect(shown.status).toBe('failed');
		expect(JSON.stringify(shown)).toContain('Why');
	});

	test('a status set by hand holds it, also beyond its time', async () => {
		const { id } = heygen.addJob(type, { id: `my-${type}` });
		heygen.setStatus(id, 'reviewing');
		time += 9_000;
		expect((await read(`${path}/my-${type}`)).status).toBe('reviewing');
		await heygen.finish(id);
		expect((await read(`${path}/my-${type}`)).status).toBe(words[2]);
	});

	test('is not found under another id, nor after forget()', async () => {
		const { id } = heygen.addJob(type);
		heygen.addJob(type === 'lipsync' ? 'proofread' : 'lipsync', { id: 'other' });
		expect((await get(`${path}/other`)).status).toBe(404);
		heygen.forget(id);
		const { status, body } = await get(`${path}/${id}`);
		expect([status, body.error.code]).toEqual([404, expect.stringMatching(/_not_found$/)]);
	});

	test('refuses what it does not have', () => {
		expect(() => heygen.addJob(type, { colour: 'red' })).toThrow(/colour/);
		const { id } = heygen.addJob(type);
		expect(() => heygen.addJob(type, { id })).toThrow(/already/);
		expect(() => heygen.finish(id, { status: 'completed', colour: 'red' })).toThrow(/colour/);
		expect(() => heygen.finish(id, { status: 'finished' })).toThrow(/ends as/);
	});
});

describe('resources', () => {
	/** @param {import('./heygen/kinds').JobType} type @param {string} path @param {any} [outcome] */
	const ended = async (type, path, outcome = { status: 'completed' }) => {
		const { id } = heygen.addJob(type);
		await heygen.finish(id, outcome);
		return { id, ...(await read(`${path}/${id}`)) };
	};
	const bad = { status: 'failed', failure_code: 'CODE', failure_message: 'Why' };
	/** @param {string} url */
	const typeOf = async (url) => (await fetch(url)).headers.get('content-type');

	test('have files that can be fetched once completed', async () => {
		const translation = await ended('video_translation', '/v3/video-translations');
		expect(await typeOf(translation.video_url)).toBe('video/mp4');
		expect(await typeOf(translation.audio_url)).toBe('audio/mpeg');
		const lipsync = await ended('lipsync', '/v3/lipsyncs');
		expect(await typeOf(lipsync.video_url)).toBe('video/mp4');
		expect(await typeOf(lipsync.caption_url)).toMatch(/subrip/);
		const { clips, progress } = await ended('ai_clipping', '/v3/ai-clipping');
		expect([progress, clips.length, await typeOf(clips[1].video_url)]).toEqual([
			100,
			2,
			'video/mp4',
		]);
		const removal = await ended('background_removal', '/v3/background-removals');
		expect(Object.keys(removal.layers)).toEqual(['foreground', 'mask']);
		expect(await typeOf(removal.layers.mask)).toBe('video/mp4');
		const look = await ended('avatar', '/v3/avatars/looks');
		expect([look.image_width, await typeOf(look.preview_image_url)]).toEqual([1920, 'image/jpeg']);
		const voice = await ended('voice_clone', '/v3/voices');
		expect(await typeOf(voice.preview_audio_url)).toBe('audio/mpeg');
	});

	test('say why they failed, each in its own fields', async () => {
		const translation = await ended('video_translation', '/v3/video-translations', bad);
		expect(translation).toMatchObject({ failure_message: 'Why', video_url: null });
		expect(translation).not.toHaveProperty('failure_code');
		expect(await ended('avatar', '/v3/avatars/looks', bad)).toMatchObject({
			error: { code: 'CODE', message: 'Why' },
		});
		expect(await ended('background_removal', '/v3/background-removals', bad)).toMatchObject({
			error: 'Why',
			layers: {},
		});
		expect(await ended('video_agent', '/v3/video-agents', bad)).toMatchObject({
			video_id: null,
			messages: [{ role: 'model', type: 'error', content: 'Why' }, { role: 'user' }],
		});
	});

	test('can end in words of their own', async () => {
		expect(await ended('ai_clipping', '/v3/ai-clipping', { status: 'cancelled' })).toMatchObject({
			status: 'cancelled',
			clips: [],
			failure_message: null,
		});
		const deleted = { status: 'deleted' };
		expect(await ended('background_removal', '/v3/background-removals', deleted)).toMatchObject({
			status: 'deleted',
			layers: {},
			error: null,
		});
		const { id } = heygen.addJob('lipsync');
		expect(() => heygen.finish(id, { status: 'cancelled' })).toThrow(/completed, failed/);
	});

	test('show fields as they were given', async () => {
		const { id } = heygen.addJob('video_translation', { title: 'Hola', output_language: 'es-ES' });
		await heygen.finish(id, { status: 'completed', video_url: null });
		expect(await read(`/v3/video-translations/${id}`)).toMatchObject({
			title: 'Hola',
			output_language: 'es-ES',
			video_url: null,
			audio_url: expect.any(String),
		});
	});

	test('fail when failures are ordered', async () => {
		heygen.failNext({ failure_message: 'Why' });
		const { id } = heygen.addJob('lipsync');
		time += 10_000;
		expect(await read(`/v3/lipsyncs/${id}`)).toMatchObject({
			status: 'failed',
			failure_message: 'Why',
		});
	});

	test('a look and a voice can be used when they are ready', async () => {
		const [look, voice] = [heygen.addJob('avatar'), heygen.addJob('voice_clone')];
		const body = avatar({ avatar_id: look.id, voice_id: voice.id });
		const create = () => send(heygen.url, 'POST', '/v3/videos', body);
		expect((await create()).body.error.code).toBe('resource_not_ready');
		await heygen.finish(look.id);
		expect((await create()).body.error.code).toBe('voice_not_found');
		await heygen.finish(voice.id);
		expect((await create()).status).toBe(200);
	});

	test('may lack their file at first', async () => {
		const [video, lipsync] = [heygen.addJob('video'), heygen.addJob('lipsync')];
		for (const path of ['/v3/videos', `/v3/lipsyncs/${lipsync.id}`])
			heygen.fault({ kind: 'nullUrl', path });
		await Promise.all([heygen.finish(video.id), heygen.finish(lipsync.id)]);
		const urls = async () => [
			(await read('/v3/videos'))[0].video_url,
			(await read(`/v3/lipsyncs/${lipsync.id}`)).video_url,
		];
		expect(await urls()).toEqual([null, null]);
		expect(await urls()).toEqual([expect.any(String), expect.any(String)]);
	});
});

describe('a video agent', () => {
	/** @param {string} id */
	const session = async (id) => {
		const { status, video_id, progress } = await read(`/v3/video-agents/${id}`);
		return [status, video_id, progress];
	};

	test('has a video half-way, which ends when it does', async () => {
		const { id } = heygen.addJob('video_agent', { title: 'Tour' });
		time += 4_999;
		expect(await session(id)).toEqual(['generating', null, 20]);
		expect(await read('/v3/videos')).toEqual([]);
		time += 1;
		const [status, videoId] = await session(id);
		expect([status, videoId]).toEqual(['generating', expect.any(String)]);
		expect(await read(`/v3/videos/${videoId}`)).toMatchObject({
			status: 'pending',
			title: 'Tour',
		});
		time += 4_999;
		expect((await read(`/v3/videos/${videoId}`)).status).toBe('processing');
		time += 1;
		expect(await session(id)).toEqual(['completed', videoId, 100]);
		expect(await read(`/v3/videos/${videoId}`)).toMatchObject({
			status: 'completed',
			video_url: expect.any(String),
		});
	});

	test('makes its video when it is finished by hand', async () => {
		const { id } = heygen.addJob('video_agent', { renderSeconds: Infinity });
		await heygen.finish(id);
		const [status, videoId] = await session(id);
		expect(status).toBe('completed');
		expect((await read(`/v3/videos/${videoId}`)).status).toBe('completed');
	});

	test('begins its video when told to, and ends with it', async () => {
		const { id } = heygen.addJob('video_agent', { renderSeconds: Infinity });
		const video = heygen.startVideo(id);
		expect(await session(id)).toEqual(['generating', video.id, 60]);
		await heygen.finish(video.id, { status: 'failed', failure_message: 'Why' });
		expect((await session(id))[0]).toBe('failed');
		expect((await read(`/v3/video-agents/${id}`)).messages[0].content).toBe('Why');
		expect(() => heygen.startVideo(id)).toThrow(/ended/);
		expect(() => heygen.startVideo(video.id)).toThrow(/no video agent/);
	});

	test('may be gone while its video lives on', async () => {
		const { id } = heygen.addJob('video_agent');
		const video = heygen.startVideo(id);
		heygen.forget(id);
		time += 10_000;
		expect((await get(`/v3/video-agents/${id}`)).status).toBe(404);
		expect((await read(`/v3/videos/${video.id}`)).status).toBe('completed');
	});
});

describe('a batch', () => {
	const videos = () => [avatar(), avatar({ avatar_id: 'nobody' }), avatar()];

	test('makes each video by itself: a bad one fails alone', async () => {
		const { status, body } = await createBatch({ videos: videos(), title: 'Leads' });
		expect([status, Object.keys(body.data)]).toEqual([202, ['batch_id']]);
		const path = `/v3/videos/batches/${body.data.batch_id}`;
		expect(await read(path)).toEqual({
			batch_id: body.data.batch_id,
			status: 'processing',
			title: 'Leads',
			total_items: 3,
			counts_by_status: { queued: 2, failed: 1 },
			created_at: START / 1000,
			items: [
				{ item_index: 0, status: 'queued', video_id: null, error: null },
				{
					item_index: 1,
					status: 'failed',
					video_id: null,
					error: { code: 'avatar_not_found', message: expect.stringMatching(/^avatar_id: /) },
				},
				{ item_index: 2, status: 'queued', video_id: null, error: null },
			],
			has_more: false,
			next_token: null,
		});
		time += 2_000;
		const { items } = await read(path);
		expect(items[0]).toMatchObject({ status: 'processing', video_id: expect.any(String) });
		await heygen.finish(items[0].video_id, { status: 'failed', failure_code: 'CODE' });
		expect((await read(path)).items[0]).toMatchObject({
			status: 'failed',
			error: { code: 'CODE' },
		});
		time += 8_000;
		expect(await read(path)).toMatchObject({
			status: 'completed',
			counts_by_status: { failed: 2, completed: 1 },
		});
		expect((await read(`/v3/videos/${items[2].video_id}`)).video_url).toEqual(expect.any(String));
	});

	test('fails when every video does, at once when none could be created', async () => {
		const { id, parts } = heygen.addJob('video_batch', { videos: 2 });
		for (const part of parts) await heygen.finish(part.id, { status: 'failed' });
		expect((await read(`/v3/videos/batches/${id}`)).status).toBe('failed');
		const none = heygen.addJob('video_batch', { videos: [{ script: ' ' }] });
		expect((await read(`/v3/videos/batches/${none.id}`)).status).toBe('failed');
	});

	test('is made of given videos too, and does not wait for a deleted one', async () => {
		const [one, two] = [heygen.addJob('video'), heygen.addJob('video')];
		const { id } = heygen.addJob('video_batch', { videos: [one.id, two.id] });
		await heygen.finish(one.id);
		await send(heygen.url, 'DELETE', `/v3/videos/${two.id}`);
		expect(await read(`/v3/videos/batches/${id}`)).toMatchObject({
			status: 'completed',
			items: [{ status: 'completed' }, { status: 'failed' }],
		});
		expect(() => heygen.addJob('video_batch', { videos: ['x'] })).toThrow(/no video/);
	});

	test('comes in pages inside the resource', async () => {
		const { id } = heygen.addJob('video_batch', { videos: 5 });
		const first = await read(`/v3/videos/batches/${id}?limit=3`);
		expect([first.items.length, first.has_more]).toEqual([3, true]);
		const rest = await read(`/v3/videos/batches/${id}?limit=3&token=${first.next_token}`);
		expect(rest.items.map((/** @type {any} */ item) => item.item_index)).toEqual([3, 4]);
		expect([rest.has_more, rest.next_token, rest.total_items]).toEqual([false, null, 5]);
	});

	test('is made once per Idempotency-Key', async () => {
		const key = { 'Idempotency-Key': 'run:1.batch' };
		const first = await createBatch({ videos: videos() }, key);
		const second = await createBatch({ videos: videos() }, key);
		expect([second.status, second.body]).toEqual([202, first.body]);
		expect(heygen.videos.size).toBe(2);
	});
});

describe('what HeyGen refuses, on a sandbox that keeps no record', () => {
	/** @type {import('.').Sandbox} */
	let other;
	beforeAll(async () => {
		other = await startSandbox();
	});
	afterAll(() => other.close());

	test.each([
		['no videos', { videos: [] }, 'videos'],
		['too many', { videos: Array.from({ length: 101 }, () => ({})) }, 'videos'],
		['an unknown field', { videos: [{}], callback_id: 'x' }, 'callback_id'],
		['a text for a video', { videos: ['x'] }, 'videos.0'],
		['no address', { videos: [{}], callback_url: 'x' }, 'callback_url'],
	])('a batch with %s', async (_name, body, param) => {
		const answer = await send(other.heygen.url, 'POST', '/v3/videos/batches', body);
		expect([answer.status, answer.body.error.param]).toEqual([400, param]);
	});

	test('a batch without credit', async () => {
		other.heygen.account.credit = false;
		const body = { videos: [avatar()] };
		expect((await send(other.heygen.url, 'POST', '/v3/videos/batches', body)).status).toBe(402);
	});

	test.each([
		['/v3/video-translations/statuses', 'video_translation_ids'],
		['/v3/lipsyncs/statuses', 'lipsync_ids'],
		['/v3/videos/statuses', 'video_ids'],
	])('none and more than 100 ids for %s', async (path, parameter) => {
		for (const query of ['', `?${parameter}=${Array(101).fill('x')}`]) {
			const answer = await send(other.heygen.url, 'GET', path + query);
			expect([answer.status, answer.body.error.param]).toEqual([400, parameter]);
		}
	});
});

describe('statuses', () => {
	test.each(
		/** @type {const} */ ([
			['video_translation', '/v3/video-translations/statuses', 'video_translation_ids'],
			['lipsync', '/v3/lipsyncs/statuses', 'lipsync_ids'],
			['video', '/v3/videos/statuses', 'video_ids'],
		]),
	)('of many: %s', async (type, path, parameter) => {
		const [good, bad, odd, open] = [1, 2, 3, 4].map(() => heygen.addJob(type));
		heygen.addJob('proofread', { id: 'another' });
		await heygen.finish(good.id);
		await heygen.finish(bad.id, { status: 'failed', failure_code: 'CODE', failure_message: 'Why' });
		heygen.setStatus(odd.id, 'reviewing');
		const ids = [good, bad, odd, open].map(({ id }) => id);
		const alone = { batch_id: null, item_index: null, error: null };
		expect((await get(`${path}?${parameter}=${ids},nobody,another`)).body).toEqual({
			data: [
				{ ...alone, video_id: ids[0], status: 'completed' },
				{ ...alone, video_id: ids[1], status: 'failed', error: { code: 'CODE', message: 'Why' } },
				{ ...alone, video_id: ids[2], status: 'reviewing' },
				{ ...alone, video_id: ids[3], status: 'queued' },
				{ ...alone, video_id: 'nobody', status: 'not_found' },
				{ ...alone, video_id: 'another', status: 'not_found' },
			],
			has_more: false,
			next_token: null,
		});
		expect((await get(`${path}?${parameter}=${Array(100).fill('x')}`)).status).toBe(200);
	});

	test('of the videos of a batch', async () => {
		const batch = heygen.addJob('video_batch', { videos: [{}, { script: ' ' }] });
		const path = `/v3/videos/statuses?batch_ids=${batch.id},nothing`;
		const member = { batch_id: batch.id, error: null };
		expect(await read(path)).toMatchObject([
			{ ...member, item_index: 0, video_id: null, status: 'queued' },
			{ ...member, item_index: 1, status: 'failed', error: { code: 'invalid_parameter' } },
			{ batch_id: 'nothing', item_index: null, video_id: null, status: 'not_found' },
		]);
		await heygen.finish(batch.id);
		const [{ id }] = batch.parts;
		expect((await read(path))[0]).toEqual({
			...member,
			item_index: 0,
			video_id: id,
			status: 'completed',
		});
	});
});

test('the list of videos has all details, newest first, up to 100 at once', async () => {
	const { parts } = heygen.addJob('video_batch', { videos: 100 });
	const last = heygen.addJob('video', { title: 'Last' });
	time += 10_000;
	const { body } = await get('/v3/videos?limit=100');
	const ids = body.data.map((/** @type {any} */ video) => video.id);
	expect(ids).toEqual([last, ...[...parts].reverse()].slice(0, 100).map(({ id }) => id));
	expect(body.data.every((/** @type {any} */ video) => video.video_url)).toBe(true);
	const one = await read(`/v3/videos/${last.id}`);
	expect(Object.keys(body.data[0])).toEqual(Object.keys(one));
	expect(body.data[0]).toMatchObject({
		title: 'Last',
		status: 'completed',
		duration: one.duration,
	});
	expect((await get(`/v3/videos?limit=100&token=${body.next_token}`)).body).toMatchObject({
		data: [{ id: parts[0].id }],
		has_more: false,
	});
});

describe('callbacks', () => {
	/** @param {import('./heygen/kinds').JobType} type */
	const add = (type) => heygen.addJob(type, { callback_url: receiver.url, callback_id: 'lead-7' });

	/** @type {[import('./heygen/kinds').JobType, string, string][]} */
	const EVENTS = [
		['video', 'avatar_video', 'video_id'],
		['video_agent', 'video_agent', 'session_id'],
		['video_translation', 'video_translate', 'video_translate_id'],
		['lipsync', 'lipsync', 'lipsync_id'],
		['ai_clipping', 'ai_clipping', 'id'],
	];
	test.each(EVENTS)('of a %s', async (type, event, idName) => {
		const [good, bad] = [add(type), add(type)];
		await heygen.finish(good.id);
		await heygen.finish(bad.id, { status: 'failed', failure_message: 'Why' });
		expect(receiver.events).toMatchObject([
			{
				event_type: `${event}.success`,
				event_data: { [idName]: good.id, callback_id: 'lead-7' },
			},
			{ event_type: `${event}.fail`, event_data: { [idName]: bad.id } },
		]);
		expect(JSON.stringify(receiver.events[1])).toContain('Why');
	});

	test.each(/** @type {const} */ (['proofread', 'avatar', 'voice_clone', 'background_removal']))(
		'there are none of a %s',
		(type) => expect(() => add(type)).toThrow(/called back/),
	);

	test('of a batch: one, when all its videos have ended', async () => {
		const { body } = await createBatch({
			videos: [avatar(), avatar({ avatar_id: 'nobody' })],
			callback_url: receiver.url,
		});
		expect(receiver.events).toEqual([]);
		time += 10_000;
		heygen.tick();
		await heygen.idle();
		expect(receiver.events).toEqual([
			{
				event_type: 'batch.finished',
				event_data: {
					batch_id: body.data.batch_id,
					status: 'completed',
					total_items: 2,
					counts_by_status: { completed: 1, failed: 1 },
				},
			},
		]);
	});

	test('of a batch and of its videos', async () => {
		const videos = [avatar({ callback_url: receiver.url, callback_id: 'a' })];
		const { body } = await createBatch({ videos, callback_url: receiver.url });
		await heygen.finish(body.data.batch_id);
		expect(receiver.events.map(({ event_type }) => event_type).sort()).toEqual([
			'avatar_video.success',
			'batch.finished',
		]);
	});

	test.each(/** @type {const} */ (['lipsync', 'video_batch']))('in each mode: %s', async (type) => {
		heygen.callbacks({ mode: 'lost' });
		await heygen.finish(add(type).id);
		expect(receiver.events).toHaveLength(0);
		heygen.callbacks({ mode: 'doubled' });
		await heygen.finish(add(type).id);
		expect(receiver.events).toHaveLength(2);
		heygen.callbacks({ mode: 'late', delayMs: 1 });
		await heygen.finish(add(type).id);
		expect(receiver.events).toHaveLength(3);
		heygen.callbacks({ mode: 'early' });
		const early = add(type);
		expect(early.status).toBe('completed');
		await heygen.idle();
		expect(receiver.events).toHaveLength(4);
		heygen.callbacks({ mode: 'forged' });
		const forged = add(type);
		await heygen.idle();
		expect([receiver.events.length, forged.outcome]).toEqual([5, null]);
		await heygen.finish(forged.id, { status: 'failed' });
		expect(receiver.events).toHaveLength(6);
	});

	test('early: before the batch is answered', async () => {
		heygen.callbacks({ mode: 'early' });
		const { body } = await createBatch({ videos: [avatar()], callback_url: receiver.url });
		expect(receiver.events).toMatchObject([{ event_data: { batch_id: body.data.batch_id } }]);
	});
});

test('an unknown type is refused', () => {
	expect(() => heygen.addJob(/** @type {any} */ ('template'))).toThrow(/Unknown type/);
	expect(() => heygen.addJob('video', { avatar_id: 'nobody' })).toThrow(/no such avatar/);
	expect(() => heygen.addJob('lipsync', { videos: 2 })).toThrow(/videos/);
	expect(() => heygen.finish('x')).toThrow(/no video or other job/);
	expect(() => heygen.setStatus('x', 'y')).toThrow(/no video or other job/);
});
