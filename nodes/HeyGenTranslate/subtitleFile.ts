import type { IBinaryData, IExecuteFunctions } from 'n8n-workflow';
import { withRetries } from '../shared/http/retry';
import { cancelSignal, sendWithoutKey } from '../shared/http/transport';
import type { ItemFields } from '../shared/itemFields';

const TIMEOUT_MS = 60_000;

export type SubtitleFormat = 'srt' | 'vtt';
const MIME_TYPES = { srt: 'application/x-subrip', vtt: 'text/vtt' };

/**
 * A subtitle file behind one of HeyGen's signed addresses, as text and for n8n's binary store.
 * Throws the item's refusal.
 */
export async function fetchSubtitles(
	context: IExecuteFunctions,
	item: ItemFields,
	url: string,
	name: string,
	format: SubtitleFormat,
): Promise<{ text: string; binary: IBinaryData }> {
	const outcome = await withRetries(
		async () => await sendWithoutKey(context, { method: 'GET', url, timeoutMs: TIMEOUT_MS }),
		(result) => ({ again: !result.answered || result.status !== 200 }),
		{ retries: 3, longestWaitMs: 30_000, signal: cancelSignal(context) },
	);
	if (!outcome.answered || outcome.status !== 200) {
		const reason = outcome.answered ? `HTTP ${outcome.status}` : outcome.reason;
		throw item.refusal(
			`The subtitles could not be downloaded: ${reason}`,
			'Run the node again: it asks HeyGen for a fresh address',
		);
	}
	const text = outcome.text.replace(/^\uFEFF/, '');
	const binary = await context.helpers.prepareBinaryData(
		Buffer.from(text),
		`${safeName(name)}.${format}`,
		MIME_TYPES[format],
	);
	return { text, binary };
}

function safeName(name: string): string {
	const safe = name.replace(/[^\p{L}\p{N}\p{M} ._-]+/gu, ' ').replace(/\s+/g, ' ');
	return safe.trim().slice(0, 80) || 'subtitles';
}
