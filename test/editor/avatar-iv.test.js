'use strict';

const fs = require('node:fs');
const path = require('node:path');
const { packTarball } = require('../n8n/pack');
const { startN8n } = require('../n8n/server');
const { credentialsFor, example } = require('../n8n/workflows');
const { KEYS, startSandbox } = require('../sandbox');
const { openEditor, openNode, openWorkflow } = require('./browser');

const PICTURES = path.join(__dirname, '..', '..', 'test-results', 'editor');
const AVATAR = 'HeyGen Avatar IV';

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
	n8n = await startN8n({
		tarball: await packTarball(),
		credentials: credentialsFor(sandbox, {
			deepSeekScriptApi: KEYS.deepseek,
			heyGenVideoApi: KEYS.heygen,
		}),
		workflows: [
			{ ...photo, name: 'Photo to Video', active: false },
			{ ...alone, active: false },
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
	// A description may hold the name of another option.
	await page
		.getByRole('option', { name: new RegExp(`^${option}`) })
		.first()
		.click();
};
/** What is shown and what is not. */
const expectFields = async (shown, hidden) => {
	for (const name of shown) await field(name).first().waitFor();
	for (const name of hidden) expect([name, await field(name).count()]).toEqual([name, 0]);
};
const openPicker = async (name) => {
	await page.getByTestId(`resource-locator-${name}`).getByTestId('rlc-input').click();
	// The chosen entry is there at once, the others when HeyGen has answered.
	await page.getByTestId('rlc-item').nth(1).waitFor();
	return await page.getByTestId('rlc-item').allInnerTexts();
};

it('shows the example', async () => {
	await openWorkflow(page, 'photo');
	await shoot('avatar-iv-workflow');
	await openNode(page, AVATAR);
	await expectFields(['source', 'scenes'], ['script', 'background', 'engine']);
	await shoot('avatar-iv-scenes');
	await choose('scenesFrom', 'Form');
	await page.getByText('Add scene').click();
	await page.getByText('Scene Type').waitFor();
	await shoot('avatar-iv-scene-form');
});

it('shows what applies to a photo, and what to an avatar', async () => {
	await openWorkflow(page, 'alone');
	await openNode(page, AVATAR);
	await expectFields(
		['photoBinaryField', 'script', 'motionPrompt', 'emotion', 'emotionShapes', 'expressiveness'],
		['photoUrl', 'engine', 'scenes', 'name'],
	);
	await page.setViewportSize({ width: 1440, height: 1400 });
	const panel = { x: 506, y: 60, width: 430, height: 1310 };
	await page.screenshot({ path: path.join(PICTURES, 'avatar-iv.png'), clip: panel });
	await page.setViewportSize({ width: 1440, height: 900 });
	const voices = await openPicker('voiceId');
	expect(voices).toContainEqual(expect.stringContaining('First Available'));
	expect(voices).not.toContainEqual(expect.stringContaining("Avatar's Own"));
	await page.keyboard.press('Escape');
	await choose('source', 'Photo Avatar');
	await expectFields(['engine', 'expressiveness'], ['photoBinaryField']);
	const looks = await openPicker('avatarId');
	expect(looks[0]).toContain('First Available');
	for (const name of looks.slice(1)) expect(name).toContain('photo avatar');
	// The list of engines is loaded anew for the avatar, and closes when it comes.
	const engines = page.waitForResponse(/dynamic-node-parameters\/options/);
	await page.getByTestId('rlc-item').nth(1).click();
	await engines;
	await choose('engine', 'Avatar V');
	await expectFields(['engine', 'referenceLookId'], ['expressiveness']);
	await shoot('avatar-iv-engine');
}, 60_000);

it.each([
	['Avatar', 'Create Digital Twin', ['name', 'footageFrom', 'consent'], ['waitForCompletion']],
	['Avatar', 'Create From Photo', ['name', 'photoFrom', 'oneAvatar', 'waitForCompletion'], []],
	['Avatar', 'Create From Prompt', ['name', 'prompt', 'waitForCompletion'], ['photoFrom']],
	['Avatar', 'Get Many', ['returnAll', 'limit'], ['name']],
	['Look', 'Create From Prompt', ['name', 'prompt'], ['oneAvatar']],
	['Look', 'Rename', ['name'], ['prompt']],
])('shows what applies to %s → %s', async (resource, operation, shown, hidden) => {
	await openWorkflow(page, 'alone');
	await openNode(page, AVATAR);
	await choose('resource', resource);
	await choose('operation', operation);
	await expectFields(shown, hidden);
	await shoot(`avatar-iv-${resource}-${operation}`.toLowerCase().replace(/ /g, '-'));
});

it('finds an avatar of the account to add a look to', async () => {
	await openWorkflow(page, 'alone');
	await openNode(page, AVATAR);
	await choose('resource', 'Look');
	const groups = await openPicker('groupId');
	expect(groups[0]).toMatch(/\(\d looks/);
	await shoot('avatar-iv-groups');
});
