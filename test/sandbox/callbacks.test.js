// @ts-check
'use strict';

const { startSandbox } = require('.');
const { send, startReceiver } = require('./testing');

/** @type {import('.').Sandbox} */
let sandbox;
/** @type {import('.').Sandbox['heygen']} */
let heygen;
/** @type {Awaited<ReturnType<typeof startReceiver>>[]} */
const receivers = [];

beforeAll(async () => {
	sandbox = await startSandbox({ renderSeconds: Infinity });
	heygen = sandbox.heygen;
});
afterAll(() => sandbox.close());
beforeEach(() => sandbox.reset());
afterEach(async () => {
	await Promise.all(receivers.splice(0).map((receiver) => receiver.close()));
});

/** @param {(count: number) => number} [statusOf] */
const receive = async (statusOf) => {
	const receiver = await startReceiver(statusOf);
	receivers.push(receiver);
	return receiver;
};
/** @param {string} callback_url @returns {Promise<string>} */
const start = async (callback_url) => {
	const body = {
		type: 'avatar',
		avatar_id: heygen.looks[0].id,
		script: 'Hello',
		callback_url,
		callback_id: 'lead-7',
	};
	return (await send(heygen.url, 'POST', '/v3/videos', body)).body.data.video_id;
};

test('a success and a failure are told', async () => {
	const { url, events } = await receive();
	const [good, bad] = [await start(url), await start(url)];
	await heygen.finish(good, { status: 'completed' });
	await heygen.finish(bad, { status: 'failed', failure_code: 'CODE', failure_message: 'Why' });
	expect(events).toMatchObject([
		{ event_type: 'avatar_video.success', event_data: { video_id: good, callback_id: 'lead-7' } },
		{
			event_type: 'avatar_video.fail',
			event_data: { video_id: bad, msg: 'Why', failure_code: 'CODE', callback_id: 'lead-7' },
		},
	]);
	expect((await fetch(events[0].event_data.url)).status).toBe(200);
	expect(heygen.deliveries).toMatchObject([
		{ url, status: 200 },
		{ url, status: 200 },
	]);
});

test('comes by itself when the time has come', async () => {
	const other = await startSandbox({ renderSeconds: () => 0 });
	const { url, events } = await receive();
	const body = {
		type: 'avatar',
		avatar_id: other.heygen.looks[0].id,
		script: 'Hello',
		callback_url: url,
	};
	await send(other.heygen.url, 'POST', '/v3/videos', body);
	other.heygen.tick();
	await other.heygen.idle();
	expect(events).toHaveLength(1);
	await other.close();
});

test('is sent again after a 5xx, not after a 4xx', async () => {
	const broken = await receive((count) => (count === 1 ? 503 : 200));
	await heygen.finish(await start(broken.url), { status: 'completed' });
	expect(broken.events).toHaveLength(2);
	const refusing = await receive(() => 404);
	await heygen.finish(await start(refusing.url), { status: 'completed' });
	expect(refusing.events).toHaveLength(1);
	expect(heygen.deliveries.map(({ status }) => status)).toEqual([503, 200, 404]);
});

test('an unreachable receiver ends nothing', async () => {
	const { url, close } = await receive();
	await close();
	const id = await start(url);
	await heygen.finish(id, { status: 'completed' });
	expect(heygen.videos.get(id)?.status).toBe('completed');
	expect(heygen.deliveries.map(({ status }) => status)).toEqual([0, 0, 0, 0]);
});

test('lost', async () => {
	const { url, events } = await receive();
	heygen.callbacks({ mode: 'lost' });
	await heygen.finish(await start(url), { status: 'completed' });
	expect([events, heygen.deliveries]).toEqual([[], []]);
});

test('late', async () => {
	const { url, events } = await receive();
	heygen.callbacks({ mode: 'late', delayMs: 5 });
	const done = heygen.finish(await start(url), { status: 'completed' });
	expect(events).toHaveLength(0);
	await done;
	expect(events).toHaveLength(1);
});

test('doubled', async () => {
	const { url, events } = await receive();
	heygen.callbacks({ mode: 'doubled' });
	await heygen.finish(await start(url), { status: 'completed' });
	expect(events).toHaveLength(2);
	expect(events[0]).toEqual({
		...events[1],
		event_data: {
			...events[1].event_data,
			url: events[0].event_data.url,
			gif_download_url: events[0].event_data.gif_download_url,
		},
	});
});

test('early: before the create is answered', async () => {
	const { url, events } = await receive();
	heygen.callbacks({ mode: 'early' });
	const id = await start(url);
	expect(events).toMatchObject([{ event_data: { video_id: id } }]);
	expect(heygen.videos.get(id)?.status).toBe('completed');
});

test('forged: claims success while the video is under way, the true one follows', async () => {
	const { url, events } = await receive();
	heygen.callbacks({ mode: 'forged' });
	const id = await start(url);
	await heygen.idle();
	expect(events).toMatchObject([
		{ event_type: 'avatar_video.success', event_data: { video_id: id } },
	]);
	expect(heygen.videos.get(id)?.status).toBe('pending');
	await heygen.finish(id, { status: 'failed' });
	expect(events[1].event_type).toBe('avatar_video.fail');
});
