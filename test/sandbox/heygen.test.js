// @ts-check
'use strict';

const { KEYS, startSandbox } = require('.');
const { send } = require('./testing');

let time = 0;
/** @type {import('.').Sandbox} */
let sandbox;
/** @type {import('.').Sandbox['heygen']} */
let heygen;

beforeAll(async () => {
	sandbox = await startSandbox({ renderSeconds: 10, now: () => time });
	heygen = sandbox.heygen;
});
afterAll(() => sandbox.close());
beforeEach(async () => {
	time = 1_800_000_000_000;
	await sandbox.reset();
});

/** @param {string} path */
const get = (path) => send(heygen.url, 'GET', path);
/** @param {any} body @param {Record<string, string>} [headers] */
const create = (body, headers) =>
	send(heygen.url, 'POST', '/v3/videos', body, { 'x-api-key': KEYS.heygen, ...headers });
/** @param {Record<string, any>} [fields] */
const avatar = (fields) => ({
	type: 'avatar',
	avatar_id: heygen.looks[0].id,
	script: 'Hello Ana',
	...fields,
});
/** @param {(look: import('./heygen/catalog').Look) => boolean} wanted */
const lookId = (wanted) => heygen.looks.find(wanted)?.id;
const image = { type: 'url', url: 'https://example.com/me.jpg' };

describe('authorization', () => {
	test.each([[{}], [{ 'x-api-key': 'wrong' }], [{ Authorization: 'Bearer wrong' }]])(
		'401 for %j',
		async (headers) => {
			const {
				status,
				body,
				headers: answered,
			} = await send(heygen.url, 'GET', '/v3/users/me', undefined, headers);
			expect(status).toBe(401);
			expect(body.error).toMatchObject({
				code: 'unauthorized',
				message: 'Unauthorized',
				param: null,
			});
			expect(answered.get('x-request-id')).toBeTruthy();
		},
	);

	test('a limited key sees no account, but all else', async () => {
		const key = { 'x-api-key': KEYS.heygenLimited };
		expect(await send(heygen.url, 'GET', '/v3/users/me', undefined, key)).toMatchObject({
			status: 403,
			body: { error: { code: 'forbidden' } },
		});
		expect((await send(heygen.url, 'GET', '/v3/voices', undefined, key)).status).toBe(200);
	});

	test('a bearer token is a key too, but not beside another', async () => {
		const bearer = { Authorization: `Bearer ${KEYS.heygen}` };
		const { body } = await send(heygen.url, 'GET', '/v3/users/me', undefined, bearer);
		expect(body.data).toMatchObject({
			billing_type: 'wallet',
			wallet: { remaining_balance: 42.5 },
			subscription: null,
		});
		expect(
			(
				await send(heygen.url, 'GET', '/v3/users/me', undefined, {
					...bearer,
					'x-api-key': KEYS.heygen,
				})
			).status,
		).toBe(400);
	});
});

