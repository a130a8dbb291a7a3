'use strict';

const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const { KEYS, startSandbox } = require('../sandbox');
const { packTarball } = require('./pack');
const { until } = require('./poll');
const { startN8n } = require('./server');
const { RUNS_SLEEP, isAtLeast } = require('./version');
const {
	credentialsFor,
	example,
	generateVideo,
	itemsOf,
	leads,
	report,
	twoOutputs,
	webhookChain,
} = require('./workflows');

const RECORD = path.join(__dirname, '..', '..', 'test-results', 'heygen-requests.jsonl');
const WEIRD = { name: 'Zoë "Zed" O\'Neil\n', company: 'Æther & Søn', interest: '日本語' };

/** @type {import('../sandbox').Sandbox} */
let sandbox;
/** @type {import('./server').N8nServer} */
let n8n;
let folder;

beforeAll(async () => {
	sandbox = await startSandbox({ recordFile: RECORD, renderSeconds: Infinity });
	folder = fs.mkdtempSync(path.join(os.tmpdir(), 'videos-'));
	const avatarId = sandbox.heygen.looks[0].id;
	n8n = await startN8n({
		tarball: await packTarball(),
		env: { N8N_RESTRICT_FILE_ACCESS_TO: folder },
		credentials: credentialsFor(sandbox, {
			deepSeekScriptApi: KEYS.deepseek,
			heyGenVideoApi: KEYS.heygen,
		}),
		workflows: [
			example('lead-to-video.json', { id: 'lead-to-video', avatarId, folder }),
			example('lead-to-video-with-wait.json', { id: 'lead-to-video-wait', avatarId, folder }),
			twoOutputs('two-outputs', avatarId),
			webhookChain('three', [leads, generateVideo(avatarId), report]),
			webhookChain('deadline', [
				leads,
				generateVideo(avatarId, { giveUpAfterMinutes: 1.1, whenTimeIsUp: 'passOn' }),
				report,
			]),
		],
		log: (line) => process.stderr.write(`${line}\n`),
	});
}, 900_000);

afterAll(async () => {
	await n8n?.stop();
	await sandbox?.close();
	if (folder) fs.rmSync(folder, { recursive: true, force: true });
}, 60_000);

const send = async (id, body) => {
	const answer = await fetch(`${n8n.url}/webhook/${id}`, {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify(body),
	});
	expect(answer.status).toBe(200);
};
/** Workflow and child have the same workflow id; the run that the webhook started is of mode webhook. */
const runOf = (id) => (execution) => execution.workflowId === id && execution.mode === 'webhook';
/** Where runs do not sleep, they wait inside. */
const sleeping = async (id) =>
	await n8n.rest.waitForExecution(runOf(id), { status: RUNS_SLEEP ? 'waiting' : 'running' });
const ended = async (id, options) => await n8n.rest.waitForExecution(runOf(id), options);
const newVideos = async (count) => {
	const all = () => [...sandbox.heygen.videos.values()];
	await until(() => all().length >= count, { what: `${count} videos` });
	return all().slice(-count);
};

beforeEach(async () => await sandbox.reset());

it.each([
	['lead-to-video', 'HeyGen Generate Video'],
	['lead-to-video-wait', 'HeyGen Generate Video'],
])(
	'%s: a lead becomes an MP4 on disk, every character of it intact',
	async (id) => {
		await send(id, WEIRD);
		await sleeping(id);
		const [video] = await newVideos(1);
		expect(video.body.script).toContain('Zoë "Zed" O\'Neil\nfrom Æther & Søn');
		expect(video.body.script).toContain('日本語');
		await sandbox.heygen.finish(video.id, { status: 'completed' });
		const execution = await ended(id, { status: 'success', timeoutMs: 150_000 });
		expect(itemsOf(execution, 'Video Ready')).toEqual([
			expect.objectContaining({
				lead: WEIRD.name,
				video_id: video.id,
				file: `${folder}/${video.id}.mp4`,
			}),
		]);
		const head = fs.readFileSync(path.join(folder, `${video.id}.mp4`)).subarray(4, 8);
		expect(head.toString('latin1')).toBe('ftyp');
	},
	180_000,
);

