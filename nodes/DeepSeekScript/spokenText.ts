/** Words that mark a parenthesis as a direction to the speaker rather than as spoken text. */
const DIRECTION =
	/\b(smil|laugh|paus|beat|nod|gestur|lean|sigh|whisper|shrug|wink|wav|camera|cut to|fade|zoom|music|sound|sfx|b-roll|on[- ]screen|voice[- ]?over|tone|looks?|points?)/i;

const SPEAKER =
	/^[ \t]*(?:narrator|host|presenter|speaker|avatar|voice[- ]?over|vo|scene \d+)[ \t]*:[ \t]*/gim;

/**
 * The text as an avatar should say it: without markup, stage directions, speaker labels and emoji,
 * which HeyGen would read aloud. Words are never changed.
 */
export function toSpokenText(text: string): string {
	return text
		.replace(/^\s*```[a-z]*\s*$/gim, '')
		.replace(/!?\[([^\]]*)\]\((?:[^)]*)\)/g, '$1')
		.replace(/\[[^\]]*\]|【[^】]*】/g, ' ')
		.replace(/[(（]([^()（）]{1,80})[)）]/g, (whole, inner: string) =>
			DIRECTION.test(inner) ? ' ' : whole,
		)
		.replace(/<\/?[a-z][^>]*>/gi, ' ')
		.replace(SPEAKER, '')
		.replace(/^[ \t]*(?:#{1,6}|[-*•]|\d+[.)])[ \t]+/gm, '')
		.replace(/(\*{1,3}|_{2,3}|~~)(?=\S)([^\n]*?\S)\1/g, '$2')
		.replace(/`([^`\n]*)`/g, '$1')
		.replace(/\p{Extended_Pictographic}|\p{Emoji_Modifier}|\u{FE0F}|\u{200D}/gu, (sign) =>
			/[©®™]/.test(sign) ? sign : '',
		)
		.replace(/[ \t]+([,.!?;:])(?=\s|$)/g, '$1')
		.replace(/[ \t]{2,}/g, ' ')
		.replace(/[ \t]*\n[ \t]*/g, '\n')
		.replace(/\n{3,}/g, '\n\n')
		.trim();
}