describe('strictness', () => {
	/** @type {[string, () => any, number, string, string | null][]} */
	const cases = [
		['an unknown field', () => avatar({ test: true }), 400, 'invalid_parameter', 'test'],
		[
			'a field deep inside',
			() => avatar({ voice_settings: { emotion: 'Happy' } }),
			400,
			'invalid_parameter',
			'voice_settings.emotion',
		],
		['no type', () => ({ script: 'x' }), 400, 'invalid_parameter', 'type'],
		[
			'script and audio',
			() => avatar({ audio_asset_id: 'a' }),
			400,
			'invalid_parameter',
			'audio_asset_id',
		],
		['neither', () => avatar({ script: null }), 400, 'invalid_parameter', 'script'],
		['a blank script', () => avatar({ script: ' \n' }), 400, 'invalid_parameter', 'script'],
		[
			'a long script',
			() => avatar({ script: 'x'.repeat(5001) }),
			400,
			'invalid_parameter',
			'script',
		],
		[
			'an unknown look',
			() => avatar({ avatar_id: 'nobody' }),
			404,
			'avatar_not_found',
			'avatar_id',
		],
		[
			'a group for a look',
			() => avatar({ avatar_id: heygen.looks[0].group_id }),
			404,
			'avatar_not_found',
			'avatar_id',
		],
		['an unknown voice', () => avatar({ voice_id: 'nobody' }), 404, 'voice_not_found', 'voice_id'],
		[
			'no voice at all',
			() => avatar({ avatar_id: lookId((l) => !l.default_voice_id) }),
			400,
			'invalid_parameter',
			'voice_id',
		],
		[
			'a look in training',
			() => avatar({ avatar_id: lookId((l) => l.status === 'processing') }),
			409,
			'resource_not_ready',
			'avatar_id',
		],
		[
			'no consent',
			() => avatar({ avatar_id: lookId((l) => l.status === 'pending_consent') }),
			400,
			'avatar_consent_required',
			'avatar_id',
		],
		[
			'an engine of another look',
			() => avatar({ avatar_id: lookId((l) => !l.supported_api_engines.includes('avatar_iv')) }),
			400,
			'invalid_parameter',
			'engine',
		],
		[
			'motion for video on IV',
			() => avatar({ motion_prompt: 'waves' }),
			400,
			'invalid_parameter',
			'motion_prompt',
		],
		[
			'expressiveness for video',
			() => avatar({ expressiveness: 'high' }),
			400,
			'invalid_parameter',
			'expressiveness',
		],
		[
			'a background in webm',
			() => avatar({ output_format: 'webm', background: { type: 'color', value: '#112233' } }),
			400,
			'invalid_parameter',
			'background',
		],
		[
			'a colour without value',
			() => avatar({ background: { type: 'color' } }),
			400,
			'invalid_parameter',
			'background.value',
		],
		[
			'a video background',
			() => avatar({ background: { type: 'video' } }),
			400,
			'invalid_parameter',
			'background.type',
		],
		[
			'speed out of range',
			() => avatar({ voice_settings: { speed: 1.6 } }),
			400,
			'invalid_parameter',
			'voice_settings.speed',
		],
		[
			'no callback address',
			() => avatar({ callback_url: 'n8n' }),
			400,
			'invalid_parameter',
			'callback_url',
		],
		[
			'a watermark without plan',
			() => avatar({ watermark: { image } }),
			403,
			'forbidden',
			'watermark',
		],
		[
			'an image without voice',
			() => ({ type: 'image', image, script: 'Hi' }),
			400,
			'invalid_parameter',
			'voice_id',
		],
		[
			'an engine for an image',
			() => ({ type: 'image', image, script: 'Hi', engine: { type: 'avatar_iv' } }),
			400,
			'invalid_parameter',
			'engine',
		],
		[
			'two durations',
			() => ({
				type: 'cinematic_avatar',
				prompt: 'x',
				avatar_id: [heygen.looks[0].id],
				duration: 5,
				auto_duration: true,
			}),
			400,
			'invalid_parameter',
			'duration',
		],
		['no scenes', () => ({ type: 'studio', scenes: [] }), 400, 'invalid_parameter', 'scenes'],
		[
			'a silent avatar scene',
			() => ({
				type: 'studio',
				scenes: [
					{ type: 'avatar_video', input: { type: 'avatar', avatar_id: heygen.looks[0].id } },
				],
			}),
			400,
			'invalid_parameter',
			'scenes.0.input.script',
		],
		[
			'an endless picture',
			() => ({ type: 'studio', scenes: [{ type: 'image', source: image }] }),
			400,
			'invalid_parameter',
			'scenes.0.duration',
		],
	];
	test.each(cases)('refuses %s', async (_name, body, status, code, param) => {
		expect(await create(body())).toMatchObject({ status, body: { error: { code, param } } });
		expect(heygen.videos.size).toBe(0);
	});

	test('says that extra inputs are not permitted', async () => {
		expect((await create(avatar({ dimension: {} }))).body.error.message).toBe(
			'Extra inputs are not permitted',
		);
	});

	test('takes all four types', async () => {
		const voice_id = heygen.voices[0].voice_id;
		const photo = lookId((l) => l.avatar_type === 'photo_avatar' && l.status !== 'processing');
		const clip = heygen.addAsset({ mime: 'video/mp4' }).id;
		const scenes = [
			{
				type: 'avatar_video',
				input: {
					type: 'avatar',
					avatar_id: photo,
					script: 'Hi',
					voice_id,
					motion_prompt: 'waves',
					background: { type: 'color', color: '#1a2b3c' },
				},
			},
			{ type: 'image', source: image, duration: 3 },
			{ type: 'video', source: { type: 'asset_id', asset_id: clip }, playback: { mute: true } },
		];
		const bodies = [
			avatar({
				avatar_id: photo,
				voice_id,
				motion_prompt: 'waves',
				expressiveness: 'high',
				folder_id: heygen.workspace.folders[0].id,
				brand_glossary_id: heygen.workspace.glossaries[0].brand_glossary_id,
				title: null,
			}),
			{
				type: 'image',
				image,
				script: 'Hi',
				voice_id,
				caption: { file_format: 'srt', style: 'default' },
			},
			{
				type: 'cinematic_avatar',
				prompt: 'A walk',
				avatar_id: [photo],
				duration: 8,
				references: [image],
			},
			{ type: 'studio', scenes, aspect_ratio: '9:16', callback_id: 'c' },
		];
		for (const body of bodies) {
			const answer = await create(body);
			expect(answer).toMatchObject({
				status: 200,
				body: { data: { status: 'waiting', output_format: 'mp4' } },
			});
			expect(heygen.videos.get(answer.body.data.video_id)?.body).toEqual(body);
		}
	});

	test.each([
		['/v3/voices?limit=101', 'limit'],
		['/v3/avatars/looks?limit=51', 'limit'],
		['/v3/videos?page=2', 'page'],
		['/v3/users/me?x=1', 'x'],
		['/v3/avatars/looks?avatar_type=video_avatar', 'avatar_type'],
		['/v3/videos?token=nonsense', 'token'],
		['/v3/videos/statuses', 'video_ids'],
		[`/v3/videos/statuses?video_ids=${Array(101).fill('a').join()}`, 'video_ids'],
	])('refuses %s', async (path, param) => {
		expect(await get(path)).toMatchObject({
			status: 400,
			body: { error: { code: 'invalid_parameter', param } },
		});
	});

	test('has no other endpoints', async () => {
		expect(await get('/v2/voices')).toMatchObject({
			status: 404,
			body: { error: { code: 'not_found' } },
		});
		expect((await send(heygen.url, 'PUT', '/v3/videos')).status).toBe(405);
	});

	test('wants credit and keeps to the concurrency', async () => {
		heygen.account.concurrency = 1;
		await create(avatar());
		const second = await create(avatar());
		expect(second).toMatchObject({ status: 429, body: { error: { code: 'rate_limit_exceeded' } } });
		expect(second.headers.get('retry-after')).toBe('1');
		heygen.account.credit = false;
		expect(await create(avatar())).toMatchObject({
			status: 402,
			body: { error: { code: 'insufficient_credit' } },
		});
	});
});

