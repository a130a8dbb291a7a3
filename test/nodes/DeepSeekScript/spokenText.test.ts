import { toSpokenText } from '../../../nodes/DeepSeekScript/spokenText';

describe('markup', () => {
	it.each([
		['bold', '**Hello** there', 'Hello there'],
		['bold by underscores', '__Hello__ there', 'Hello there'],
		['italics', 'We *really* mean it', 'We really mean it'],
		['italics by underscores', 'We _really_ mean it', 'We really mean it'],
		['bold italics', '***Hello*** there', 'Hello there'],
		['struck text', 'It costs ~~ten~~ five', 'It costs ten five'],
		['several on a line', '**One** and **two**', 'One and two'],
		['headings', '# Hello\n### There', 'Hello\nThere'],
		['bullets', '- one\n* two\n• three', 'one\ntwo\nthree'],
		['numbered lists', '1. first\n2) second', 'first\nsecond'],
		['quotes', '> Hello there', 'Hello there'],
		['rules between parts', 'One.\n\n---\n\nTwo.\n\n***\n\nThree.', 'One.\n\nTwo.\n\nThree.'],
		['inline code', 'Run `npm` now', 'Run npm now'],
		['code fences', '```\nHello\n```', 'Hello'],
		['code fences with a language', '```text\nHello\nthere\n```', 'Hello\nthere'],
		['links', 'See [our site](https://example.com) now', 'See our site now'],
		[
			'links with a parenthesis in the address',
			'See [our site](https://example.com/a_(b)) now',
			'See our site now',
		],
		['images', '![Our office](https://example.com/a.png) is here', 'Our office is here'],
		['addresses between angle brackets', 'Hello <https://example.com> there', 'Hello there'],
		['HTML', '<p>Hello <b>there</b></p>', 'Hello there'],
		['break tags', 'Wait <break time="1.5s"/> now', 'Wait now'],
		['break tags without spaces', 'Wait.<break time="1s" />Now.', 'Wait. Now.'],
		['a speak element', '<speak>Hello</speak>', 'Hello'],
		['what a script would run', 'Hello <script src="x"></script>there', 'Hello there'],
	])('takes %s out', (_, text, spoken) => expect(toSpokenText(text)).toBe(spoken));
});

describe('stage directions', () => {
	it.each([
		['[smiling] Hello', 'Hello'],
		['Hello [pause] there', 'Hello there'],
		['Hello [00:05].', 'Hello.'],
		['【音乐】你好', '你好'],
		['(smiles) Hello', 'Hello'],
		['Hello (pauses).', 'Hello.'],
		['Hello (leaning in) there', 'Hello there'],
		['(with a warm smile) Hello', 'Hello'],
		['(Nodding) Hello', 'Hello'],
		['(looks at the camera) Hello', 'Hello'],
		['(upbeat music) Hello', 'Hello'],
		['Hello (SFX: door) there', 'Hello there'],
		['Hello (B-roll of the office) there', 'Hello there'],
		['Hello (cut to logo) there', 'Hello there'],
		['Hello （whispers） there', 'Hello there'],
	])('are taken out of %j', (text, spoken) => expect(toSpokenText(text)).toBe(spoken));

	it.each([
		'It (the product) works',
		'Ten percent (in euros) off',
		'Call us (before noon)',
		'价格（含税）很低',
		'(0 to 100) in a second',
		'We speak Node.js (Node 20 or newer)',
		'We teach lean (lean manufacturing)',
		'You win twice (two points)',
		'A week in Rome (sightseeing included)',
		'All of it (a wavelength)',
		'Hello (unclosed',
		'Hello there)',
		'Hello [unclosed',
	])('are not seen in %j', (text) => expect(toSpokenText(text)).toBe(text));

	it('are not seen in a parenthesis as long as a sentence', () => {
		const text = `We grow (${'and we go on to grow '.repeat(5)}with music).`;
		expect(toSpokenText(text)).toBe(text);
	});
});

describe('speaker labels', () => {
	it.each([
		['Narrator: Hello', 'Hello'],
		['HOST: Hello', 'Hello'],
		['Presenter : Hello', 'Hello'],
		['Avatar: Hello\nVO: There', 'Hello\nThere'],
		['Voice-over: Hello', 'Hello'],
		['Voiceover: Hello', 'Hello'],
		['Scene 1: Hello\nScene 12: There', 'Hello\nThere'],
		['Narrator (smiling): Hello', 'Hello'],
		['**Narrator:** Hello', 'Hello'],
		['**Host**: Hello', 'Hello'],
		['## Scene 1: Hello', 'Hello'],
		['- Host: Hello', 'Hello'],
		['Speaker 1: Hello\nSpeaker 2: There', 'Hello\nThere'],
		['[Host]: Hello', 'Hello'],
	])('are taken out of %j', (text, spoken) => expect(toSpokenText(text)).toBe(spoken));

	it.each([
		'Our host: a person you can trust',
		'Hosting: what it costs',
		'One thing: it works',
		'The scene: a street',
	])('are not seen in %j', (text) => expect(toSpokenText(text)).toBe(text));
});

