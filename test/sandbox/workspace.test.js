// @ts-check
'use strict';

const { startSandbox } = require('.');
const { send } = require('./testing');

/** @type {import('.').Sandbox} */
let sandbox;
/** @type {import('.').Sandbox['heygen']} */
let heygen;

beforeAll(async () => {
	sandbox = await startSandbox({ now: () => 1_800_000_000_000 });
	heygen = sandbox.heygen;
});
afterAll(() => sandbox.close());
beforeEach(() => sandbox.reset());

/** @param {string} path */
const get = (path) => send(heygen.url, 'GET', path);

test('brand kits and glossaries are listed', async () => {
	const kits = (await get('/v3/brand-kits')).body;
	expect(kits).toMatchObject({ has_more: false, next_token: null });
	expect(kits.data[0]).toEqual({
		brand_kit_id: expect.any(String),
		name: 'Acme',
		colors: ['#ff5733', '#1a2b3c'],
		logo_url: expect.any(String),
	});
	const { body } = await get('/v3/brand-glossaries?limit=2');
	expect([body.data.length, body.has_more]).toEqual([2, true]);
	expect(body.data[0]).toEqual({
		brand_glossary_id: expect.any(String),
		name: 'Product Names',
		created_at: '2026-01-01T00:00:00.000Z',
		updated_at: '2026-01-01T00:00:00.000Z',
	});
});

test('folders can be made, read and filled', async () => {
	const made = await send(heygen.url, 'POST', '/v3/folders', { name: 'Leads' });
	expect(made).toMatchObject({ status: 200, body: { data: { name: 'Leads', parent_id: null } } });
	const { id } = made.body.data;
	expect((await get(`/v3/folders/${id}`)).body).toEqual(made.body);
	expect((await get('/v3/folders')).body.data.map((/** @type {any} */ { name }) => name)).toEqual([
		'Campaigns',
		'Onboarding',
		'Translations',
		'Leads',
	]);
	const video = { type: 'avatar', avatar_id: heygen.looks[0].id, script: 'Hello', folder_id: id };
	await send(heygen.url, 'POST', '/v3/videos', video);
	expect((await get(`/v3/videos?folder_id=${id}`)).body.data).toHaveLength(1);
	await sandbox.reset();
	expect((await get(`/v3/folders/${id}`)).body.error.code).toBe('resource_not_found');
	expect((await send(heygen.url, 'POST', '/v3/folders', { name: ' ' })).body.error.param).toBe(
		'name',
	);
});

test.each(['folder_id', 'brand_glossary_id'])('an unknown %s is refused', async (field) => {
	const body = { type: 'avatar', avatar_id: heygen.looks[0].id, script: 'Hello', [field]: 'x' };
	expect(await send(heygen.url, 'POST', '/v3/videos', body)).toMatchObject({
		status: 404,
		body: { error: { code: 'resource_not_found', param: field } },
	});
});
