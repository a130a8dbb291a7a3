import { chain, runWorkflow } from './run-workflow';
import { look, report, script, startClockedSandbox, video } from './setup';

type Setup = Awaited<ReturnType<typeof startClockedSandbox>>;
let sandbox: Setup['sandbox'];
let credentials: Setup['credentials'];

beforeAll(async () => {
	({ sandbox, credentials } = await startClockedSandbox({ renderSeconds: 10 }));
});
afterEach(async () => await sandbox.reset());
afterAll(async () => await sandbox.close());

const LEADS = [{ name: 'Ada' }, { name: 'Zoë "Zed"' }];
const run = async (workflow: object, items: object[] = LEADS) =>
	await runWorkflow({ workflow, items, credentials });
const chats = () => sandbox.deepseek.requests.filter(({ method }) => method === 'POST');
const languageOf = ({ body }: { body: { messages: Array<{ content: string }> } }) =>
	/^Language: (.*)$/m.exec(body.messages[1].content)?.[1];

const localize = (parameters: object = {}, fields: object = {}) => ({
	...script(),
	name: 'Localize',
	...fields,
	parameters: {
		operation: 'localizeScript',
		languages: 'German, Spanish (Mexico), ja',
		...parameters,
	},
});
const GLOSSARY = {
	terms: [
		{ term: 'Acme', translation: '', language: '' },
		{ term: 'onboarding', translation: 'Einarbeitung', language: 'German' },
	],
};
const PITCH =
	'Welcome to Acme. <break time="1s"/> This is how our onboarding works: it takes a day, and your team is ready for the first customer by the evening. We at Acme are glad to help.';

describe('a script that DeepSeek Script wrote', () => {
	it('goes straight in, and comes out once for each language, behind its own lead', async () => {
		const result = await run(chain(script(), localize(), report));
		expect(result.error).toBeUndefined();
		const items = result.output('Report');
		expect(items.map(({ lead, language }) => [lead, language])).toEqual(
			LEADS.flatMap(({ name }) =>
				['German', 'Spanish (Mexico)', 'ja'].map((language) => [name, language]),
			),
		);
		const written = result.output('Script');
		for (const [index, item] of items.entries()) {
			const original = written[Math.floor(index / 3)];
			expect(item).toMatchObject({ within_target: true, warnings: [], finish_reason: 'stop' });
			expect(Math.abs(item.estimated_seconds - original.estimated_seconds)).toBeLessThan(3.1);
			expect(item.title).toContain(`(${languageOf(chats()[LEADS.length + index])})`);
		}
	});

	it('keeps its scenes', async () => {
		const result = await run(
			chain(script({ operation: 'writeScenes', sceneCount: 3 }), localize()),
			[LEADS[0]],
		);
		const [{ scenes: original }] = result.output('Script');
		for (const { scenes, script: whole } of result.output('Localize')) {
			expect(scenes).toHaveLength(3);
			expect(whole).toBe(scenes.map((scene: { script: string }) => scene.script).join('\n\n'));
			for (const [index, scene] of scenes.entries()) {
				const { role, emotion, motion_prompt, script: said, on_screen_text } = original[index];
				expect(scene).toMatchObject({ role, emotion, motion_prompt });
				expect([scene.script, scene.on_screen_text]).not.toContain(said);
				expect(scene.on_screen_text).not.toBe(on_screen_text);
				expect(scene.on_screen_text).toBeTruthy();
			}
		}
	});

	it('goes on into one video for each language', async () => {
		const avatarId = look(sandbox.heygen.looks[0].id);
		const result = await run(
			chain(script(), localize({ languages: 'German, ja' }), video({ avatarId }), report),
		);
		expect(result.output('Report').map(({ lead, status }) => [lead, status])).toEqual(
			LEADS.flatMap(({ name }) => [
				[name, 'completed'],
				[name, 'completed'],
			]),
		);
		const posts = sandbox.heygen.requests.filter(({ method }) => method === 'POST');
		expect(posts.map(({ body }) => body.script).sort()).toEqual(
			result
				.output('Localize')
				.map((item) => item.script)
				.sort(),
		);
	});
});

describe('the glossary', () => {
	const workflow = (parameters: object = {}) =>
		chain(
			localize({
				script: PITCH,
				title: 'At Acme',
				languages: 'German, es',
				glossary: GLOSSARY,
				...parameters,
			}),
		);
	const run1 = async (parameters?: object) => await run(workflow(parameters), [{}]);

	it('is kept in each language, and so are the pauses', async () => {
		const [german, spanish] = (await run1()).output('Localize');
		expect(german.script).toMatch(/Acme.*<break time="1s"\/>.*Einarbeitung.*Acme/);
		expect(german.title).toBe('ta Acme (German)');
		expect(spanish.script).toMatch(/Acme.*<break time="1s"\/>.*gnidraobno.*Acme/);
		expect(spanish.script).not.toContain('Einarbeitung');
		expect([german.warnings, spanish.warnings]).toEqual([[], []]);
		expect(chats()).toHaveLength(2);
	});

	it('comes from a spreadsheet too', async () => {
		const glossaryJson = '={{ $("Items").all().map((item) => item.json) }}';
		const parameters = { script: PITCH, title: '', languages: 'German', options: { glossaryJson } };
		const result = await run(chain(localize(parameters)), GLOSSARY.terms.slice(0, 1));
		expect(result.output('Localize')[0].script).toContain('Acme');
	});

	it('is mended once where DeepSeek does not mind it', async () => {
		sandbox.deepseek.fault({ method: 'POST', path: '/chat/completions', kind: 'careless' });
		const [german] = (await run1({ languages: 'German' })).output('Localize');
		expect(german).toMatchObject({ warnings: [], usage: { requests: 2 } });
		expect(german.script).toMatch(/Acme.*<break time="1s"\/>.*Einarbeitung/);
	});

	it('is warned about where the repair does not mind it either', async () => {
		const fault = { method: 'POST', path: '/chat/completions', kind: 'careless', times: 2 };
		sandbox.deepseek.fault(fault);
		const [german] = (await run1({ languages: 'German' })).output('Localize');
		expect(chats()).toHaveLength(2);
		expect(german.warnings).toEqual([
			'The script has 0 pauses, not 1',
			"'Acme' should have stayed, but is missing in the title, the script",
			"'onboarding' should have become 'Einarbeitung', which is missing in the script",
		]);
	});
});

