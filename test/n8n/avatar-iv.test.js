'use strict';

const { createHash } = require('node:crypto');
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const { KEYS, startSandbox } = require('../sandbox');
const { packTarball } = require('./pack');
const { until } = require('./poll');
const { startN8n } = require('./server');
const { IS_OLDER, RUNS_SLEEP } = require('./version');
const { credentialsFor, example, itemsOf, webhookChain } = require('./workflows');

const RECORD = path.join(__dirname, '..', '..', 'test-results', 'heygen-requests.jsonl');
const PHOTO = path.join(__dirname, '..', 'sandbox', 'assets', 'thumbnail.jpg');
const PACKAGE = 'n8n-nodes-deepseek-heygen';
const sha256 = (file) => createHash('sha256').update(fs.readFileSync(file)).digest('hex');

/** Read/Write Files from Disk → HeyGen Avatar IV → HeyGen Wait → Read/Write Files from Disk. */
function fromDisk(folder, voiceId) {
	const credentials = { heyGenVideoApi: { id: 'test-heyGenVideoApi', name: 'heyGenVideoApi' } };
	const file = { type: 'n8n-nodes-base.readWriteFile', typeVersion: 1 };
	return webhookChain('from-disk', [
		{
			...file,
			name: 'Read',
			parameters: { operation: 'read', fileSelector: `=${folder}/{{ $json.body.file }}` },
		},
		{
			name: 'Avatar',
			type: `${PACKAGE}.heyGenAvatarIv`,
			parameters: {
				voiceId: { __rl: true, mode: 'id', value: voiceId },
				script: "={{ $('Webhook').item.json.body.text }}",
				emotion: 'Friendly',
				waitForCompletion: false,
			},
			credentials,
		},
		{
			name: 'Wait',
			type: `${PACKAGE}.heyGenWait`,
			parameters: { options: { downloadFiles: ['video'] } },
			credentials,
		},
		{
			...file,
			name: 'Save',
			parameters: { operation: 'write', fileName: `=${folder}/{{ $json.job_id }}.mp4` },
		},
	]);
}

/** Read/Write Files from Disk → a photo avatar, trained → a video of it, both waited for. */
function trained(folder, voiceId) {
	const credentials = { heyGenVideoApi: { id: 'test-heyGenVideoApi', name: 'heyGenVideoApi' } };
	const avatarIv = { type: `${PACKAGE}.heyGenAvatarIv`, credentials };
	const byId = (value) => ({ __rl: true, mode: 'id', value });
	return webhookChain('trained', [
		{
			name: 'Read',
			type: 'n8n-nodes-base.readWriteFile',
			typeVersion: 1,
			parameters: { operation: 'read', fileSelector: `${folder}/ada.jpg` },
		},
		{
			...avatarIv,
			name: 'Train',
			parameters: { resource: 'avatar', operation: 'createFromPhoto', name: 'Ada' },
		},
		{
			...avatarIv,
			name: 'Speak',
			parameters: {
				source: 'avatar',
				avatarId: byId('={{ $json.id }}'),
				voiceId: byId(voiceId),
				script: "={{ $('Webhook').item.json.body.text }}",
			},
		},
	]);
}

