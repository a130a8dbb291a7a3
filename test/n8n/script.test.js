'use strict';

const { KEYS, startSandbox } = require('../sandbox');
const { packTarball } = require('./pack');
const { startN8n } = require('./server');
const { credentialsFor, itemsOf, leads, report, webhookChain } = require('./workflows');

/** @type {import('../sandbox').Sandbox} */
let sandbox;
/** @type {import('./server').N8nServer} */
let n8n;

const node = (name, parameters, fields = {}) => ({
	name,
	type: 'n8n-nodes-deepseek-heygen.deepSeekScript',
	parameters,
	credentials: { deepSeekScriptApi: { id: 'test-deepSeekScriptApi', name: 'deepSeekScriptApi' } },
	...fields,
});
const write = node('Script', {
	operation: 'writeScenes',
	brief: '=Welcome {{ $json.name }} to Acme Cloud',
	targetSeconds: 40,
});
const localize = (fields) =>
	node(
		'Localize',
		{
			operation: 'localizeScript',
			languages: "={{ $('Lead').item.json.languages }}",
			glossary: { terms: [{ term: 'Acme Cloud', translation: '', language: '' }] },
			options: { glossaryJson: '[{"term":"Welcome","translation":"Willkommen","language":"de"}]' },
		},
		fields,
	);

beforeAll(async () => {
	sandbox = await startSandbox();
	const failed = {
		...report,
		id: 'failed',
		name: 'Failed',
		typeVersion: 3.4,
		position: [880, 200],
	};
	const twoOutputs = webhookChain('languages', [
		leads,
		write,
		localize({ onError: 'continueErrorOutput' }),
		report,
	]);
	twoOutputs.nodes.push(failed);
	twoOutputs.connections.Localize.main.push([{ node: 'Failed', type: 'main', index: 0 }]);
	n8n = await startN8n({
		tarball: await packTarball(),
		credentials: credentialsFor(sandbox, {
			deepSeekScriptApi: KEYS.deepseek,
			heyGenVideoApi: KEYS.heygen,
		}),
		workflows: [
			twoOutputs,
			webhookChain('stop', [leads, write, localize({}), report]),
			webhookChain('rewrite', [
				leads,
				write,
				node('Rewrite', { operation: 'rewriteScript', targetSeconds: 15 }),
				report,
			]),
			webhookChain('prompt', [
				leads,
				node('Prompt', {
					operation: 'writePrompt',
					brief: '=Welcome {{ $json.name }}',
					targetSeconds: 90,
				}),
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

beforeEach(async () => await sandbox.reset());

const run = async (id, body, status) => {
	const answer = await fetch(`${n8n.url}/webhook/${id}`, {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify(body),
	});
	expect(answer.status).toBe(200);
	return await n8n.rest.waitForExecution(({ workflowId }) => workflowId === id, { status });
};
const LEADS = [
	{ name: 'Ada', languages: 'German, Spanish (Mexico), ja' },
	{ name: 'Zoë "Zed"', languages: ['ko', 'German'] },
	{ name: 'Bo', languages: '' },
];

it('gives an item for each language, the length kept and the glossary too, behind its own lead', async () => {
	const execution = await run('languages', { leads: LEADS }, 'success');
	const items = itemsOf(execution, 'Report');
	expect(items.map(({ lead, language }) => [lead, language])).toEqual([
		['Ada', 'German'],
		['Ada', 'Spanish (Mexico)'],
		['Ada', 'ja'],
		['Zoë "Zed"', 'ko'],
		['Zoë "Zed"', 'German'],
	]);
	for (const { language, script, scenes, estimated_seconds, ...item } of items) {
		expect(item).toMatchObject({ within_target: true, warnings: [] });
		expect(Math.abs(estimated_seconds - 40)).toBeLessThan(8);
		expect(script).toContain('Acme Cloud');
		expect(script.includes('Willkommen')).toBe(language === 'German');
		expect(scenes.map(({ role }) => role)).toEqual(['hook', 'problem', 'solution', 'cta']);
	}
	expect(itemsOf(execution, 'Failed')).toMatchObject([
		{ lead: 'Bo', error: 'No language is given' },
	]);
}, 60_000);

it('stops with the item and the language when one language fails', async () => {
	const leadsOfTwo = [LEADS[0], { name: 'Cy', languages: 'German' }];
	sandbox.deepseek.fault({
		method: 'POST',
		path: '/chat/completions',
		kind: 'contentRisk',
		body: /Language: Spanish/,
	});
	const execution = await run('stop', { leads: leadsOfTwo }, 'error');
	const { error, lastNodeExecuted } = execution.data.resultData;
	expect(lastNodeExecuted).toBe('Localize');
	expect(error.message).toBe('[Item 0, Spanish (Mexico)] DeepSeek: Content Exists Risk');
}, 60_000);

it('rewrites scenes to a length', async () => {
	const execution = await run('rewrite', { leads: LEADS.slice(0, 2) }, 'success');
	const items = itemsOf(execution, 'Report');
	expect(items.map(({ lead }) => lead)).toEqual(['Ada', 'Zoë "Zed"']);
	for (const { estimated_seconds, scenes, ...item } of items) {
		expect(item).toMatchObject({ within_target: true, warnings: [] });
		expect(Math.abs(estimated_seconds - 15)).toBeLessThan(1.6);
		expect(scenes).toHaveLength(4);
	}
}, 60_000);

it('writes a prompt for a Video Agent that says how long the video is', async () => {
	const execution = await run('prompt', { leads: LEADS.slice(0, 2) }, 'success');
	for (const { lead, prompt, script } of itemsOf(execution, 'Report')) {
		expect(prompt).toMatch(/^Make a video of about 90 seconds: /);
		expect(prompt).toContain(`Welcome ${lead}`);
		expect(script).toContain(`Welcome ${lead}`);
	}
}, 60_000);