(RUNS_SLEEP ? it : it.skip)(
	'survives a SIGKILL in the middle of the wait',
	async () => {
		await send('three', { leads: [{ name: 'Ada', text: 'Hello Ada' }] });
		await sleeping('three');
		const [video] = await newVideos(1);
		await n8n.kill();
		await n8n.restart();
		await sandbox.heygen.finish(video.id, { status: 'completed' });
		const execution = await ended('three', { status: 'success' });
		expect(itemsOf(execution, 'Report')).toMatchObject([
			{ lead: 'Ada', job_id: video.id, status: 'completed' },
		]);
		expect(sandbox.heygen.videos.size).toBe(1);
	},
	120_000,
);

it('sends finished videos by the main and failed ones by the error output, each with its lead', async () => {
	const names = ['Ada', 'Bo', 'Cy'];
	await send('two-outputs', {
		leads: names.map((name) => ({ name, text: name === 'Cy' ? '' : `Hello ${name}` })),
	});
	await sleeping('two-outputs');
	const videos = await newVideos(2);
	const ofLead = (name) => videos.find(({ body }) => body.script.includes(name));
	await sandbox.heygen.finish(ofLead('Bo').id, {
		status: 'failed',
		failure_code: 'MOVIO_PAYMENT_INSUFFICIENT_CREDIT',
		failure_message: 'Insufficient credit.',
	});
	await sandbox.heygen.finish(ofLead('Ada').id, { status: 'completed' });
	const execution = await ended('two-outputs', { status: 'success', timeoutMs: 150_000 });
	expect(itemsOf(execution, 'Report')).toMatchObject([{ lead: 'Ada', status: 'completed' }]);
	const failed = itemsOf(execution, 'Failed');
	expect(failed).toMatchObject([
		{ lead: 'Bo', error: 'HeyGen could not make the video: Insufficient credit.' },
		{ lead: 'Cy', error: 'The script is empty' },
	]);
	const code = 'MOVIO_PAYMENT_INSUFFICIENT_CREDIT';
	const { id } = ofLead('Bo');
	expect(failed[0]).toMatchObject(
		RUNS_SLEEP
			? { details: { failure_code: code, job_id: id } }
			: { message: expect.stringContaining(`Code: ${code} · Job ID: ${id}`) },
	);
}, 180_000);

(RUNS_SLEEP ? it.skip : it)(
	'says why it waits inside the run',
	async () => {
		await send('three', { leads: [{ name: 'Ada', text: 'Hello Ada' }] });
		const [video] = await newVideos(1);
		await sandbox.heygen.finish(video.id, { status: 'completed' });
		const execution = await ended('three', { status: 'success' });
		expect(execution.data.resultData.runData.Video[0].hints).toMatchObject([
			{ message: expect.stringContaining('This n8n might not wake a sleeping run') },
		]);
	},
	60_000,
);

it('stops the run with one readable error when a video fails and the node is to stop', async () => {
	await send('three', { leads: [{ name: 'Ada', text: 'Hello Ada' }] });
	await sleeping('three');
	const [video] = await newVideos(1);
	await sandbox.heygen.finish(video.id, {
		status: 'failed',
		failure_code: 'tts_text_invalid',
		failure_message: 'Cannot say that',
	});
	const execution = await ended('three', { status: 'error' });
	const { error, lastNodeExecuted } = execution.data.resultData;
	expect(lastNodeExecuted).toBe('Video');
	expect(error).toMatchObject({
		name: 'NodeApiError',
		message: 'HeyGen could not make the video: Cannot say that',
		description: expect.stringMatching(
			/^The voice cannot speak this script.*Code: tts_text_invalid/,
		),
	});
	expect(error.node.name).toBe('Video');
}, 60_000);

it('stops the run at once when HeyGen refuses the request', async () => {
	sandbox.heygen.account.credit = false;
	await send('three', { leads: [{ name: 'Ada', text: 'Hello Ada' }] });
	const execution = await ended('three', { status: 'error' });
	expect(execution.data.resultData.error).toMatchObject({
		message: 'HeyGen: There is not enough credit for this operation.',
		description: expect.stringContaining('API wallet'),
	});
	expect(execution.data.resultData.error.node.name).toBe('Video');
});

it('passes a video that never ends on when time is up', async () => {
	await send('deadline', { leads: [{ name: 'Ada', text: 'Hello Ada' }] });
	const execution = await ended('deadline', { status: 'success', timeoutMs: 200_000 });
	expect(itemsOf(execution, 'Report')).toMatchObject([
		{ lead: 'Ada', status: 'processing', is_finished: false },
	]);
}, 220_000);

