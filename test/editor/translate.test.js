'use strict';

const fs = require('node:fs');
const path = require('node:path');
const { packTarball } = require('../n8n/pack');
const { startN8n } = require('../n8n/server');
const { credentialsFor, webhookChain } = require('../n8n/workflows');
const { KEYS, startSandbox } = require('../sandbox');
const { openEditor, openNode, openWorkflow } = require('./browser');

const PICTURES = path.join(__dirname, '..', '..', 'test-results', 'editor');
const PACKAGE = 'n8n-nodes-deepseek-heygen';

/** @type {import('../sandbox').Sandbox} */
let sandbox;
/** @type {import('../n8n/server').N8nServer} */
let n8n;
/** @type {Awaited<ReturnType<typeof openEditor>>} */
let editor;
let page;

const node = (parameters) => ({
	name: 'HeyGen Translate',
	type: `${PACKAGE}.heyGenTranslate`,
	parameters,
	credentials: { heyGenVideoApi: { id: 'test-heyGenVideoApi', name: 'heyGenVideoApi' } },
});
const workflow = (id, parameters) => ({ ...webhookChain(id, [node(parameters)]), active: false });

beforeAll(async () => {
	fs.mkdirSync(PICTURES, { recursive: true });
	sandbox = await startSandbox({ renderSeconds: 1 });
	n8n = await startN8n({
		tarball: await packTarball(),
		credentials: credentialsFor(sandbox, {
			deepSeekScriptApi: KEYS.deepseek,
			heyGenVideoApi: KEYS.heygen,
		}),
		workflows: [
			workflow('empty', {}),
			workflow('filled', {
				url: 'https://example.com/welcome.mp4',
				languages: ['French (France)', 'German (Germany)', 'Japanese (Japan)', 'Spanish (Mexico)'],
				sound: { speakers: 2, enhanceSpeech: true },
				picture: { startTime: 0, endTime: 90 },
				subtitles: { captions: true },
				options: { title: 'Welcome', submitAsBatch: true },
			}),
		],
		log: (line) => process.stderr.write(`${line}\n`),
	});
	editor = await openEditor(n8n);
	({ page } = editor);
	page.setDefaultTimeout(30_000);
	await page.setViewportSize({ width: 1280, height: 1500 });
}, 900_000);

afterAll(async () => {
	await editor?.close();
	await n8n?.stop();
	await sandbox?.close();
}, 60_000);

jest.setTimeout(120_000);

const shoot = async (name) => await page.screenshot({ path: path.join(PICTURES, `${name}.png`) });
const field = (name) => page.getByTestId(`parameter-input-${name}`);
const choose = async (name, option) => {
	await field(name).first().click();
	await page.getByRole('option', { name: option, exact: false }).first().click();
};
const open = async (id) => {
	await openWorkflow(page, id);
	await openNode(page, 'HeyGen Translate');
};

it('shows a translation with all that is set', async () => {
	await open('filled');
	await field('speakers').waitFor();
	await field('languages').getByText('Japanese (Japan)').waitFor();
	await shoot('translate');
});

it('finds a language by a part of its name', async () => {
	await open('empty');
	await field('languages').click();
	await page.getByRole('option', { name: 'German (Austria)' }).waitFor();
	await page.keyboard.type('mexico');
	await page.getByRole('option', { name: 'Spanish (Mexico)' }).click();
	await page.keyboard.press('Escape');
	await shoot('translate-languages');
	await field('languages').getByText('Spanish (Mexico)').waitFor();
});

it.each([
	['URL', ['url', 'languages'], ['videoId', 'binaryField', 'assetId']],
	['HeyGen Video', ['videoId', 'languages'], ['url', 'binaryField', 'assetId']],
	['Input Data', ['binaryField', 'languages'], ['url', 'videoId', 'assetId']],
	['Table Row', ['mode'], ['url', 'videoId', 'languages', 'binaryField', 'assetId']],
])('shows the fields of the source %s and no others', async (name, shown, hidden) => {
	await open('empty');
	if (name !== 'URL') await choose('source', name);
	for (const parameter of shown) await field(parameter).first().waitFor();
	for (const parameter of hidden) expect(await field(parameter).count()).toBe(0);
	await shoot(`translate-${name.toLowerCase().replace(' ', '-')}`);
});

it('shows the fields of proofreading', async () => {
	await open('empty');
	await choose('resource', 'Proofread');
	await field('title').waitFor();
	await shoot('translate-proofread');
	await choose('operation', 'Update Subtitles');
	await field('srt').waitFor();
	expect(await field('languages').count()).toBe(0);
	await shoot('translate-update-subtitles');
});
