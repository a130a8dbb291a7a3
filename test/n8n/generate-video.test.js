'use strict';

const path = require('node:path');
const { KEYS, startSandbox } = require('../sandbox');
const { packTarball } = require('./pack');
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

/** @type {import('../sandbox').Sandbox} */
let sandbox;
/** @type {import('./server').N8nServer} */
let n8n;

/** Gets a file of the sandbox into the item, where Generate Video finds it. */
const fetchFile = (url) => ({
	name: 'Get File',
	type: 'n8n-nodes-base.httpRequest',
	typeVersion: 4.2,
	parameters: { url, options: { response: { response: { responseFormat: 'file' } } } },
});

beforeAll(async () => {
	sandbox = await startSandbox({ recordFile: RECORD, renderSeconds: 4 });
	const { url, looks, voices, templates } = sandbox.heygen;
	const speaker = looks.find(
		({ status, default_voice_id: voice }) => status !== 'processing' && voice,
	).id;
	const [, template] = templates;
	const fromScenes = { source: 'scenes', scenes: '={{ $json.body.scenes }}' };
	const fromTemplate = {
		source: 'template',
		templateId: { __rl: true, mode: 'list', value: template.id },
		variables: {
			mappingMode: 'defineBelow',
			value: {
				headline: '={{ "For " + $json.body.name }}',
				product_image: `${url}/files/preview.jpg`,
			},
		},
	};
	n8n = await startN8n({
		tarball: await packTarball(),
		credentials: credentialsFor(sandbox, {
			deepSeekScriptApi: KEYS.deepseek,
			heyGenVideoApi: KEYS.heygen,
		}),
		workflows: [
			webhookChain('recording', [
				fetchFile(`${url}/files/preview.mp3`),
				generateVideo(speaker, { speech: 'audioBinary', audioBinaryField: 'data' }),
			]),
			webhookChain('scenes', [generateVideo(speaker, fromScenes)]),
			webhookChain('template', [generateVideo('', fromTemplate)]),
			webhookChain('prompt', [
				generateVideo('', { source: 'prompt', prompt: '={{ $json.body.prompt }}' }),
			]),
			webhookChain('cinematic', [
				generateVideo(speaker, {
					source: 'cinematic',
					cinematicPrompt: '={{ $json.body.prompt }}',
				}),
			]),
			webhookChain('first-available', [
				generateVideo('first', {
					script: '=Hello {{ $json.body.name }}',
					voiceId: { __rl: true, mode: 'list', value: 'first' },
					voiceFilter: { language: voices[0].language },
				}),
			]),
			webhookChain('batch', [
				leads,
				generateVideo(
					speaker,
					{ options: { submitAsBatch: true } },
					{ onError: 'continueRegularOutput' },
				),
				report,
			]),
		],
		log: (line) => process.stderr.write(`${line}\n`),
	});
}, 900_000);

afterAll(async () => {
	await n8n?.stop();
	await sandbox?.close();
}, 60_000);

/** Starts a workflow by its webhook and waits until the run, which sleeps meanwhile, has ended. */
async function run(id, body) {
	const answer = await fetch(`${n8n.url}/webhook/${id}`, {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify(body),
	});
	expect(answer.status).toBe(200);
	return await n8n.rest.waitForExecution(
		(execution) => execution.workflowId === id && execution.mode === 'webhook',
		{ status: 'success', timeoutMs: 150_000 },
	);
}

const SCENES = [
	{ script: 'Hello Ada.', motion_prompt: 'waves' },
	{ type: 'image', image_url: 'https://example.com/a.jpg', duration: 3 },
	{ script: 'Goodbye.' },
];

it.each([
	['recording', {}, 'video', { type: 'avatar', audio_asset_id: expect.any(String) }],
	['scenes', { scenes: SCENES }, 'video', { type: 'studio', scenes: { length: 3 } }],
	['template', { name: 'Ada' }, 'video', undefined],
	['prompt', { prompt: 'A video on onboarding' }, 'video_agent', undefined],
	['cinematic', { prompt: 'She walks by the sea' }, 'video', { type: 'cinematic_avatar' }],
	['first-available', { name: 'Ada' }, 'video', { type: 'avatar', script: 'Hello Ada' }],
])(
	'%s: a run that sleeps ends with a finished video',
	async (id, body, jobType, sent) => {
		const before = sandbox.heygen.videos.size;
		const execution = await run(id, body);
		expect(itemsOf(execution, 'Video')).toEqual([
			expect.objectContaining({
				job_type: jobType,
				status: 'completed',
				video_url: expect.stringContaining('.mp4'),
			}),
		]);
		expect(sandbox.heygen.videos.size).toBe(before + 1);
		if (sent) expect([...sandbox.heygen.videos.values()].at(-1).body).toMatchObject(sent);
	},
	180_000,
);

it('250 items go in three requests, and the malformed one keeps its place and its error', async () => {
	const names = Array.from({ length: 250 }, (_, index) => `Lead ${index}`);
	const posts = () => sandbox.heygen.requests.filter(({ method }) => method === 'POST').length;
	const [before, videos] = [posts(), sandbox.heygen.videos.size];
	const execution = await run('batch', {
		leads: names.map((name, index) => ({ name, text: index === 117 ? ' ' : `Hello ${name}` })),
	});
	const items = itemsOf(execution, 'Report');
	expect(items.map(({ lead }) => lead)).toEqual(names);
	expect(items.filter(({ status }) => status === 'completed')).toHaveLength(249);
	expect(items[117].error).toBe('The script is empty');
	expect(posts() - before).toBe(3);
	expect(sandbox.heygen.videos.size - videos).toBe(249);
}, 180_000);
