import type { ItemFields } from '../shared/itemFields';

const TIME = String.raw`\d{1,3}:\d{2}:\d{2}[,.]\d{1,3}`;
const CUE = new RegExp(`^\\s*${TIME}\\s*-->\\s*${TIME}`, 'gm');

/**
 * Subtitles as HeyGen takes them, out of what a person or a language model wrote: without the code fence
 * that models put around, or words before the first cue. Throws the item's refusal for what is no SRT.
 */
export function cleanSrt(item: ItemFields, text: string): string {
	const fenced = /```[a-z]*\s*\n([\s\S]*?)\n?```/i.exec(text);
	const inside = (fenced ? fenced[1] : text).replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
	const lines = inside.split('\n');
	const firstTime = lines.findIndex((line) => line.match(CUE));
	if (firstTime < 0) {
		throw item.refusal(
			"'SRT' holds no subtitles",
			`Give the text of an SRT file: a number, a line of times (00:00:01,000 --> 00:00:03,500), then what is said. It begins with: ${text.trim().slice(0, 60) || 'nothing'}`,
		);
	}
	const numbered = /^\s*\d+\s*$/.test(lines[firstTime - 1] ?? '');
	return `${lines
		.slice(numbered ? firstTime - 1 : firstTime)
		.join('\n')
		.trim()}\n`;
}
