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

const LEADS = [{ name: 'Ada' }, { name: 'Zoë "Zed" 日本' }];
const run = async (parameters: object) =>
	await runWorkflow({
		workflow: chain(script({ operation: 'writePrompt', ...parameters }), report),
		items: LEADS,
		credentials,
	});

it.each([30, 90, 480])('a prompt for %i s says so, and holds all that is said', async (seconds) => {
	const result = await run({ targetSeconds: seconds });
	expect(result.error).toBeUndefined();
	const items = result.output('Report');
	expect(items.map(({ lead }) => lead)).toEqual(LEADS.map(({ name }) => name));
	for (const { prompt, scenes, lead, ...item } of items) {
		expect(item).toMatchObject({ within_target: true, warnings: [], finish_reason: 'stop' });
		expect(Math.abs(item.estimated_seconds - seconds)).toBeLessThan(seconds / 9);
		expect(prompt).toMatch(new RegExp(`^Make a video of about ${seconds} seconds: `));
		expect(prompt.length).toBeLessThanOrEqual(10_000);
		expect(prompt).toContain(`Welcome ${lead}`);
		for (const scene of scenes) {
			expect(prompt).toContain(scene.script);
			expect(prompt).toContain(scene.motion_prompt);
			expect(prompt).toContain(`- ${scene.on_screen_text}`);
		}
		expect(prompt).toMatch(/Visual style.*: clean and simple/);
	}
});