it('waits inside the run when it is started by hand', async () => {
	const trigger = { name: 'Start', type: 'n8n-nodes-base.manualTrigger', typeVersion: 1 };
	const workflow = webhookChain('by-hand', [
		generateVideo(sandbox.heygen.looks[0].id, { script: 'Hello by hand' }),
	]);
	Object.assign(workflow.nodes[0], trigger);
	workflow.connections = { Start: workflow.connections.Webhook };
	const { executionId } = await n8n.rest.runManually({ ...workflow, active: false });
	const [video] = await newVideos(1);
	expect(video.body.callback_url).toBeUndefined();
	await sandbox.heygen.finish(video.id, { status: 'completed' });
	const execution = await n8n.rest.waitForExecution(executionId, { status: 'success' });
	expect(itemsOf(execution, 'Video')).toMatchObject([{ status: 'completed', job_id: video.id }]);
	expect(execution.data.resultData.runData.Video[0].hints).toMatchObject([
		{ message: expect.stringContaining('Started by hand') },
	]);
}, 60_000);

describe('credentials', () => {
	const test = async (type, apiKey, baseUrl) =>
		await n8n.rest.testCredential({ type, data: { apiKey, baseUrl } });

	it.each([
		['a right key', KEYS.heygen, 'OK', /./],
		['a key without the scope to read the account', KEYS.heygenLimited, 'OK', /./],
		['a wrong key', 'no-such-key', 'Error', /does not know this API key/],
	])('of HeyGen: %s', async (_, key, status, message) => {
		expect(await test('heyGenVideoApi', key, sandbox.heygen.url)).toMatchObject({
			status,
			message: expect.stringMatching(message),
		});
	});

	it.each([
		['a right key', KEYS.deepseek, 'OK', /./],
		// Before 2.14, n8n says it in words of its own.
		['a wrong key', 'no-such-key', 'Error', /does not know this API key|Authorization failed/],
	])('of DeepSeek: %s', async (_, key, status, message) => {
		expect(await test('deepSeekScriptApi', key, sandbox.deepseek.url)).toMatchObject({
			status,
			message: expect.stringMatching(message),
		});
	});

	(isAtLeast('2.14.0') ? it : it.skip)('an outage is not taken for a good key', async () => {
		sandbox.heygen.fault({
			method: 'GET',
			path: '/v3/users/me',
			kind: 'status',
			status: 503,
			code: 'x',
			times: 9,
		});
		expect(await test('heyGenVideoApi', KEYS.heygen, sandbox.heygen.url)).toMatchObject({
			status: 'Error',
		});
	});
});

describe('pickers', () => {
	const list = async (nodeName, methodName, credentialType, extra = {}) =>
		await n8n.rest.nodeParameterList({
			nodeType: `n8n-nodes-deepseek-heygen.${nodeName}`,
			methodName,
			credentials: { [credentialType]: { id: `test-${credentialType}`, name: credentialType } },
			...extra,
		});

	it('find avatars by name, page by page', async () => {
		sandbox.heygen.catalog({ looks: 300, voices: 20 });
		const first = await list('heyGenGenerateVideo', 'searchAvatars', 'heyGenVideoApi');
		expect(first.results.length).toBeGreaterThanOrEqual(20);
		const names = new Set(first.results.map(({ value }) => value));
		let token = first.paginationToken;
		while (token) {
			const next = await list('heyGenGenerateVideo', 'searchAvatars', 'heyGenVideoApi', {
				paginationToken: token,
			});
			for (const { value } of next.results) names.add(value);
			token = next.paginationToken;
		}
		const usable = sandbox.heygen.looks.filter(({ status }) => !status || status === 'completed');
		// And the choice of the first available one.
		expect(names.size).toBe(usable.length + 1);
	});

	it("find voices by language, after the avatar's own", async () => {
		const { results } = await list('heyGenGenerateVideo', 'searchVoices', 'heyGenVideoApi');
		expect(results[0]).toMatchObject({ name: "Avatar's Own Voice", value: 'own' });
		const german = await list('heyGenGenerateVideo', 'searchVoices', 'heyGenVideoApi', {
			filter: 'german',
		});
		expect(german.results.length).toBeGreaterThan(0);
		for (const { name } of german.results) expect(name).toMatch(/german/i);
	});

	it('find models', async () => {
		const { results } = await list('deepSeekScript', 'searchModels', 'deepSeekScriptApi');
		expect(results.map(({ value }) => value)).toContain('deepseek-flash');
	});
});

it('writes no key into its log', () => {
	const log = fs.readFileSync(n8n.logFile, 'utf8');
	for (const key of Object.values(KEYS)) expect(log).not.toContain(key);
});
