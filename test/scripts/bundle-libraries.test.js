// @ts-check
'use strict';

const { execFileSync } = require('node:child_process');
const { existsSync, readFileSync, statSync } = require('node:fs');
const { resolve } = require('node:path');

const DIST = resolve(__dirname, '../../dist');
const LIBRARIES = resolve(DIST, 'nodes/shared/libraries');
/** @param {string} library */
const pathOf = (library) => resolve(LIBRARIES, `${library}.js`);

/**
 * What a program prints that is given a library, with these variables in its environment.
 * @param {string} library
 * @param {string} program
 * @param {Record<string, string>} env
 */
function run(library, program, env = {}) {
	const code = `const library = require(${JSON.stringify(pathOf(library))});(async () => {${program}})()`;
	return execFileSync(process.execPath, ['--eval', code], {
		encoding: 'utf8',
		env: { ...process.env, ...env },
	}).trim();
}

(existsSync(DIST) ? describe : describe.skip)('the built libraries', () => {
	it.each(['openai', 'zod'])('%s is there, whole and in one file', (library) => {
		expect(statSync(pathOf(library)).size).toBeGreaterThan(10_000);
		const required = [...readFileSync(pathOf(library), 'utf8').matchAll(/\brequire\("([^"]+)"\)/g)];
		const foreign = required.map(([, name]) => name).filter((name) => !name.startsWith('node:'));
		expect(foreign).toEqual([]);
	});

	it.each([
		['process', /(?<![.\w$"'`])process(\?\.|\.\w|\[)/g],
		['globalThis', /(?<![.\w$"'`])globalThis\b/g],
		['console', /(?<![.\w$"'`])console\s*[.[?]/g],
		[
			'timers',
			/(?<![.\w$"'`])(setTimeout|setInterval|setImmediate|clearTimeout|clearInterval)\s*[.(]/g,
		],
	])('have no use of %s', (_, use) => {
		for (const library of ['openai', 'zod']) {
			const uses = [...readFileSync(pathOf(library), 'utf8').matchAll(use)];
			expect(uses.map(({ 0: text, index }) => `${library} at ${index}: ${text}`)).toEqual([]);
		}
	});

	it('exports of zod what the source does', () => {
		const program = `
			const z = library;
			const schema = z.object({ a: z.string().check(z.trim(), z.minLength(1)) });
			const parsed = [{ a: ' b ' }, { a: ' ' }].map((value) => z.safeParse(schema, value));
			console.log(JSON.stringify([Object.keys(z).sort(), parsed[0].data, parsed[1].success]));`;
		expect(JSON.parse(run('zod', program))).toEqual([
			[
				'array',
				'minLength',
				'object',
				'pipe',
				'prettifyError',
				'safeParse',
				'string',
				'transform',
				'trim',
				'unknown',
				'withFallback',
			],
			{ a: 'b' },
			false,
		]);
	});

	it("the OpenAI client sends nothing of the server's environment", () => {
		const program = `
			const sent = [];
			const client = new library.OpenAI({
				apiKey: 'k',
				baseURL: 'http://127.0.0.1:9/base',
				organization: null,
				project: null,
				fetch: async (url, init) => {
					sent.push(String(url), ...[...new Headers(init.headers)].flat(), String(init.body));
					return new Response('{"choices":[]}', { headers: { 'content-type': 'application/json' } });
				},
			});
			await client.chat.completions.create({ model: 'm', messages: [] });
			console.log(JSON.stringify(sent));`;
		const sent = run('openai', program, {
			OPENAI_API_KEY: 'secret-1',
			OPENAI_ORG_ID: 'secret-2',
			OPENAI_PROJECT_ID: 'secret-3',
			OPENAI_BASE_URL: 'http://secret-4.example.com',
			OPENAI_CUSTOM_HEADERS: 'X-Secret: secret-5',
			OPENAI_LOG: 'debug',
		});
		expect(JSON.parse(sent)).toContain('http://127.0.0.1:9/base/chat/completions');
		expect(sent).not.toMatch(/secret/i);
	});

	it('the OpenAI client gives a request up in time, and leaves no timer behind', () => {
		const program = `
			const client = new library.OpenAI({
				apiKey: 'k',
				maxRetries: 0,
				timeout: 20,
				fetch: async (url, { signal }) =>
					await new Promise((resolve, reject) => {
						const alive = setInterval(() => {}, 1000);
						signal.addEventListener('abort', () => {
							clearInterval(alive);
							reject(signal.reason);
						});
					}),
			});
			const error = await client.models.list().catch((error) => error);
			console.log(error.message);`;
		expect(run('openai', program)).toBe('Request timed out.');
	});
});
