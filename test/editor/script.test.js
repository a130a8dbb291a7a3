'use strict';

const fs = require('node:fs');
const path = require('node:path');
const { packTarball } = require('../n8n/pack');
const { startN8n } = require('../n8n/server');
const { credentialsFor, webhookChain } = require('../n8n/workflows');
const { KEYS, startSandbox } = require('../sandbox');
const { openEditor, openNode, openWorkflow } = require('./browser');

const PICTURES = path.join(__dirname, '..', '..', 'test-results', 'editor');
const GLOSSARY = {
	terms: [
		{ term: 'Acme Cloud', translation: '', language: '' },
		{ term: 'onboarding', translation: 'Einarbeitung', language: 'German' },
	],
};

/** @type {import('../sandbox').Sandbox} */
let sandbox;
/** @type {import('../n8n/server').N8nServer} */
let n8n;
/** @type {Awaited<ReturnType<typeof openEditor>>} */
let editor;
let page;

const script = (parameters) => ({
	name: 'DeepSeek Script',
	type: 'n8n-nodes-deepseek-heygen.deepSeekScript',
	parameters,
	credentials: { deepSeekScriptApi: { id: 'test-deepSeekScriptApi', name: 'deepSeekScriptApi' } },
});
/** Started by hand, with an item that looks like what DeepSeek Script gives. */
const byHand = (id, node) => {
	const workflow = webhookChain(id, [
		{
			name: 'Written Before',
			type: 'n8n-nodes-base.set',
			typeVersion: 3.4,
			parameters: {
				mode: 'raw',
				jsonOutput: JSON.stringify({
					title: 'Onboarding in a Day',
					script: 'Welcome to Acme Cloud. This is how our onboarding works, and it takes a day.',
				}),
				options: {},
			},
		},
		node,
	]);
	const start = { name: 'Start', type: 'n8n-nodes-base.manualTrigger', typeVersion: 1 };
	Object.assign(workflow.nodes[0], start, { parameters: {} });
	workflow.connections = { Start: workflow.connections.Webhook, ...workflow.connections };
	delete workflow.connections.Webhook;
	return { ...workflow, active: false };
};

beforeAll(async () => {
	fs.mkdirSync(PICTURES, { recursive: true });
	sandbox = await startSandbox();
	n8n = await startN8n({
		tarball: await packTarball(),
		credentials: credentialsFor(sandbox, {
			deepSeekScriptApi: KEYS.deepseek,
			heyGenVideoApi: KEYS.heygen,
		}),
		workflows: [
			byHand('script', script({ brief: 'Welcome to Acme Cloud' })),
			byHand(
				'languages',
				script({
					operation: 'localizeScript',
					languages: 'German, Spanish (Mexico), ja',
					glossary: GLOSSARY,
				}),
			),
		],
		log: (line) => process.stderr.write(`${line}\n`),
	});
	editor = await openEditor(n8n);
	({ page } = editor);
	await page.setViewportSize({ width: 1440, height: 1300 });
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

describe('the panel', () => {
	beforeAll(async () => {
		await openWorkflow(page, 'script');
		await openNode(page, 'DeepSeek Script');
	}, 60_000);

	it.each([
		['Write Script', 'brief', ['sceneCount', 'visualStyle', 'script', 'languages']],
		['Write Scenes', 'sceneCount', ['visualStyle', 'script', 'languages']],
		['Write Video Agent Prompt', 'visualStyle', ['sceneCount', 'script', 'languages']],
		[
			'Rewrite to Length',
			'script',
			['brief', 'structure', 'visualStyle', 'languages', 'lengthFrom'],
		],
		['Localize Script', 'languages', ['brief', 'structure', 'visualStyle', 'targetSeconds']],
	])('shows what applies to %s and nothing else', async (operation, shown, hidden) => {
		await choose('operation', operation);
		await field(shown).waitFor();
		for (const name of hidden) expect(await field(name).count()).toBe(0);
		await shoot(`script-${operation.toLowerCase().replaceAll(' ', '-')}`);
	});

	it('asks for seconds when a localization has a length of its own', async () => {
		await choose('operation', 'Localize Script');
		await choose('lengthFrom', 'Own Length');
		await field('targetSeconds').waitFor();
	});
});

it('gives an item for each language', async () => {
	await openWorkflow(page, 'languages');
	await page.getByTestId('execute-workflow-button').click();
	await n8n.rest.waitForExecution((e) => e.workflowId === 'languages', { status: 'success' });
	await openNode(page, 'DeepSeek Script');
	await page.getByTestId('output-panel').getByText('3 items').first().waitFor();
	await page.getByTestId('output-panel').getByText('Spanish (Mexico)').first().waitFor();
	await shoot('script-languages');
}, 60_000);
