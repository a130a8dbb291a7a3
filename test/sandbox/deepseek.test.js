// @ts-check
'use strict';

const { KEYS, startSandbox } = require('.');
const { send } = require('./testing');
const { countCharacters, countWords } = require('./words');

/** @type {import('.').Sandbox} */
let sandbox;
/** @type {import('.').Sandbox['deepseek']} */
let deepseek;

beforeAll(async () => {
	sandbox = await startSandbox();
	deepseek = sandbox.deepseek;
});
afterAll(() => sandbox.close());
beforeEach(() => sandbox.reset());

const auth = { Authorization: `Bearer ${KEYS.deepseek}` };
const BRIEF = 'Ana "the Boss" Müller\nfrom Blue Ocean & 日本語 wants 3 tips.';
const ONE = 'Answer in json: {"title": "", "script": ""}';
const MANY = 'Answer in json: {"title": "", "scenes": [{"role": "", "script": ""}]}';

/** @param {Record<string, any>} [fields] @param {string} [system] @param {string} [user] */
const chat = (fields, system = ONE, user = `${BRIEF} About 75 words.`) =>
	send(
		deepseek.url,
		'POST',
		'/chat/completions',
		{
			model: 'deepseek-flash',
			messages: [
				{ role: 'system', content: system },
				{ role: 'user', content: user },
			],
			thinking: { type: 'disabled' },
			response_format: { type: 'json_object' },
			...fields,
		},
		auth,
	);
/** @param {Awaited<ReturnType<typeof chat>>} answer */
const contentOf = (answer) => answer.body.choices[0].message.content;
/** @param {Awaited<ReturnType<typeof chat>>} answer */
const finishOf = (answer) => answer.body.choices[0].finish_reason;

test('wants its key', async () => {
	const answer = await send(deepseek.url, 'GET', '/models', undefined, {
		Authorization: 'Bearer wrong',
	});
	expect(answer).toMatchObject({
		status: 401,
		body: { error: { type: 'authentication_error', param: null } },
	});
});

test('has models and a balance', async () => {
	const models = await send(deepseek.url, 'GET', '/models', undefined, auth);
	expect(models.body.data.map((/** @type {any} */ model) => model.id)).toEqual([
		'deepseek-flash',
		'deepseek-v4-pro',
	]);
	const balance = await send(deepseek.url, 'GET', '/user/balance', undefined, auth);
	expect(balance.body.balance_infos[0].total_balance).toBe('110.00');
	deepseek.balance.is_available = false;
	expect(await chat()).toMatchObject({
		status: 402,
		body: { error: { message: 'Insufficient Balance' } },
	});
	expect((await send(deepseek.url, 'GET', '/nothing', undefined, auth)).status).toBe(404);
});

test.each([
	['a retired model', { model: 'deepseek-chat' }, 400, 'Model Not Exist'],
	['an unknown model', { model: 'gpt' }, 400, 'Model Not Exist'],
	['no tokens', { max_tokens: 0 }, 400, 'max_tokens'],
	['too many tokens', { max_tokens: 393_217 }, 400, 'max_tokens'],
	['a schema', { response_format: { type: 'json_schema', json_schema: {} } }, 400, 'unavailable'],
	['heat', { temperature: 2.1 }, 400, 'temperature'],
	['an unknown effort', { reasoning_effort: 'medium' }, 422, 'reasoning_effort'],
	['an unknown field', { seed: 1 }, 422, 'seed'],
	['no messages', { messages: [] }, 422, 'messages'],
])('refuses %s', async (_name, fields, status, word) => {
	const answer = await chat(fields);
	expect(answer.status).toBe(status);
	expect(answer.body.error.message).toContain(word);
});

test('JSON mode wants the word json', async () => {
	expect((await chat({}, 'Write.')).status).toBe(400);
});

test('writes one script of the asked length that begins with the brief', async () => {
	const answer = await chat();
	const { title, script } = JSON.parse(contentOf(answer));
	expect(script.startsWith(BRIEF)).toBe(true);
	expect(countWords(script)).toBe(75);
	expect(title).toBe('Ana "the Boss" Müller');
	expect(finishOf(answer)).toBe('stop');
	expect(answer.headers.get('x-ds-trace-id')).toBeTruthy();
	expect(contentOf(await chat())).toBe(contentOf(answer));
});

test.each([
	['Write 150 words. Not 20 scenes. Finally 30 words', 30],
	['between 140 and 160 words', 150],
	['nothing said', 60],
	['1,000 words', 1000],
])('reads the length of %j', async (user, words) => {
	expect(countWords(JSON.parse(contentOf(await chat({}, ONE, user))).script)).toBe(words);
});

