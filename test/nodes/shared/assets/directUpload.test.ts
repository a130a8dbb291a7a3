import type { AssetFile } from '../../../../nodes/shared/assets/assetFile';
import { directUpload } from '../../../../nodes/shared/assets/directUpload';
import { useFakeClock } from '../../fakeClock';
import { fakeFiles } from './fakeFiles';

const NOW = Date.UTC(2026, 10, 21, 12);
let sleeps: number[];
beforeEach(() => ({ sleeps } = useFakeClock(NOW)));
afterEach(() => jest.restoreAllMocks());

const FILE: AssetFile = {
	fileName: 'clip.mp4',
	mimeType: 'video/mp4',
	size: 6,
	sha256: 'ab'.repeat(32),
	read: async function* () {
		yield Buffer.from('abc');
		yield Buffer.from('def');
	},
};
const URL = 'https://storage.example.com/f?X-Amz-Date=20261121T115900Z&X-Amz-Expires=90&sig=secret';
const slot = (data: object = {}) => ({
	body: {
		data: {
			asset_id: 'a/1',
			upload_url: URL,
			upload_headers: { 'Content-Type': 'video/x-mp4', 'X-Amz-Meta-A': '1' },
			max_bytes: 1000,
			expires_in_seconds: 90,
			status: 'pending_upload',
			...data,
		},
	},
});
const xml = (code: string, message: string) =>
	`<?xml version="1.0"?><Error><Code>${code}</Code><Message>${message}</Message></Error>`;
const done = { body: { data: { asset_id: 'a/1' } } };
const uploading = (...answers: Array<object | Error>) => {
	const { context, sent } = fakeFiles({ answers });
	return directUpload(context, FILE).then((result) => ({ result, sent }));
};
const failureOf = async (...answers: Array<object | Error>) => {
	const { result, sent } = await uploading(...answers);
	if (result.ok) throw new Error('It did not fail');
	expect(JSON.stringify(result)).not.toContain('secret');
	return { failure: result.failure, urls: sent.map(({ url }) => url.replace(/\?.*/, '')) };
};

describe('directUpload', () => {
	it('asks for a place, puts the file there as it is told, without the key, and completes it', async () => {
		const { result, sent } = await uploading(slot(), {}, done);
		expect(result).toEqual({ ok: true, assetId: 'a/1' });
		const [ask, put, complete] = sent;
		expect(ask).toMatchObject({ method: 'POST', withKey: true });
		expect(JSON.parse(ask.body)).toEqual({
			filename: 'clip.mp4',
			content_type: 'video/mp4',
			size_bytes: 6,
			checksum_sha256: FILE.sha256,
		});
		expect(put).toEqual({
			method: 'PUT',
			url: URL,
			headers: { 'Content-Type': 'video/x-mp4', 'X-Amz-Meta-A': '1' },
			body: 'abcdef',
			withKey: false,
		});
		expect(complete).toMatchObject({
			method: 'POST',
			url: 'https://api.example.com/v3/assets/a%2F1/complete',
			body: JSON.stringify({ checksum_sha256: FILE.sha256 }),
			withKey: true,
		});
		for (const { headers } of [ask, complete]) {
			expect(headers['idempotency-key']).toMatch(/^n8n-[0-9a-f]{48}$/);
		}
	});

	it('tries a put again that broke, at the same place', async () => {
		const busy = { status: 503, body: xml('SlowDown', 'Reduce your request rate.') };
		const stalled = { status: 400, body: xml('RequestTimeout', 'Idle connection') };
		const waiting = { status: 429, headers: { 'Retry-After': '7' }, body: '' };
		const { result, sent } = await uploading(
			slot(),
			new Error('socket hang up'),
			busy,
			stalled,
			waiting,
			{},
			done,
		);
		expect(result.ok).toBe(true);
		const puts = sent.filter(({ method }) => method === 'PUT');
		expect(puts.map(({ url, body }) => [url, body])).toEqual(Array(5).fill([URL, 'abcdef']));
		expect(sleeps).toEqual([1000, 2000, 4000, 7000]);
	});

	it('asks for another place when the address has expired, by another key', async () => {
		const expired = { status: 403, body: xml('AccessDenied', 'Request has expired') };
		const second = slot({ asset_id: 'a2', upload_url: 'https://storage.example.com/2' });
		const { result, sent } = await uploading(
			slot(),
			expired,
			second,
			{},
			{
				body: { data: { asset_id: 'a2' } },
			},
		);
		expect(result).toEqual({ ok: true, assetId: 'a2' });
		expect(sleeps).toEqual([]);
		const keys = [0, 2].map((index) => sent[index].headers['idempotency-key']);
		expect(new Set(keys).size).toBe(2);
		expect(sent[3].url).toBe('https://storage.example.com/2');
	});

	it('takes a hang-up after the address’s end for its expiry', async () => {
		const old = slot({ upload_url: URL.replace('T115900Z', 'T115829Z') });
		const { result } = await uploading(old, new Error('EPIPE'), slot(), {}, done);
		expect(result.ok).toBe(true);
		expect(sleeps).toEqual([]);
	});

	it('gives up on addresses that always have expired', async () => {
		const expired = { status: 400, body: xml('ExpiredToken', 'The token has expired') };
		const rounds = [slot(), expired, slot(), expired, slot(), expired];
		const { failure, urls } = await failureOf(...rounds);
		expect(failure.message).toContain('HTTP 400 (ExpiredToken: The token has expired)');
		expect(urls).toHaveLength(6);
	});
});