describe('idempotency', () => {
	test('the same key gives the same video for a day', async () => {
		const key = { 'Idempotency-Key': 'run:1.item-2' };
		const first = await create(avatar(), key);
		time += 24 * 3600 * 1000 - 1;
		expect((await create(avatar({ script: 'Another' }), key)).body).toEqual(first.body);
		expect(heygen.videos.size).toBe(1);
		expect(heygen.requests.map(({ replayed }) => replayed)).toEqual([undefined, true]);
		time += 1;
		expect((await create(avatar(), key)).body).not.toEqual(first.body);
	});

	test('a refused request may come again', async () => {
		const key = { 'Idempotency-Key': 'k' };
		heygen.account.credit = false;
		expect((await create(avatar(), key)).status).toBe(402);
		heygen.account.credit = true;
		expect((await create(avatar(), key)).status).toBe(200);
	});

	test('malformed keys are refused', async () => {
		expect((await create(avatar(), { 'Idempotency-Key': 'a b' })).body.error.param).toBe(
			'Idempotency-Key',
		);
		expect((await create(avatar(), { 'Idempotency-Key': 'a'.repeat(256) })).status).toBe(400);
	});
});

describe('lists', () => {
	/** @param {string} path */
	const all = async (path) => {
		const items = [];
		let token = '';
		do {
			const { body } = await get(path + token);
			items.push(...body.data);
			token = body.next_token ? `&token=${body.next_token}` : '';
			expect(body.has_more).toBe(token !== '');
		} while (token);
		return items;
	};

	test('come in pages', async () => {
		const looks = await all('/v3/avatars/looks?limit=25');
		expect(looks.map(({ id }) => id)).toEqual(heygen.looks.map(({ id }) => id));
		expect(looks[0]).not.toHaveProperty('matting');
		expect(looks[0].supported_api_engines).toContain('avatar_iv');
		expect(
			(await all('/v3/avatars?limit=50')).reduce((sum, { looks_count }) => sum + looks_count, 0),
		).toBe(60);
		expect(await all('/v3/voices?limit=100')).toHaveLength(110);
		expect(await all('/v3/voices?type=private&limit=100')).toHaveLength(10);
	});

	test('can be filtered', async () => {
		const voices = await all('/v3/voices?language=English&gender=female&limit=100');
		expect(voices.length).toBeGreaterThan(0);
		expect(
			voices.every(({ language, gender }) => language === 'English' && gender === 'female'),
		).toBe(true);
		expect(
			await all(`/v3/avatars/looks?limit=50&group_id=${heygen.looks[0].group_id}`),
		).toHaveLength(3);
		expect((await get(`/v3/voices/${voices[0].voice_id}`)).body.data.name).toBe(voices[0].name);
		expect((await get('/v3/voices/x')).body.error.code).toBe('voice_not_found');
		expect((await get('/v3/avatars/looks/x')).body.error.code).toBe('avatar_not_found');
	});

	test('have any size', async () => {
		heygen.catalog({ looks: 501, voices: 2 });
		expect(await all('/v3/avatars/looks?limit=50')).toHaveLength(501);
		expect(await all('/v3/voices?limit=50')).toHaveLength(2);
		expect((await create(avatar())).status).toBe(200);
	});

	test('videos are newest first, by title and folder', async () => {
		const { id: folder } = heygen.workspace.folders[0];
		for (const title of ['One', 'Two', 'Three'])
			await create(avatar({ title, folder_id: title === 'Two' ? folder : null }));
		expect((await all('/v3/videos?limit=2')).map(({ title }) => title)).toEqual([
			'Three',
			'Two',
			'One',
		]);
		expect((await all('/v3/videos?limit=2&title=wo')).map(({ title }) => title)).toEqual(['Two']);
		expect((await all(`/v3/videos?limit=2&folder_id=${folder}`)).map(({ title }) => title)).toEqual(
			['Two'],
		);
	});
});

