'use strict';

const { example, generateVideo } = require('../n8n/workflows');
const { openNode, openWorkflow } = require('./browser');
const { byHand } = require('./by-hand');
const { PICTURES, useEditor } = require('./setup');

const VIDEO = 'HeyGen Generate Video';

const editor = useEditor({
	workflows: (sandbox) => {
		const [{ id: avatarId, name }] = sandbox.heygen.looks;
		const lead = example('lead-to-video.json', { id: 'lead-to-video', avatarId, folder: PICTURES });
		const video = lead.nodes.find((node) => node.name === VIDEO);
		video.parameters.avatarId = {
			__rl: true,
			mode: 'list',
			value: avatarId,
			cachedResultName: name,
		};
		const hello = (fields) => [generateVideo(avatarId, { script: 'Hello by hand' }, fields)];
		const wrongKey = { heyGenVideoApi: { id: 'wrong-key', name: 'Wrong key' } };
		return [
			{ ...lead, name: 'Lead to Video' },
			byHand('by-hand', hello({})),
			byHand('wrong-key', hello({ credentials: wrongKey })),
		];
	},
	credentials: (sandbox) => [
		{
			id: 'wrong-key',
			name: 'Wrong key',
			type: 'heyGenVideoApi',
			data: { apiKey: 'no-such-key', baseUrl: sandbox.heygen.url },
		},
	],
});
const { choose, execute, expectFields, field, openPicker, picked, search, shoot } = editor;

it('shows the example with its icons', async () => {
	await openWorkflow(editor.page, 'lead-to-video');
	for (const name of ['DeepSeek Script', VIDEO]) {
		const icon = editor.page
			.getByTestId('canvas-default-node')
			.filter({ hasText: name })
			.locator('img');
		await icon.waitFor();
		expect(await icon.evaluate((img) => img.naturalWidth)).toBeGreaterThan(0);
	}
	await shoot('workflow');
});

it('shows what applies to the source and nothing else', async () => {
	await openWorkflow(editor.page, 'lead-to-video');
	await openNode(editor.page, VIDEO);
	await expectFields(['script'], ['scenes']);
	await shoot('generate-video');
	await choose('source', 'Scenes');
	await expectFields(['scenes', 'giveUpAfterMinutes'], ['script']);
	await field('waitForCompletion').locator('.el-switch__core').click();
	await field('giveUpAfterMinutes').waitFor({ state: 'detached' });
	expect(await field('whenTimeIsUp').count()).toBe(0);
	await shoot('generate-video-scenes');
});

it('finds an avatar by a part of its name', async () => {
	const wanted = editor.sandbox.heygen.looks.find(
		({ avatar_type: type, status }) => type === 'digital_twin' && status !== 'processing',
	);
	await openWorkflow(editor.page, 'lead-to-video');
	await openNode(editor.page, VIDEO);
	await openPicker('avatarId');
	const found = await search(wanted.name);
	await shoot('avatar-picker');
	await found.click();
	expect(await picked('avatarId').inputValue()).toContain(wanted.name);
});

it('shows a finished video after Execute', async () => {
	await openWorkflow(editor.page, 'by-hand');
	await execute('by-hand', 'success');
	await openNode(editor.page, 'Video');
	await editor.page.getByTestId('output-panel').getByText('video_url').first().waitFor();
	await editor.page.getByTestId('output-panel').getByText('Started by hand').waitFor();
	await shoot('output');
});

it('shows an error that names the way out', async () => {
	await openWorkflow(editor.page, 'wrong-key');
	await execute('wrong-key', 'error');
	await openNode(editor.page, 'Video');
	const panel = editor.page.getByTestId('output-panel');
	await panel.getByText('HeyGen does not accept the API key').first().waitFor();
	await panel.getByText('Copy it again from Settings').first().waitFor();
	await shoot('error');
});
