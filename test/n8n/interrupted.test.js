'use strict';

const path = require('node:path');
const { KEYS, startSandbox } = require('../sandbox');
const { packTarball } = require('./pack');
const { until } = require('./poll');
const { startN8n } = require('./server');
const { credentialsFor, generateVideo, leads, report, webhookChain } = require('./workflows');

const RECORD = path.join(__dirname, '..', '..', 'test-results', 'heygen-requests.jsonl');
const WORKFLOW = 'interrupted';
const WAKES_MS = 100_000;

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
	n8n = await startN8n({
		tarball: await packTarball(),
		credentials: credentialsFor(sandbox, {
			deepSeekScriptApi: KEYS.deepseek,
			heyGenVideoApi: KEYS.heygen,
		}),
		workflows: [webhookChain(WORKFLOW, [leads, generateVideo(avatarId), report])],
		log: (line) => process.stderr.write(`${line}\n`),
	});
	for (const name of ['stopped', 'stopped and called', 'deleted']) {
		runs[name] = await park(WORKFLOW, name);
	}
	await n8n.rest.stopExecution(runs.stopped.id);
	await n8n.rest.stopExecution(runs['stopped and called'].id);
	await remove(runs.deleted.id);
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
