import { files } from './files';
import { chain, runWorkflow } from './run-workflow';
import { avatarIv, look, report, script, startClockedSandbox, wait } from './setup';

type Setup = Awaited<ReturnType<typeof startClockedSandbox>>;
let sandbox: Setup['sandbox'];
let credentials: Setup['credentials'];
let voice: ReturnType<typeof look>;
let photoAvatar: Setup['sandbox']['heygen']['looks'][number];

beforeAll(async () => {
	({ sandbox, credentials } = await startClockedSandbox({ renderSeconds: 90 }));
	voice = look(sandbox.heygen.voices[0].voice_id);
	photoAvatar = sandbox.heygen.looks.find(
		({ avatar_type: type, status, default_voice_id: own }) =>
			type === 'photo_avatar' && status !== 'processing' && own !== null,
	)!;
});
afterEach(async () => await sandbox.reset());
afterAll(async () => await sandbox.close());

const run = async (workflow: object, items: object[]) =>
	await runWorkflow({ workflow, items, credentials });
const sent = (path = '/v3/videos') =>
	sandbox.heygen.requests
		.filter((request) => request.method === 'POST' && request.path === path)
		.map(({ body }) => body);
const posted = () =>
	sandbox.heygen.requests.filter(({ method }) => method === 'POST').map(({ path }) => path);
const uploaded = () => [...sandbox.heygen.assets.values()];
const photo = (json: object = {}) => ({ name: 'Ada', files: { data: 'photo' }, ...json });

