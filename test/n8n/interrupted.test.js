'use strict';

const path = require('node:path');
const { KEYS, startSandbox } = require('../sandbox');
const { packTarball } = require('./pack');
const { until } = require('./poll');
const { startN8n } = require('./server');
const {
	credentialsFor,
	generateVideo,
	itemsOf,
	leads,
	report,
	webhookChain,
} = require('./workflows');

const RECORD = path.join(__dirname, '..', '..', 'test-results', 'heygen-requests.jsonl');
const WORKFLOW = 'interrupted';
const TIMED = 'timed';
const TIMEOUT_SECONDS = 90;
const WAKES_MS = 200_000;

/** @type {import('../sandbox').Sandbox} */
let sandbox;
/** @type {import('./server').N8nServer} */
let n8n;
/** Sleeping runs by the name of their lead. All of them sleep side by side: a sleep takes a minute. */
const runs = {};

const send = async (workflow, name) => {
	const answer = await fetch(`${n8n.url}/webhook/${workflow}`, {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify({ leads: [{ name, text: name }] }),
	});
	expect(answer.status).toBe(200);
};
const videoOf = (name) =>
	[...sandbox.heygen.videos.values()].find(({ body }) => body.script === name);
const looksAt = ({ video }) =>
	sandbox.heygen.requests.filter(({ path: where }) => where === `/v3/videos/${video.id}`).length;
/** Starts a run, and returns it with its child and its video when both sleep. */
const park = async (workflow, name) => {
	const known = (await n8n.rest.executions()).map(({ id }) => id);
	await send(workflow, name);
	return await until(
		async () => {
			const added = (await n8n.rest.executions()).filter(({ id }) => !known.includes(id));
			const asleep = (wanted) =>
				added.find(({ mode, status }) => mode === wanted && status === 'waiting')?.id;
			const run = { id: asleep('webhook'), child: asleep('integrated'), video: videoOf(name) };
			return run.id && run.child && run.video ? run : undefined;
		},
		{ what: `${name} to sleep` },
	);
};
const remove = async (id) =>
	await n8n.rest.request('POST', '/rest/executions/delete', { ids: [id] });

beforeAll(async () => {
	sandbox = await startSandbox({ recordFile: RECORD, renderSeconds: Infinity });
	const avatarId = sandbox.heygen.looks[0].id;
	const timed = webhookChain(TIMED, [
		leads,
		generateVideo(avatarId, {}, { onError: 'continueRegularOutput' }),
		report,
	]);
	timed.settings.executionTimeout = TIMEOUT_SECONDS;
	n8n = await startN8n({
		tarball: await packTarball(),
		credentials: credentialsFor(sandbox, {
			deepSeekScriptApi: KEYS.deepseek,
			heyGenVideoApi: KEYS.heygen,
		}),
		workflows: [webhookChain(WORKFLOW, [leads, generateVideo(avatarId), report]), timed],
		log: (line) => process.stderr.write(`${line}\n`),
	});
	runs.timed = await park(TIMED, 'timed');
	const names = ['stopped', 'stopped and called', 'deleted', 'child stopped', 'child deleted'];
	for (const name of names) runs[name] = await park(WORKFLOW, name);
	await n8n.rest.stopExecution(runs.stopped.id);
	await n8n.rest.stopExecution(runs['stopped and called'].id);
	await remove(runs.deleted.id);
	await n8n.rest.stopExecution(runs['child stopped'].child);
	await remove(runs['child deleted'].child);
}, 900_000);

afterAll(async () => {
	await n8n?.stop();
	await sandbox?.close();
}, 60_000);

describe('a sleeping run that is ended by hand', () => {
	it('asks HeyGen nothing more when HeyGen calls after it was stopped', async () => {
		const run = runs['stopped and called'];
		const looks = looksAt(run);
		await sandbox.heygen.finish(run.video.id, { status: 'completed' });
		await n8n.rest.waitForExecution(run.child, { status: 'success' });
		expect(looksAt(run)).toBe(looks);
		expect((await n8n.rest.execution(run.id)).status).toBe('canceled');
	});

	it.each(['stopped', 'deleted'])(
		'asks HeyGen nothing more at the time of the next look when it was %s',
		async (name) => {
			const run = runs[name];
			const looks = looksAt(run);
			const { data } = await n8n.rest.waitForExecution(run.child, {
				status: 'success',
				timeoutMs: WAKES_MS,
			});
			expect(looksAt(run)).toBe(looks);
			expect(data.resultData.lastNodeExecuted).toBe('Outcome');
		},
		WAKES_MS + 10_000,
	);
});

describe('the inner workflow of a sleeping run', () => {
	it(
		'fails the run when it is stopped by hand',
		async () => {
			const { data } = await n8n.rest.waitForExecution(runs['child stopped'].id, {
				status: 'error',
				timeoutMs: WAKES_MS,
			});
			expect(data.resultData).toMatchObject({
				lastNodeExecuted: 'Video',
				error: { message: 'The execution was cancelled manually' },
			});
		},
		WAKES_MS + 10_000,
	);

	it('leaves a run asleep that can be stopped when it is deleted by hand', async () => {
		const run = runs['child deleted'];
		// HeyGen is told that there is nothing to call.
		await sandbox.heygen.finish(run.video.id, { status: 'completed' });
		expect(sandbox.heygen.deliveries.at(-1)).toMatchObject({ status: 404 });
		expect(await n8n.rest.execution(run.id)).toMatchObject({ status: 'waiting' });
		await n8n.rest.stopExecution(run.id);
		expect(await n8n.rest.execution(run.id)).toMatchObject({ status: 'canceled' });
	});
});

it(
	"gives up before the workflow's own timeout, so that n8n does not cancel the run",
	async () => {
		const execution = await n8n.rest.waitForExecution(runs.timed.id, {
			status: 'success',
			timeoutMs: WAKES_MS,
		});
		expect(itemsOf(execution, 'Report')).toMatchObject([
			{
				lead: 'timed',
				failure_code: 'wait_timeout',
				job_id: runs.timed.video.id,
				message: expect.stringContaining("raise 'Timeout After' in its settings"),
			},
		]);
		const seconds = (Date.parse(execution.stoppedAt) - Date.parse(execution.startedAt)) / 1000;
		expect(seconds).toBeLessThan(TIMEOUT_SECONDS);
	},
	WAKES_MS + 10_000,
);