describe('the length', () => {
	it('is that of the original', async () => {
		const result = await run(chain(localize({ script: PITCH, title: '' })), [{}]);
		for (const item of result.output('Localize')) {
			expect(item).toMatchObject({ within_target: true });
			expect(Math.abs(item.estimated_seconds - 14.2)).toBeLessThan(1.5);
		}
	});

	it('is the one that is asked for', async () => {
		const parameters = { script: PITCH, lengthFrom: 'seconds', targetSeconds: 30 };
		const result = await run(chain(localize(parameters)), [{}]);
		for (const item of result.output('Localize')) {
			expect(item).toMatchObject({ within_target: true });
			expect(Math.abs(item.estimated_seconds - 30)).toBeLessThan(3.1);
		}
	});

	it.each(['tooLong', 'tooShort'])('is corrected where the draft is %s', async (kind) => {
		sandbox.deepseek.fault({ method: 'POST', path: '/chat/completions', kind });
		const parameters = { script: PITCH.repeat(3), languages: 'German' };
		const [item] = (await run(chain(localize(parameters)), [{}])).output('Localize');
		expect(item).toMatchObject({ within_target: true, usage: { requests: 2 } });
	});
});

describe('one language that fails', () => {
	const risk = () =>
		sandbox.deepseek.fault({ method: 'POST', path: '/chat/completions', kind: 'contentRisk' });
	const one = { options: { itemsAtOnce: 1 }, script: PITCH, title: '' };

	it('stops the run, which says the item and the language', async () => {
		risk();
		const result = await run(chain(localize(one)));
		expect(result.status).toBe('error');
		expect(result.error.message).toBe('[Item 0, German] DeepSeek: Content Exists Risk');
		expect(result.error.description).toContain('Put it in other words');
		expect(chats()).toHaveLength(1);
	});

	it('carries its error and harms no other when the node continues', async () => {
		risk();
		const result = await run(chain(localize(one, { onError: 'continueRegularOutput' }), report));
		expect(
			result.output('Report').map(({ lead, language, error }) => [lead, language, error]),
		).toEqual([
			['Ada', 'German', 'DeepSeek: Content Exists Risk'],
			['Ada', 'Spanish (Mexico)', undefined],
			['Ada', 'ja', undefined],
			['Zoë "Zed"', 'German', undefined],
			['Zoë "Zed"', 'Spanish (Mexico)', undefined],
			['Zoë "Zed"', 'ja', undefined],
		]);
	});

	it('leaves by the error output, with its own lead', async () => {
		risk();
		const result = await run(chain(localize(one, { onError: 'continueErrorOutput' }), report));
		expect(result.output('Report')).toHaveLength(5);
		expect(result.output('Failed')).toEqual([
			{
				name: 'Ada',
				error: 'DeepSeek: Content Exists Risk',
				message: expect.stringContaining('Put it in other words'),
				details: { language: 'German' },
			},
		]);
	});

	it.each([
		['an empty script', { script: '={{ $json.nothing }}' }, 'The script is empty'],
		['no language', { languages: '={{ $json.nothing }}' }, 'No language is given'],
	])('is refused before anything is sent for %s', async (_, parameters, message) => {
		const result = await run(chain(localize({ ...one, ...parameters })));
		expect(result.error.message).toBe(message);
		expect(chats()).toHaveLength(0);
	});

	it.each(['blank', 'invalidJson', 'fenced', 'wrongShape', 'dropScene', 'markup', 'html', 'cut'])(
		'is had all the same through an answer that is %s',
		async (kind) => {
			sandbox.deepseek.fault({ method: 'POST', path: '/chat/completions', kind });
			const scenes = [{ script: PITCH }, { script: 'Call us today and see for yourself.' }];
			const result = await run(chain(localize({ script: scenes, languages: 'German' })), [{}]);
			const [item] = result.output('Localize');
			expect(item).toMatchObject({ language: 'German', within_target: true });
			expect(item.scenes).toHaveLength(2);
			expect(item.script).not.toMatch(/[*[\]{}#]|NARRATOR/);
			expect(item.script).toContain('<break time="1s"/>');
		},
	);
});