describe('a photo', () => {
	it('from an earlier node is uploaded and says the script', async () => {
		const result = await run(
			chain(
				files,
				avatarIv({ voiceId: voice, script: '=Hello {{ $json.name }}', motionPrompt: 'Waves' }),
				report,
			),
			[photo()],
		);
		expect(result.error).toBeUndefined();
		expect(result.output('Report')).toMatchObject([
			{ lead: 'Ada', job_type: 'video', status: 'completed', is_finished: true },
		]);
		const [asset] = uploaded();
		expect(asset).toMatchObject({ mime: 'image/jpeg', name: 'ada.jpg' });
		expect(sent()).toEqual([
			{
				type: 'image',
				image: { type: 'asset_id', asset_id: asset.id },
				script: 'Hello Ada',
				voice_id: voice.value,
				motion_prompt: 'Waves',
				aspect_ratio: 'auto',
				resolution: '1080p',
			},
		]);
	});

	it('that many items have is uploaded once', async () => {
		const items = ['Ada', 'Bo', 'Cy'].map((name) => photo({ name }));
		const node = avatarIv({ voiceId: voice, script: '=Hello {{ $json.name }}' });
		const result = await run(chain(files, node), items);
		expect(result.output('Avatar')).toMatchObject(items.map(() => ({ status: 'completed' })));
		expect(uploaded()).toHaveLength(1);
		expect(new Set(sent().map(({ image }) => image.asset_id)).size).toBe(1);
	});

	it('moves its lips to a recording of the same item', async () => {
		const node = avatarIv({
			speech: 'audioBinary',
			audioBinaryField: 'speech',
			emotion: 'Excited',
			aspectRatio: '9:16',
		});
		const items = [photo({ files: { data: 'photo', speech: 'speech' } })];
		const result = await run(chain(files, node), items);
		expect(result.error).toBeUndefined();
		const [image, audio] = ['image/jpeg', 'audio/mpeg'].map(
			(mime) => uploaded().find((asset) => asset.mime === mime)?.id,
		);
		expect(sent()).toEqual([
			{
				type: 'image',
				image: { type: 'asset_id', asset_id: image },
				audio_asset_id: audio,
				motion_prompt: 'Raises both hands with energy, eyes wide and a beaming smile',
				expressiveness: 'high',
				aspect_ratio: '9:16',
				resolution: '1080p',
			},
		]);
	});

	it.each([
		['text', /^'Photo' got a text \(photo\.jpg\)$/, /^It takes JPEG or PNG\./],
		['empty', /^'Photo' got an empty file \(photo\.jpg\)$/, /output of the node/],
		['tiff', /^'Photo' got a TIFF image \(photo\.tif\)$/, /^It takes JPEG or PNG\./],
		['huge', /^'Photo' got a PNG image of 8000 × 5000 pixels/, /Edit Image node/],
	])('that is none (%s) is refused, and nothing is sent', async (file, message, wayOut) => {
		const node = avatarIv({ voiceId: voice, script: 'Hello' });
		const result = await run(chain(files, node), [photo({ files: { data: file } })]);
		expect(result.error.message).toMatch(message);
		expect(result.error.description).toMatch(wayOut);
		expect(posted()).toEqual([]);
	});

	it('that is none harms no other item, and is not made up for by a retry', async () => {
		const items = ['photo', 'text', 'portrait'].map((data) => photo({ files: { data } }));
		const node = avatarIv(
			{ voiceId: voice, script: 'Hello' },
			{ onError: 'continueRegularOutput' },
		);
		const result = await run(chain(files, node), items);
		expect(result.output('Avatar').map(({ status }) => status)).toEqual([
			'completed',
			'failed',
			'completed',
		]);
		expect(sent()).toHaveLength(2);
	});

	it('is not uploaded where another item stops the run', async () => {
		const items = [photo({ text: 'Hello' }), photo({ text: '' })];
		const node = avatarIv({ voiceId: voice, script: '={{ $json.text }}' });
		const result = await run(chain(files, node), items);
		expect(result.error.message).toBe('[Item 1] The script is empty');
		expect(posted()).toEqual([]);
	});

	it('is uploaded and paid for once when n8n runs the items again', async () => {
		sandbox.heygen.fault({ kind: 'status', status: 400, method: 'POST', path: '/v3/videos' });
		const node = avatarIv(
			{ voiceId: voice, script: '=Hello {{ $json.name }}' },
			{ retryOnFail: true, maxTries: 2, waitBetweenTries: 1 },
		);
		const items = ['Ada', 'Bo'].map((name) => photo({ name }));
		const result = await run(chain(files, node), items);
		expect(result.output('Avatar')).toMatchObject([
			{ status: 'completed' },
			{ status: 'completed' },
		]);
		expect(sandbox.heygen.videos.size).toBe(2);
		expect(sent()).toHaveLength(4);
		expect(uploaded()).toHaveLength(1);
	});

	it('needs a voice for a script', async () => {
		const node = avatarIv({ script: 'Hello', voiceId: look('={{ $json.voice }}') });
		const result = await run(chain(files, node), [photo({ voice: '' })]);
		expect(result.error.message).toBe('A photo has no voice of its own');
		expect(posted()).toEqual([]);
	});

	it('goes on to HeyGen Wait by itself', async () => {
		const node = avatarIv({ voiceId: voice, script: 'Hello', waitForCompletion: false });
		const result = await run(chain(files, node, wait(), report), [photo()]);
		expect(result.output('Avatar')).toMatchObject([{ job_type: 'video', status: 'waiting' }]);
		expect(result.output('Report')).toMatchObject([{ lead: 'Ada', status: 'completed' }]);
	});
});

