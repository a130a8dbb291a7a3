import { multipartBody } from '../../../../nodes/shared/assets/multipart';

const FILE = Buffer.from([0, 255, 13, 10, 45, 45]);

async function sent(fileName: string) {
	const body = multipartBody({
		field: 'file',
		fileName,
		mimeType: 'image/png',
		size: FILE.length,
		boundary: 'edge',
		read: async function* () {
			yield FILE.subarray(0, 2);
			yield FILE.subarray(2);
		},
	});
	const pieces: Uint8Array[] = [];
	for await (const piece of body.stream()) pieces.push(piece);
	return { body, bytes: Buffer.concat(pieces) };
}

describe('multipartBody', () => {
	it('is a form with the file as it is, of the size that it states', async () => {
		const { body, bytes } = await sent('a.png');
		expect(body.type).toBe('multipart/form-data; boundary=edge');
		expect(bytes).toHaveLength(body.size);
		// Read by somebody else's parser.
		const form = await new Response(bytes, { headers: { 'content-type': body.type } }).formData();
		const file = form.get('file') as File;
		expect(file).toMatchObject({ name: 'a.png', type: 'image/png' });
		expect(Buffer.from(await file.arrayBuffer())).toEqual(FILE);
		expect([...form.keys()]).toEqual(['file']);
	});

	it.each(['日本語.png', 'a "b".png', 'a\r\nX-Evil: 1\r\n.png'])(
		'keeps a name such as %j inside its header',
		async (name) => {
			const { body, bytes } = await sent(name);
			expect(bytes).toHaveLength(body.size);
			const form = await new Response(bytes, { headers: { 'content-type': body.type } }).formData();
			expect(decodeURIComponent((form.get('file') as File).name)).toBe(name);
		},
	);
});
