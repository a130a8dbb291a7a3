import { cleanSrt } from '../../../nodes/HeyGenTranslate/srtText';
import { itemFields } from '../../../nodes/shared/itemFields';
import { fakeContext } from '../fakeContext';

const SRT = '1\n00:00:00,000 --> 00:00:02,000\nHallo\n\n2\n00:00:02,000 --> 00:00:04,000\nWelt\n';
const clean = (text: string) => cleanSrt(itemFields(fakeContext().context, 0), text);

describe('subtitles as text', () => {
	it.each([
		['as they are', SRT],
		['with line ends of Windows', SRT.replace(/\n/g, '\r\n')],
		['with a byte order mark', `\uFEFF${SRT}`],
		['in a code fence', `\`\`\`srt\n${SRT}\`\`\``],
		['in a code fence with words around it', `Here you are:\n\n\`\`\`\n${SRT}\n\`\`\`\nDone.`],
		['behind words', `Here are the corrected subtitles:\n\n${SRT}`],
	])('are taken %s', (_, text) => {
		expect(clean(text)).toBe(SRT);
	});

	it('may lack the number of the first one', () => {
		expect(clean(SRT.slice(2))).toBe(SRT.slice(2));
	});

	it.each(['', 'I cannot help with that.', '00:00 Hallo'])(
		'are refused where they are none: %s',
		(text) => {
			expect(() => clean(text)).toThrow("'SRT' holds no subtitles");
		},
	);
});
