/**
 * The text as an avatar should say it: without markup, stage directions, speaker labels and emoji,
 * which HeyGen would read aloud. Words, numbers and what is in ordinary parentheses stay.
 */
export function toSpokenText(text: string): string {
	const steps = [withoutBlocks, withoutDirections, withoutEmphasis, withoutSpeakers, withoutEmoji];
	return tidied(steps.reduce((spoken, step) => step(spoken), text));
}

/** Code fences, links, tags, rules, headings, quotes and list marks. */
function withoutBlocks(text: string): string {
	return withoutNumbering(
		text
			.replace(/^\s*```[a-z]*\s*$/gim, '')
			.replace(/!?\[([^\]]*)\]\((?:[^()]|\([^()]*\))*\)/g, '$1')
			.replace(/<\/?[a-z][^>]*>/gi, ' ')
			.replace(/^[ \t]*(?:-[ \t]*){3,}$|^[ \t]*(?:\*[ \t]*){3,}$|^[ \t]*(?:_[ \t]*){3,}$/gm, '')
			.replace(/^[ \t]*(?:>[ \t]?)+/gm, '')
			.replace(/^[ \t]*(?:#{1,6}|[-*•])[ \t]+/gm, ''),
	);
}

/** Numbers are a list's only where there is a first and a second one: "3. Oktober" is a date. */
function withoutNumbering(text: string): string {
	const isList = /^[ \t]*1[.)][ \t]/m.test(text) && /^[ \t]*2[.)][ \t]/m.test(text);
	return isList ? text.replace(/^[ \t]*\d{1,2}[.)][ \t]+/gm, '') : text;
}

/** Names that models put before what is spoken. */
const SPEAKER =
	'(?:narrator|host|presenter|speaker|avatar|voice[- ]?over|vo|scene)(?:[ \\t]*#?\\d+)?';

/** What a parenthesis begins with when it tells the speaker what to do; whole words only. */
const DIRECTION = new RegExp(
	`^\\s*(?:(?:he|she|they|the )?(?:${SPEAKER})?\\s*)?(?:${[
		'(?:smil|paus|gestur|chuckl|wav)(?:e|es|ing)',
		'(?:laugh|sigh|whisper|wink)(?:s|ing)?',
		'(?:nod|shrug)(?:s|ding|ging)?',
		'beat|sfx|b-roll|on[- ]screen|voice[- ]?over|sound effects?|cut to',
		'lean(?:s|ing)?\\s+(?:in|forward|back|closer|towards?)',
		'(?:look|point)(?:s|ing)?\\s+(?:at|to|into|up|down|left|right|away|towards?)',
		'(?:fade|fades|fading|zoom|zooms|zooming)\\s+(?:in|out|to)',
		'camera|(?:\\w+\\s+)?music',
		'tone|in an?\\s+\\w+\\s+(?:tone|voice)|with an?\\s+(?:\\w+\\s+)?smile',
		'(?:warm|soft|excited|slow|quiet|loud|cheerful|serious|enthusiastic(?:al)?|gent)ly',
	].join('|')})(?![\\p{L}\\p{N}])`,
	'iu',
);

function withoutDirections(text: string): string {
	return text
		.replace(new RegExp(`^[ \\t]*\\[${SPEAKER}\\][ \\t]*:`, 'gim'), '')
		.replace(/\[[^\]]*\]|【[^】]*】/g, ' ')
		.replace(/[(（]([^()（）]{1,80})[)）]/g, (whole, inner: string) =>
			DIRECTION.test(inner) ? ' ' : whole,
		);
}

/** Marks around words. Next to a digit, or inside a word, they are no marks: 2*3*4, my__first__name. */
function withoutEmphasis(text: string): string {
	return text
		.replace(/(?<![\p{N}*])(\*{2,3})(?=[^\s*])([^\n]*?[^\s*])\1(?![\p{N}*])/gu, '$2')
		.replace(/(?<![\p{L}\p{N}*])\*(?=[^\s*])([^*\n]*[^\s*])\*(?![\p{L}\p{N}*])/gu, '$1')
		.replace(/(?<![\p{L}\p{N}_])(_{1,3})(?=[^\s_])([^\n]*?[^\s_])\1(?![\p{L}\p{N}_])/gu, '$2')
		.replace(/~~(?=\S)([^\n]*?\S)~~/g, '$1')
		.replace(/`([^`\n]*)`/g, '$1');
}

function withoutSpeakers(text: string): string {
	return text.replace(new RegExp(`^[ \\t]*${SPEAKER}[ \\t]*:[ \\t]*`, 'gim'), '');
}

/** Joiners between pictures go with them; between letters they belong to the word. */
function withoutEmoji(text: string): string {
	return text
		.replace(/(?<=\p{Extended_Pictographic}|\p{Emoji_Modifier}|\u{FE0F})\u{200D}/gu, '')
		.replace(
			/\p{Extended_Pictographic}|\p{Emoji_Modifier}|\p{Regional_Indicator}|\u{FE0F}|\u{20E3}|[\u{E0020}-\u{E007F}]/gu,
			(sign) => (/[©®™]/.test(sign) ? sign : ''),
		);
}

function tidied(text: string): string {
	return text
		.replace(/[ \t]+([,.!?;:])(?=\s|$)/g, '$1')
		.replace(/[ \t]{2,}/g, ' ')
		.replace(/[ \t]*\n[ \t]*/g, '\n')
		.replace(/\n{3,}/g, '\n\n')
		.trim();
}
