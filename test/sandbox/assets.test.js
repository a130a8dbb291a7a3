// @ts-check
'use strict';

const { createHash, randomBytes } = require('node:crypto');
const { readFileSync } = require('node:fs');
const http = require('node:http');
const { join } = require('node:path');
const { KEYS, startSandbox } = require('.');
const { send } = require('./testing');

let time = 0;
/** @type {import('.').Sandbox} */
let sandbox;
/** @type {import('.').Sandbox['heygen']} */
let heygen;

beforeAll(async () => {
	sandbox = await startSandbox({ now: () => time });
	heygen = sandbox.heygen;
});
afterAll(() => sandbox.close());
beforeEach(async () => {
	time = 1_800_000_000_000;
	await sandbox.reset();
});

/** @param {string} name */
const read = (name) => readFileSync(join(__dirname, 'assets', name));
const JPEG = read('thumbnail.jpg');
const MP4 = read('clip.mp4');
/** @param {Buffer} bytes */
const sha256 = (bytes) => createHash('sha256').update(bytes).digest('hex');
/** @param {string} method @param {string} path @param {any} [body] @param {Record<string, string>} [headers] */
const call = (method, path, body, headers) =>
	send(heygen.url, method, path, body, { 'x-api-key': KEYS.heygen, ...headers });

/** @param {Buffer} bytes @param {{ field?: string, key?: string }} [options] */
async function upload(bytes, { field = 'file', key } = {}) {
	const body = new FormData();
	body.append(field, new Blob([new Uint8Array(bytes)]), 'me.jpg');
	/** @type {Record<string, string>} */
	const headers = { 'x-api-key': KEYS.heygen, ...(key && { 'idempotency-key': key }) };
	const response = await fetch(`${heygen.url}/v3/assets`, { method: 'POST', body, headers });
	return { status: response.status, body: /** @type {any} */ (await response.json()) };
}

describe('POST /v3/assets', () => {
	test.each([
		['JPEG', JPEG, 'image/jpeg'],
		['MP4', MP4, 'video/mp4'],
		['MP3', read('voice.mp3'), 'audio/mpeg'],
		['PNG', Buffer.from('\x89PNG\r\n\x1a\n and more', 'latin1'), 'image/png'],
		['WebM', Buffer.from('\x1a\x45\xdf\xa3\x42\x82\x84webm', 'latin1'), 'video/webm'],
		['WAV', Buffer.from('RIFF\0\0\0\0WAVEfmt '), 'audio/wav'],
		['PDF', Buffer.from('%PDF-1.7'), 'application/pdf'],
		['SRT', Buffer.from('1\r\n00:00:00,000 --> 00:00:01,000\r\nHi\r\n'), 'application/x-subrip'],
	])('takes a file of type %s by its content', async (_name, bytes, mime) => {
		const { status, body } = await upload(bytes);
		expect(status).toBe(200);
		const { asset_id, ...rest } = body.data;
		expect(rest).toEqual({
			url: expect.stringContaining(asset_id),
			mime_type: mime,
			size_bytes: bytes.length,
		});
		expect(heygen.assets.get(asset_id)).toMatchObject({
			name: 'me.jpg',
			mime,
			size: bytes.length,
			sha256: sha256(bytes),
			how: 'form',
		});
	});

	test('takes 32 MB in pieces of any size, and not a byte more', async () => {
		const most = Buffer.concat([JPEG, randomBytes(32 * 1024 * 1024 - JPEG.length)]);
		const over = Buffer.concat([most, Buffer.from('x')]);
		// Before the first request: hashing would keep the server from its connections meanwhile.
		const expected = sha256(most);
		const { body } = await upload(most);
		const more = await upload(over);
		expect(heygen.assets.get(body.data.asset_id)?.sha256).toBe(expected);
		expect(more).toMatchObject({ status: 413, body: { error: { code: 'payload_too_large' } } });
		expect(heygen.assets.size).toBe(1);
	});

	test('finds the end of a file that looks like a delimiter, byte by byte', async () => {
		const content = Buffer.concat([JPEG, Buffer.from('\r\n--edg\r\n--edge\r\n--')]);
		const head = '--edges\r\nContent-Disposition: form-data; name="file"; filename="a.jpg"\r\n\r\n';
		const whole = Buffer.concat([Buffer.from(head), content, Buffer.from('\r\n--edges--\r\n')]);
		const answer = await new Promise((resolve, reject) => {
			const headers = {
				'x-api-key': KEYS.heygen,
				'content-type': 'multipart/form-data; boundary=edges',
			};
			const request = http.request(`${heygen.url}/v3/assets`, { method: 'POST', headers }, resolve);
			request.on('error', reject);
			const pieces = [head.length + content.length - 9, head.length + content.length + 4];
			request.write(whole.subarray(0, pieces[0]));
			setImmediate(() => {
				for (const byte of whole.subarray(pieces[0], pieces[1])) request.write(Buffer.of(byte));
				request.end(whole.subarray(pieces[1]));
			});
		});
		expect(answer.statusCode).toBe(200);
		expect([...heygen.assets.values()]).toMatchObject([{ sha256: sha256(content) }]);
	});

	test.each([
		['a text', () => upload(Buffer.from('not a photo')), 'file'],
		['an empty file', () => upload(Buffer.alloc(0)), 'file'],
		['another field', () => upload(JPEG, { field: 'photo' }), 'photo'],
		['JSON', () => call('POST', '/v3/assets', { file: 'x' }), 'Content-Type'],
	])('refuses %s', async (_name, request, param) => {
		expect(await request()).toMatchObject({ status: 400, body: { error: { param } } });
		expect(heygen.assets.size).toBe(0);
	});

	test('refuses a form without an end', async () => {
		const response = await fetch(`${heygen.url}/v3/assets`, {
			method: 'POST',
			headers: {
				'x-api-key': KEYS.heygen,
				'content-type': 'multipart/form-data; boundary=b',
			},
			body: '--b\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n\r\n%PDF-1',
		});
		expect(response.status).toBe(400);
	});

	test('gives the same asset for the same Idempotency-Key', async () => {
		const first = await upload(JPEG, { key: 'k' });
		expect(await upload(JPEG, { key: 'k' })).toEqual(first);
		expect(heygen.assets.size).toBe(1);
		expect(heygen.requests[1]).toMatchObject({ replayed: true, body: null });
	});
});

