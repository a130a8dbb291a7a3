'use strict';

const { until } = require('../n8n/poll');
const { generateVideo, webhookChain } = require('../n8n/workflows');
const { openNode, openWorkflow } = require('./browser');
const { useEditor } = require('./setup');

/** The panel's place in a picture. */
const PANEL = { x: 430, y: 65, width: 422 };

const editor = useEditor({
	prepare: (sandbox) => sandbox.heygen.catalog({ looks: 3000, voices: 2000 }),
	workflows: () => [
		webhookChain('video', [
			generateVideo('', { avatarId: { __rl: true, mode: 'list', value: '' } }),
		]),
	],
	// As tall as the longest panel, so that a picture shows all of it.
	viewport: { width: 1280, height: 1700 },
});
const { choose, expectFields, field, openPicker, picked, search, shoot } = editor;

/** What a reader of HeyGen's lists comes to last. */
const lastPublic = () => ({
	look: editor.sandbox.heygen.looks.findLast(({ ownership }) => ownership === 'public'),
	voice: editor.sandbox.heygen.voices.findLast(({ type }) => type === 'public'),
});

beforeEach(async () => {
	await openWorkflow(editor.page, 'video');
	await openNode(editor.page, 'Video');
});

it.each([
	['Avatar', ['script', 'aspectRatio'], ['prompt', 'cinematicPrompt', 'scenesFrom']],
	['Cinematic', ['cinematicPrompt', 'duration'], ['script', 'background', 'prompt']],
	['Prompt', ['prompt', 'orientation'], ['script', 'aspectRatio', 'resolution']],
	['Scenes', ['scenesFrom', 'scenes', 'background'], ['script', 'speech', 'prompt']],
])('shows the fields of the source %s and no others', async (name, shown, hidden) => {
	if (name !== 'Avatar') await choose('source', name);
	await expectFields(shown, hidden);
	await shoot(`source-${name.toLowerCase()}`);
	if (name === 'Avatar') await shoot('panel-generate-video', { ...PANEL, height: 1150 });
});

it.each([
	['look', '3,000', 'avatarId', '/v3/avatars/looks', 'picker-avatars', () => lastPublic().look],
	['voice', '2,000', 'voiceId', '/v3/voices', 'picker-voices', () => lastPublic().voice],
])('finds a %s among %s by its name', async (_, many, parameter, path, picture, last) => {
	const { requests } = editor.sandbox.heygen;
	const before = requests.length;
	await picked(parameter).first().click();
	const isAnswered = () => requests.slice(before).some((r) => r.path === path && r.status === 200);
	await until(isAnswered, { what: "HeyGen's first answer" });
	const answeredAt = Date.now();
	await editor.page.getByTestId('rlc-item').nth(1).waitFor();
	expect(Date.now() - answeredAt).toBeLessThan(1000);
	await shoot(picture);
	const { name } = last();
	await (await search(name)).click();
	expect(await picked(parameter).inputValue()).toContain(name);
});

it('shows the variables of a template as fields, with what the template has in them', async () => {
	await choose('source', 'Template');
	await openPicker('templateId');
	await shoot('picker-templates');
	const [, template] = editor.sandbox.heygen.templates;
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
	expect(await editor.page.getByText('Avatar Filter').count()).toBe(0);
	await openPicker('avatarId');
	await editor.page.getByTestId('rlc-item').filter({ hasText: 'First Available' }).click();
	await editor.page.getByText('Avatar Filter').waitFor();
	await shoot('first-available');
});

it('offers the engines that the chosen look works with', async () => {
	const only = editor.sandbox.heygen.looks.find(
		({ supported_api_engines: engines }) => engines.join() === 'avatar_iv',
	);
	await choose('source', 'Avatar');
	await openPicker('avatarId');
	await (await search(only.name)).click();
	const appearance = editor.page.getByTestId('parameter-item').filter({ hasText: 'Appearance' });
	await appearance.getByTestId('collection-parameter-add').click();
	// The list of engines is loaded when the field appears, and closes when it comes.
	const engines = editor.page.waitForResponse(/dynamic-node-parameters\/options/);
	await editor.page
		.getByTestId('collection-parameter-option')
		.filter({ hasText: 'Engine Name or ID' })
		.click();
	await engines;
	await field('engine').click();
	await editor.page.getByRole('option', { name: 'Avatar IV' }).waitFor();
	expect(await editor.page.getByRole('option', { name: 'Avatar V', exact: true }).count()).toBe(0);
	await shoot('engines');
});
