// @ts-check
'use strict';

const { startSandbox } = require('.');
const { send } = require('./testing');

let time = 0;
/** @type {import('.').Sandbox} */
let sandbox;
/** @type {import('.').Sandbox['heygen']} */
let heygen;

beforeAll(async () => {
	sandbox = await startSandbox({ renderSeconds: 60, now: () => time });
	heygen = sandbox.heygen;
});
afterAll(() => sandbox.close());
beforeEach(async () => {
	time = 1_800_000_000_000;
	await sandbox.reset();
});

/** @param {string} method @param {string} path @param {any} [body] */
const call = (method, path, body) => send(heygen.url, method, path, body);
/** @param {string} mime */
const file = (mime) => ({ type: 'asset_id', asset_id: heygen.addAsset({ mime }).id });
/** @param {Record<string, any>} [fields] */
const photo = (fields) => ({ type: 'photo', name: 'Ada', file: file('image/jpeg'), ...fields });
/** @param {Record<string, any>} [fields] */
const twin = (fields) => ({
	type: 'digital_twin',
	name: 'Ada',
	file: file('video/mp4'),
	...fields,
});
/** @param {any} body */
const create = async (body) => {
	const { body: answer } = await call('POST', '/v3/avatars', body);
	return answer.data;
};
/** @param {string} id */
const look = async (id) => (await call('GET', `/v3/avatars/looks/${id}`)).body.data;
/** @param {string} id */
const group = async (id) => (await call('GET', `/v3/avatars/${id}`)).body.data;
/** @param {string} avatar_id */
const video = (avatar_id) =>
	call('POST', '/v3/videos', {
		type: 'avatar',
		avatar_id,
		script: 'Hi',
		voice_id: heygen.voices[0].voice_id,
	});
/** @param {(look: import('./heygen/catalog').Look) => boolean} wanted */
const known = (wanted) => /** @type {any} */ (heygen.looks.find(wanted));

test('a photo becomes an avatar that videos may use', async () => {
	const { avatar_group, avatar_item } = await create(photo());
	expect(avatar_group).toMatchObject({
		name: 'Ada',
		looks_count: 1,
		consent_status: null,
		status: 'processing',
	});
	expect(avatar_item).toMatchObject({
		name: 'Ada',
		avatar_type: 'photo_avatar',
		group_id: avatar_group.id,
		status: 'processing',
		preview_image_url: null,
	});
	expect(await video(avatar_item.id)).toMatchObject({ status: 409 });
	time += 61_000;
	expect(await look(avatar_item.id)).toMatchObject({ status: 'completed', error: null });
	expect(await group(avatar_group.id)).toMatchObject({ status: 'completed' });
	expect(await video(avatar_item.id)).toMatchObject({ status: 200 });
});

test('a prompt makes one too, with reference images', async () => {
	const reference_images = [file('image/png'), { type: 'url', url: 'https://example.com/a.jpg' }];
	const body = { type: 'prompt', name: 'Bo', prompt: 'A pilot', reference_images };
	const { avatar_item } = await create(body);
	expect(avatar_item.avatar_type).toBe('photo_avatar');
	const four = { ...body, reference_images: Array(4).fill(reference_images[1]) };
	expect((await call('POST', '/v3/avatars', four)).body.error.param).toBe('reference_images');
});

test('a training can fail', async () => {
	heygen.failNext({ failure_code: 'no_face', failure_message: 'There is no face.' });
	const { avatar_item } = await create(photo());
	time += 61_000;
	expect(await look(avatar_item.id)).toMatchObject({
		status: 'failed',
		error: { code: 'no_face', message: 'There is no face.' },
	});
});

test('a digital twin waits until the person has agreed', async () => {
	const { avatar_group, avatar_item } = await create(twin());
	expect(avatar_item).toMatchObject({ avatar_type: 'digital_twin', status: 'pending_consent' });
	expect(avatar_group.consent_status).toBe('pending');
	time += 600_000;
	expect((await look(avatar_item.id)).status).toBe('pending_consent');
	expect((await video(avatar_item.id)).body.error.code).toBe('avatar_consent_required');

	const path = `/v3/avatars/${avatar_group.id}/consent`;
	const { body } = await call('POST', path, { reroute_url: 'https://example.com/thanks' });
	expect(body.data.avatar_group.id).toBe(avatar_group.id);
	const page = await fetch(body.data.url, { redirect: 'manual' });
	expect(page.headers.get('location')).toBe('https://example.com/thanks');
	expect(await group(avatar_group.id)).toMatchObject({
		consent_status: 'approved',
		status: 'processing',
	});
	time += 61_000;
	expect((await look(avatar_item.id)).status).toBe('completed');
	// A second look of a person who has agreed needs no second consent.
	const second = await create(twin({ avatar_group_id: avatar_group.id }));
	expect(second.avatar_item.status).toBe('processing');
	expect(second.avatar_group.looks_count).toBe(2);
});

