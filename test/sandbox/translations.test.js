// @ts-check
'use strict';

const http = require('node:http');
const { KEYS, startSandbox } = require('.');
const { expectConforming, send, startReceiver } = require('./testing');

const START = 1_800_000_000_000;
const PATH = '/v3/video-translations';
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
/** @param {string} path @param {any} body @param {Record<string, string>} [headers] */
const post = (path, body, headers) =>
	send(heygen.url, 'POST', path, body, { 'x-api-key': KEYS.heygen, ...headers });
const video = { type: 'url', url: 'https://example.com/talk.mp4' };
const SPANISH = 'Spanish (Spain)';
/** @param {Record<string, any>} [fields] */
const wish = (fields) => ({ video, output_languages: [SPANISH], ...fields });
/** @param {Record<string, any>} [fields] @returns {Promise<string[]>} */
const started = async (fields) => (await post(PATH, wish(fields))).body.data.video_translation_ids;
/** @param {string} url */
const textAt = async (url) => (await fetch(url)).text();
const wait = (seconds = 10) => {
	time += seconds * 1000;
};

describe('a translation', () => {
	test('is one job for each language', async () => {
		const { languages } = await read(`${PATH}/languages`);
		expect(languages).toContain('Chinese (Cantonese, Traditional)');
		const ids = await started({
			output_languages: ['English', SPANISH, 'Chinese (Cantonese, Traditional)'],
			title: 'Talk',
			callback_url: receiver.url,
			callback_id: 'lead-7',
		});
		expect(new Set(ids).size).toBe(3);
		expect(await read(`${PATH}/${ids[1]}`)).toMatchObject({
			status: 'pending',
			title: 'Talk',
			output_language: 'es-ES',
			video_url: null,
		});
		wait();
		const shown = await Promise.all(ids.map((id) => read(`${PATH}/${id}`)));
		expect(shown.map((one) => [one.status, one.output_language, one.srt_caption_url])).toEqual([
			['completed', 'en', null],
			['completed', 'es-ES', null],
			['completed', 'zh-HK', null],
		]);
		await heygen.idle();
		expect(receiver.events).toHaveLength(3);
		expect(receiver.events[1]).toMatchObject({
			event_type: 'video_translate.success',
			event_data: {
				video_translate_id: ids[1],
				output_language: 'es-ES',
				callback_id: 'lead-7',
			},
		});
	});

	test('has captions when they are asked for', async () => {
		const [id] = await started({ enable_caption: true, input_language: 'de', start_time: 2 });
		wait();
		const shown = await read(`${PATH}/${id}`);
		expect(shown).toMatchObject({ input_language: 'de', duration: 10 });
		expect(await textAt(shown.srt_caption_url)).toMatch(/^1\n00:00:00,000 --> /);
		expect(await textAt(shown.vtt_caption_url)).toMatch(/^WEBVTT\n\n1\n00:00:00\.000 --> /);
	});

	test('fails in one language when that is ordered', async () => {
		heygen.failNext({
			type: 'video_translation',
			output_language: 'French',
			failure_message: 'No speech was found',
		});
		const ids = await started({ output_languages: [SPANISH, 'French', 'German'] });
		wait();
		const shown = await Promise.all(ids.map((id) => read(`${PATH}/${id}`)));
		expect(shown.map(({ status, failure_message: why }) => [status, why])).toEqual([
			['completed', null],
			['failed', 'No speech was found'],
			['completed', null],
		]);
		const found = await read(`${PATH}/statuses?video_translation_ids=${ids}`);
		expect(found.map((/** @type {any} */ { status }) => status)).toEqual([
			'completed',
			'failed',
			'completed',
		]);
	});

	test('is listed, renamed and deleted', async () => {
		const ids = await started({ output_languages: ['English', SPANISH], title: 'Talk' });
		expect((await get(`${PATH}?limit=1`)).body).toMatchObject({
			data: [{ id: ids[1] }],
			has_more: true,
		});
		const path = `${PATH}/${ids[0]}`;
		const renamed = await send(heygen.url, 'PATCH', path, { title: 'New' });
		expect(renamed).toMatchObject({ status: 200, body: { data: { id: ids[0], title: 'New' } } });
		expect((await read(path)).title).toBe('New');
		expect((await send(heygen.url, 'PATCH', path, {})).body.error.param).toBe('title');
		expect((await send(heygen.url, 'DELETE', path)).body).toEqual({ data: { id: ids[0] } });
		expect((await get(path)).status).toBe(404);
		expect(await read(PATH)).toHaveLength(1);
	});

	test('takes all fields', async () => {
		const { folders, glossaries } = heygen.workspace;
		const answer = await post(
			PATH,
			wish({
				video: { type: 'asset_id', asset_id: heygen.addAsset({ mime: 'video/mp4' }).id },
				mode: 'precision',
				speaker_num: 2,
				translate_audio_only: true,
				enable_dynamic_duration: false,
				disable_music_track: true,
				enable_speech_enhancement: true,
				enable_watermark: true,
				keep_the_same_format: true,
				fps_mode: 'cfr',
				end_time: 30.5,
				audio: video,
				srt: {
					type: 'asset_id',
					asset_id: heygen.addAsset({ mime: 'application/x-subrip' }).id,
				},
				srt_role: 'output',
				brand_glossary_id: glossaries[0].brand_glossary_id,
				folder_id: folders[0].id,
				stock_voice_config: {
					use_stock_voice: true,
					preferred_stock_voice_ids: [heygen.voices[0].voice_id],
				},
			}),
		);
		expect(answer.status).toBe(200);
	});

	test('is made once per key, and needs credit and room', async () => {
		const key = { 'Idempotency-Key': 'k' };
		const [first, second] = [await post(PATH, wish(), key), await post(PATH, wish(), key)];
		expect(second.body).toEqual(first.body);
		heygen.account.concurrency = 1;
		expect((await post(PATH, wish())).status).toBe(429);
		heygen.account.credit = false;
		expect((await post(PATH, wish())).status).toBe(402);
	});

	test('of a video that was made here', async () => {
		const { id } = heygen.addJob('video');
		await heygen.finish(id);
		const { video_url: url } = await read(`/v3/videos/${id}`);
		const again = () => post(PATH, wish({ video: { type: 'url', url } }));
		expect((await again()).status).toBe(200);
		wait(3601);
		expect((await again()).body.error).toMatchObject({
			code: 'download_failed',
			param: 'video.url',
		});
	});
});

