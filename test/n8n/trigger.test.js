'use strict';

const { createHmac } = require('node:crypto');
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const { KEYS, startSandbox } = require('../sandbox');
const { packTarball } = require('./pack');
const { until } = require('./poll');
const { finishedRuns, runsOf } = require('./runs');
const { startN8n } = require('./server');
const { heyGenTrigger, triggerChain } = require('./trigger-workflows');
const { credential, credentialsFor, example, itemsOf } = require('./workflows');

const RECORD = path.join(__dirname, '..', '..', 'test-results', 'heygen-requests.jsonl');
const PUBLIC = 'public-heygen';
const TOKEN = 'a-token_that-nobody-guesses';

/** @type {import('../sandbox').Sandbox['heygen']} */
let heygen;
/** @type {import('../sandbox').Sandbox} */
let sandbox;
/** @type {import('./server').N8nServer} */
let n8n;
let folder;

beforeAll(async () => {
	sandbox = await startSandbox({ recordFile: RECORD, renderSeconds: Infinity });
	heygen = sandbox.heygen;
	folder = fs.mkdtempSync(path.join(os.tmpdir(), 'videos-'));
	n8n = await startN8n({
		tarball: await packTarball(),
		credentials: [
			...credentialsFor(sandbox, { deepSeekScriptApi: KEYS.deepseek, heyGenVideoApi: KEYS.heygen }),
			{
				...credential('heyGenVideoApi', KEYS.heygen, 'https://api.heygen.example'),
				id: PUBLIC,
			},
		],
		env: {
			N8N_RESTRICT_FILE_ACCESS_TO: folder,
			// A publication that n8n was killed in is taken up again after so long.
			N8N_WORKFLOW_PUBLICATION_OUTBOX_LEASE_SECONDS: '30',
			N8N_WORKFLOW_PUBLICATION_OUTBOX_POLL_INTERVAL_MS: '1000',
		},
		log: (line) => process.stderr.write(`${line}\n`),
	});
}, 900_000);

afterAll(async () => {
	await n8n?.stop();
	await sandbox?.close();
	if (folder) fs.rmSync(folder, { recursive: true, force: true });
}, 60_000);

const endpoints = () => [...heygen.webhooks.endpoints.values()];
const publish = async (workflow) => await n8n.addWorkflows([workflow]);
const unpublish = async (id) => {
	await n8n.rest.request('POST', `/rest/workflows/${id}/deactivate`);
	await until(() => endpoints().length === 0, { what: 'the endpoint to be deleted' });
};
const runs = async (workflowId) => await runsOf(n8n, workflowId);
const finished = async (workflowId, count) => await finishedRuns(n8n, workflowId, count);
const itemsOfRun = async ({ id }) => itemsOf(await n8n.rest.execution(id), 'Report');
const video = (id) => heygen.webhooks.emit('avatar_video.success', { video_id: id });
const post = async (url, body, headers) =>
	await fetch(url, {
		method: 'POST',
		headers: { 'content-type': 'application/json', ...headers },
		body,
	});

it('starts a run when a video is finished, from publishing to unpublishing', async () => {
	const getStatus = {
		name: 'Status',
		type: 'n8n-nodes-deepseek-heygen.heyGenWait',
		parameters: { operation: 'getStatus' },
		credentials: heyGenTrigger('x').credentials,
	};
	const trigger = heyGenTrigger('life');
	await publish(triggerChain('life', trigger, [getStatus]));
	expect(endpoints()).toMatchObject([
		{
			url: `${n8n.url}/webhook/life-hook/heygen`,
			events: ['avatar_video.success', 'avatar_video.fail'],
		},
	]);
	const { id } = heygen.addJob('video', { callback_id: 'lead-7', title: 'For Ada' });
	await heygen.finish(id);
	const [run] = await finished('life', 1);
	const execution = await n8n.rest.execution(run.id);
	expect(itemsOf(execution, 'HeyGen Trigger')).toMatchObject([
		{ event_type: 'avatar_video.success', job_type: 'video', job_id: id, callback_id: 'lead-7' },
	]);
	expect(itemsOf(execution, 'Report')).toMatchObject([
		{ job_id: id, status: 'completed', title: 'For Ada', video_url: expect.any(String) },
	]);

	const before = endpoints()[0];
	trigger.parameters = { events: ['avatar_video.fail', 'batch.finished'] };
	await publish(triggerChain('life', trigger, [getStatus]));
	await until(() => endpoints()[0]?.events?.includes('batch.finished'), { what: 'the new events' });
	expect(endpoints()).toMatchObject([{ url: before.url, events: trigger.parameters.events }]);
	await video('not wanted any more');
	await heygen.finish(heygen.addJob('video').id, { status: 'failed', failure_message: 'Why' });
	const [failed] = await finished('life', 2);
	expect(itemsOf(await n8n.rest.execution(failed.id), 'HeyGen Trigger')).toMatchObject([
		{ event_type: 'avatar_video.fail', failure_message: 'Why' },
	]);

	await unpublish('life');
	await heygen.finish(heygen.addJob('video').id, { status: 'failed' });
	expect(await runs('life')).toHaveLength(2);
	expect((await post(before.url, '{}')).status).toBe(404);
}, 180_000);

