'use strict';

const fs = require('node:fs');
const path = require('node:path');
const { packTarball } = require('../n8n/pack');
const { startN8n } = require('../n8n/server');
const { credentialsFor, generateVideo, webhookChain } = require('../n8n/workflows');
const { KEYS, startSandbox } = require('../sandbox');
const { openEditor, openNode, openWorkflow } = require('./browser');

const PICTURES = path.join(__dirname, '..', '..', 'test-results', 'editor');

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
	sandbox.heygen.catalog({ looks: 3000, voices: 2000 });
	n8n = await startN8n({
		tarball: await packTarball(),
		credentials: credentialsFor(sandbox, {
			deepSeekScriptApi: KEYS.deepseek,
			heyGenVideoApi: KEYS.heygen,
		}),
		workflows: [
			{
				...webhookChain('video', [
					generateVideo('', { avatarId: { __rl: true, mode: 'list', value: '' } }),
				]),
				active: false,
			},
		],
		log: (line) => process.stderr.write(`${line}\n`),
	});
	editor = await openEditor(n8n);
	({ page } = editor);
	// Thousands of looks take a busy machine a while.
	page.setDefaultTimeout(30_000);
	// As tall as the longest panel, so that a picture shows all of it.
	await page.setViewportSize({ width: 1280, height: 1700 });
}, 900_000);

afterAll(async () => {
	await editor?.close();
	await n8n?.stop();
	await sandbox?.close();
}, 60_000);

const PANEL = { x: 430, y: 65, width: 422 };
const shoot = async (name, clip) =>
	await page.screenshot({ path: path.join(PICTURES, `${name}.png`), clip });
const field = (name) => page.getByTestId(`parameter-input-${name}`);
const choose = async (name, option) => {
	await field(name).click();
	await page.getByRole('option', { name: option, exact: false }).first().click();
};
const openPicker = async (name) => {
	await page.getByTestId(`resource-locator-${name}`).first().getByTestId('rlc-input').click();
	await page.getByTestId('rlc-item').first().waitFor();
};
const search = async (words) => {
	await page.getByTestId('rlc-search').fill(words);
	const found = page.getByTestId('rlc-item').filter({ hasText: words });
	await found.first().waitFor();
	return found.first();
};

jest.setTimeout(120_000);

beforeEach(async () => {
	await openWorkflow(page, 'video');
	await openNode(page, 'Video');
});

it.each([
	['Avatar', ['script', 'aspectRatio'], ['prompt', 'cinematicPrompt', 'scenesFrom']],
	['Cinematic', ['cinematicPrompt', 'duration'], ['script', 'background', 'prompt']],
	['Prompt', ['prompt', 'orientation'], ['script', 'aspectRatio', 'resolution']],
	['Scenes', ['scenesFrom', 'scenes', 'background'], ['script', 'speech', 'prompt']],
])('shows the fields of the source %s and no others', async (name, shown, hidden) => {
	if (name !== 'Avatar') await choose('source', name);
	for (const parameter of shown) await field(parameter).first().waitFor();
	for (const parameter of hidden) expect(await field(parameter).count()).toBe(0);
	await shoot(`source-${name.toLowerCase()}`);
	if (name === 'Avatar') await shoot('panel-generate-video', { ...PANEL, height: 1150 });
});

it('finds a look among 3,000 by its name', async () => {
	const last = sandbox.heygen.looks.findLast(({ ownership }) => ownership === 'public');
	await openPicker('avatarId');
	await shoot('picker-avatars');
	await (await search(last.name)).click();
	const input = page.getByTestId('resource-locator-avatarId').getByTestId('rlc-input');
	expect(await input.inputValue()).toContain(last.name);
});

it('finds a voice among 2,000 by its name', async () => {
	const last = sandbox.heygen.voices.findLast(({ type }) => type === 'public');
	await openPicker('voiceId');
	await (await search(last.name)).click();
	const input = page.getByTestId('resource-locator-voiceId').getByTestId('rlc-input');
	expect(await input.inputValue()).toContain(last.name);
	await shoot('picker-voices');
});

it('shows the variables of a template as fields, with what the template has in them', async () => {
	await choose('source', 'Template');
	await openPicker('templateId');
	await shoot('picker-templates');
	const [, template] = sandbox.heygen.templates;
	await (await search(template.name)).click();
	for (const [name, { content }] of Object.entries(template.variables)) {
		await field(name).waitFor();
		if (content) expect(await field(name).locator('input').inputValue()).toBe(content);
	}
	await shoot('source-template');
	await shoot('panel-template', { ...PANEL, height: 800 });
});

it('narrows the first available avatar by a filter that appears with it', async () => {
	await choose('source', 'Avatar');
	expect(await page.getByText('Avatar Filter').count()).toBe(0);
	await openPicker('avatarId');
	await page.getByTestId('rlc-item').filter({ hasText: 'First Available' }).click();
	await page.getByText('Avatar Filter').waitFor();
	await shoot('first-available');
});

it('offers the engines that the chosen look works with', async () => {
	const only = sandbox.heygen.looks.find(
		({ supported_api_engines: engines }) => engines.join() === 'avatar_iv',
	);
	await choose('source', 'Avatar');
	await openPicker('avatarId');
	await (await search(only.name)).click();
	const appearance = page.getByTestId('parameter-item').filter({ hasText: 'Appearance' });
	await appearance.getByTestId('collection-parameter-add').click();
	await page
		.getByTestId('collection-parameter-option')
		.filter({ hasText: 'Engine Name or ID' })
		.click();
	await field('engine').click();
	await page.getByRole('option', { name: 'Avatar IV' }).waitFor();
	expect(await page.getByRole('option', { name: 'Avatar V', exact: true }).count()).toBe(0);
	await shoot('engines');
});
