// @ts-check
'use strict';

const { createHash } = require('node:crypto');
const { readFileSync } = require('node:fs');
const path = require('node:path');
const { Readable } = require('node:stream');
const { BinaryDataService } = require('n8n-core');
const { chain, loadPackage, runWorkflow } = require('./run-workflow');
const { startClockedSandbox } = require('./setup');
const { STAND_INS } = require('./stand-ins');

const { Container } = require(require.resolve('@n8n/di', { paths: [require.resolve('n8n-core')] }));
const ROOT = path.join(__dirname, '..', '..');
/** Of the built package; there is none yet when types are checked. */
const { createUploader } = require(path.join(ROOT, 'dist/nodes/shared/assets/upload'));
const { VIDEO_MEDIA_LIMITS } = require(path.join(ROOT, 'dist/nodes/shared/assets/limits'));

const MB = 1_000_000;
const read = (name) => readFileSync(path.join(ROOT, 'test/sandbox/assets', name));
const JPEG = read('thumbnail.jpg');
const MP4 = read('clip.mp4');
const sha256 = (bytes) => createHash('sha256').update(bytes).digest('hex');

/** An MP4 of `size` bytes that is never in memory as a whole. */
function* large(size) {
	yield MP4;
	const piece = Buffer.alloc(256 * 1024, 7);
	for (let left = size - MP4.length; left > 0; left -= piece.length) {
		yield left >= piece.length ? piece : piece.subarray(0, left);
	}
}
const hashOf = (pieces) => {
	const hash = createHash('sha256');
	for (const piece of pieces) hash.update(piece);
	return hash.digest('hex');
};

/** What the node that stands for a file source puts into each item. */
let fileOf;
/** What the uploading node asks for. */
let input;

/**
 * @param {string} name
 * @param {NonNullable<import('n8n-workflow').INodeType['execute']>} execute
 * @param {import('n8n-workflow').INodeCredentialDescription[]} [credentials]
 */
const node = (name, execute, credentials) => ({
	description: {
		name,
		displayName: name,
		group: ['transform'],
		version: 1,
		description: name,
		defaults: { name },
		inputs: ['main'],
		outputs: ['main'],
		credentials,
		properties: [],
	},
	execute,
});

STAND_INS['test.files'] = node('files', async function () {
	const items = this.getInputData().map(async ({ json }, item) => {
		const [content, name] = fileOf(item);
		const data = await this.helpers.prepareBinaryData(content, name);
		return { json, binary: { data }, pairedItem: { item } };
	});
	return [await Promise.all(items)];
});

STAND_INS['test.upload'] = node(
	'upload',
	async function () {
		const uploader = createUploader(this);
		const ids = await Promise.all(
			this.getInputData().map(async (_, item) => {
				try {
					return { json: { id: await uploader.asset(item, input) }, pairedItem: { item } };
				} catch (error) {
					const { message, description, context } = /** @type {any} */ (error);
					const json = { message, description, itemIndex: context.itemIndex };
					return { json, pairedItem: { item } };
				}
			}),
		);
		return [ids];
	},
	[{ name: 'heyGenVideoApi', required: true }],
);

const workflow = chain(
	{ name: 'Files', type: 'test.files' },
	{
		name: 'Upload',
		type: 'test.upload',
		credentials: { heyGenVideoApi: { id: '2', name: 'HeyGen' } },
	},
);

/** @type {Awaited<ReturnType<typeof startClockedSandbox>>['sandbox']} */
let sandbox;
/** @type {any} */
let credentials;
/** @type {any} */
let store;

beforeAll(async () => {
	({ sandbox, credentials } = await startClockedSandbox());
	// The store is set up when the engine is loaded.
	await loadPackage();
	store = Container.get(BinaryDataService);
});
beforeEach(() => {
	fileOf = () => [JPEG, 'ada.jpg'];
	input = { binaryField: 'data', accept: ['image'], label: 'Photo', limits: VIDEO_MEDIA_LIMITS };
});
afterEach(async () => {
	await sandbox.reset();
	await store.deleteMany([{ type: 'execution', workflowId: 'engine-test', executionId: '1' }]);
});
afterAll(async () => await sandbox.close());