describe('a trigger that is published', () => {
	let url;
	let secret;
	beforeAll(async () => {
		await publish(triggerChain('safe', heyGenTrigger('safe', { options: { lookUpMissed: true } })));
		[{ url, secret }] = endpoints();
	}, 120_000);
	afterAll(async () => await unpublish('safe'), 120_000);

	it.each(['OPTIONS', 'HEAD', 'GET'])('answers a probe with %s at once', async (method) => {
		const sentAt = Date.now();
		expect((await fetch(url, { method })).ok).toBe(true);
		expect(Date.now() - sentAt).toBeLessThan(1000);
		expect(await runs('safe')).toEqual([]);
	});

	it('runs once for an event that is delivered five times', async () => {
		const event = await video('five times');
		for (let i = 0; i < 3; i++) await heygen.webhooks.redeliver(event);
		heygen.webhooks.configure({ style: 'plain' });
		await heygen.webhooks.redeliver(event);
		heygen.webhooks.configure({});
		const answers = heygen.webhooks.deliveries.filter((one) => one.event === event);
		expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
		expect(await finished('safe', 1)).toHaveLength(1);
	});

	it('runs once for an event that is delivered five times at the same moment', async () => {
		const known = (await runs('safe')).length;
		const event = await video('at once');
		await Promise.all(Array.from({ length: 4 }, () => heygen.webhooks.redeliver(event)));
		await finished('safe', known + 1);
		expect(await runs('safe')).toHaveLength(known + 1);
	});

	it('runs never for one that is forged in any way, and says nothing', async () => {
		const known = (await runs('safe')).length;
		const body = JSON.stringify({
			event_id: 'evt_forged',
			event_type: 'avatar_video.success',
			event_data: { video_id: 'forged', url: 'https://evil.example.com/x.mp4' },
		});
		const sign = (key, text = body) => createHmac('sha256', key).update(text).digest('hex');
		const now = String(Math.floor(Date.now() / 1000));
		const signed = { 'heygen-signature': sign(secret), 'heygen-timestamp': now };
		const forged = [
			[body, {}],
			[body, { 'heygen-signature': sign('whsec_guessed'), 'heygen-timestamp': now }],
			[body.replace('forged', 'another'), signed],
			[body, { ...signed, 'heygen-timestamp': String(Number(now) - 3600) }],
			[body, { 'heygen-signature': '', signature: sign(secret) }],
			[body, { 'x-heygen-signature': sign(secret) }],
			[body, { 'heygen-signature': sign(''), 'heygen-timestamp': now }],
			[
				'--x\r\ncontent-disposition: form-data; name="event_type"\r\n\r\navatar_video.success\r\n--x--',
				{ ...signed, 'content-type': 'multipart/form-data; boundary=x' },
			],
			['', signed],
		];
		for (const [text, headers] of forged) {
			const answer = await post(url, text, headers);
			expect([answer.status, await answer.text()]).toEqual([401, '']);
		}
		expect((await post(url, '{"event_type":', signed)).ok).toBe(false);
		expect(await runs('safe')).toHaveLength(known);
		expect(fs.readFileSync(n8n.logFile, 'utf8')).not.toContain(secret);
		// The same, signed: that it is refused above is not for another reason.
		expect((await post(url, body, signed)).status).toBe(200);
		expect(await finished('safe', known + 1)).toHaveLength(known + 1);
	});

	it('still verifies after n8n was killed, knows what it has run, and finds what it missed', async () => {
		const known = (await runs('safe')).length;
		await n8n.kill();
		heygen.webhooks.configure({ retryAfterMs: [] });
		const missed = await video('missed');
		await n8n.restart();
		heygen.webhooks.configure({});
		const [found] = await finished('safe', known + 1);
		expect([found.mode, await itemsOfRun(found)]).toMatchObject([
			'trigger',
			[{ event_id: missed.event_id, job_id: 'missed' }],
		]);
		const delivered = heygen.webhooks.deliveries.filter((one) => one.url === url);
		for (const event of new Set(delivered.map((one) => one.event))) {
			await heygen.webhooks.redeliver(event);
		}
		await video('after the restart');
		await finished('safe', known + 2);
		expect(await runs('safe')).toHaveLength(known + 2);
		expect(endpoints()).toMatchObject([{ url, secret }]);
	}, 120_000);
});

it('recognises its own endpoint after n8n was killed before it could note it', async () => {
	const held = heygen.fault({
		kind: 'slow',
		method: 'POST',
		path: '/v3/webhooks/endpoints',
		delayMs: 600_000,
	});
	const workflow = triggerChain('killed', heyGenTrigger('killed'));
	const { id, versionId } = await n8n.rest.saveWorkflow(workflow);
	// An older n8n answers only when HeyGen has: by then it is dead.
	n8n.rest.request('POST', `/rest/workflows/${id}/activate`, { versionId }).catch(() => {});
	await until(() => endpoints().length === 1, { what: 'the endpoint' });
	const { secret } = endpoints()[0];
	await n8n.kill();
	held.remove();
	await n8n.restart();
	await n8n.rest.publishWorkflows({ id, versionId });
	// An older n8n publishes it behind the scenes after a restart.
	await until(() => endpoints()[0].secret !== secret, { what: 'a new secret' });
	expect(endpoints()).toHaveLength(1);
	await video('after all');
	await finished(id, 1);
	await unpublish(id);
}, 300_000);

