import { createHash } from 'node:crypto';
import { digestOf, headOf, sourceOf } from '../../../../nodes/shared/assets/source';
import { fakeFiles } from './fakeFiles';

const FILE = Buffer.from(Array.from({ length: 1001 }, (_, index) => index % 256));
const SHA256 = createHash('sha256').update(FILE).digest('hex');
const inMemory = (data = FILE.toString('base64')) =>
	sourceOf(fakeFiles({}).context, { data, mimeType: 'x/y', fileName: 'a.bin' });
const inStore = () => {
	const { context, streams } = fakeFiles({ stored: { 'filesystem-v2:f': FILE } });
	const binary = { id: 'filesystem-v2:f', data: 'filesystem-v2', mimeType: 'x/y', bytes: 1001 };
	return { source: sourceOf(context, binary), streams };
};

describe('a file in memory', () => {
	it('is read in pieces, whatever its length', async () => {
		for (const length of [0, 1, 2, 3, 300_000, 300_001, 300_002]) {
			const bytes = Buffer.alloc(length, 'abcdefg');
			const source = inMemory(bytes.toString('base64'));
			expect(source.statedSize).toBe(length);
			const sha256 = createHash('sha256').update(bytes).digest('hex');
			expect(await digestOf(source)).toEqual({ size: length, sha256 });
		}
	});

	it('may have line breaks in its Base64', async () => {
		const lines = FILE.toString('base64').replace(/.{61}/g, '$&\r\n');
		expect(await digestOf(inMemory(lines))).toEqual({ size: 1001, sha256: SHA256 });
	});

	it('never comes in one piece when it is large', async () => {
		const source = inMemory(Buffer.alloc(2_000_000).toString('base64'));
		for await (const piece of source.read()) expect(piece.length).toBeLessThan(300_000);
	});
});

describe('a file in n8n’s store', () => {
	it('is read from the store, not from the store’s name', async () => {
		const { source, streams } = inStore();
		expect(source).toMatchObject({ key: 'filesystem-v2:f', fileName: '', statedSize: 1001 });
		expect(await digestOf(source)).toEqual({ size: 1001, sha256: SHA256 });
		expect(await digestOf(source)).toEqual({ size: 1001, sha256: SHA256 });
		expect(streams).toMatchObject({ opened: ['filesystem-v2:f', 'filesystem-v2:f'], open: 0 });
	});

	it('is let go of when only its beginning is wanted', async () => {
		const { source, streams } = inStore();
		expect(await headOf(source, 10)).toEqual(FILE.subarray(0, 10));
		expect(streams.open).toBe(0);
		expect(await headOf(source, 5000)).toEqual(FILE);
	});

	it('is let go of when the run is stopped', async () => {
		const { source, streams } = inStore();
		await expect(digestOf(source, AbortSignal.abort())).rejects.toThrow();
		expect(streams.open).toBe(0);
	});
});