test('cuts a long brief, but not its first 200 characters', async () => {
	const brief = Array.from({ length: 300 }, (_, i) => `word${i}`).join(' ');
	const { script } = JSON.parse(contentOf(await chat({}, `${ONE} 100 words`, brief)));
	expect(countWords(script)).toBe(100);
	const short = JSON.parse(contentOf(await chat({}, `${ONE} 5 words`, brief))).script;
	expect(short.startsWith(brief.slice(0, 200))).toBe(true);
});

test('counts characters in Japanese and Chinese', async () => {
	const japanese = JSON.parse(
		contentOf(await chat({}, `${ONE} 120 characters`, '田中さんへ、新しいソフトのご案内です')),
	);
	expect(japanese.script).toMatch(/^田中さんへ、新しいソフトのご案内です。/);
	expect(countCharacters(japanese.script)).toBe(120);
	const chinese = JSON.parse(contentOf(await chat({}, `${ONE} 90 characters`, '王先生，您好')));
	expect(countCharacters(chinese.script)).toBe(90);
});

test('writes scenes', async () => {
	const { title, scenes } = JSON.parse(
		contentOf(await chat({}, MANY, `${BRIEF} 5 scenes, 90 words`)),
	);
	expect(title).toBeTruthy();
	expect(scenes).toHaveLength(5);
	expect(
		scenes.reduce(
			(/** @type {number} */ sum, /** @type {any} */ scene) => sum + countWords(scene.script),
			0,
		),
	).toBe(90);
	expect(scenes[0].script.startsWith(BRIEF)).toBe(true);
	for (const scene of scenes) {
		expect(Object.keys(scene)).toEqual([
			'role',
			'script',
			'emotion',
			'motion_prompt',
			'on_screen_text',
		]);
		expect(['Excited', 'Friendly', 'Serious', 'Soothing', 'Broadcaster']).toContain(scene.emotion);
	}
	expect(JSON.parse(contentOf(await chat({}, MANY))).scenes).toHaveLength(4);
});

describe('a new version of an original', () => {
	const SCENES = {
		title: 'About Acme',
		scenes: [
			{ script: 'Hello from Acme. <break time="1s"/> We track time.', on_screen_text: 'Time' },
			{ script: 'Call us.', on_screen_text: '' },
		],
	};
	const GLOSSARY = '{"Acme": "Acme", "track time": "Zeiten erfassen"}';
	/** @param {object} original @param {string} lines @param {string} [fault] */
	const renew = async (original, lines, fault) => {
		if (fault) deepseek.fault({ kind: fault });
		const user = `<original>\n${JSON.stringify(original)}\n</original>\n\n${lines}`;
		return JSON.parse(contentOf(await chat({}, MANY, user)));
	};

	test('is written backwards, but for what the glossary and the pauses say', async () => {
		const { title, scenes } = await renew(
			SCENES,
			`Language: German\nGlossary: ${GLOSSARY}\nLength: 8 words`,
		);
		expect(title).toBe('tuoba Acme (German)');
		expect(scenes).toEqual([
			{
				script: 'olleh morf Acme . <break time="1s"/> ew Zeiten erfassen .',
				on_screen_text: 'emit',
			},
			{ script: 'llac su.', on_screen_text: '' },
		]);
	});

	test('has the asked length, and loses nothing that must stay', async () => {
		const lines = (/** @type {number} */ words) =>
			`Language: German\nGlossary: ${GLOSSARY}\nLength: ${words} words`;
		const spoken = (/** @type {{ script: string }[]} */ scenes) =>
			scenes.reduce((sum, { script }) => sum + countWords(script.replace(/<[^>]*>/g, '')), 0);
		expect(spoken((await renew(SCENES, lines(40))).scenes)).toBe(40);
		const [first] = (await renew(SCENES, lines(4))).scenes;
		expect(first.script).toContain('Acme');
		expect(first.script).toContain('<break time="1s"/>');
	});

	test('is in signs where characters are counted', async () => {
		const { script } = await renew(
			{ title: '', script: 'Hello from Acme.' },
			'Language: Japanese\nGlossary: {"Acme": "Acme"}\nLength: 30 characters',
		);
		expect(script).toMatch(/^ですですAcme/);
		expect(countCharacters(script)).toBe(30);
	});

	test('keeps its words where only the length changes', async () => {
		const { title, script } = await renew(
			{ title: 'T', script: 'One two three four.' },
			'Length: 3 words',
		);
		expect([title, script]).toEqual(['T', 'One two three']);
	});

	test('can be careless, or lack a scene', async () => {
		const lines = `Language: German\nGlossary: ${GLOSSARY}\nLength: 8 words`;
		const text = JSON.stringify(await renew(SCENES, lines, 'careless'));
		expect(text).toContain('emca');
		expect(text).not.toMatch(/Acme|Zeiten|break/);
		expect((await renew(SCENES, lines, 'dropScene')).scenes).toHaveLength(1);
	});
});

