// @ts-check
'use strict';

const { startSandbox } = require('.');
const { send } = require('./testing');

/** @type {import('.').Sandbox} */
let sandbox;
/** @type {import('.').Sandbox['heygen']} */
let heygen;

beforeAll(async () => {
	sandbox = await startSandbox();
	heygen = sandbox.heygen;
});
afterAll(() => sandbox.close());
beforeEach(() => sandbox.reset());

/** @param {string} path */
const get = (path) => send(heygen.url, 'GET', path);
/** @param {string} path with a query @returns {Promise<any[]>} */
const all = async (path) => {
	const items = [];
	let token = '';
	do {
		const { body } = await get(path + token);
		items.push(...body.data);
		token = body.next_token ? `&token=${body.next_token}` : '';
	} while (token);
	return items;
};
/** @param {any[]} items @param {string} field */
const count = (items, field) => new Set(items.map((item) => item[field])).size;

test('thousands of looks and voices are listed in no time', async () => {
	heygen.catalog({ looks: 3000, voices: 2000 });
	const begun = process.cpuUsage();
	expect(count(await all('/v3/avatars/looks?limit=50'), 'id')).toBe(3000);
	expect(count(await all('/v3/avatars?limit=50'), 'id')).toBe(1000);
	expect(count(await all('/v3/voices?limit=100'), 'voice_id')).toBe(1833);
	expect(count(await all('/v3/voices?limit=100&type=private'), 'voice_id')).toBe(167);
	// 101 requests, some 0.5 seconds of work for both sides; dressing all items for each page takes many.
	const { user, system } = process.cpuUsage(begun);
	expect((user + system) / 1e6).toBeLessThan(3);
});

test('avatars are filtered by ownership, and read one by one', async () => {
	const [mine, others] = [
		await all('/v3/avatars?ownership=private'),
		await all('/v3/avatars?ownership=public'),
	];
	expect([mine.length > 0, others.length > 0, mine.length + others.length]).toEqual([
		true,
		true,
		20,
	]);
	expect((await get(`/v3/avatars/${mine[0].id}`)).body.data).toEqual(mine[0]);
	expect((await get('/v3/avatars/x')).body.error.code).toBe('avatar_group_not_found');
});

test('looks are filtered by avatar, type and ownership', async () => {
	const [twin] = heygen.looks.filter((look) => look.avatar_type === 'digital_twin');
	const own = await all(`/v3/avatars/looks?group_id=${twin.group_id}`);
	expect(own.map(({ group_id }) => group_id)).toEqual(Array(3).fill(twin.group_id));
	for (const type of ['studio_avatar', 'digital_twin', 'photo_avatar']) {
		const looks = await all(`/v3/avatars/looks?limit=50&avatar_type=${type}`);
		expect([looks.length > 0, count(looks, 'avatar_type')]).toEqual([true, 1]);
	}
	const ids = heygen.looks.filter(({ ownership }) => ownership === 'private').map(({ id }) => id);
	const found = await all('/v3/avatars/looks?ownership=private');
	expect(found.map(({ id }) => id)).toEqual(ids);
	const nobody = `group_id=${twin.group_id}&avatar_type=photo_avatar`;
	expect(await all(`/v3/avatars/looks?${nobody}`)).toEqual([]);
});

test("an avatar's id is not that of a look", async () => {
	const [{ id, group_id }] = heygen.looks;
	expect((await get(`/v3/avatars/looks/${id}`)).status).toBe(200);
	expect(await get(`/v3/avatars/looks/${group_id}`)).toMatchObject({
		status: 404,
		body: { error: { code: 'avatar_not_found' } },
	});
	expect((await get(`/v3/avatars/${id}`)).status).toBe(404);
});
