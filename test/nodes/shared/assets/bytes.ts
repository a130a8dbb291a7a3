/** Beginnings of files, as small as their types allow. */
export const latin1 = (text: string) => Buffer.from(text, 'latin1');

/** A PNG's signature and header. */
export function png(width: number, height: number): Buffer {
	const size = Buffer.alloc(8);
	size.writeUInt32BE(width, 0);
	size.writeUInt32BE(height, 4);
	return Buffer.concat([latin1('\x89PNG\r\n\x1a\n\0\0\0\rIHDR'), size, latin1('\x08\x06\0\0\0')]);
}

/** A JPEG's start, segments of the given kinds and lengths, and its frame header. */
export function jpeg(
	width: number,
	height: number,
	{ segments = [[0xe0, 16]], frame = 0xc0 }: { segments?: number[][]; frame?: number } = {},
): Buffer {
	const size = Buffer.alloc(4);
	size.writeUInt16BE(height, 0);
	size.writeUInt16BE(width, 2);
	return Buffer.concat([
		latin1('\xff\xd8'),
		...segments.map(([marker, length]) => segment(marker, length)),
		Buffer.from([0xff, frame, 0, 17, 8]),
		size,
		Buffer.from([3, 1, 0x22, 0]),
	]);
}

function segment(marker: number, length: number): Buffer {
	const bytes = Buffer.alloc(2 + length, 0xaa);
	bytes.writeUInt16BE(0xff00 + marker, 0);
	bytes.writeUInt16BE(length, 2);
	return bytes;
}