describe('a direct upload', () => {
	const bytes = MP4;
	const described = {
		filename: 'clip.mp4',
		content_type: 'video/mp4',
		size_bytes: bytes.length,
		checksum_sha256: sha256(bytes),
	};
	/** @param {Record<string, any>} [fields] */
	const begin = async (fields) => {
		const answer = await call('POST', '/v3/assets/direct-uploads', { ...described, ...fields });
		return answer.body.data;
	};
	/** @param {any} slot @param {Record<string, string>} [headers] @param {Buffer} [body] */
	const put = (slot, headers = {}, body = bytes) =>
		fetch(slot.upload_url, {
			method: 'PUT',
			headers: { ...slot.upload_headers, ...headers },
			body: new Uint8Array(body),
		});
	/** @param {string} id @param {any} [body] */
	const complete = (id, body = {}) => call('POST', `/v3/assets/${id}/complete`, body);

	test('is asked for, put, and completed, as often as one likes', async () => {
		const slot = await begin();
		expect(slot).toMatchObject({
			status: 'pending_upload',
			max_bytes: 1024 ** 3,
			expires_in_seconds: 3600,
		});
		expect((await put(slot)).status).toBe(200);
		expect((await put(slot)).status).toBe(200);
		const done = await complete(slot.asset_id, { checksum_sha256: sha256(bytes) });
		expect(done.body.data).toMatchObject({
			asset_id: slot.asset_id,
			mime_type: 'video/mp4',
			size_bytes: bytes.length,
			status: 'processing',
		});
		expect((await complete(slot.asset_id)).body).toEqual(done.body);
		expect(heygen.assets.get(slot.asset_id)).toMatchObject({
			how: 'direct',
			sha256: sha256(bytes),
		});
		expect(heygen.uploads).toMatchObject([{ status: 200 }, { status: 200 }]);
	});

	test.each([
		['a key', { 'x-api-key': KEYS.heygen }, 400, 'InvalidArgument'],
		['another content type', { 'content-type': 'image/png' }, 403, 'SignatureDoesNotMatch'],
		['a header that was not signed', { 'x-amz-acl': 'public' }, 403, 'SignatureDoesNotMatch'],
	])('refuses %s', async (_name, headers, status, code) => {
		const slot = await begin();
		const answer = await put(slot, headers);
		expect(answer.status).toBe(status);
		expect(await answer.text()).toContain(`<Code>${code}</Code>`);
		expect(await complete(slot.asset_id)).toMatchObject({ status: 400 });
	});

	test('refuses other bytes, another size and a changed address', async () => {
		const slot = await begin();
		const other = Buffer.alloc(bytes.length);
		expect((await put(slot, {}, other)).status).toBe(400);
		expect((await put(slot, {}, bytes.subarray(1))).status).toBe(403);
		const forged = { ...slot, upload_url: slot.upload_url.replace(/Expires=\d+/, 'Expires=9') };
		expect((await put(forged)).status).toBe(403);
	});

	test('refuses an address that has expired', async () => {
		heygen.uploadTtlSeconds = 60;
		const slot = await begin();
		time += 61_000;
		const answer = await put(slot);
		expect(answer.status).toBe(403);
		expect(await answer.text()).toContain('Request has expired');
	});

	test('is no asset before it is completed', async () => {
		const slot = await begin();
		await put(slot);
		expect(await call('GET', `/v3/assets/${slot.asset_id}`)).toMatchObject({ status: 404 });
		const body = {
			type: 'image',
			image: { type: 'asset_id', asset_id: slot.asset_id },
			script: 'Hi',
			voice_id: heygen.voices[0].voice_id,
		};
		expect(await call('POST', '/v3/videos', body)).toMatchObject({
			status: 404,
			body: { error: { code: 'asset_not_found', param: 'image.asset_id' } },
		});
		await complete(slot.asset_id);
		expect(await call('POST', '/v3/videos', body)).toMatchObject({ status: 200 });
	});

	test('is refused at the end when the bytes are of another type or hash', async () => {
		const slot = await begin({ content_type: 'video/webm', checksum_sha256: null });
		expect(slot.upload_headers).not.toHaveProperty('x-amz-checksum-sha256');
		await put(slot);
		expect((await complete(slot.asset_id)).body.error.param).toBe('content_type');
		const wrong = { checksum_sha256: sha256(JPEG) };
		expect((await complete(slot.asset_id, wrong)).body.error.param).toBe('checksum_sha256');
	});

	test('is refused above the limit', async () => {
		heygen.mostUploadBytes = 1000;
		const answer = await call('POST', '/v3/assets/direct-uploads', described);
		expect(answer.body.error.param).toBe('size_bytes');
	});

	test('breaks half-way, answers an error or slowly when told to', async () => {
		const slot = await begin();
		const path = /^\/uploads\//;
		heygen.fault({ kind: 'cut', path });
		heygen.fault({ kind: 'status', status: 503, code: 'SlowDown', retryAfter: 7, path });
		heygen.fault({ kind: 'slow', delayMs: 20, path });
		await expect(put(slot)).rejects.toThrow();
		const answer = await put(slot);
		expect(answer.status).toBe(503);
		expect(answer.headers.get('retry-after')).toBe('7');
		expect(await answer.text()).toContain('<Code>SlowDown</Code>');
		expect((await put(slot)).status).toBe(200);
		expect(heygen.uploads.map(({ status }) => status)).toEqual([0, 503, 200]);
	});
});

test('assets are listed, newest first, shown and deleted', async () => {
	const ids = ['image/png', 'video/mp4'].map((mime) => heygen.addAsset({ mime }).id);
	const list = await call('GET', '/v3/assets?username=sandbox');
	expect(list.body.data.map((/** @type {any} */ { id }) => id)).toEqual([...ids].reverse());
	expect(list.body.data[0]).toMatchObject({ type: 'video', owner: 'sandbox', folder_id: null });
	expect((await call('GET', '/v3/assets')).body.error.param).toBe('username');
	expect(await call('DELETE', `/v3/assets/${ids[0]}`)).toMatchObject({
		body: { data: { id: ids[0] } },
	});
	expect(await call('GET', `/v3/assets/${ids[0]}`)).toMatchObject({ status: 404 });
	expect((await call('GET', `/v3/assets/${ids[1]}`)).body.data.id).toBe(ids[1]);
});