/** @param {number} [items] */
const run = async (items = 1) => {
	const all = Array.from({ length: items }, (_, number) => ({ number }));
	const result = await runWorkflow({ workflow, items: all, credentials });
	expect(result.error).toBeUndefined();
	return result.output('Upload');
};
const uploaded = () => [...sandbox.heygen.assets.values()];
const posts = () => sandbox.heygen.requests.map(({ path }) => path);
const PUT = /^\/uploads\//;

describe.each(['default', 'filesystem-v2'])('with files in n8n’s %s store', (mode) => {
	beforeEach(() => {
		store.mode = mode;
	});

	it('uploads a small file by one request, byte for byte', async () => {
		const [{ id }] = await run();
		expect(uploaded()).toMatchObject([
			{ id, how: 'form', mime: 'image/jpeg', name: 'ada.jpg', sha256: sha256(JPEG) },
		]);
		expect(posts()).toEqual(['/v3/assets']);
	});

	it('uploads a large file straight into the storage, byte for byte', async () => {
		fileOf = () => [Readable.from(large(33 * MB)), 'clip.mp4'];
		input = { binaryField: 'data', accept: ['video'], label: 'Footage' };
		const [{ id }] = await run();
		expect(uploaded()).toMatchObject([
			{ id, how: 'direct', size: 33 * MB, sha256: hashOf(large(33 * MB)) },
		]);
		expect(sandbox.heygen.uploads).toMatchObject([{ status: 200, bytes: 33 * MB }]);
		expect(posts()).toEqual(['/v3/assets/direct-uploads', `/v3/assets/${id}/complete`]);
	});
});

describe('what goes wrong', () => {
	const LARGE = 33 * MB;
	beforeEach(() => {
		store.mode = 'filesystem-v2';
	});
	const largeFile = () => {
		fileOf = () => [Readable.from(large(LARGE)), 'clip.mp4'];
		input = { binaryField: 'data', accept: ['video'], label: 'Footage' };
	};
	const keys = (path) =>
		sandbox.heygen.requests
			.filter((request) => request.path === path)
			.map(({ headers }) => headers['idempotency-key']);

	it('a put that breaks is tried again at the same place, and there is one asset', async () => {
		largeFile();
		sandbox.heygen.fault({ kind: 'cut', path: PUT });
		sandbox.heygen.fault({ kind: 'status', status: 503, code: 'SlowDown', path: PUT });
		sandbox.heygen.fault({ kind: 'cut', afterWork: true, path: PUT });
		const [{ id }] = await run();
		expect(uploaded()).toMatchObject([{ id, sha256: hashOf(large(LARGE)), status: 'processing' }]);
		expect(sandbox.heygen.uploads.map(({ status }) => status)).toEqual([0, 503, 0, 200]);
	});

	it('an address that has expired is asked for anew', async () => {
		largeFile();
		sandbox.heygen.uploadTtlSeconds = 60;
		sandbox.heygen.fault({ kind: 'status', status: 503, retryAfter: 90, path: PUT });
		const [{ id }] = await run();
		expect(sandbox.heygen.uploads.map(({ status }) => status)).toEqual([503, 403, 200]);
		expect(uploaded().filter(({ status }) => status === 'processing')).toMatchObject([{ id }]);
		expect(new Set(keys('/v3/assets/direct-uploads')).size).toBe(2);
	});

	it('a put that keeps failing is an error that says so', async () => {
		largeFile();
		sandbox.heygen.fault({ kind: 'status', status: 500, path: PUT, times: Infinity });
		const [{ message, itemIndex }] = await run();
		expect(message).toBe(
			"'Footage' could not be uploaded: HeyGen's storage answered HTTP 500 (InternalError: Try again.)",
		);
		expect(itemIndex).toBe(0);
		expect(sandbox.heygen.uploads).toHaveLength(5);
	});

	it.each([
		['429', { kind: 'status', status: 429, retryAfter: 3 }],
		['500', { kind: 'status', status: 500 }],
		['500, though the work is done', { kind: 'status', status: 500, afterWork: true }],
		['a lost answer', { kind: 'cut', afterWork: true }],
	])('%s to the upload is tried again, and there is one asset', async (_name, fault) => {
		sandbox.heygen.fault({ ...fault, method: 'POST', path: '/v3/assets' });
		const [{ id }] = await run();
		expect(uploaded()).toMatchObject([{ id, sha256: sha256(JPEG) }]);
		const [first, ...others] = keys('/v3/assets');
		expect(first).toMatch(/^n8n-[0-9a-f]{48}$/);
		expect(others).toEqual([first]);
	});

	it('a second run of the same execution, as by Retry On Fail, gives the same assets', async () => {
		const [small] = await run();
		expect(await run()).toEqual([small]);
		largeFile();
		const [big] = await run();
		expect(await run()).toEqual([big]);
		expect(uploaded()).toHaveLength(2);
	});

	it('a refused key is an error on each item, without the key', async () => {
		const wrong = { ...credentials.heyGenVideoApi, apiKey: 'hg-wrong-key' };
		const result = await runWorkflow({
			workflow,
			items: [{}, {}],
			credentials: { heyGenVideoApi: wrong },
		});
		const errors = result.output('Upload');
		expect(errors.map(({ itemIndex }) => itemIndex)).toEqual([0, 1]);
		expect(errors[0].message).toBe(
			"'Photo' could not be uploaded: HeyGen does not accept the API key",
		);
		expect(JSON.stringify(errors)).not.toContain('hg-wrong-key');
		expect(sandbox.heygen.requests).toHaveLength(1);
	});
});

