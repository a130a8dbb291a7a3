'use strict';

const fs = require('node:fs');
const path = require('node:path');
const { packTarball } = require('../n8n/pack');
const { until } = require('../n8n/poll');
const { startN8n } = require('../n8n/server');
const { heyGenTrigger, triggerChain, TRIGGER } = require('../n8n/trigger-workflows');
const { credentialsFor, itemsOf } = require('../n8n/workflows');
const { KEYS, startSandbox } = require('../sandbox');
const { openEditor, openWorkflow } = require('./browser');

const PICTURES = path.join(__dirname, '..', '..', 'test-results', 'editor');

/** @type {import('../sandbox').Sandbox} */
let sandbox;
/** @type {import('../n8n/server').N8nServer} */
let n8n;
/** @type {Awaited<ReturnType<typeof openEditor>>} */
let editor;
let page;

const workflow = (id, parameters) => ({
	...triggerChain(id, heyGenTrigger(id, parameters)),
	active: false,
});

beforeAll(async () => {
	fs.mkdirSync(PICTURES, { recursive: true });
	sandbox = await startSandbox({ renderSeconds: Infinity });
	n8n = await startN8n({
		tarball: await packTarball(),
		credentials: credentialsFor(sandbox, {
			deepSeekScriptApi: KEYS.deepseek,
			heyGenVideoApi: KEYS.heygen,
		}),
		workflows: [
			workflow('empty', {}),
			workflow('filled', {
				events: ['avatar_video.success', 'avatar_video.fail', 'video_translate.success'],
				options: { callbackIds: 'lead-7', fetchDetails: true, lookUpMissed: true },
			}),
		],
		log: (line) => process.stderr.write(`${line}\n`),
	});
	editor = await openEditor(n8n);
	({ page } = editor);
	page.setDefaultTimeout(25_000);
}, 900_000);

afterAll(async () => {
	await editor?.close();
	await n8n?.stop();
	await sandbox?.close();
}, 60_000);

const shoot = async (name) => await page.screenshot({ path: path.join(PICTURES, `${name}.png`) });
const openTrigger = async () => {
	await page.getByTestId('canvas-trigger-node').filter({ hasText: TRIGGER }).dblclick();
	await page.getByTestId('parameter-item').first().waitFor();
};
const field = (name) => page.getByTestId(`parameter-input-${name}`);
const choose = async (name, option) => {
	await field(name).click();
	await page.getByRole('option', { name: option, exact: false }).first().click();
};

it('shows the events, and no URL while n8n registers it by itself', async () => {
	await openWorkflow(page, 'empty');
	await openTrigger();
	await field('events').getByText('Video Completed').waitFor();
	expect(await field('token').count()).toBe(0);
	expect(await page.getByText('Webhook URLs', { exact: true }).count()).toBe(0);
	await shoot('trigger');
}, 60_000);

it('shows the URL and asks for a token where HeyGen is given it by hand', async () => {
	await openWorkflow(page, 'empty');
	await openTrigger();
	await choose('delivery', 'Callback URL');
	await field('token').waitFor();
	await page.getByText('?token=').first().waitFor();
	await page.getByText('Webhook URLs', { exact: true }).click();
	await page.getByText('/webhook-test/').first().waitFor();
	await shoot('trigger-callback');
}, 60_000);

it('shows a test event', async () => {
	await openWorkflow(page, 'filled');
	await openTrigger();
	await page.getByTestId('trigger-execute-button').click();
	await page.getByText('Stop Listening').first().waitFor();
	await until(() => sandbox.heygen.webhooks.endpoints.size === 1, { what: 'the test endpoint' });
	await shoot('trigger-listening');
	await sandbox.heygen.finish(sandbox.heygen.addJob('video', { callback_id: 'lead-7' }).id);
	const run = await n8n.rest.waitForExecution(({ mode }) => mode === 'manual', {
		status: 'success',
	});
	expect(itemsOf(run, TRIGGER)).toMatchObject([{ callback_id: 'lead-7' }]);
	await page.getByTestId('output-panel').getByText('Schema', { exact: true }).click();
	await page.getByTestId('output-panel').getByText('details', { exact: true }).waitFor();
	await page.getByText('Node executed successfully').waitFor({ state: 'detached' });
	await shoot('trigger-output');
}, 120_000);
