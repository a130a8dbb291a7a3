/** The tag by which HeyGen's voices pause, e.g. <break time="1.5s"/>. */
const PAUSE = /<break\b[^<>]*>(?:\s*<\/break\s*>)?/giu;

/** No text has these signs: they are Unicode's for private use. */
const FIRST_MARK = 0xe000;

export function pausesIn(text: string): string[] {
	return text.match(PAUSE) ?? [];
}

/** Seconds of silence that a text's pauses add up to; one without a time counts as half a second. */
export function pauseSeconds(text: string): number {
	return pausesIn(text).reduce((total, tag) => {
		const [, number, unit] = /time\s*=\s*["']?\s*([\d.]+)\s*(ms|s)/iu.exec(tag) ?? [];
		if (!number) return total + 0.5;
		return total + (Number(number) || 0) / (unit.toLowerCase() === 'ms' ? 1000 : 1);
	}, 0);
}

export function withoutPauses(text: string): string {
	return text.replace(PAUSE, ' ');
}

/** What `change` makes of a text, with its pauses as they were. */
export function keepingPauses(text: string, change: (text: string) => string): string {
	const tags = pausesIn(text);
	let next = 0;
	const marked = text.replace(PAUSE, () => String.fromCharCode(FIRST_MARK + next++));
	return change(marked).replace(
		/[\u{E000}-\u{F8FF}]/gu,
		(mark) => tags[mark.charCodeAt(0) - FIRST_MARK] ?? mark,
	);
}
