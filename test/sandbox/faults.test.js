// @ts-check
'use strict';

const { KEYS, startSandbox } = require('.');
const { send } = require('./testing');

/** @type {import('.').Sandbox} */
let sandbox;
/** @type {import('.').Sandbox['heygen']} */
let heygen;

beforeAll(async () => {
	sandbox = await startSandbox({ renderSeconds: Infinity });
	heygen = sandbox.heygen;
});
afterAll(() => sandbox.close());
beforeEach(() => sandbox.reset());

const me = () => send(heygen.url, 'GET', '/v3/users/me');
/** @param {string} [key] */
const create = (key) =>
	send(
		heygen.url,
		'POST',
		'/v3/videos',
		{ type: 'avatar', avatar_id: heygen.looks[0].id, script: 'Hello' },
		{ 'x-api-key': KEYS.heygen, ...(key ? { 'Idempotency-Key': key } : {}) },
	);

test('status, with and without Retry-After', async () => {
	const fault = heygen.fault({ kind: 'status', status: 429, retryAfter: 7 });
	const { status, headers, body } = await me();
	expect([status, headers.get('retry-after'), body.error.code]).toEqual([
		429,
		'7',
		'rate_limit_exceeded',
	]);
	expect(fault.hits).toBe(1);
	heygen.fault({ kind: 'status', status: 429, code: 'quota_exceeded', message: 'Enough' });
	const second = await me();
	expect([second.headers.get('retry-after'), second.body.error]).toMatchObject([
		null,
		{ code: 'quota_exceeded', message: 'Enough' },
	]);
	expect((await me()).status).toBe(200);
});

test('hits only what it is meant for, as often as asked, and can be taken back', async () => {
	const fault = heygen.fault({
		kind: 'status',
		status: 500,
		method: 'post',
		path: /^\/v3\/videos$/,
		times: 2,
	});
	const endless = heygen.fault({
		kind: 'status',
		status: 503,
		path: '/v3/voices',
		times: Infinity,
	});
	expect((await me()).status).toBe(200);
	expect([(await create()).status, (await create()).status, (await create()).status]).toEqual([
		500, 500, 200,
	]);
	expect(fault.hits).toBe(2);
	expect((await send(heygen.url, 'GET', '/v3/voices')).status).toBe(503);
	endless.remove();
	expect((await send(heygen.url, 'GET', '/v3/voices')).status).toBe(200);
});

test('hits only the body that it is meant for', async () => {
	const fault = heygen.fault({ kind: 'status', status: 500, body: /"script":"Hello"/, times: 9 });
	expect((await me()).status).toBe(200);
	expect((await create()).status).toBe(500);
	expect(fault.hits).toBe(1);
});

test('html', async () => {
	heygen.fault({ kind: 'html' });
	const response = await fetch(`${heygen.url}/v3/users/me`);
	expect([response.status, response.headers.get('content-type')]).toEqual([502, 'text/html']);
	expect(await response.text()).toContain('<html>');
});

test('errorIn200', async () => {
	heygen.fault({ kind: 'errorIn200', code: 'internal_error', message: 'Oops' });
	expect(await me()).toMatchObject({
		status: 200,
		body: { error: { code: 'internal_error', message: 'Oops' } },
	});
});

test('cut, before the work and after it', async () => {
	heygen.fault({ kind: 'cut', method: 'POST' });
	await expect(create('k')).rejects.toThrow();
	expect(heygen.videos.size).toBe(0);
	heygen.fault({ kind: 'cut', method: 'POST', afterWork: true });
	await expect(create('k')).rejects.toThrow();
	expect(heygen.videos.size).toBe(1);
	const { body } = await create('k');
	expect(heygen.videos.has(body.data.video_id)).toBe(true);
	expect(heygen.videos.size).toBe(1);
	expect(heygen.requests.map(({ status }) => status)).toEqual([0, 0, 200]);
});

test('a gateway that gives up after the work', async () => {
	heygen.fault({ kind: 'status', status: 504, afterWork: true });
	expect(await create('k')).toMatchObject({
		status: 504,
		body: { error: { code: 'gateway_timeout' } },
	});
	expect((await create('k')).status).toBe(200);
	expect(heygen.videos.size).toBe(1);
});

test('truncated', async () => {
	heygen.fault({ kind: 'truncated' });
	await expect(me()).rejects.toThrow();
});

test('slow, and the same key meanwhile', async () => {
	heygen.fault({ kind: 'slow', delayMs: 60_000 });
	const slow = create('k');
	while (heygen.videos.size === 0) await me();
	expect(await create('k')).toMatchObject({
		status: 409,
		body: { error: { code: 'request_in_progress' } },
	});
	heygen.account.credit = false;
	const [video] = heygen.videos.keys();
	await sandbox.reset();
	expect((await slow).body.data.video_id).toBe(video);
});

test('nullUrl waits for a completed video', async () => {
	const { video_id } = (await create()).body.data;
	const fault = heygen.fault({ kind: 'nullUrl' });
	const get = async () => (await send(heygen.url, 'GET', `/v3/videos/${video_id}`)).body.data;
	expect((await get()).status).toBe('pending');
	await heygen.finish(video_id, { status: 'completed' });
	expect(fault.hits).toBe(0);
	expect(await get()).toMatchObject({ status: 'completed', video_url: null });
	expect((await get()).video_url).toContain('/files/');
	expect(fault.hits).toBe(1);
});

test('downloads are hit only by faults that name them', async () => {
	const { video_id } = (await create()).body.data;
	await heygen.finish(video_id, { status: 'completed' });
	const { video_url } = (await send(heygen.url, 'GET', `/v3/videos/${video_id}`)).body.data;
	heygen.fault({ kind: 'status', status: 500 });
	heygen.fault({ kind: 'truncated', path: /^\/files\/.*\.mp4$/ });
	await expect(fetch(video_url).then((response) => response.arrayBuffer())).rejects.toThrow();
	expect((await fetch(video_url)).status).toBe(200);
	heygen.fault({ kind: 'html', path: /^\/files\// });
	expect((await fetch(video_url)).status).toBe(502);
});