describe('a translation is refused for', () => {
	/** @type {[string, Record<string, any>, string, string, number?][]} */
	const cases = [
		['an unknown field', { target_languages: [] }, 'invalid_parameter', 'target_languages'],
		['no language', { output_languages: [] }, 'invalid_parameter', 'output_languages'],
		[
			'an unknown language',
			{ output_languages: ['English', 'Klingon'] },
			'invalid_parameter',
			'output_languages.1',
		],
		[
			'the code of a language',
			{ output_languages: ['es-ES'] },
			'invalid_parameter',
			'output_languages.0',
		],
		[
			'base64',
			{ video: { type: 'base64', media_type: 'video/mp4', data: 'AAAA' } },
			'invalid_parameter',
			'video.type',
		],
		[
			'a private host',
			{ video: { type: 'url', url: 'https://192.168.0.4/a.mp4' } },
			'download_failed',
			'video.url',
		],
		[
			'http',
			{ video: { type: 'url', url: 'http://example.com/a.mp4' } },
			'invalid_parameter',
			'video.url',
		],
		['another mode', { mode: 'quality' }, 'invalid_parameter', 'mode'],
		['no speaker', { speaker_num: 0 }, 'invalid_parameter', 'speaker_num'],
		['half a speaker', { speaker_num: 1.5 }, 'invalid_parameter', 'speaker_num'],
		['a start before the start', { start_time: -1 }, 'invalid_parameter', 'start_time'],
		['an end before the start', { start_time: 5, end_time: 5 }, 'invalid_parameter', 'end_time'],
		['another frame rate', { fps_mode: '25' }, 'invalid_parameter', 'fps_mode'],
		['another role', { srt_role: 'both' }, 'invalid_parameter', 'srt_role'],
		['an unknown folder', { folder_id: 'x' }, 'resource_not_found', 'folder_id', 404],
		[
			'an unknown voice',
			{ stock_voice_config: { preferred_stock_voice_ids: ['x'] } },
			'voice_not_found',
			'stock_voice_config.preferred_stock_voice_ids.0',
			404,
		],
	];
	test.each(cases)('%s', async (_name, fields, code, param, status = 400) => {
		expect(await post(PATH, wish(fields))).toMatchObject({
			status,
			body: { error: { code, param } },
		});
		expect(heygen.jobs.size).toBe(0);
	});

	test('an unknown language, which is named', async () => {
		const { body } = await post(PATH, wish({ output_languages: ["Klingon (Qo'noS)"] }));
		expect(body.error.message).toContain("Klingon (Qo'noS)");
	});
});