describe('what is sent', () => {
	beforeEach(() => {
		store.mode = 'filesystem-v2';
	});

	it('a file that ten items have is uploaded once', async () => {
		const ids = await run(10);
		expect(new Set(ids.map(({ id }) => id)).size).toBe(1);
		expect(posts()).toEqual(['/v3/assets']);
	});

	it('nothing of files that the field cannot take; the other items go on', async () => {
		const tiff = Buffer.alloc(120 * MB);
		tiff.write('II*\0', 'latin1');
		const files = [
			[Buffer.from('404: there is no such photo'), 'ada.jpg'],
			[JPEG, 'bo.jpg'],
			[Buffer.alloc(0), 'cy.jpg'],
			[tiff, 'dee.tiff'],
			[MP4, 'eve.jpg'],
			[header(8000, 5000), 'flo.jpg'],
		];
		fileOf = (item) => files[item];
		const results = await run(files.length);
		expect(results.map(({ message }) => message)).toEqual([
			"'Photo' got a text (ada.jpg)",
			undefined,
			"'Photo' got an empty file (cy.jpg)",
			"'Photo' got a TIFF image (dee.tiff)",
			"'Photo' got an MP4 video (eve.jpg)",
			"'Photo' got a JPEG image of 8000 × 5000 pixels (flo.jpg)",
		]);
		expect(results.map(({ itemIndex }) => itemIndex)).toEqual([0, undefined, 2, 3, 4, 5]);
		expect(results[3].description).toContain('It takes JPEG or PNG');
		expect(uploaded()).toMatchObject([{ name: 'bo.jpg' }]);
		expect(posts()).toEqual(['/v3/assets']);
	});

	it('300 MB with under 40 MB of extra memory, once the process has its buffers', async () => {
		input = { binaryField: 'data', accept: ['video'], label: 'Footage' };
		const upload = async (size) => {
			fileOf = () => [Readable.from(large(size)), 'clip.mp4'];
			const idle = process.memoryUsage().rss;
			let most = idle;
			const watch = setInterval(() => (most = Math.max(most, process.memoryUsage().rss)), 20);
			const [{ id }] = await run().finally(() => clearInterval(watch));
			expect(sandbox.heygen.assets.get(id)).toMatchObject({ how: 'direct', size });
			return most - idle;
		};
		// Node.js lets up to 64 MB of used buffers pile up, and the process keeps that memory.
		await upload(100 * MB);
		const extra = await upload(300 * MB);
		process.stderr.write(`300 MB took ${(extra / MB).toFixed(0)} MB of extra memory\n`);
		expect(extra).toBeLessThan(40 * MB);
	}, 60_000);
});

/** The beginning of a JPEG of this size. */
function header(width, height) {
	const frame = Buffer.from([0xff, 0xc0, 0, 17, 8, 0, 0, 0, 0, 3, 1, 0x22, 0]);
	frame.writeUInt16BE(height, 5);
	frame.writeUInt16BE(width, 7);
	return Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 4, 0, 0]), frame]);
}
