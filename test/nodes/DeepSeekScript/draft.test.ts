import { readDraft } from '../../../nodes/DeepSeekScript/draft';

const SCENE = {
	role: 'hook',
	script: 'Hello there.',
	emotion: 'Excited',
	motion_prompt: 'waves',
	on_screen_text: 'Hello',
};

const script = async (value: unknown) => await readDraft(JSON.stringify(value), false);
const scenes = async (...list: unknown[]) =>
	await readDraft(JSON.stringify({ title: 'T', scenes: list }), true);

describe('a script', () => {
	it('is read with its title', async () => {
		expect(await script({ title: 'Hi', script: 'Hello.\n\nThere.' })).toEqual({
			draft: { title: 'Hi', script: 'Hello.\n\nThere.', warnings: [] },
		});
	});

	it('is cleaned, and a warning says so', async () => {
		expect(await script({ title: '**Hi**\n😀 there', script: '**Hello** [smiles] there' })).toEqual(
			{
				draft: {
					title: 'Hi there',
					script: 'Hello there',
					warnings: ['Markup or stage directions were taken out of the script'],
				},
			},
		);
	});

	it('is tidied up without a warning where only white space changes', async () => {
		expect(await script({ title: '', script: ' Hello  there .\n\n\n\nBye ' })).toEqual({
			draft: { title: '', script: 'Hello there.\n\nBye', warnings: [] },
		});
	});

	it.each([
		['between fences', '```json\n{"title":"T","script":"Hello"}\n```'],
		['between sentences', 'Here it is:\n{"title":"T","script":"Hello"}\nEnjoy!'],
		['after blank lines', '\n\n\n{"title":"T","script":"Hello"}'],
		['with fields that were not asked for', '{"title":"T","script":"Hello","mood":{"a":1}}'],
	])('is found %s', async (_, content) => {
		expect(await readDraft(content, false)).toEqual({
			draft: { title: 'T', script: 'Hello', warnings: [] },
		});
	});

	it.each([
		['a number', 7, '7'],
		['a list', ['A', 'B'], 'A, B'],
		['an object', { a: 1 }, ''],
		['null', null, ''],
		['nothing', undefined, ''],
	])('has a title that may be %s', async (_, title, expected) => {
		expect(await script({ title, script: 'Hello' })).toEqual({
			draft: { title: expected, script: 'Hello', warnings: [] },
		});
	});

	it.each([
		['blank', ' \n ', 'it was empty'],
		['empty', '', 'it was empty'],
		['a sentence', 'I cannot do that.', 'it was not JSON'],
		['cut off', '{"title":"T","script":"Hel', 'it was not JSON'],
		['a list', '["Hello"]', 'it was not JSON'],
		['braces the wrong way round', '} {', 'it was not JSON'],
		['two objects', '{"script":"a"} {"script":"b"}', 'it was not JSON'],
	])('is none when the answer is %s', async (_, content, problem) => {
		expect(await readDraft(content, false)).toEqual({ problem });
	});

	it.each([
		['is missing', {}],
		['is a list', { script: ['a', 'b'] }],
		['is null', { script: null }],
		['is in scenes', { scenes: [SCENE] }],
	])('is none when its text %s', async (_, value) => {
		expect(await script(value)).toEqual({
			problem: expect.stringMatching(/^✖ Invalid input.* → at script$/),
		});
	});

	it('is none when its text is blank', async () => {
		expect(await script({ script: '  ' })).toEqual({
			problem: expect.stringMatching(/ → at script$/),
		});
	});

	it('is none when nothing in it is spoken', async () => {
		expect(await script({ script: '[music] 😀' })).toEqual({ problem: 'nothing in it is spoken' });
	});
});

describe('scenes', () => {
	it('are read, and joined to the whole text', async () => {
		const second = { ...SCENE, role: 'cta', script: 'Call us.' };
		expect(await scenes(SCENE, second)).toEqual({
			draft: {
				title: 'T',
				script: 'Hello there.\n\nCall us.',
				scenes: [SCENE, second],
				warnings: [],
			},
		});
	});

	it('are cleaned one by one', async () => {
		expect(await scenes(SCENE, { ...SCENE, script: '(smiles) *Hello*' })).toMatchObject({
			draft: {
				scenes: [{ script: 'Hello there.' }, { script: 'Hello' }],
				warnings: ['Markup or stage directions were taken out of scene 2'],
			},
		});
	});

	it('have nothing but the fields that are asked for', async () => {
		const result = await scenes({ ...SCENE, avatar_id: 'x', duration: 5 });
		expect(result).toMatchObject({ draft: { scenes: [SCENE] } });
		expect(Object.keys((result as { draft: { scenes: object[] } }).draft.scenes[0])).toEqual([
			'role',
			'script',
			'emotion',
			'motion_prompt',
			'on_screen_text',
		]);
	});

	it.each([
		['Serious', 'Serious'],
		['soothing', 'Soothing'],
		['BROADCASTER', 'Broadcaster'],
		['Friendly', 'Friendly'],
		['furious', 'Friendly'],
		['', 'Friendly'],
		[null, 'Friendly'],
		[undefined, 'Friendly'],
		[['Excited'], 'Excited'],
	])('with the emotion %p are %s', async (emotion, expected) => {
		expect(await scenes({ ...SCENE, emotion })).toMatchObject({
			draft: { scenes: [{ emotion: expected }], warnings: [] },
		});
	});

	it.each([
		['a list', ['Save time', 'today'], 'Save time, today'],
		['a list with gaps', ['Save time', null, ''], 'Save time'],
		['a number', 50, '50'],
		['null', null, ''],
		['true', true, ''],
		['missing', undefined, ''],
	])('take on-screen text that is %s', async (_, text, expected) => {
		expect(await scenes({ ...SCENE, on_screen_text: text })).toMatchObject({
			draft: { scenes: [{ on_screen_text: expected }] },
		});
	});

	it('may come with a script alone', async () => {
		expect(await scenes({ script: 'Hello' })).toMatchObject({
			draft: {
				scenes: [
					{ role: '', script: 'Hello', emotion: 'Friendly', motion_prompt: '', on_screen_text: '' },
				],
			},
		});
	});

	it.each([
		['are missing', '{"title":"T","script":"Hello"}', 'scenes'],
		['are none', '{"scenes":[]}', 'scenes'],
		['are an object', '{"scenes":{"a":1}}', 'scenes'],
		['are texts', '{"scenes":["Hello"]}', 'scenes[0]'],
		['have no text', '{"scenes":[{"role":"hook"}]}', 'scenes[0].script'],
		['have a blank text', '{"scenes":[{"script":"a"},{"script":" "}]}', 'scenes[1].script'],
	])('are none when they %s', async (_, content, place) => {
		const { problem } = (await readDraft(content, true)) as { problem: string };
		expect(problem.split(' → at ')).toEqual([expect.stringMatching(/^✖ \w.*/), place]);
	});

	it('are none, in one line, when two of them have no text', async () => {
		expect(await scenes({ role: 'hook' }, { role: 'cta' })).toEqual({
			problem: expect.stringMatching(
				/^✖ .* → at scenes\[0\]\.script ✖ .* → at scenes\[1\]\.script$/,
			),
		});
	});

	it('are none when nothing in one of them is spoken', async () => {
		expect(await scenes(SCENE, { ...SCENE, script: '[music]' })).toEqual({
			problem: 'nothing in scene 2 is spoken',
		});
	});
});
