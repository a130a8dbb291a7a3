import { chain, runWorkflow } from './run-workflow';
import { report, script, startClockedSandbox } from './setup';

type Setup = Awaited<ReturnType<typeof startClockedSandbox>>;
let sandbox: Setup['sandbox'];
let credentials: Setup['credentials'];

beforeAll(async () => {
	({ sandbox, credentials } = await startClockedSandbox());
});
afterEach(async () => await sandbox.reset());
afterAll(async () => await sandbox.close());

const LEADS = [{ name: 'Ada' }, { name: 'Bo' }];
const run = async (workflow: object, items: object[] = LEADS) =>
	await runWorkflow({ workflow, items, credentials });
const rewrite = (parameters: object = {}) => ({
	...script(),
	name: 'Rewrite',
	parameters: { operation: 'rewriteScript', targetSeconds: 15, ...parameters },
});

describe('Rewrite to Length', () => {
	it.each([15, 60])(
		'makes a script that DeepSeek Script wrote %i s long',
		async (targetSeconds) => {
			const result = await run(chain(script(), rewrite({ targetSeconds }), report));
			expect(result.error).toBeUndefined();
			const items = result.output('Report');
			expect(items.map(({ lead }) => lead)).toEqual(['Ada', 'Bo']);
			for (const [index, item] of items.entries()) {
				expect(item).toMatchObject({ within_target: true, warnings: [] });
				expect(Math.abs(item.estimated_seconds - targetSeconds)).toBeLessThan(targetSeconds / 9);
				expect(item.title).toBe(result.output('Script')[index].title);
			}
		},
	);

	it('keeps the scenes', async () => {
		const written = script({ operation: 'writeScenes', sceneCount: 3 });
		const result = await run(chain(written, rewrite()), [LEADS[0]]);
		const [{ scenes }] = result.output('Rewrite');
		const [{ scenes: original }] = result.output('Script');
		expect(scenes.map(({ role, emotion }: Record<string, string>) => [role, emotion])).toEqual(
			original.map(({ role, emotion }: Record<string, string>) => [role, emotion]),
		);
	});

	it.each(['tooLong', 'tooShort'])('corrects a draft that is %s', async (kind) => {
		sandbox.deepseek.fault({ method: 'POST', path: '/chat/completions', kind });
		const text = 'This is how it works, and you can see it for yourself. '.repeat(8);
		const [item] = (await run(chain(rewrite({ script: text })), [{}])).output('Rewrite');
		expect(item).toMatchObject({ within_target: true, usage: { requests: 2 } });
	});

	it('names the item that has no script, and its fields', async () => {
		const result = await run(chain(rewrite({ script: '={{ $json.text }}' })), [
			{ text: 'Hello there' },
			{ name: 'Bo' },
		]);
		expect(result.error).toMatchObject({
			message: 'The script is empty',
			context: { itemIndex: 1 },
		});
		expect(result.error.description).toContain('It has: name');
		expect(sandbox.deepseek.requests).toHaveLength(0);
	});
});