describe('emoji', () => {
	it.each([
		['one', 'Hello 😀', 'Hello'],
		['one before a stop', 'Hello 😀!', 'Hello!'],
		['one with a colour of skin', 'Hello 👍🏽 there', 'Hello there'],
		['a family', 'Hello 👩‍👩‍👧 there', 'Hello there'],
		['a heart with a variation selector', 'Hello ❤️ there', 'Hello there'],
		['a flag', 'Hello 🇩🇪 there', 'Hello there'],
		['the flag of a part of a country', 'Hello 🏴󠁧󠁢󠁥󠁮󠁧󠁿 there', 'Hello there'],
		['a keycap', 'Press 1️⃣ now', 'Press 1 now'],
	])('are taken out: %s', (_, text, spoken) => expect(toSpokenText(text)).toBe(spoken));

	it.each([
		'© 2026 Acme® and Widget™',
		'Section (c) and (R)',
		'Press 1 or # or *',
		'30 °C, §5, 10 €',
	])('are not seen in %j', (text) => expect(toSpokenText(text)).toBe(text));
});

describe('words', () => {
	it.each([
		['a product', '5 * 3 is 15'],
		['a product without spaces', '2*3*4 is 24'],
		['a power', '2 ** 3 ** 2'],
		['two stars with words between', 'a 4* and a 5* hotel'],
		['snake case', 'the field first_name and last_name_2'],
		['double underscores inside a word', 'the field my__first__name'],
		['an address', 'See https://example.com/a_b_c now'],
		['comparisons', 'when a < b and c > d'],
		['a heart in signs', 'I <3 you'],
		['hash tags and numbers', '#1 in C# and #ai'],
		['a minus', '5 - 3 is 2'],
		['dots', 'Wait ... now'],
		['quotation marks and dashes', '“Quick” — as „they“ say: it’s «good»'],
		['a year at the beginning of a line', '2026. That was the year'],
		['a German date at the beginning of a line', '3. Oktober ist Feiertag'],
		['Chinese', '你好，世界。今天（星期五）天气很好！'],
		['Japanese', 'こんにちは。「ラーメン」を食べますか？〜はい！'],
		['Thai', 'สวัสดีครับ ยินดีต้อนรับ'],
		['Arabic', 'مرحبا بكم في شركتنا، كيف حالكم؟'],
		['Persian with a zero-width non-joiner', 'می‌خواهم'],
		['Hindi', 'हिन्दी में नमस्ते'],
		['Sinhala with a zero-width joiner', 'ශ්‍රී ලංකාව'],
		['German', 'Größe, Übung und Straße'],
		['Korean', '안녕하세요 여러분'],
	])('stay as they are: %s', (_, text) => expect(toSpokenText(text)).toBe(text));
});

describe('white space', () => {
	it.each([
		['doubled', 'a  b \t c', 'a b c'],
		['before a stop', 'Hello , there .', 'Hello, there.'],
		['around line ends', 'a \n  b', 'a\nb'],
		['at both ends', ' \n a \n ', 'a'],
	])('is tidied up where it is %s', (_, text, spoken) => expect(toSpokenText(text)).toBe(spoken));

	it('keeps paragraphs and leaves out more than one empty line', () => {
		expect(toSpokenText('a\n\nb\n\n\n\nc')).toBe('a\n\nb\n\nc');
	});

	it.each(['', ' \n ', '[smiling]', '😀', '```\n```', '(music)'])(
		'is all that is left of %j',
		(text) => expect(toSpokenText(text)).toBe(''),
	);
});

it('is the same when it is cleaned twice', () => {
	const text = '# **Hi** (smiles)\n- Host: _Hello_ [pause] there 😀 <break/> `now`';
	const once = toSpokenText(text);
	expect(toSpokenText(once)).toBe(once);
});

it.each([
	['stars', '*'.repeat(10_000)],
	['stars and words', '*a '.repeat(4000)],
	['brackets', '['.repeat(10_000)],
	['parentheses', '('.repeat(10_000)],
	['angle brackets', '<a'.repeat(5000)],
	['blanks', `a${' '.repeat(10_000)}b`],
	['line ends', `a${'\n '.repeat(5000)}b`],
])('does not hang on a long run of %s', (_, text) => {
	const startedAt = performance.now();
	toSpokenText(text);
	expect(performance.now() - startedAt).toBeLessThan(2000);
});