test('without a format it writes plain text', async () => {
	const text = contentOf(await chat({ response_format: undefined }));
	expect(text.startsWith(BRIEF)).toBe(true);
	expect(countWords(text)).toBe(75);
});

test('counts tokens', async () => {
	const system = `${ONE} ${'x '.repeat(300)}`;
	const first = (await chat({}, system)).body.usage;
	const second = (await chat({ thinking: undefined }, system)).body.usage;
	expect([first.prompt_cache_hit_tokens, first.completion_tokens_details.reasoning_tokens]).toEqual(
		[0, 0],
	);
	expect(second.prompt_cache_hit_tokens).toBeGreaterThan(0);
	expect(second.prompt_cache_hit_tokens + second.prompt_cache_miss_tokens).toBe(
		second.prompt_tokens,
	);
	expect(second.prompt_tokens + second.completion_tokens).toBe(second.total_tokens);
	expect(second.completion_tokens_details.reasoning_tokens).toBeGreaterThan(0);
});

test('thinking eats max_tokens', async () => {
	const answer = await chat({ thinking: { type: 'enabled' }, max_tokens: 200 });
	expect([contentOf(answer), finishOf(answer), answer.body.usage.completion_tokens]).toEqual([
		'',
		'length',
		200,
	]);
});

describe('faults', () => {
	/** @param {string} kind @param {Record<string, any>} [fields] @param {string} [system] */
	const faulty = (kind, fields, system) => {
		deepseek.fault({ kind });
		return chat(fields, system);
	};

	test('of the content', async () => {
		expect(contentOf(await faulty('blank')).trim()).toBe('');
		expect(() => JSON.parse('')).toThrow();
		expect(contentOf(await faulty('invalidJson'))).toMatch(/^Sure/);
		const fenced = contentOf(await faulty('fenced'));
		expect(JSON.parse(fenced.replace(/^```json\n|\n```$/g, '')).script).toContain('Ana');
		const cut = await faulty('length');
		expect(finishOf(cut)).toBe('length');
		expect(() => JSON.parse(contentOf(cut))).toThrow();
		expect(JSON.parse(contentOf(await faulty('wrongShape')))).not.toHaveProperty('script');
		expect(JSON.parse(contentOf(await faulty('markup'))).script).toMatch(
			/^NARRATOR: \*\*Ana\*\* \[.*\(smiles\) 🎉$/s,
		);
		expect(countWords(JSON.parse(contentOf(await faulty('tooLong'))).script)).toBe(120);
		expect(countWords(JSON.parse(contentOf(await faulty('tooShort'))).script)).toBe(38);
		expect(finishOf(await faulty('contentFilter'))).toBe('content_filter');
		expect(finishOf(await faulty('insufficientResource'))).toBe('insufficient_system_resource');
		const { scenes } = JSON.parse(contentOf(await faulty('markup', {}, MANY)));
		expect(scenes[3].script).toContain('NARRATOR:');
		expect(JSON.parse(contentOf(await chat())).script).toContain('Ana');
	});

	test('of the service', async () => {
		expect(await faulty('contentRisk')).toMatchObject({
			status: 400,
			body: { error: { message: 'Content Exists Risk' } },
		});
		deepseek.fault({ kind: 'status', status: 429, retryAfter: 2 });
		const busy = await chat();
		expect([busy.status, busy.headers.get('retry-after'), busy.body.error.type]).toEqual([
			429,
			'2',
			'rate_limit_error',
		]);
		await expect(faulty('cut')).rejects.toThrow();
		await expect(faulty('truncated')).rejects.toThrow();
		await expect(faulty('html')).rejects.toThrow();
		expect((await faulty('errorIn200')).body).toHaveProperty('error');
		deepseek.fault({ kind: 'slow', delayMs: 1 });
		expect((await chat()).status).toBe(200);
	});

	test('blank lines come before the answer', async () => {
		deepseek.fault({ kind: 'keepAlive' });
		const response = await fetch(`${deepseek.url}/v1/chat/completions`, {
			method: 'POST',
			headers: { ...auth, 'content-type': 'application/json' },
			body: JSON.stringify({
				model: 'deepseek-v4-flash',
				messages: [{ role: 'user', content: 'Hi' }],
			}),
		});
		const text = await response.text();
		expect(text).toMatch(/^\n\n\n\{/);
		expect(JSON.parse(text).model).toBe('deepseek-v4-flash');
	});

	test('hit only the requests whose body matches', async () => {
		deepseek.fault({ kind: 'blank', body: /About 20 words/ });
		expect(contentOf(await chat()).trim()).not.toBe('');
		expect(contentOf(await chat({}, ONE, 'About 20 words')).trim()).toBe('');
	});

	test('of the content leave other requests alone', async () => {
		const fault = deepseek.fault({ kind: 'blank' });
		await send(deepseek.url, 'GET', '/models', undefined, auth);
		expect(fault.hits).toBe(0);
	});
});
