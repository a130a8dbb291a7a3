'use strict';

const fs = require('node:fs');
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

/** The title of videos that take so long; all others end when a test says so. */
const TWO_MINUTES = 'two minutes';

/** @type {import('../sandbox').Sandbox} */
let sandbox;
/** @type {import('./server').N8nServer} */
let n8n;

beforeAll(async () => {
	sandbox = await startSandbox({
		recordFile: RECORD,
		renderSeconds: ({ title }) => (title === TWO_MINUTES ? 120 : Infinity),
	});
	n8n = await startN8n({
		tarball: await packTarball(),
		credentials: credentialsFor(sandbox, {
			deepSeekScriptApi: KEYS.deepseek,
			heyGenVideoApi: KEYS.heygen,
		}),
		workflows: [
			webhookChain('wait', [leads, generateVideo(sandbox.heygen.looks[0].id), report]),
			webhookChain('batch', [
				leads,
				generateVideo(sandbox.heygen.looks[0].id, {
					options: { submitAsBatch: true, title: TWO_MINUTES },
				}),
				report,
			]),
			webhookChain('download', [
				leads,
				generateVideo(sandbox.heygen.looks[0].id, { options: { downloadFiles: ['video'] } }),
			]),
		],
		log: (line) => process.stderr.write(`${line}\n`),
	});
}, 900_000);

afterAll(async () => {
	await n8n?.stop();
	await sandbox?.close();
}, 60_000);

let before = [];
beforeEach(async () => {
	await sandbox.reset();
	before = (await runs()).map(({ id }) => id);
});

const runs = async () =>
	(await n8n.rest.executions({ workflowId: 'wait' })).filter(({ mode }) => mode === 'webhook');
const newRuns = async () => (await runs()).filter(({ id }) => !before.includes(id));
/** Memory of n8n's process, as Linux counts it. */
const residentBytes = () =>
	Number(/VmRSS:\s+(\d+) kB/.exec(fs.readFileSync(`/proc/${n8n.pid}/status`, 'utf8'))[1]) * 1024;
const send = async (workflow, ...names) => {
	const body = { leads: names.map((name) => ({ name, text: `Hello ${name}` })) };
	const answer = await fetch(`${n8n.url}/webhook/${workflow}`, {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify(body),
	});
	expect(answer.status).toBe(200);
};
const videos = () => [...sandbox.heygen.videos.values()];
const asleep = async (count) => {
	await until(
		async () => (await newRuns()).filter(({ status }) => status === 'waiting').length === count,
		{ what: `${count} runs to be asleep`, timeoutMs: 120_000 },
	);
	// The child sleeps a moment before its parent.
	expect(videos().length).toBeGreaterThanOrEqual(count);
};
const finished = async (count, timeoutMs = 200_000) => {
	await until(
		async () => (await newRuns()).filter(({ status }) => status === 'success').length === count,
		{
			what: `${count} runs to finish`,
			timeoutMs,
		},
	);
	return await Promise.all((await newRuns()).map(({ id }) => n8n.rest.execution(id)));
};
const done = { status: 'completed' };

it('wakes 50 runs that were asleep when n8n was killed, each exactly once', async () => {
	const names = Array.from({ length: 50 }, (_, i) => `Lead ${i}`);
	for (const name of names) await send('wait', name);
	await asleep(50);
	await n8n.kill();
	await n8n.restart();
	await Promise.all(videos().map(({ id }) => sandbox.heygen.finish(id, done)));
	const executions = await finished(50);
	const items = executions.flatMap((execution) => itemsOf(execution, 'Report'));
	expect(items.map(({ lead }) => lead).sort()).toEqual([...names].sort());
	expect(new Set(items.map(({ job_id: id }) => id)).size).toBe(50);
	expect(sandbox.heygen.videos.size).toBe(50);
}, 400_000);

it('hands on the jobs, and never a callback, when n8n is killed while it looks', async () => {
	await send('wait', 'Ada');
	await asleep(1);
	const [video] = videos();
	const held = sandbox.heygen.fault({
		method: 'GET',
		path: `/v3/videos/${video.id}`,
		kind: 'slow',
		delayMs: 60_000,
	});
	await sandbox.heygen.finish(video.id, done);
	await until(() => held.hits > 0, { what: 'n8n to look' });
	await n8n.kill();
	await n8n.restart();
	const [execution] = await finished(1);
	expect(itemsOf(execution, 'Report')).toMatchObject([
		{
			lead: 'Ada',
			job_id: video.id,
			status: 'processing',
			is_finished: false,
			error: 'n8n has not seen the end of this job',
		},
	]);
}, 300_000);