describe('a batch', () => {
	const BATCHES = `${PATH}/batches`;

	test('has an item for each language, each for itself', async () => {
		const { status, body } = await post(BATCHES, {
			title: 'Talks',
			callback_url: receiver.url,
			video_translations: [
				wish({ output_languages: [SPANISH, 'Klingon', 'French'] }),
				wish({ video: { type: 'url', url: 'https://nas.local/a.mp4' } }),
				wish({ title: 'Last', folder_id: 'x' }),
			],
		});
		expect([status, Object.keys(body.data)]).toEqual([202, ['batch_id']]);
		const path = `${BATCHES}/${body.data.batch_id}`;
		expect(await read(path)).toMatchObject({
			title: 'Talks',
			status: 'processing',
			total_items: 5,
			counts_by_status: { queued: 2, failed: 3 },
			items: [
				{ item_index: 0, status: 'queued', video_id: null },
				{ item_index: 1, error: { message: expect.stringContaining('Klingon') } },
				{ item_index: 2, status: 'queued' },
				{ item_index: 3, error: { code: 'download_failed' } },
				{ item_index: 4, error: { message: expect.stringMatching(/^folder_id: /) } },
			],
		});
		wait(2);
		const { items } = await read(path);
		expect(await read(`${PATH}/${items[2].video_id}`)).toMatchObject({
			status: 'running',
			output_language: 'fr',
		});
		wait();
		expect(await read(path)).toMatchObject({ status: 'completed' });
		const statuses = await read(`${PATH}/statuses?batch_ids=${body.data.batch_id}`);
		expect(statuses.map((/** @type {any} */ { status: word }) => word)).toEqual([
			'completed',
			'failed',
			'completed',
			'failed',
			'failed',
		]);
		expect((await read(`/v3/videos/statuses?batch_ids=${body.data.batch_id}`))[0].status).toBe(
			'not_found',
		);
		await heygen.idle();
		expect(receiver.events).toMatchObject([
			{ event_type: 'batch.finished', event_data: { total_items: 5 } },
		]);
	});

	test('has at most 100 items, languages counted', async () => {
		const languages = (await read(`${PATH}/languages`)).languages.slice(0, 50);
		const list = (/** @type {number} */ length) => ({
			video_translations: Array(length).fill(wish({ output_languages: languages })),
		});
		expect((await post(BATCHES, list(2))).status).toBe(202);
		expect((await post(BATCHES, list(3))).body.error).toMatchObject({
			code: 'invalid_parameter',
			param: 'video_translations',
		});
	});

	test('can be made without a request', async () => {
		const { id, parts } = heygen.addJob('video_translation_batch', {
			video_translations: [{ title: 'A' }, { output_languages: ['Klingon'] }],
		});
		expect(parts.map(({ film }) => film.title)).toEqual(['A']);
		await heygen.finish(id);
		expect((await read(`${BATCHES}/${id}`)).counts_by_status).toEqual({ completed: 1, failed: 1 });
		expect((await get(`/v3/videos/batches/${id}`)).status).toBe(404);
	});
});

