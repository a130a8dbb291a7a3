import type { IBinaryData, IExecuteFunctions } from 'n8n-workflow';
import { FILE_TYPES } from '../assets/fileTypes';
import type { FileName } from './files';

export interface Download {
	files: FileName[];
	mostBytes: number;
}

export type DownloadResult = { binary: IBinaryData } | { problem: string; again: boolean };

/** What the file is called, and what it is where the answer does not say. */
export interface WantedFile {
	baseName: string;
	extension: string;
	mimeType: string;
}

/** Endings by type: of what HeyGen takes, and of what it gives besides. */
const EXTENSIONS: Record<string, string> = {
	...Object.fromEntries(
		Object.values(FILE_TYPES).map(({ mimeType, extensions }) => [mimeType, extensions[0]]),
	),
	'audio/mp4': 'm4a',
	'audio/x-wav': 'wav',
	'image/gif': 'gif',
	'image/webp': 'webp',
	'text/vtt': 'vtt',
	'video/quicktime': 'mov',
};

/** For a file of a gigabyte on a slow line. */
const TIMEOUT_MS = 30 * 60_000;

/**
 * Streams a file into n8n's binary store; it is never in memory as a whole. The URL is signed by
 * itself: no credential goes along. Never throws: says in `problem` why there is no file, and in
 * `again` whether a new URL or another attempt may help.
 */
export async function download(
	context: IExecuteFunctions,
	url: string,
	wanted: WantedFile,
	mostBytes: number,
): Promise<DownloadResult> {
	try {
		const answer = await context.helpers.httpRequest({
			method: 'GET',
			url,
			// The length of a compressed answer is not that of the file.
			headers: { 'accept-encoding': 'identity' },
			encoding: 'stream',
			json: false,
			returnFullResponse: true,
			ignoreHttpStatusErrors: true,
			timeout: TIMEOUT_MS,
			abortSignal: context.getExecutionCancelSignal(),
		});
		const bytes = Number(answer.headers['content-length'] ?? 0);
		const type = String(answer.headers['content-type']).split(';')[0].trim().toLowerCase();
		const isPage = type === 'text/html';
		if (answer.statusCode !== 200 || isPage) {
			answer.body.destroy();
			const what = isPage ? ' and a web page' : '';
			return { problem: `HTTP ${answer.statusCode}${what}`, again: true };
		}
		if (bytes > mostBytes) {
			answer.body.destroy();
			return { problem: tooLarge(bytes, mostBytes), again: false };
		}
		const extension = EXTENSIONS[type] ?? wanted.extension;
		const binary = await context.helpers.prepareBinaryData(
			answer.body,
			`${wanted.baseName}.${extension}`,
			type in EXTENSIONS ? type : wanted.mimeType,
		);
		const stored = binary.bytes ?? bytes;
		if (stored > mostBytes) return { problem: tooLarge(stored, mostBytes), again: false };
		if (bytes > 0 && stored !== bytes) return { problem: 'the connection was cut', again: true };
		return { binary };
	} catch (error) {
		return { problem: error instanceof Error ? error.message : 'no answer', again: true };
	}
}

function tooLarge(bytes: number, mostBytes: number): string {
	const mb = (count: number) => `${Math.ceil(count / 1_000_000)} MB`;
	return `it has ${mb(bytes)}, and 'Download Limit' is ${mb(mostBytes)}`;
}