describe('videos', () => {
	/** @param {Record<string, any>} [fields] @returns {Promise<string>} */
	const started = async (fields) => (await create(avatar(fields))).body.data.video_id;
	/** @param {string} id */
	const statuses = async (id) => [
		(await get(`/v3/videos/${id}`)).body.data.status,
		(await get(`/v3/videos/statuses?video_ids=${id}`)).body.data[0].status,
		heygen.videos.get(id)?.status,
	];

	test('go from pending to completed', async () => {
		const id = await started({ caption: {}, script: Array(50).fill('word').join(' ') });
		expect(await statuses(id)).toEqual(['pending', 'queued', 'pending']);
		time += 5000;
		expect(await statuses(id)).toEqual(['processing', 'processing', 'processing']);
		expect((await get(`/v3/videos/${id}`)).body.data.video_url).toBeNull();
		time += 5000;
		expect(await statuses(id)).toEqual(['completed', 'completed', 'completed']);
		const { data } = (await get(`/v3/videos/${id}`)).body;
		expect(data).toMatchObject({
			id,
			duration: 20,
			created_at: 1_800_000_000,
			completed_at: 1_800_000_010,
			captioned_video_url: null,
			failure_code: null,
		});
		expect(await (await fetch(data.subtitle_url)).text()).toMatch(
			/^1\n00:00:00,000 --> 00:00:02,857\nword word/,
		);
	});

	test('can fail', async () => {
		heygen.failNext({ failure_code: 'CODE', failure_message: 'Why' });
		const [bad, good] = [await started(), await started()];
		time += 10_000;
		expect((await get(`/v3/videos/${bad}`)).body.data).toMatchObject({
			status: 'failed',
			failure_code: 'CODE',
			failure_message: 'Why',
			video_url: null,
		});
		const { body } = await get(`/v3/videos/statuses?video_ids=${bad},${good},other`);
		expect(body.data).toMatchObject([
			{ video_id: bad, status: 'failed', error: { code: 'CODE', message: 'Why' } },
			{ video_id: good, status: 'completed', error: null },
			{ video_id: 'other', status: 'not_found' },
		]);
	});

	test('can be ended by hand, once', async () => {
		const id = await started();
		await heygen.finish(id, { status: 'completed' });
		expect((await statuses(id))[0]).toBe('completed');
		expect(() => heygen.finish(id, { status: 'completed' })).toThrow(/ended already/);
		expect(() => heygen.finish('x', { status: 'completed' })).toThrow(/no video/);
	});

	test('can be deleted', async () => {
		const id = await started();
		expect((await send(heygen.url, 'DELETE', `/v3/videos/${id}`)).body).toEqual({
			data: { id, deleted: true },
		});
		expect((await get(`/v3/videos/${id}`)).body.error.code).toBe('video_not_found');
	});

	test('have addresses that expire and are new on each request', async () => {
		const id = await started();
		await heygen.finish(id, { status: 'completed' });
		const [one, two] = [
			(await get(`/v3/videos/${id}`)).body.data,
			(await get(`/v3/videos/${id}`)).body.data,
		];
		expect(one.video_url).not.toBe(two.video_url);
		const file = await fetch(one.video_url);
		const bytes = Buffer.from(await file.arrayBuffer());
		expect([file.status, file.headers.get('content-type'), bytes.toString('latin1', 4, 8)]).toEqual(
			[200, 'video/mp4', 'ftyp'],
		);
		expect(bytes.length).toBeLessThan(30_000);
		expect(Buffer.from(await (await fetch(one.thumbnail_url)).arrayBuffer()).readUInt16BE()).toBe(
			0xffd8,
		);
		expect((await fetch(one.video_url.replace(id, 'other'))).status).toBe(403);
		expect((await fetch(one.video_url, { headers: { 'x-api-key': 'x' } })).status).toBe(400);
		time += 3601 * 1000;
		expect((await fetch(one.video_url)).status).toBe(403);
		heygen.urlTtlSeconds = 5;
		const three = (await get(`/v3/videos/${id}`)).body.data.video_url;
		expect((await fetch(three)).status).toBe(200);
		time += 6000;
		expect((await fetch(three)).status).toBe(403);
		expect(heygen.downloads.map(({ status }) => status)).toEqual([
			200, 200, 403, 400, 403, 200, 403,
		]);
	});

	test('can be large', async () => {
		heygen.videoBytes = 3_000_000;
		const id = await started();
		await heygen.finish(id, { status: 'completed' });
		const file = await fetch((await get(`/v3/videos/${id}`)).body.data.video_url);
		expect((await file.arrayBuffer()).byteLength).toBe(3_000_000);
	});
});