it('goes on within two seconds of the end of the video (median of 30 runs)', async () => {
	const seconds = [];
	for (let i = 0; i < 30; i++) {
		await send('wait', `Lead ${i}`);
		const [run] = await until(
			async () => {
				const waiting = (await newRuns()).filter(({ status }) => status === 'waiting');
				return waiting.length === 1 ? waiting : undefined;
			},
			{ what: 'the run to be asleep' },
		);
		const video = videos().at(-1);
		const endedAt = Date.now();
		await sandbox.heygen.finish(video.id, done);
		const execution = await n8n.rest.waitForExecution(run.id, {
			status: 'success',
			timeoutMs: 150_000,
		});
		const [{ startTime }] = execution.data.resultData.runData.Report;
		seconds.push((startTime - endedAt) / 1000);
	}
	seconds.sort((a, b) => a - b);
	const median = (seconds[14] + seconds[15]) / 2;
	process.stderr.write(
		`the next node starts ${median.toFixed(2)} s after the end (median of 30 runs)\n`,
	);
	expect(median).toBeLessThan(2);
}, 600_000);

it('makes 100 videos in one run by at most 20 requests, and holds a worker for under 2 seconds', async () => {
	await send('batch', ...Array.from({ length: 100 }, (_, i) => `Lead ${i}`));
	const parent = await n8n.rest.waitForExecution(
		({ workflowId, mode }) => workflowId === 'batch' && mode === 'webhook',
		{ status: 'success', timeoutMs: 250_000 },
	);
	expect(itemsOf(parent, 'Report').map(({ lead, status }) => `${lead} ${status}`)).toEqual(
		Array.from({ length: 100 }, (_, i) => `Lead ${i} completed`),
	);
	const made = sandbox.heygen.requests.filter(({ path: where }) => where.startsWith('/v3/'));
	const ours = (await n8n.rest.executions({ workflowId: 'batch' })).map(({ id }) =>
		n8n.rest.execution(id),
	);
	const worked = (await Promise.all(ours))
		.flatMap(({ data }) => Object.entries(data.resultData.runData))
		.filter(([name]) => !['Webhook', 'Lead', 'Report'].includes(name))
		.flatMap(([, nodeRuns]) => nodeRuns.map(({ executionTime }) => executionTime))
		.reduce((sum, ms) => sum + ms, 0);
	process.stderr.write(`100 videos: ${made.length} requests, ${worked} ms of work\n`);
	expect(made.length).toBeLessThanOrEqual(20);
	expect(worked).toBeLessThan(2000);
}, 300_000);

it('stops asking at once when a run by hand is stopped', async () => {
	const workflow = webhookChain('by-hand', [
		generateVideo(sandbox.heygen.looks[0].id, { script: 'Hello by hand' }),
	]);
	const start = { name: 'Start', type: 'n8n-nodes-base.manualTrigger', typeVersion: 1 };
	Object.assign(workflow.nodes[0], start);
	workflow.connections = { Start: workflow.connections.Webhook };
	const { executionId } = await n8n.rest.runManually({ ...workflow, active: false });
	const looks = () => sandbox.heygen.requests.filter(({ method }) => method === 'GET').length;
	await until(() => looks() >= 1, { what: 'the first look' });
	await n8n.rest.stopExecution(executionId);
	const stopped = { at: Date.now(), looks: looks() };
	// The next look would come five seconds after the last one.
	await until(() => Date.now() > stopped.at + 7000, { what: 'the time of the next look' });
	expect(looks()).toBe(stopped.looks);
	expect((await n8n.rest.execution(executionId)).status).toBe('canceled');
}, 60_000);

