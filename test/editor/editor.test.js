'use strict';

const fs = require('node:fs');
const path = require('node:path');
const { packTarball } = require('../n8n/pack');
const { startN8n } = require('../n8n/server');
const { credentialsFor, example, generateVideo, webhookChain } = require('../n8n/workflows');
const { KEYS, startSandbox } = require('../sandbox');
const { openEditor, openNode, openWorkflow } = require('./browser');

const PICTURES = path.join(__dirname, '..', '..', 'test-results', 'editor');
const VIDEO = 'HeyGen Generate Video';

/** @type {import('../sandbox').Sandbox} */
let sandbox;
/** @type {import('../n8n/server').N8nServer} */
let n8n;
/** @type {Awaited<ReturnType<typeof openEditor>>} */
let editor;
let page;

beforeAll(async () => {
	fs.mkdirSync(PICTURES, { recursive: true });
	sandbox = await startSandbox({ renderSeconds: 1 });
	const avatarId = sandbox.heygen.looks[0].id;
	const lead = example('lead-to-video.json', { id: 'lead-to-video', avatarId, folder: PICTURES });
	const video = lead.nodes.find(({ name }) => name === VIDEO);
	video.parameters.avatarId = {
		__rl: true,
		mode: 'list',
		value: avatarId,
		cachedResultName: sandbox.heygen.looks[0].name,
	};
	const byHand = (id, fields) => {
		const workflow = webhookChain(id, [
			generateVideo(avatarId, { script: 'Hello by hand' }, fields),
		]);
		const start = { name: 'Start', type: 'n8n-nodes-base.manualTrigger', typeVersion: 1 };
		Object.assign(workflow.nodes[0], start);
		workflow.connections = { Start: workflow.connections.Webhook };
		return { ...workflow, active: false };
	};
	const wrongKey = { heyGenVideoApi: { id: 'wrong-key', name: 'Wrong key' } };
	n8n = await startN8n({
		tarball: await packTarball(),
		credentials: [
			...credentialsFor(sandbox, { deepSeekScriptApi: KEYS.deepseek, heyGenVideoApi: KEYS.heygen }),
			{
				id: 'wrong-key',
				name: 'Wrong key',
				type: 'heyGenVideoApi',
				data: { apiKey: 'no-such-key', baseUrl: sandbox.heygen.url },
			},
		],
		workflows: [
			{ ...lead, name: 'Lead to Video', active: false },
			byHand('by-hand', {}),
			byHand('wrong-key', { credentials: wrongKey }),
		],
		log: (line) => process.stderr.write(`${line}\n`),
	});
	editor = await openEditor(n8n);
	({ page } = editor);
}, 900_000);

afterAll(async () => {
	await editor?.close();
	await n8n?.stop();
	await sandbox?.close();
}, 60_000);

const shoot = async (name) => await page.screenshot({ path: path.join(PICTURES, `${name}.png`) });
const field = (name) => page.getByTestId(`parameter-input-${name}`);
const choose = async (name, option) => {
	await field(name).click();
	await page.getByRole('option', { name: option, exact: false }).first().click();
};

it('shows the example with its icons', async () => {
	await openWorkflow(page, 'lead-to-video');
	for (const name of ['DeepSeek Script', VIDEO]) {
		const icon = page.getByTestId('canvas-default-node').filter({ hasText: name }).locator('img');
		await icon.waitFor();
		expect(await icon.evaluate((img) => img.naturalWidth)).toBeGreaterThan(0);
	}
	await shoot('workflow');
});

it('shows what applies to the source and nothing else', async () => {
	await openWorkflow(page, 'lead-to-video');
	await openNode(page, VIDEO);
	await field('script').waitFor();
	expect(await field('scenes').count()).toBe(0);
	await shoot('generate-video');
	await choose('source', 'Scenes');
	await field('scenes').waitFor();
	expect(await field('script').count()).toBe(0);
	await field('giveUpAfterMinutes').waitFor();
	await field('waitForCompletion').locator('.el-switch__core').click();
	await field('giveUpAfterMinutes').waitFor({ state: 'detached' });
	expect(await field('whenTimeIsUp').count()).toBe(0);
	await shoot('generate-video-scenes');
});

it('finds an avatar by a part of its name', async () => {
	const wanted = sandbox.heygen.looks.find(
		({ avatar_type: type, status }) => type === 'digital_twin' && status !== 'processing',
	);
	await openWorkflow(page, 'lead-to-video');
	await openNode(page, VIDEO);
	await page.getByTestId('resource-locator-avatarId').getByTestId('rlc-input').click();
	await page.getByTestId('rlc-item').first().waitFor();
	await page.getByTestId('rlc-search').fill(wanted.name);
	const found = page.getByTestId('rlc-item').filter({ hasText: wanted.name });
	await found.first().waitFor();
	await shoot('avatar-picker');
	await found.first().click();
	const chosen = page.getByTestId('resource-locator-avatarId').getByTestId('rlc-input');
	expect(await chosen.inputValue()).toContain(wanted.name);
});

it('shows a finished video after Execute', async () => {
	await openWorkflow(page, 'by-hand');
	await page.getByTestId('execute-workflow-button').click();
	await n8n.rest.waitForExecution((e) => e.workflowId === 'by-hand', { status: 'success' });
	await openNode(page, 'Video');
	await page.getByTestId('output-panel').getByText('video_url').first().waitFor();
	await page.getByTestId('output-panel').getByText('Started by hand').waitFor();
	await shoot('output');
}, 60_000);

it('shows an error that names the way out', async () => {
	await openWorkflow(page, 'wrong-key');
	await page.getByTestId('execute-workflow-button').click();
	await n8n.rest.waitForExecution((e) => e.workflowId === 'wrong-key', { status: 'error' });
	await openNode(page, 'Video');
	const panel = page.getByTestId('output-panel');
	await panel.getByText('HeyGen does not accept the API key').first().waitFor();
	await panel.getByText('Copy it again from Settings').first().waitFor();
	await shoot('error');
}, 60_000);
