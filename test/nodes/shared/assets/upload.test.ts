import type { FileInput } from '../../../../nodes/shared/assets/check';
import { createUploader } from '../../../../nodes/shared/assets/upload';
import { useFakeClock } from '../../fakeClock';
import { jpeg, png } from './bytes';
import { fakeFiles } from './fakeFiles';

beforeEach(() => void useFakeClock());
afterEach(() => jest.restoreAllMocks());

const PHOTO: FileInput = { binaryField: 'data', accept: ['image'], label: 'Photo' };
const item = (id: string) => ({ data: { id, data: 'filesystem-v2', mimeType: 'a/b' } });
const asset = (id: string) => ({ body: { data: { asset_id: id } } });
const A = jpeg(10, 10);
const B = png(10, 10);

describe('createUploader', () => {
	it('uploads a file once, whoever asks for it and however it is stored', async () => {
		const { context, sent, streams } = fakeFiles({
			stored: { a: A, copy: A, b: B },
			binaries: [item('a'), item('a'), item('copy'), item('b')],
			answers: ({ headers }) => asset(`for ${headers!['idempotency-key']}`),
		});
		const uploader = createUploader(context);
		const ids = await Promise.all([0, 1, 2, 3].map((index) => uploader.asset(index, PHOTO)));
		expect(ids.slice(0, 3)).toEqual(Array(3).fill(ids[0]));
		expect(ids[3]).not.toBe(ids[0]);
		expect(await uploader.asset(1, { ...PHOTO, label: 'Background' })).toBe(ids[0]);
		expect(sent).toHaveLength(2);
		// Looked at and hashed once for each stored copy, sent once for each content.
		expect(streams.opened.filter((id) => id !== 'b')).toHaveLength(5);
		expect(streams.open).toBe(0);
	});

	it('sends a form with the file, named and typed by its content', async () => {
		const { context, sent } = fakeFiles({
			stored: { b: B },
			binaries: [{ data: { ...item('b').data, fileName: 'me.jpg' } }],
			answers: [asset('one')],
		});
		await createUploader(context).asset(0, PHOTO);
		expect(sent).toMatchObject([
			{ method: 'POST', url: 'https://api.example.com/v3/assets', withKey: true },
		]);
		expect(sent[0].body).toContain('name="file"; filename="me.png"\r\nContent-Type: image/png');
		expect(sent[0].body).toContain(B.toString('latin1'));
		expect(sent[0].headers).not.toHaveProperty('content-type');
	});

	it('repeats its Idempotency-Key for the same content in the same run of the node, only then', async () => {
		const keyOf = async (file: Buffer, fakes: object = {}) => {
			const { context, sent } = fakeFiles({
				stored: { f: file },
				binaries: [undefined, item('f')],
				answers: [asset('one')],
				...fakes,
			});
			await createUploader(context).asset(1, PHOTO);
			return sent[0].headers['idempotency-key'];
		};
		const key = await keyOf(A);
		expect(await keyOf(A)).toBe(key);
		const others = await Promise.all([
			keyOf(B),
			keyOf(A, { executionId: '78' }),
			keyOf(A, { runIndex: 1 }),
			keyOf(A, { node: { id: 'node-2' } }),
		]);
		expect(new Set([key, ...others]).size).toBe(5);
	});

	it('looks at few files at a time, however many items ask', async () => {
		const names = Array.from({ length: 20 }, (_, index) => `f${index}`);
		const { context, streams } = fakeFiles({
			stored: Object.fromEntries(names.map((name, at) => [name, jpeg(10 + at, 10)])),
			binaries: names.map(item),
			answers: () => asset('one'),
		});
		const uploader = createUploader(context);
		await Promise.all(names.map((_, index) => uploader.asset(index, PHOTO)));
		expect(streams.mostOpen).toBe(3);
		expect(streams.open).toBe(0);
	});

	it('gives each item that has the file an error of its own, with field and way out', async () => {
		const refused = { status: 401, body: { error: { code: 'unauthorized', message: 'No' } } };
		const { context, sent } = fakeFiles({
			stored: { a: A },
			binaries: [item('a'), item('a')],
			answers: [refused],
		});
		const uploader = createUploader(context);
		const errors = await Promise.all(
			[0, 1].map((index) => uploader.asset(index, PHOTO).catch((error: unknown) => error)),
		);
		expect(errors).toMatchObject(
			[0, 1].map((itemIndex) => ({
				name: 'NodeApiError',
				message: "'Photo' could not be uploaded: HeyGen does not accept the API key",
				description: expect.stringContaining('Copy it again from Settings → API'),
				context: { itemIndex },
			})),
		);
		expect(sent).toHaveLength(1);
	});

	it('says that the run was stopped, and sends nothing more', async () => {
		const { context, sent } = fakeFiles({
			stored: { a: A },
			binaries: [item('a')],
			signal: AbortSignal.abort(),
		});
		await expect(createUploader(context).asset(0, PHOTO)).rejects.toMatchObject({
			message: "'Photo' could not be uploaded: the run was stopped",
		});
		expect(sent).toEqual([]);
	});
});
