'use strict';

const { example } = require('../n8n/workflows');
const { openNode, openWorkflow } = require('./browser');
const { PICTURES, useEditor } = require('./setup');

const AVATAR = 'HeyGen Avatar IV';

const editor = useEditor({
	workflows: (sandbox) => {
		const photo = example('photo-to-video.json', { id: 'photo', avatarId: '', folder: PICTURES });
		const node = photo.nodes.find(({ name }) => name === AVATAR);
		const plain = {
			...node,
			parameters: {
				voiceId: {
					__rl: true,
					mode: 'list',
					value: sandbox.heygen.voices[0].voice_id,
					cachedResultName: 'Annie - Warm (English, female)',
				},
				script: 'Hi Ada, I am the photo on your desk. Surprised?',
				motionPrompt: 'Raises one eyebrow, then waves with the right hand',
				gestures: ['smile'],
				emotion: 'Friendly',
				aspectRatio: '9:16',
			},
		};
		const alone = { ...photo, id: 'alone', name: 'Photo', nodes: [plain], connections: {} };
		return [{ ...photo, name: 'Photo to Video' }, alone];
	},
});
const { choose, expectFields, openPicker, shoot } = editor;

it('shows the example', async () => {
	await openWorkflow(editor.page, 'photo');
	await shoot('avatar-iv-workflow');
	await openNode(editor.page, AVATAR);
	await expectFields(['source', 'scenes'], ['script', 'background', 'engine']);
	await shoot('avatar-iv-scenes');
	await choose('scenesFrom', 'Form');
	await editor.page.getByText('Add scene').click();
	await editor.page.getByText('Scene Type').waitFor();
	await shoot('avatar-iv-scene-form');
});

it('shows what applies to a photo, and what to an avatar', async () => {
	await openWorkflow(editor.page, 'alone');
	await openNode(editor.page, AVATAR);
	await expectFields(
		['photoBinaryField', 'script', 'motionPrompt', 'emotion', 'emotionShapes', 'expressiveness'],
		['photoUrl', 'engine', 'scenes', 'name'],
	);
	await editor.page.setViewportSize({ width: 1440, height: 1400 });
	const panel = { x: 506, y: 60, width: 430, height: 1310 };
	await shoot('avatar-iv', panel);
	await editor.page.setViewportSize({ width: 1440, height: 900 });
	const voices = await openPicker('voiceId');
	expect(voices).toContainEqual(expect.stringContaining('First Available'));
	expect(voices).not.toContainEqual(expect.stringContaining("Avatar's Own"));
	await editor.page.keyboard.press('Escape');
	await choose('source', 'Photo Avatar');
	await expectFields(['engine', 'expressiveness'], ['photoBinaryField']);
	const looks = await openPicker('avatarId');
	expect(looks[0]).toContain('First Available');
	for (const name of looks.slice(1)) expect(name).toContain('photo avatar');
	// The list of engines is loaded anew for the avatar, and closes when it comes.
	const engines = editor.page.waitForResponse(/dynamic-node-parameters\/options/);
	await editor.page.getByTestId('rlc-item').nth(1).click();
	await engines;
	await choose('engine', 'Avatar V');
	await expectFields(['engine', 'referenceLookId'], ['expressiveness']);
	await shoot('avatar-iv-engine');
});

it.each([
	['Avatar', 'Create Digital Twin', ['name', 'footageFrom', 'consent'], ['waitForCompletion']],
	['Avatar', 'Create From Photo', ['name', 'photoFrom', 'oneAvatar', 'waitForCompletion'], []],
	['Avatar', 'Create From Prompt', ['name', 'prompt', 'waitForCompletion'], ['photoFrom']],
	['Avatar', 'Get Many', ['returnAll', 'limit'], ['name']],
	['Look', 'Create From Prompt', ['name', 'prompt'], ['oneAvatar']],
	['Look', 'Rename', ['name'], ['prompt']],
])('shows what applies to %s → %s', async (resource, operation, shown, hidden) => {
	await openWorkflow(editor.page, 'alone');
	await openNode(editor.page, AVATAR);
	await choose('resource', resource);
	await choose('operation', operation);
	await expectFields(shown, hidden);
	await shoot(`avatar-iv-${resource}-${operation}`.toLowerCase().replace(/ /g, '-'));
});

it('finds an avatar of the account to add a look to', async () => {
	await openWorkflow(editor.page, 'alone');
	await openNode(editor.page, AVATAR);
	await choose('resource', 'Look');
	const groups = await openPicker('groupId');
	expect(groups[0]).toMatch(/\(\d looks/);
	await shoot('avatar-iv-groups');
});
