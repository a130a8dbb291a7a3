import { createHash } from 'node:crypto';
import type { IBinaryData, IExecuteFunctions } from 'n8n-workflow';

/** A file of n8n's that can be read from its beginning as often as needed, a piece at a time. */
export interface FileSource {
	/** The same for the same stored file. */
	key: string;
	fileName: string;
	/** In bytes, as n8n says; undefined where it does not. */
	statedSize?: number;
	read: () => AsyncGenerator<Buffer>;
}

export interface Digest {
	/** In bytes, counted. */
	size: number;
	/** Hexadecimal. */
	sha256: string;
}

/** How much is read at once. A multiple of four, so that each piece of Base64 can be decoded by itself. */
const PIECE = 256 * 1024;

/**
 * The file behind an item's binary data. n8n keeps files on disk, in its database or in S3 and then
 * only says where (`id`; `data` is the name of the store); without a store, `data` is the file in Base64.
 */
export function sourceOf(context: IExecuteFunctions, binary: IBinaryData): FileSource {
	const { id, bytes } = binary;
	const fileName = binary.fileName ?? '';
	if (id) {
		return {
			key: id,
			fileName,
			statedSize: bytes,
			read: async function* () {
				const stream = await context.helpers.getBinaryStream(id, PIECE);
				try {
					for await (const piece of stream) yield piece as Buffer;
				} finally {
					stream.destroy();
				}
			},
		};
	}
	const base64 = /\s/.test(binary.data) ? binary.data.replace(/\s+/g, '') : binary.data;
	return {
		key: base64,
		fileName,
		statedSize: Buffer.byteLength(base64, 'base64'),
		read: async function* () {
			for (let at = 0; at < base64.length; at += PIECE) {
				yield Buffer.from(base64.slice(at, at + PIECE), 'base64');
			}
		},
	};
}

/** The first `most` bytes of a file, or all if it has fewer. */
export async function headOf(source: FileSource, most: number): Promise<Buffer> {
	const pieces: Buffer[] = [];
	let size = 0;
	for await (const piece of source.read()) {
		// Some stores give the whole file in one piece.
		pieces.push(piece.subarray(0, most - size));
		size += piece.length;
		if (size >= most) break;
	}
	return Buffer.concat(pieces);
}

/** Reads a file once, to count and hash it. Ends early, by an error, when `signal` is aborted. */
export async function digestOf(source: FileSource, signal?: AbortSignal): Promise<Digest> {
	const hash = createHash('sha256');
	let size = 0;
	for await (const piece of source.read()) {
		signal?.throwIfAborted();
		hash.update(piece);
		size += piece.length;
	}
	return { size, sha256: hash.digest('hex') };
}