describe('a proofread', () => {
	const PROOFREADS = `${PATH}/proofreads`;
	/** @param {Record<string, any>} [fields] @returns {Promise<string[]>} */
	const begun = async (fields) =>
		(await post(PROOFREADS, wish({ title: 'Talk', ...fields }))).body.data.proofread_ids;
	/** @param {string} id @param {any} srt */
	const replace = (id, srt) => send(heygen.url, 'PUT', `${PROOFREADS}/${id}/srt`, { srt });
	/** An SRT file of the sandbox's own. */
	const file = async (/** @type {string} */ script) => {
		const { id } = heygen.addJob('video', { script, caption: {} });
		await heygen.finish(id);
		return { type: 'url', url: (await read(`/v3/videos/${id}`)).subtitle_url };
	};

	test('gives subtitles, takes them back and makes the video of them', async () => {
		const answer = await post(
			PROOFREADS,
			wish({ title: 'Talk', output_languages: [SPANISH, 'French'] }),
		);
		expect(answer.body.data).toEqual({
			proofread_ids: [expect.any(String), expect.any(String)],
			status: 'processing',
		});
		const [id] = answer.body.data.proofread_ids;
		expect(await get(`${PROOFREADS}/${id}/srt`)).toMatchObject({
			status: 409,
			body: { error: { code: 'resource_not_ready' } },
		});
		wait();
		expect(await read(`${PROOFREADS}/${id}`)).toMatchObject({
			status: 'completed',
			title: 'Talk',
			output_language: 'es-ES',
		});
		const before = await read(`${PROOFREADS}/${id}/srt`);
		expect(before.original_srt_url).toBeNull();
		expect(await textAt(before.srt_url)).toContain('Spanish');
		expect(await replace(id, await file('Hola a todos'))).toMatchObject({
			status: 200,
			body: { data: { id, status: 'completed' } },
		});
		expect(await textAt((await read(`${PROOFREADS}/${id}/srt`)).srt_url)).toContain('Hola a todos');
		const { body } = await post(`${PROOFREADS}/${id}/generate`, {
			captions: true,
			callback_url: receiver.url,
			callback_id: 'c',
		});
		expect(body.data).toEqual({
			status: 'processing',
			video_translation_id: expect.any(String),
		});
		wait();
		const made = await read(`${PATH}/${body.data.video_translation_id}`);
		expect(made).toMatchObject({
			status: 'completed',
			title: 'Talk',
			output_language: 'es-ES',
			callback_id: 'c',
		});
		expect(await textAt(made.srt_caption_url)).toContain('Hola a todos');
		await heygen.idle();
		expect(receiver.events).toMatchObject([{ event_type: 'video_translate.success' }]);
	});

	test('keeps the subtitles that were given first', async () => {
		const [id] = await begun({ srt: await file('First words') });
		wait();
		heygen.addAsset({ id: 'my-srt', mime: 'application/x-subrip' });
		await replace(id, { type: 'asset_id', asset_id: 'my-srt' });
		const { srt_url, original_srt_url } = await read(`${PROOFREADS}/${id}/srt`);
		expect(await textAt(original_srt_url)).toContain('First words');
		expect(await textAt(srt_url)).toContain('my-srt');
	});

	test('reads subtitles that were uploaded', async () => {
		const srt = `1\n00:00:00,000 --> 00:00:01,000\n${'Hola '.repeat(200)}\n`;
		const form = new FormData();
		form.append('file', new Blob([srt]), 'talk.srt');
		const upload = await fetch(`${heygen.url}/v3/assets`, {
			method: 'POST',
			headers: { 'x-api-key': KEYS.heygen },
			body: form,
		});
		const { asset_id } = /** @type {any} */ (await upload.json()).data;
		const [id] = await begun({ srt: { type: 'asset_id', asset_id } });
		wait();
		const { original_srt_url } = await read(`${PROOFREADS}/${id}/srt`);
		expect(await textAt(original_srt_url)).toBe(srt);
	});

	test('reads subtitles from another server on this machine', async () => {
		const srt = '1\n00:00:00,000 --> 00:00:01,000\nFrom here\n';
		const server = http.createServer((_req, res) => void res.end(srt));
		await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
		const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
		const [id] = await begun();
		wait();
		const answer = await replace(id, { type: 'url', url: `http://127.0.0.1:${port}/a.srt` });
		server.close();
		server.closeAllConnections();
		expect(answer.status).toBe(200);
		expect(await textAt((await read(`${PROOFREADS}/${id}/srt`)).srt_url)).toBe(srt);
	});

	test('needs no body to make the video, but to be completed', async () => {
		const [id] = await begun();
		expect((await post(`${PROOFREADS}/${id}/generate`, {})).status).toBe(409);
		wait();
		const { body } = await post(`${PROOFREADS}/${id}/generate`, undefined);
		wait();
		expect(await read(`${PATH}/${body.data.video_translation_id}`)).toMatchObject({
			status: 'completed',
			srt_caption_url: null,
		});
	});

	test('fails in one language when that is ordered', async () => {
		heygen.failNext({ type: 'proofread', output_language: 'French', failure_message: 'Why' });
		const ids = await begun({ output_languages: [SPANISH, 'French'] });
		wait();
		const shown = await Promise.all(ids.map((id) => read(`${PROOFREADS}/${id}`)));
		expect(shown.map(({ failure_message: why }) => why)).toEqual([null, 'Why']);
		expect((await get(`${PROOFREADS}/${ids[1]}/srt`)).status).toBe(409);
	});

	test.each([
		['no title', { title: undefined }, 'invalid_parameter', 'title'],
		['an unknown language', { output_languages: ['x'] }, 'invalid_parameter', 'output_languages.0'],
		['captions', { enable_caption: true }, 'invalid_parameter', 'enable_caption'],
		[
			'base64',
			{ srt: { type: 'base64', media_type: 'text/plain', data: 'AAAA' } },
			'invalid_parameter',
			'srt.type',
		],
		[
			'a private file',
			{ srt: { type: 'url', url: 'https://nas.local/a.srt' } },
			'download_failed',
			'srt.url',
		],
		['a callback', { callback_url: 'https://example.com' }, 'invalid_parameter', 'callback_url'],
	])('is refused for %s', async (_name, fields, code, param) => {
		expect((await post(PROOFREADS, wish({ title: 'Talk', ...fields }))).body.error).toMatchObject({
			code,
			param,
		});
		expect(heygen.jobs.size).toBe(0);
	});

	test('takes only subtitles that are there and are subtitles', async () => {
		const [id] = await begun();
		wait();
		expect(
			(await replace(id, { type: 'url', url: 'http://127.0.0.1:1/a.srt' })).body.error,
		).toMatchObject({
			code: 'download_failed',
			param: 'srt.url',
		});
		const { url } = await file('x');
		expect((await replace(id, { type: 'url', url: `${url}x` })).body.error.code).toBe(
			'download_failed',
		);
		const { id: clip } = heygen.addJob('video');
		await heygen.finish(clip);
		const video_url = (await read(`/v3/videos/${clip}`)).video_url;
		expect((await replace(id, { type: 'url', url: video_url })).body.error).toMatchObject({
			code: 'invalid_parameter',
			param: 'srt',
		});
	});
});