describe('scenes', () => {
	const scenes = ['Waves', 'Counts on the fingers', 'Leans in with a smile'].map(
		(motion_prompt, index) => ({ script: `This is scene ${index + 1}.`, motion_prompt }),
	);
	const node = (parameters: object = {}) =>
		avatarIv({ operation: 'generateScenes', voiceId: voice, ...parameters });

	it('have each their own script and motion prompt', async () => {
		const result = await run(chain(files, node()), [photo({ scenes })]);
		expect(result.error).toBeUndefined();
		const [asset] = uploaded();
		expect(sent()).toEqual([
			{
				type: 'studio',
				scenes: scenes.map((scene) => ({
					type: 'avatar_video',
					input: {
						type: 'image',
						image: { type: 'asset_id', asset_id: asset.id },
						voice_id: voice.value,
						...scene,
					},
				})),
				aspect_ratio: 'auto',
				resolution: '1080p',
			},
		]);
	});

	it('have each their own voice settings, which an emotion adds to', async () => {
		const engine_settings = { engine_type: 'elevenlabs', stability: 0.1 };
		const own = { script: 'Mine.', voice_settings: { speed: 1.2, engine_settings } };
		const result = await run(
			chain(files, node({ emotion: 'excited', voiceSettings: { pitch: 3, speed: 0.8 } })),
			[photo({ scenes: [own, 'As ever.'] })],
		);
		expect(result.error).toBeUndefined();
		const [mine, other] = sent()[0].scenes.map(
			({ input }: { input: Record<string, unknown> }) => input.voice_settings,
		);
		expect(mine).toEqual({
			pitch: 3,
			speed: 1.2,
			engine_settings: { ...engine_settings, style: expect.any(Number) },
		});
		expect(other).toEqual({ pitch: 3, speed: 0.8 });
	});

	it('come straight from DeepSeek Script, with the emotion of each', async () => {
		const writer = script({ operation: 'writeScenes', sceneCount: 3 });
		const avatar = node({
			source: 'avatar',
			avatarId: look(photoAvatar.id),
			voiceId: look('own'),
		});
		const result = await run(chain(writer, avatar), [{ name: 'Ada' }]);
		expect(result.error).toBeUndefined();
		const written = result.output('Script')[0].scenes;
		const [body] = sent();
		expect(body.scenes).toHaveLength(3);
		body.scenes.forEach(({ input }: { input: Record<string, unknown> }, index: number) => {
			expect(input).toMatchObject({
				type: 'avatar',
				avatar_id: photoAvatar.id,
				script: written[index].script,
				motion_prompt: expect.any(String),
				expressiveness: expect.stringMatching(/^(high|medium|low)$/),
				engine: { type: 'avatar_iv' },
			});
			if (written[index].motion_prompt) {
				expect(input.motion_prompt).toBe(written[index].motion_prompt);
			}
		});
	});
});

describe('scenes of the form', () => {
	it('can have other photos, other avatars, gestures, emotions, images and clips', async () => {
		const scene = [
			{ sceneType: 'figure', script: 'As above.', gestures: ['wave', 'smile'] },
			{
				sceneType: 'photo',
				from: 'binary',
				binaryField: 'second',
				script: 'Another photo.',
				emotion: 'Serious',
			},
			{
				sceneType: 'avatar',
				avatarId: look(photoAvatar.id),
				voiceId: look('own'),
				script: 'Another avatar.',
				motionPrompt: 'Nods',
			},
			{ sceneType: 'image', from: 'url', url: 'https://example.com/a.png', duration: 3 },
			{ sceneType: 'video', from: 'url', url: 'https://example.com/b.mp4' },
		];
		const node = avatarIv({
			operation: 'generateScenes',
			voiceId: voice,
			scenesFrom: 'form',
			sceneForm: { scene },
			aspectRatio: '9:16',
		});
		const items = [photo({ files: { data: 'photo', second: 'portrait' } })];
		const result = await run(chain(files, node), items);
		expect(result.error).toBeUndefined();
		const idOf = (mime: string) => uploaded().find((asset) => asset.mime === mime)?.id;
		const input = (index: number) => sent()[0].scenes[index].input;
		expect(input(0)).toEqual({
			type: 'image',
			image: { type: 'asset_id', asset_id: idOf('image/jpeg') },
			script: 'As above.',
			voice_id: voice.value,
			motion_prompt: 'waves with one hand, then smiles warmly',
		});
		expect(input(1)).toMatchObject({
			image: { type: 'asset_id', asset_id: idOf('image/png') },
			motion_prompt: expect.stringMatching(/with restraint, a steady, earnest look$/),
			expressiveness: 'low',
		});
		expect(input(2)).toEqual({
			type: 'avatar',
			avatar_id: photoAvatar.id,
			script: 'Another avatar.',
			motion_prompt: 'Nods',
		});
		expect(sent()[0].scenes.slice(3)).toEqual([
			{ type: 'image', source: { type: 'url', url: 'https://example.com/a.png' }, duration: 3 },
			{ type: 'video', source: { type: 'url', url: 'https://example.com/b.mp4' } },
		]);
	});
});

