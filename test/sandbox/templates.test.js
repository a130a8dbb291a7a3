// @ts-check
'use strict';

const { KEYS, startSandbox } = require('.');
const { expectConforming, send, startReceiver } = require('./testing');

/** @type {import('.').Sandbox} */
let sandbox;
/** @type {import('.').Sandbox['heygen']} */
let heygen;
/** @type {Awaited<ReturnType<typeof startReceiver>>} */
let receiver;
/** @type {import('./record').RecordedRequest[]} */
const seen = [];

beforeAll(async () => {
	sandbox = await startSandbox({ renderSeconds: Infinity });
	heygen = sandbox.heygen;
});
beforeEach(async () => {
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
/** @param {number} index @param {any} body @param {Record<string, string>} [headers] */
const generate = (index, body, headers) =>
	send(heygen.url, 'POST', `/v3/templates/${heygen.templates[index].id}`, body, {
		'x-api-key': KEYS.heygen,
		...headers,
	});
/** @param {string} content */
const text = (content) => ({ type: 'text', content });
const url = { type: 'url', url: 'https://example.com/a.png' };

describe('the list', () => {
	test('has 12 templates in pages, without variables', async () => {
		const { body } = await get('/v3/templates');
		expect([body.data.length, body.has_more]).toEqual([10, true]);
		expect(Object.keys(body.data[0]).sort()).toEqual(
			['aspect_ratio', 'created_at', 'id', 'name', 'thumbnail_url', 'updated_at'].sort(),
		);
		const rest = (await get(`/v3/templates?token=${body.next_token}`)).body;
		expect([rest.data.length, rest.has_more]).toEqual([2, false]);
		expect(new Set([...body.data, ...rest.data].map(({ name }) => name)).size).toBe(12);
	});

	test('has any size', async () => {
		heygen.catalog({ templates: 150 });
		expect((await get('/v3/templates?limit=100')).body.data).toHaveLength(100);
		heygen.catalog({ templates: 0 });
		expect((await get('/v3/templates')).body).toEqual({
			data: [],
			has_more: false,
			next_token: null,
		});
	});
});

describe('a template', () => {
	/** @param {number} index */
	const read = async (index) =>
		(await get(`/v3/templates/${heygen.templates[index].id}`)).body.data;

	test('tells its variables, their defaults and its scenes', async () => {
		expect(await read(0)).toMatchObject({
			name: 'Sales Outreach',
			aspect_ratio: '16:9',
			variables: { first_name: text('Ada'), company: text('Analytical Engines') },
			scene_ids: [expect.any(String)],
			scenes: [
				{
					scene_id: expect.any(String),
					script: expect.stringContaining('{{first_name}}'),
					variables: [
						{ name: 'first_name', variable_type: 'text' },
						{ name: 'company', variable_type: 'text' },
					],
				},
			],
		});
	});

	test('may have all six types, no defaults, many scenes', async () => {
		const types = Object.values((await read(1)).variables).map(({ type }) => type);
		expect(types.sort()).toEqual(['audio', 'character', 'image', 'text', 'video', 'voice']);
		expect((await read(2)).variables).toEqual({ greeting: null, photo: null, speaker: null });
		expect((await read(3)).scene_ids).toHaveLength(4);
	});

	test.each([0, 1, 3, 4, 5])('its defaults can be sent back: %s', async (index) => {
		const { variables, scene_ids } = await read(index);
		expect((await generate(index, { variables, scene_ids })).status).toBe(200);
	});

	test('is not found under another id', async () => {
		for (const method of ['GET', 'POST'])
			expect(
				await send(
					heygen.url,
					method,
					'/v3/templates/x',
					method === 'POST' ? { variables: {} } : undefined,
				),
			).toMatchObject({ status: 404, body: { error: { code: 'template_not_found' } } });
	});
});

describe('a video of a template', () => {
	test('is a job like any other', async () => {
		const { status, body } = await generate(0, {
			variables: { first_name: text('Zoë "Z" 日本') },
			title: 'For Zoë',
			callback_url: receiver.url,
			callback_id: 'lead-7',
		});
		expect(status).toBe(200);
		expect(body.data).toMatchObject({
			id: expect.any(String),
			status: 'pending',
			title: 'For Zoë',
			video_url: null,
			failure_code: null,
		});
		const { id } = body.data;
		expect(heygen.videos.get(id)?.film.script).toBe(
			'Hello Zoë "Z" 日本, here is what we can do for Analytical Engines.',
		);
		await heygen.finish(id);
		const video = (await get(`/v3/videos/${id}`)).body.data;
		expect(Object.keys(video)).toEqual(Object.keys(body.data));
		expect(video).toMatchObject({ status: 'completed', captioned_video_url: null });
		expect(receiver.events).toMatchObject([
			{ event_type: 'avatar_video.success', event_data: { video_id: id, callback_id: 'lead-7' } },
		]);
	});

	test('takes scenes in any order, captions and sizes', async () => {
		const { scenes } = heygen.templates[3];
		const ids = [3, 0, 0].map((index) => scenes[index].scene_id);
		const { body } = await generate(3, {
			variables: { first_name: text('Bo') },
			scene_ids: ids,
			dimension: { width: 1280, height: 720 },
			fps: 60,
			subtitles: { preset_name: 'bold', position: { y: 10 } },
			include_gif: true,
		});
		const { id } = body.data;
		expect(heygen.videos.get(id)?.film.script).toBe('See you soon, Bo. Welcome, Bo. Welcome, Bo.');
		await heygen.finish(id);
		const video = (await get(`/v3/videos/${id}`)).body.data;
		expect(await (await fetch(video.subtitle_url)).text()).toContain('See you soon, Bo.');
		expect(video.captioned_video_url).toEqual(expect.any(String));
	});

	test('takes all six types', async () => {
		const { voice_id } = heygen.voices[1];
		const { id: song } = heygen.addAsset({ mime: 'audio/mpeg' });
		const variables = {
			headline: text(''),
			product_image: { type: 'image', asset: url, fit: 'contain' },
			demo: { type: 'video', asset: url, play_style: 'once', volume: 0.5 },
			music: { type: 'audio', asset: { type: 'asset_id', asset_id: song } },
			presenter: {
				type: 'character',
				character_id: heygen.looks.find(({ avatar_type: type }) => type === 'photo_avatar')?.id,
				character_type: 'talking_photo',
			},
			narrator: { type: 'voice', voice_id, locale: 'en-GB' },
		};
		expect((await generate(1, { variables })).status).toBe(200);
	});

	test('is made once per key, and a replay shows how it was', async () => {
		const key = { 'Idempotency-Key': 'run:1.item-2' };
		const first = await generate(0, { variables: {} }, key);
		await heygen.finish(first.body.data.id);
		expect((await generate(0, { variables: {} }, key)).body).toEqual(first.body);
		expect((await generate(1, { variables: {} }, key)).body).not.toEqual(first.body);
		expect(heygen.videos.size).toBe(2);
	});

	test('needs credit and room', async () => {
		heygen.account.concurrency = 0;
		expect((await generate(0, { variables: {} })).status).toBe(429);
		heygen.account.credit = false;
		expect((await generate(0, { variables: {} })).status).toBe(402);
	});

	test('fails when its failure is ordered', async () => {
		heygen.failNext({ title: 'B', failure_code: 'CODE' });
		const other = await startSandbox({ renderSeconds: 0 });
		other.heygen.failNext({ title: 'B', failure_code: 'CODE' });
		const statuses = [];
		for (const title of ['A', 'B', 'B']) {
			const path = `/v3/templates/${other.heygen.templates[0].id}`;
			const { body } = await send(other.heygen.url, 'POST', path, { variables: {}, title });
			const { data } = (await send(other.heygen.url, 'GET', `/v3/videos/${body.data.id}`)).body;
			statuses.push([title, data.status, data.failure_code]);
		}
		expect(statuses).toEqual([
			['A', 'completed', null],
			['B', 'failed', 'CODE'],
			['B', 'completed', null],
		]);
		await other.close();
	});
});

describe('refused', () => {
	/** @type {[string, number, () => any, number, string, string][]} */
	const cases = [
		['no variables', 0, () => ({}), 400, 'invalid_parameter', 'variables'],
		[
			'an unknown field',
			0,
			() => ({ variables: {}, test: true }),
			400,
			'invalid_parameter',
			'test',
		],
		[
			'an unknown variable',
			0,
			() => ({ variables: { firstname: text('x') } }),
			400,
			'invalid_parameter',
			'variables.firstname',
		],
		[
			'a variable of another type',
			0,
			() => ({ variables: { first_name: { type: 'image', asset: url } } }),
			400,
			'invalid_parameter',
			'variables.first_name.type',
		],
		[
			'a type that does not exist',
			0,
			() => ({ variables: { first_name: { type: 'number', content: 1 } } }),
			400,
			'invalid_parameter',
			'variables.first_name.type',
		],
		[
			'the shape of v2',
			0,
			() => ({ variables: { first_name: { type: 'text', properties: { content: 'x' } } } }),
			400,
			'invalid_parameter',
			'variables.first_name.properties',
		],
		[
			'bare text',
			0,
			() => ({ variables: { first_name: 'Ada' } }),
			400,
			'invalid_parameter',
			'variables.first_name',
		],
		[
			'nothing where there is no default',
			2,
			() => ({ variables: { greeting: text('Hi') } }),
			400,
			'invalid_parameter',
			'variables.photo',
		],
		[
			'a file of a private host',
			1,
			() => ({
				variables: {
					demo: { type: 'video', asset: { type: 'url', url: 'https://nas.local/a.mp4' } },
				},
			}),
			400,
			'download_failed',
			'variables.demo.asset.url',
		],
		[
			'an unknown character',
			1,
			() => ({
				variables: {
					presenter: { type: 'character', character_id: 'x', character_type: 'avatar' },
				},
			}),
			404,
			'avatar_not_found',
			'variables.presenter.character_id',
		],
		[
			'a photo as an avatar',
			1,
			() => ({
				variables: {
					presenter: {
						type: 'character',
						character_id: heygen.looks[3].id,
						character_type: 'avatar',
					},
				},
			}),
			400,
			'invalid_parameter',
			'variables.presenter.character_type',
		],
		[
			'an unknown voice',
			1,
			() => ({ variables: { narrator: { type: 'voice', voice_id: 'x' } } }),
			404,
			'voice_not_found',
			'variables.narrator.voice_id',
		],
		[
			'an unknown scene',
			0,
			() => ({ variables: {}, scene_ids: [heygen.templates[0].scenes[0].scene_id, 'x'] }),
			400,
			'invalid_parameter',
			'scene_ids.1',
		],
		[
			'an odd size',
			0,
			() => ({ variables: {}, dimension: { width: 1281, height: 720 } }),
			400,
			'invalid_parameter',
			'dimension.width',
		],
		[
			'a size that is too large',
			0,
			() => ({ variables: {}, dimension: { width: 7680, height: 4320 } }),
			400,
			'invalid_parameter',
			'dimension.width',
		],
		[
			'another ratio',
			0,
			() => ({ variables: {}, dimension: { width: 720, height: 1280 } }),
			400,
			'invalid_parameter',
			'dimension',
		],
		[
			'an unknown glossary',
			0,
			() => ({ variables: {}, brand_voice_id: 'x' }),
			404,
			'resource_not_found',
			'brand_voice_id',
		],
		['24 frames', 0, () => ({ variables: {}, fps: 24 }), 400, 'invalid_parameter', 'fps'],
		[
			'subtitles without a preset',
			0,
			() => ({ variables: {}, subtitles: { font_size: 20 } }),
			400,
			'invalid_parameter',
			'subtitles.preset_name',
		],
	];
	test.each(cases)('%s', async (_name, index, body, status, code, param) => {
		expect(await generate(index, body())).toMatchObject({
			status,
			body: { error: { code, param } },
		});
		expect(heygen.videos.size).toBe(0);
	});
});