describe('a failure', () => {
	it('is final where the storage refuses the bytes', async () => {
		const wrong = { status: 400, body: xml('BadDigest', 'The SHA256 did not match') };
		const { failure, urls } = await failureOf(slot(), wrong);
		expect(failure).toMatchObject({
			status: 400,
			code: 'upload_failed',
			message: "HeyGen's storage answered HTTP 400 (BadDigest: The SHA256 did not match)",
			passing: false,
		});
		expect(urls).toHaveLength(2);
	});

	it('says what broke when it keeps breaking', async () => {
		const { failure, urls } = await failureOf(
			slot(),
			...Array(5).fill(new Error('read ECONNRESET')),
		);
		expect(failure).toMatchObject({
			status: 0,
			code: 'connection_lost',
			message: "the connection to HeyGen's storage broke: read ECONNRESET",
		});
		expect(urls).toHaveLength(6);
	});

	it('comes before anything is put where the file is too large', async () => {
		const { failure, urls } = await failureOf(slot({ max_bytes: 5 }));
		expect(failure).toMatchObject({
			code: 'payload_too_large',
			message: 'the file has 1 MB, and HeyGen takes up to 0 MB',
		});
		expect(urls).toHaveLength(1);
	});

	it.each<[string, object[], string]>([
		[
			'HeyGen refuses the file',
			[{ status: 400, body: { error: { code: 'invalid_parameter', message: 'No such type' } } }],
			'HeyGen: No such type',
		],
		[
			'HeyGen gives no place',
			[{ body: { data: {} } }],
			'HeyGen gave no place to upload the file to',
		],
		[
			'the asset cannot be completed',
			[slot(), {}, { status: 400, body: { error: { message: 'Other type' } } }],
			'HeyGen: Other type',
		],
		[
			'the completed asset has no id',
			[slot(), {}, { body: { data: {} } }],
			'HeyGen took the file, but gave no asset ID',
		],
	])('is told when %s', async (_name, answers, message) => {
		expect((await failureOf(...answers)).failure.message).toBe(message);
	});

	it('is told when the run was stopped', async () => {
		const controller = new AbortController();
		const { context, sent } = fakeFiles({
			signal: controller.signal,
			answers: ({ method }) => {
				if (method !== 'PUT') return slot();
				controller.abort();
				return new Error('canceled');
			},
		});
		expect(await directUpload(context, FILE)).toMatchObject({
			ok: false,
			failure: { code: 'cancelled', message: 'the run was stopped', passing: false },
		});
		expect(sent).toHaveLength(2);
	});
});