it('listens for a test event by the test URL, and cleans up after itself', async () => {
	const { id } = await n8n.rest.saveWorkflow(triggerChain('by-hand', heyGenTrigger('by-hand')));
	expect(await n8n.rest.runManually(id)).toEqual({ waitingForWebhook: true });
	expect(endpoints()).toMatchObject([{ url: `${n8n.url}/webhook-test/by-hand-hook/heygen` }]);
	await heygen.webhooks.emit('batch.finished', { batch_id: 'not wanted' });
	await video('by hand');
	const [run] = await finished(id, 1);
	expect(await itemsOfRun(run)).toMatchObject([{ job_id: 'by hand' }]);
	await until(() => endpoints().length === 0, { what: 'the test endpoint to be deleted' });
});

it('takes callbacks that bring the token, and registers nothing', async () => {
	const parameters = { delivery: 'callbackUrl', token: TOKEN };
	await publish(triggerChain('callback', heyGenTrigger('callback', parameters)));
	expect(endpoints()).toEqual([]);
	const url = `${n8n.url}/webhook/callback-hook/heygen`;
	const { id } = heygen.addJob('video', {
		callback_url: `${url}?token=${TOKEN}`,
		callback_id: 'lead-7',
	});
	heygen.callbacks({ mode: 'doubled' });
	await heygen.finish(id);
	expect(heygen.deliveries.map(({ status }) => status)).toEqual([200, 200]);
	const [run] = await finished('callback', 1);
	expect(await itemsOfRun(run)).toMatchObject([
		{ event_id: null, job_type: 'video', job_id: id, callback_id: 'lead-7' },
	]);
	const body = JSON.stringify({
		event_type: 'avatar_video.success',
		event_data: { video_id: 'x' },
	});
	for (const wrong of ['', '?token=', `?token=${TOKEN}x`, `?token=${TOKEN}&token=${TOKEN}`]) {
		expect((await post(url + wrong, body)).status).toBe(401);
	}
	expect(await runs('callback')).toHaveLength(1);
}, 60_000);

it('says what to set where HeyGen cannot call n8n', async () => {
	const workflow = triggerChain('private', heyGenTrigger('private', {}, PUBLIC));
	await expect(publish(workflow)).rejects.toThrow(
		/HeyGen cannot call n8n at http:\/\/127\.0\.0\.1:\d+: .* Set n8n's WEBHOOK_URL to one/,
	);
}, 120_000);

describe('the examples', () => {
	const lead = {
		name: 'Zoë "Zed" O\'Neil',
		email: 'zoë@example.com',
		company: 'Æther',
		interest: '日本',
	};
	/** The run of the workflow that starts the video, and the video. */
	const startVideo = async () => {
		const known = (await runs('start-now')).length;
		await post(`${n8n.url}/webhook/start-now`, JSON.stringify(lead), {});
		const [run] = await finished('start-now', known + 1);
		return { run, video: [...heygen.videos.values()].at(-1) };
	};
	beforeAll(async () => {
		const avatarId = heygen.looks[0].id;
		await n8n.addWorkflows([
			example('start-now.json', { id: 'start-now', avatarId, folder }),
			example('deliver-when-finished.json', { id: 'deliver', avatarId, folder }),
		]);
	}, 120_000);
	afterAll(async () => await unpublish('deliver'), 120_000);

	it('start a video now, and deliver it when HeyGen says so', async () => {
		const { run, video: started } = await startVideo();
		expect(itemsOf(await n8n.rest.execution(run.id), 'HeyGen Generate Video')).toMatchObject([
			{ job_type: 'video', job_id: started.id, status: 'waiting' },
		]);
		expect(started.body.script).toContain(lead.name);
		expect(await runs('deliver')).toEqual([]);
		await heygen.finish(started.id);
		const [delivered] = await finished('deliver', 1);
		expect(itemsOf(await n8n.rest.execution(delivered.id), 'Deliver')).toMatchObject([
			{ email: lead.email, video_id: started.id, file: `${folder}/${started.id}.mp4` },
		]);
		const file = fs.readFileSync(path.join(folder, `${started.id}.mp4`));
		expect(file.subarray(4, 8).toString('latin1')).toBe('ftyp');
	}, 60_000);

	it('say for whom a video failed, and why', async () => {
		const { video: started } = await startVideo();
		await heygen.finish(started.id, {
			status: 'failed',
			failure_code: 'X',
			failure_message: 'Why',
		});
		const [failed] = await finished('deliver', 2);
		expect(itemsOf(await n8n.rest.execution(failed.id), 'Failure Report')).toMatchObject([
			{
				email: lead.email,
				video_id: started.id,
				failure_code: 'X',
				problem: expect.stringContaining('Why'),
			},
		]);
	}, 60_000);
});
