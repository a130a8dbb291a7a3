/**
 * A request body that is read piece by piece while it is sent. n8n's HTTP helper (axios) takes what
 * says that it is a Blob of `size` bytes: it sets Content-Length and Content-Type and reads `stream()`,
 * anew for each attempt, so that a retry or a refreshed OAuth2 token can send it again.
 */
export interface StreamedBody {
	readonly [Symbol.toStringTag]: 'Blob';
	/** In bytes; exact. */
	readonly size: number;
	/** The Content-Type. */
	readonly type: string;
	readonly stream: () => AsyncGenerator<Uint8Array>;
	/** Lets go of what an attempt that ended early has left open. */
	readonly close: () => void;
}

/** Makes a body of `size` bytes out of what `read` yields; `read` is called once for each attempt. */
export function streamedBody(
	size: number,
	type: string,
	read: () => AsyncGenerator<Uint8Array>,
): StreamedBody {
	const open = new Set<AsyncGenerator<Uint8Array>>();
	return {
		[Symbol.toStringTag]: 'Blob',
		size,
		type,
		stream: () => {
			const bytes = read();
			open.add(bytes);
			return bytes;
		},
		close: () => {
			// Not waited for: a store that has stopped answering must not hold up the run.
			for (const bytes of open) bytes.return(undefined).catch(() => {});
			open.clear();
		},
	};
}

/** Tells a streamed body from one that is serialised already or still to be. */
export function isStreamed(body: unknown): body is StreamedBody {
	return typeof body === 'object' && body !== null && Symbol.toStringTag in body && 'close' in body;
}