it('downloads 200 MB with under 40 MB of extra memory, once n8n has its buffers', async () => {
	const download = async (bytes) => {
		await sandbox.reset();
		sandbox.heygen.videoBytes = bytes;
		const known = (await n8n.rest.executions({ workflowId: 'download' })).map(({ id }) => id);
		const isNew = ({ id, workflowId, mode }) =>
			workflowId === 'download' && mode === 'webhook' && !known.includes(id);
		await send('download', 'Ada');
		await n8n.rest.waitForExecution(isNew, { status: 'waiting' });
		const idle = residentBytes();
		let most = idle;
		const watch = setInterval(() => (most = Math.max(most, residentBytes())), 20);
		await sandbox.heygen.finish(videos()[0].id, done);
		const { id } = await n8n.rest
			.waitForExecution(isNew, { status: 'success' })
			.finally(() => clearInterval(watch));
		const execution = await n8n.rest.execution(id);
		const [item] = execution.data.resultData.runData.Video[0].data.main[0];
		expect(item.binary.data.bytes).toBe(bytes);
		return most - idle;
	};
	// The first one makes the process grow to what streaming takes, which it keeps.
	await download(200_000_000);
	const extra = await download(200_000_000);
	process.stderr.write(`200 MB took ${(extra / 1e6).toFixed(0)} MB of extra memory\n`);
	expect(extra).toBeLessThan(40_000_000);
}, 120_000);

describe('callbacks that go wrong', () => {
	// Each wait heals at the next look, a minute or so later: all of them sleep side by side.
	it('lost, doubled, early and forged ones end with the right video, once', async () => {
		const modes = ['lost', 'doubled', 'early', 'forged'];
		for (const mode of modes) {
			sandbox.heygen.callbacks({ mode });
			await send('wait', mode);
			await until(() => videos().some(({ body }) => body.script === `Hello ${mode}`), {
				what: `the video of ${mode}`,
			});
		}
		await until(async () => (await newRuns()).every(({ status }) => status !== 'running'), {
			what: 'the runs to sleep',
		});
		for (const mode of modes) {
			const video = videos().find(({ body }) => body.script === `Hello ${mode}`);
			sandbox.heygen.callbacks({ mode });
			if (video.status !== 'completed') await sandbox.heygen.finish(video.id, done);
		}
		const executions = await finished(modes.length);
		const items = executions.flatMap((execution) => itemsOf(execution, 'Report'));
		expect(items.map(({ lead, status }) => [lead, status]).sort()).toEqual(
			modes.map((mode) => [mode, 'completed']).sort(),
		);
		expect(sandbox.heygen.videos.size).toBe(modes.length);
	}, 400_000);

	it('with a wrong token is refused, and with the right one believed only after a look', async () => {
		await send('wait', 'Ada');
		await asleep(1);
		const [video] = videos();
		const [{ id }] = await newRuns();
		expect(itemsOf(await n8n.rest.execution(id), 'Video')).toEqual([
			expect.objectContaining({
				job_id: video.id,
				is_finished: false,
				wait: expect.objectContaining({ waiting_for: 1, next_look_at: expect.any(String) }),
			}),
		]);
		const forge = async (url) =>
			await fetch(url, {
				method: 'POST',
				headers: { 'content-type': 'application/json' },
				body: JSON.stringify({
					event_type: 'avatar_video.success',
					event_data: { video_id: video.id, url: 'https://evil.example.com/x.mp4' },
				}),
			});
		const wrong = video.callbackUrl.replace(/(?<=signature=)\w/, (first) =>
			first === '0' ? '1' : '0',
		);
		expect(wrong).not.toBe(video.callbackUrl);
		expect((await forge(wrong)).status).toBe(401);
		const looks = sandbox.heygen.requests.length;
		expect((await forge(video.callbackUrl)).status).toBe(200);
		await until(() => sandbox.heygen.requests.length > looks, { what: 'n8n to look' });
		await asleep(1);
		// Two at the same time: one wakes the run, which looks and sleeps on; the other is refused.
		await Promise.all([forge(video.callbackUrl), forge(video.callbackUrl)]);
		await asleep(1);
		await sandbox.heygen.finish(video.id, done);
		const [execution] = await finished(1);
		expect(itemsOf(execution, 'Report')).toMatchObject([
			{ lead: 'Ada', video_url: expect.stringContaining(sandbox.heygen.url) },
		]);
		// Late ones meet a run that has ended.
		expect((await forge(video.callbackUrl)).status).toBe(409);
		expect(await newRuns()).toMatchObject([{ status: 'success' }]);
	}, 300_000);
});