test('consent by video goes at once, and a link is valid for a day', async () => {
	const one = await create(twin());
	const path = `/v3/avatars/${one.avatar_group.id}/consent`;
	const both = { consent_video: file('video/mp4'), consent_text: 'I agree' };
	expect((await call('POST', path, both)).body.error.param).toBe('consent_video');
	expect((await call('POST', path, { consent_text: '<b>' })).body.error.param).toBe('consent_text');
	const { body: link } = await call('POST', path, {});
	time += 25 * 3600_000;
	expect((await fetch(link.data.url)).status).toBe(404);
	expect((await group(one.avatar_group.id)).consent_status).toBe('pending');
	const { body } = await call('POST', path, { consent_video: file('video/mp4') });
	expect(body.data).toMatchObject({ url: null, avatar_group: { consent_status: 'approved' } });
});

test('the catalogue has a twin without consent, which can be given', async () => {
	const { id, group_id } = known(({ status }) => status === 'pending_consent');
	expect((await group(group_id)).consent_status).toBe('pending');
	const { body } = await call('POST', `/v3/avatars/${group_id}/consent`, {});
	await fetch(body.data.url);
	expect((await look(id)).status).toBe('completed');
});

test.each([
	['an unknown field', () => photo({ voice: 'x' }), 400, 'voice'],
	['a video as photo', () => photo({ file: file('video/mp4') }), 400, 'file'],
	['a photo as footage', () => twin({ file: file('image/png') }), 400, 'file'],
	[
		'an unknown asset',
		() => photo({ file: { type: 'asset_id', asset_id: 'x' } }),
		404,
		'file.asset_id',
	],
	['an unknown avatar', () => photo({ avatar_group_id: 'x' }), 404, 'avatar_group_id'],
	[
		"somebody else's avatar",
		() => photo({ avatar_group_id: known((l) => l.ownership === 'public').group_id }),
		404,
		'avatar_group_id',
	],
	[
		'a reference from another avatar',
		() => ({
			type: 'prompt',
			name: 'Bo',
			prompt: 'A pilot',
			avatar_id: known((l) => l.avatar_type === 'digital_twin').id,
			avatar_group_id: known((l) => l.avatar_type === 'photo_avatar' && l.ownership === 'private')
				.group_id,
		}),
		400,
		'avatar_id',
	],
])('refuses %s', async (_name, body, status, param) => {
	expect(await call('POST', '/v3/avatars', body())).toMatchObject({
		status,
		body: { error: { param } },
	});
});

test('no credit, no avatar', async () => {
	heygen.account = { ...heygen.account, credit: false };
	expect(await call('POST', '/v3/avatars', photo())).toMatchObject({ status: 402 });
});

test('avatars and looks of one’s own are listed first, renamed and deleted', async () => {
	const { avatar_group, avatar_item } = await create(photo());
	const { body: looks } = await call('GET', '/v3/avatars/looks?ownership=private&limit=50');
	expect(looks.data[0]).toMatchObject({ id: avatar_item.id });
	const { body: groups } = await call('GET', '/v3/avatars?ownership=private&limit=50');
	expect(groups.data[0]).toMatchObject({ id: avatar_group.id, name: 'Ada' });

	const path = `/v3/avatars/looks/${avatar_item.id}`;
	expect((await call('PATCH', path, { name: 'Ada L.' })).body.data.name).toBe('Ada L.');
	expect((await look(avatar_item.id)).name).toBe('Ada L.');
	expect((await call('DELETE', path)).body.data).toEqual({ id: avatar_item.id });
	expect(await call('GET', path)).toMatchObject({ status: 404 });
	// The last look takes its avatar with it.
	const gone = await call('GET', `/v3/avatars/${avatar_group.id}`);
	expect(gone).toMatchObject({ status: 404, body: { error: { code: 'avatar_group_not_found' } } });
});

test('an avatar goes with all its looks; public ones stay', async () => {
	const own = known((l) => l.ownership === 'private' && l.avatar_type === 'photo_avatar');
	expect((await call('DELETE', `/v3/avatars/${own.group_id}`)).body.data.id).toBe(own.group_id);
	expect(heygen.looks.some(({ group_id }) => group_id === own.group_id)).toBe(false);
	const other = known((l) => l.ownership === 'public');
	expect(await call('DELETE', `/v3/avatars/${other.group_id}`)).toMatchObject({ status: 403 });
	expect(await call('DELETE', `/v3/avatars/looks/${other.id}`)).toMatchObject({ status: 403 });
	expect(await call('PATCH', `/v3/avatars/looks/${other.id}`, { name: 'X' })).toMatchObject({
		status: 403,
	});
});