describe('a photo avatar', () => {
	const node = (parameters: object = {}, fields: object = {}) =>
		avatarIv(
			{
				source: 'avatar',
				avatarId: look(photoAvatar.id),
				script: 'Hello there. Ready?',
				...parameters,
			},
			fields,
		);
	const other = (type: string) =>
		sandbox.heygen.looks.find(
			({ avatar_type, status, supported_api_engines: engines }) =>
				avatar_type === type && (status === null || status === 'completed') && engines.length > 1,
		)!;

	it('is moved by Avatar IV, with its own voice', async () => {
		const result = await run(chain(node({ gestures: ['nod'], expressiveness: 'high' })), [{}]);
		expect(result.output('Avatar')).toMatchObject([{ status: 'completed' }]);
		expect(sent()).toEqual([
			{
				type: 'avatar',
				avatar_id: photoAvatar.id,
				script: 'Hello there. Ready?',
				engine: { type: 'avatar_iv' },
				motion_prompt: 'nods slowly in agreement',
				expressiveness: 'high',
				aspect_ratio: 'auto',
				resolution: '1080p',
			},
		]);
	});

	it('is moved by Avatar V, without the expressiveness of an emotion', async () => {
		const result = await run(chain(node({ engine: 'avatar_v', emotion: 'Excited' })), [{}]);
		expect(result.error).toBeUndefined();
		expect(sent()[0]).toMatchObject({
			engine: { type: 'avatar_v' },
			motion_prompt: expect.stringMatching(/with energy/),
		});
		expect(sent()[0]).not.toHaveProperty('expressiveness');
	});

	it('lets an emotion be heard where the engine of the voice is known', async () => {
		const elevenlabs = sandbox.heygen.voices.find(({ engines }) => engines.includes('elevenlabs'))!;
		const parameters = {
			voiceId: look(elevenlabs.voice_id),
			voiceSettings: { engine: 'elevenlabs', speed: 1.2 },
			emotion: 'Soothing',
		};
		await run(chain(node(parameters)), [{}]);
		expect(sent()[0].voice_settings).toEqual({
			speed: 1.2,
			engine_settings: { engine_type: 'elevenlabs', stability: 0.8, style: 0.15 },
		});
	});

	it('is left as it was where the emotion may change nothing', async () => {
		await run(chain(node({ emotion: 'Excited', emotionShapes: [] })), [{}]);
		expect(Object.keys(sent()[0])).not.toContain('motion_prompt');
		expect(Object.keys(sent()[0])).not.toContain('expressiveness');
	});

	it.each([
		['a motion prompt', 'studio_avatar', { motionPrompt: 'Waves' }, /on Avatar V only/],
		['an expressiveness', 'digital_twin', { expressiveness: 'high' }, /photo avatars only/],
		['another engine', 'photo_avatar', { engine: 'avatar_vi' }, /'Engine' cannot be/],
		[
			'an unknown emotion',
			'photo_avatar',
			{ emotion: '={{ "Sad" }}' },
			/'Emotion' cannot be 'Sad'/,
		],
		['an unknown gesture', 'photo_avatar', { gestures: '={{ ["dance"] }}' }, /no gesture 'dance'/],
		[
			'a reference look that is not filmed',
			'photo_avatar',
			{ engine: 'avatar_v', referenceLookId: '={{ $json.look }}' },
			/cannot be the reference look/,
		],
		[
			'two backgrounds',
			'photo_avatar',
			{ background: 'color', appearance: { transparent: true } },
			/transparent video cannot have a background/,
		],
	])('%s is refused for what takes none (%s), before anything is sent', async (...row) => {
		const [, type, parameters, message] = row;
		const avatarId = look(other(type).id);
		const result = await run(chain(node({ avatarId, ...parameters })), [{ look: photoAvatar.id }]);
		expect(result.error.message).toMatch(message);
		expect(posted()).toEqual([]);
	});

	it('without a wanted motion is no reason to refuse an emotion', async () => {
		const avatarId = look(other('digital_twin').id);
		const result = await run(chain(node({ avatarId, emotion: 'Friendly' })), [{}]);
		expect(result.output('Avatar')).toMatchObject([{ status: 'completed' }]);
		expect(sent()[0]).not.toHaveProperty('motion_prompt');
		expect(result.hints('Avatar').map(({ message }) => message)).toContainEqual(
			expect.stringMatching(/^The emotion's motion prompt was left out/),
		);
	});

	it('says a long script in several scenes, each with a motion of its own', async () => {
		const long = `${'Hello there, my friend. '.repeat(200)}${'We build many tools. '.repeat(60)}`;
		const options = { longScript: 'split' };
		await run(chain(node({ script: long, emotion: 'Friendly', options })), [{}]);
		const [{ type, scenes }] = sent();
		expect(type).toBe('studio');
		expect(scenes).toHaveLength(2);
		const motions = scenes.map(
			({ input }: { input: { motion_prompt: string } }) => input.motion_prompt,
		);
		expect(motions[0]).toMatch(/^Raises one hand/);
		expect(motions[1]).toMatch(/^Opens both palms/);
	});

	it('is paid for once when n8n runs the item again', async () => {
		sandbox.heygen.fault({
			kind: 'status',
			status: 500,
			path: '/v3/videos',
			times: 1,
			afterWork: true,
		});
		const result = await run(chain(node({}, { retryOnFail: true, maxTries: 3 })), [{}]);
		expect(result.output('Avatar')).toMatchObject([{ status: 'completed' }]);
		expect(sandbox.heygen.videos.size).toBe(1);
	});

	it('costs nothing where the run would be too long', async () => {
		const long = 'We build many tools for you. '.repeat(60);
		const result = await run(chain(node({ script: long, options: { mostSeconds: 60 } })), [{}]);
		expect(result.error.message).toMatch(/more than the 60 s/);
		expect(posted()).toEqual([]);
	});
});

describe('avatars', () => {
	const create = (parameters: object = {}, fields: object = {}) =>
		avatarIv(
			{
				resource: 'avatar',
				operation: 'createFromPhoto',
				name: '={{ $json.name }}',
				...parameters,
			},
			fields,
		);

	it('are trained from a photo, and can be waited for', async () => {
		const result = await run(chain(files, create(), report), [photo()]);
		expect(result.error).toBeUndefined();
		const [avatar] = result.output('Report');
		expect(avatar).toMatchObject({
			lead: 'Ada',
			job_type: 'avatar',
			status: 'completed',
			is_finished: true,
			avatar_type: 'photo_avatar',
			name: 'Ada',
		});
		expect(avatar.job_id).toBe(avatar.id);
		expect(sent('/v3/avatars')).toEqual([
			{ type: 'photo', name: 'Ada', file: { type: 'asset_id', asset_id: uploaded()[0].id } },
		]);
	});

	it('go on at once without waiting, and HeyGen Wait knows them', async () => {
		const workflow = chain(files, create({ waitForCompletion: false }), wait(), report);
		const result = await run(workflow, [photo()]);
		const [started] = result.output('Avatar');
		expect(started).toMatchObject({
			job_type: 'avatar',
			status: 'processing',
			avatar_group: { id: started.group_id },
		});
		expect(result.output('Report')).toMatchObject([
			{ lead: 'Ada', job_id: started.job_id, status: 'completed' },
		]);
	});

	it('become one avatar with a look for each item, where that is wanted', async () => {
		const items = ['Ada', 'Ada outdoors', 'Ada at work'].map((name, index) =>
			photo({ name, files: { data: index === 1 ? 'portrait' : 'photo' } }),
		);
		const result = await run(chain(files, create({ oneAvatar: true }), report), items);
		const looks = result.output('Report');
		expect(looks).toMatchObject(
			items.map(({ name }) => ({ lead: name, name, status: 'completed' })),
		);
		expect(new Set(looks.map(({ group_id: id }) => id)).size).toBe(1);
		expect(sent('/v3/avatars').map((body) => body.avatar_group_id)).toEqual([
			undefined,
			looks[0].group_id,
			looks[0].group_id,
		]);
	});

	it('are made by the next item where the first one is refused', async () => {
		const items = ['text', 'photo', 'portrait'].map((data) => photo({ files: { data } }));
		const node = create({ oneAvatar: true }, { onError: 'continueRegularOutput' });
		const result = await run(chain(files, node), items);
		const [refused, first, second] = result.output('Avatar');
		expect(refused).toMatchObject({ job_type: 'avatar', status: 'failed' });
		expect(first).toMatchObject({ status: 'completed' });
		expect(second.group_id).toBe(first.group_id);
	});

	it('are made from a prompt with reference images', async () => {
		const reference = 'https://example.com/ada.jpg';
		const node = avatarIv({
			resource: 'avatar',
			operation: 'createFromPrompt',
			name: 'Ada',
			prompt: 'In a navy blazer',
			referenceImages: {
				file: [
					{ from: 'url', url: reference },
					{ from: 'binary', binaryField: 'data' },
				],
			},
		});
		const result = await run(chain(files, node), [photo()]);
		expect(result.output('Avatar')).toMatchObject([{ status: 'completed' }]);
		expect(sent('/v3/avatars')).toEqual([
			{
				type: 'prompt',
				name: 'Ada',
				prompt: 'In a navy blazer',
				reference_images: [
					{ type: 'url', url: reference },
					{ type: 'asset_id', asset_id: uploaded()[0].id },
				],
			},
		]);
	});

	it('get another look by a prompt, resembling one that they have', async () => {
		const node = avatarIv({
			resource: 'look',
			operation: 'createFromPrompt',
			groupId: look(photoAvatar.group_id),
			name: 'At the beach',
			prompt: 'In a T-shirt, at the beach',
			resembles: look(photoAvatar.id),
		});
		const result = await run(chain(node), [{}]);
		expect(result.output('Avatar')).toMatchObject([
			{ status: 'completed', group_id: photoAvatar.group_id },
		]);
		expect(sent('/v3/avatars')).toMatchObject([
			{ avatar_id: photoAvatar.id, avatar_group_id: photoAvatar.group_id },
		]);
	});

	it('that could not be trained fail with the reason', async () => {
		sandbox.heygen.failNext({ type: 'avatar', failure_message: 'No face was found' });
		const result = await run(chain(files, create()), [photo()]);
		expect(result.error.message).toBe('HeyGen could not make the avatar look: No face was found');
	});
});

describe('a digital twin', () => {
	const twin = (parameters: object = {}, fields: object = {}) =>
		avatarIv({ resource: 'avatar', operation: 'createTwin', name: 'Ada', ...parameters }, fields);
	const footage = { name: 'Ada', files: { data: 'footage' } };

	it('comes with a link to consent by, and is trained when the person has agreed', async () => {
		const first = await run(chain(files, twin(), report), [footage]);
		expect(first.error).toBeUndefined();
		const [started] = first.output('Report');
		expect(started).toMatchObject({
			lead: 'Ada',
			job_type: 'avatar',
			status: 'pending_consent',
			consent_url: expect.stringMatching(/^http/),
		});
		const state = async () => {
			const get = avatarIv({
				resource: 'avatar',
				operation: 'get',
				groupId: look(started.group_id),
			});
			return (await run(chain(get), [{}])).output('Avatar')[0].consent_status;
		};
		expect(await state()).toBe('pending');
		await fetch(started.consent_url);
		expect(await state()).toBe('approved');
		const second = await run(chain(wait()), [started]);
		expect(second.output('Wait')).toMatchObject([
			{ job_id: started.job_id, status: 'completed', avatar_type: 'digital_twin' },
		]);
	});

	it('keeps waiting for consent until time is up', async () => {
		const first = await run(chain(files, twin()), [footage]);
		const node = wait({ giveUpAfterMinutes: 30, whenTimeIsUp: 'passOn' });
		const second = await run(chain(node), first.output('Avatar'));
		expect(second.output('Wait')).toMatchObject([{ status: 'processing', is_finished: false }]);
	});

	it('is trained at once with a recorded consent', async () => {
		const node = twin({ consent: 'video', consentVideoBinaryField: 'consent' });
		const items = [{ files: { data: 'footage', consent: 'footage' } }];
		const result = await run(chain(files, node), items);
		expect(result.output('Avatar')).toMatchObject([{ status: 'completed' }]);
		const consent = sandbox.heygen.requests.find(({ path }) => path.endsWith('/consent'));
		expect(consent?.body).toEqual({
			consent_video: { type: 'asset_id', asset_id: uploaded()[0].id },
		});
	});

	it('is not lost where its consent could not be asked for', async () => {
		sandbox.heygen.fault({ kind: 'status', status: 403, path: /\/consent$/ });
		const node = twin({}, { onError: 'continueRegularOutput' });
		const [item] = (await run(chain(files, node), [footage])).output('Avatar');
		expect(item).toMatchObject({
			job_id: expect.any(String),
			group_id: expect.any(String),
			error: expect.stringMatching(/was made, but consent could not be asked for/),
			message: expect.stringMatching(/Get Consent Link/),
		});
	});

	it('gets another link, with a text and a way back', async () => {
		const [started] = (await run(chain(files, twin()), [footage])).output('Avatar');
		const node = avatarIv({
			resource: 'avatar',
			operation: 'getConsentLink',
			groupId: look(started.group_id),
			options: { consentText: 'I agree', returnUrl: 'https://example.com/thanks' },
		});
		const result = await run(chain(node), [{}]);
		expect(result.output('Avatar')).toMatchObject([
			{ consent_url: expect.stringMatching(/^http/), avatar_group: { id: started.group_id } },
		]);
		expect(sent(`/v3/avatars/${started.group_id}/consent`).at(-1)).toEqual({
			reroute_url: 'https://example.com/thanks',
			consent_text: 'I agree',
		});
	});
});

describe('lists, names and deletion', () => {
	const one = async (parameters: object) => await run(chain(avatarIv(parameters)), [{}]);

	it('lists looks up to a limit, or all of them', async () => {
		const few = await one({ resource: 'look', operation: 'getMany', limit: 3 });
		expect(few.output('Avatar')).toHaveLength(3);
		expect(Object.keys(few.output('Avatar')[0])).toHaveLength(10);
		const all = await one({
			resource: 'look',
			operation: 'getMany',
			returnAll: true,
			simplify: false,
			filters: { ownership: 'private', avatarType: 'photo_avatar' },
		});
		const expected = sandbox.heygen.looks.filter(
			({ avatar_type: type, ownership }) => type === 'photo_avatar' && ownership === 'private',
		);
		expect(all.output('Avatar').map(({ id }) => id)).toEqual(expected.map(({ id }) => id));
		expect(all.output('Avatar')[0]).toHaveProperty('image_width');
	});

	it('lists the avatars of the account', async () => {
		const result = await one({
			resource: 'avatar',
			operation: 'getMany',
			returnAll: true,
			filters: { ownership: 'private' },
		});
		const groups = new Set(
			sandbox.heygen.looks
				.filter(({ ownership }) => ownership === 'private')
				.map(({ group_id: id }) => id),
		);
		expect(new Set(result.output('Avatar').map(({ id }) => id))).toEqual(groups);
	});

	it('renames a look and deletes it', async () => {
		const own = sandbox.heygen.looks.find(
			({ avatar_type: type, ownership }) => type === 'photo_avatar' && ownership === 'private',
		)!;
		const lookId = look(own.id);
		const renamed = await one({ resource: 'look', operation: 'rename', lookId, name: 'New' });
		expect(renamed.output('Avatar')).toMatchObject([{ id: own.id, name: 'New' }]);
		const deleted = await one({ resource: 'look', operation: 'delete', lookId });
		expect(deleted.output('Avatar')).toEqual([{ id: own.id, deleted: true }]);
		const gone = await one({ resource: 'look', operation: 'get', lookId });
		expect(gone.error.message).toMatch(/no such avatar/i);
	});

	it('gives the error of one item to that item', async () => {
		const own = sandbox.heygen.looks[0];
		const node = avatarIv(
			{ resource: 'look', operation: 'get', lookId: look('={{ $json.id }}') },
			{ onError: 'continueErrorOutput' },
		);
		const items = [{ id: own.id }, { id: 'unknown' }, { id: '' }];
		const result = await run(chain(node, report), items);
		expect(result.output('Report')).toMatchObject([{ id: own.id }]);
		expect(result.output('Failed')).toMatchObject([
			{ id: 'unknown', error: expect.stringMatching(/no such avatar/i) },
			{ id: '', error: "'Look' is empty" },
		]);
	});

	it('deletes an avatar with all of its looks', async () => {
		const result = await one({
			resource: 'avatar',
			operation: 'delete',
			groupId: look(photoAvatar.group_id),
		});
		expect(result.output('Avatar')).toEqual([{ id: photoAvatar.group_id, deleted: true }]);
		const left = sandbox.heygen.looks.filter(({ group_id: id }) => id === photoAvatar.group_id);
		expect(left).toEqual([]);
	});
});
