import { streamedBody, type StreamedBody } from '../http/streamedBody';

export interface FilePart {
	/** The form field. */
	field: string;
	fileName: string;
	mimeType: string;
	/** In bytes; exact. */
	size: number;
	/** A text that does not occur in the file. */
	boundary: string;
	read: () => AsyncGenerator<Uint8Array>;
}

/** A `multipart/form-data` body (RFC 7578) with one file, read while it is sent. */
export function multipartBody(part: FilePart): StreamedBody {
	const head = Buffer.from(
		[
			`--${part.boundary}`,
			`Content-Disposition: form-data; name="${part.field}"; filename="${escaped(part.fileName)}"`,
			`Content-Type: ${part.mimeType}`,
			'',
			'',
		].join('\r\n'),
	);
	const tail = Buffer.from(`\r\n--${part.boundary}--\r\n`);
	return streamedBody(
		head.length + part.size + tail.length,
		`multipart/form-data; boundary=${part.boundary}`,
		async function* () {
			yield head;
			yield* part.read();
			yield tail;
		},
	);
}

/** What would end the name or the header, as browsers write it. */
function escaped(name: string): string {
	return name.replace(/\r/g, '%0D').replace(/\n/g, '%0A').replace(/"/g, '%22');
}
