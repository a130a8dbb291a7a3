import { isStreamed, streamedBody } from '../../../../nodes/shared/http/streamedBody';

const bytes = async (stream: AsyncIterable<Uint8Array>) => {
	const pieces: Uint8Array[] = [];
	for await (const piece of stream) pieces.push(piece);
	return Buffer.concat(pieces).toString();
};

function body() {
	const closed: number[] = [];
	let opened = 0;
	const made = streamedBody(4, 'text/plain', async function* () {
		const number = ++opened;
		try {
			yield Buffer.from('ab');
			yield Buffer.from('cd');
		} finally {
			closed.push(number);
		}
	});
	return { made, closed };
}

describe('streamedBody', () => {
	it('is what axios takes for a Blob: its name, size and type', () => {
		const { made } = body();
		expect(Object.prototype.toString.call(made)).toBe('[object Blob]');
		expect(made).toMatchObject({ size: 4, type: 'text/plain' });
	});

	it('is read from its beginning each time', async () => {
		const { made, closed } = body();
		expect(await bytes(made.stream())).toBe('abcd');
		expect(await bytes(made.stream())).toBe('abcd');
		expect(closed).toEqual([1, 2]);
	});

	it('lets go of what was not read to its end', async () => {
		const { made, closed } = body();
		await made.stream().next();
		made.close();
		for (let tick = 0; tick < 10; tick++) await Promise.resolve();
		expect(closed).toEqual([1]);
	});

	it('can be told from a body that is no stream', () => {
		expect(isStreamed(body().made)).toBe(true);
		for (const other of [undefined, null, '', 'text', {}, { size: 4, close: true }]) {
			expect(isStreamed(other)).toBe(false);
		}
	});
});