/** In a database, files are read in one piece; on disk, they are streams. */
describe.each(['filesystem', 'database'])('with binary data in the %s', (mode) => {
	/** @type {import('../sandbox').Sandbox} */
	let sandbox;
	/** @type {import('./server').N8nServer} */
	let n8n;
	let folder;

	beforeAll(async () => {
		sandbox = await startSandbox({ recordFile: RECORD, renderSeconds: Infinity });
		folder = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'photos-')));
		fs.copyFileSync(PHOTO, path.join(folder, 'ada.jpg'));
		fs.writeFileSync(path.join(folder, 'text.jpg'), 'The file could not be found');
		n8n = await startN8n({
			tarball: await packTarball(),
			env: {
				N8N_RESTRICT_FILE_ACCESS_TO: folder,
				N8N_DEFAULT_BINARY_DATA_MODE: mode,
				// An older n8n has files on disk alone unless it is told.
				...(IS_OLDER && { N8N_AVAILABLE_BINARY_DATA_MODES: 'filesystem,database' }),
			},
			credentials: credentialsFor(sandbox, {
				deepSeekScriptApi: KEYS.deepseek,
				heyGenVideoApi: KEYS.heygen,
			}),
			workflows: [
				example('photo-to-video.json', { id: 'photo-to-video', avatarId: '', folder }),
				fromDisk(folder, sandbox.heygen.voices[0].voice_id),
				trained(folder, sandbox.heygen.voices[0].voice_id),
			],
			log: (line) => process.stderr.write(`${line}\n`),
		});
	}, 900_000);

	afterAll(async () => {
		await n8n?.stop();
		await sandbox?.close();
		if (folder) fs.rmSync(folder, { recursive: true, force: true });
	}, 60_000);

	beforeEach(async () => await sandbox.reset());

	const send = async (id, body) => {
		const answer = await fetch(`${n8n.url}/webhook/${id}`, {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify(body),
		});
		expect(answer.status).toBe(200);
	};
	const ended = async (id, options) =>
		await n8n.rest.waitForExecution(
			(execution) => execution.workflowId === id && execution.mode === 'webhook',
			options,
		);
	/** The one video that there is, finished as soon as it is created. */
	const finished = async () => {
		const videos = () => [...sandbox.heygen.videos.values()];
		await until(() => videos().length > 0, { what: 'a video' });
		await sandbox.heygen.finish(videos()[0].id, { status: 'completed' });
		return videos()[0];
	};
	const expectMp4 = (id) => {
		const head = fs.readFileSync(path.join(folder, `${id}.mp4`)).subarray(4, 8);
		expect(head.toString('latin1')).toBe('ftyp');
	};
	const uploads = () => [...sandbox.heygen.assets.values()];

	it('makes a video from a photo on disk, byte for byte', async () => {
		await send('from-disk', { file: 'ada.jpg', text: 'Hello Zoë, did you know?' });
		const video = await finished();
		expect(uploads()).toMatchObject([{ mime: 'image/jpeg', sha256: sha256(PHOTO) }]);
		expect(video.body).toMatchObject({
			type: 'image',
			image: { type: 'asset_id', asset_id: uploads()[0].id },
			script: 'Hello Zoë, did you know?',
			motion_prompt: 'Raises one hand in a short wave in a relaxed way, a warm smile',
			expressiveness: 'medium',
		});
		const execution = await ended('from-disk', { status: 'success', timeoutMs: 150_000 });
		const [photo] = execution.data.resultData.runData.Read[0].data.main[0];
		expect(photo.binary.data.id).toMatch(new RegExp(`^${mode}`));
		expectMp4(video.id);
	}, 180_000);

	it('makes three scenes with three motion prompts from a downloaded photo: the example', async () => {
		const photoUrl = sandbox.heygen.looks[0].preview_image_url;
		await send('photo-to-video', { photo_url: photoUrl, message: 'Welcome to Acme, 3 scenes' });
		const video = await finished();
		expect(uploads()).toMatchObject([{ mime: 'image/jpeg', sha256: sha256(PHOTO) }]);
		expect(video.body).toMatchObject({ type: 'studio', aspect_ratio: '9:16' });
		const execution = await ended('photo-to-video', { status: 'success', timeoutMs: 150_000 });
		const [{ scenes }] = itemsOf(execution, 'DeepSeek Script');
		expect(scenes).toHaveLength(3);
		expect(video.body.scenes.map(({ input }) => input)).toEqual(
			scenes.map(({ script, motion_prompt }) => ({
				type: 'image',
				image: { type: 'asset_id', asset_id: uploads()[0].id },
				script,
				voice_id: expect.any(String),
				motion_prompt,
				expressiveness: expect.any(String),
			})),
		);
		expect(itemsOf(execution, 'Video Ready')).toMatchObject([
			{ video_id: video.id, file: `${folder}/${video.id}.mp4` },
		]);
		expectMp4(video.id);
	}, 180_000);

	it('says of a text named .jpg what it is, and sends nothing', async () => {
		await send('from-disk', { file: 'text.jpg', text: 'Hello' });
		const execution = await ended('from-disk', { status: 'error' });
		expect(execution.data.resultData.error).toMatchObject({
			message: "'Photo' got a text (text.jpg)",
			description: expect.stringContaining('JPEG or PNG'),
		});
		expect(sandbox.heygen.requests.filter(({ method }) => method === 'POST')).toEqual([]);
	});

	// Sleeping takes two minutes, and has nothing to do with where files are.
	if (mode !== 'filesystem') return;
	it('trains an avatar and lets it speak when it is ready', async () => {
		await send('trained', { text: 'Hello Bo' });
		const looks = () => [...sandbox.heygen.jobs.values()].filter(({ type }) => type === 'avatar');
		await until(() => looks().length > 0, { what: 'an avatar' });
		await n8n.rest.waitForExecution(
			(execution) => execution.workflowId === 'trained' && execution.mode === 'webhook',
			{ status: RUNS_SLEEP ? 'waiting' : 'running' },
		);
		const [look] = looks();
		await sandbox.heygen.finish(look.id, { status: 'completed' });
		// HeyGen calls nobody back about avatars, so that n8n looks by the clock.
		const videos = () => [...sandbox.heygen.videos.values()];
		await until(() => videos().length > 0, { what: 'a video', timeoutMs: 150_000 });
		expect(videos()[0].body).toMatchObject({
			type: 'avatar',
			avatar_id: look.id,
			script: 'Hello Bo',
		});
		await sandbox.heygen.finish(videos()[0].id, { status: 'completed' });
		const execution = await ended('trained', { status: 'success', timeoutMs: 150_000 });
		expect(itemsOf(execution, 'Train')).toMatchObject([
			{ job_type: 'avatar', job_id: look.id, status: 'completed', is_finished: true },
		]);
		expect(itemsOf(execution, 'Speak')).toMatchObject([{ job_type: 'video', status: 'completed' }]);
	}, 330_000);
});
