// @ts-check
'use strict';

const { startSandbox } = require('.');
const { checkAsset } = require('./heygen/sources');
const { send } = require('./testing');

const START = 1_800_000_000_000;
let time = START;
/** @type {import('.').Sandbox} */
let sandbox;
/** @type {import('.').Sandbox['heygen']} */
let heygen;

beforeAll(async () => {
	sandbox = await startSandbox({ renderSeconds: 10, now: () => time });
	heygen = sandbox.heygen;
});
afterAll(() => sandbox.close());
beforeEach(async () => {
	time = START;
	await sandbox.reset();
});

/** @param {any} body */
const create = (body) => send(heygen.url, 'POST', '/v3/videos', body);
/** @typedef {import('./heygen/catalog').Look} Look */
/** A look that is ready. @param {(look: Look) => boolean} wanted @returns {Look} */
const look = (wanted) => {
	const found = heygen.looks.find((l) => [null, 'completed'].includes(l.status) && wanted(l));
	if (!found) throw new Error('There is no such look');
	return found;
};
const photo = () => look((l) => l.avatar_type === 'photo_avatar' && l.ownership === 'private');
const twin = () => look((l) => l.avatar_type === 'digital_twin');
/** @param {Record<string, any>} fields */
const avatar = (fields) => ({ type: 'avatar', avatar_id: twin().id, script: 'Hello', ...fields });
const image = { type: 'url', url: 'https://example.com/me.jpg' };
const sound = { type: 'url', url: 'https://example.com/me.mp3' };
/** @param {Record<string, any>[]} scene */
const studio = (...scene) => ({ type: 'studio', scenes: scene });
/** @param {Record<string, any>} input */
const speaking = (input) => studio({ type: 'avatar_video', input });
/** @param {Record<string, any>} fields */
const cinematic = (fields) => ({
	type: 'cinematic_avatar',
	prompt: 'A walk',
	avatar_id: [twin().id],
	...fields,
});
/** @param {string} engine */
const voiceOf = (engine) => heygen.voices.find(({ engines }) => engines.includes(engine))?.voice_id;
/** @param {Record<string, any>} engine_settings @param {string} [voice] */
const tuned = (engine_settings, voice = engine_settings.engine_type) =>
	avatar({ voice_id: voiceOf(voice), voice_settings: { engine_settings } });
/** @param {number} count */
const clips = (count) => Array(count).fill({ type: 'url', url: 'https://example.com/a.mp4' });

describe('refused with invalid_parameter', () => {
	/** @type {[string, () => any, string][]} */
	const cases = [
		[
			'a motion for a photo on III',
			() =>
				avatar({ avatar_id: photo().id, motion_prompt: 'waves', engine: { type: 'avatar_iii' } }),
			'motion_prompt',
		],
		[
			'expressiveness on V',
			() => avatar({ avatar_id: photo().id, expressiveness: 'high', engine: { type: 'avatar_v' } }),
			'expressiveness',
		],
		[
			'an engine that does not exist',
			() => avatar({ engine: { type: 'avatar_ii' } }),
			'engine.type',
		],
		[
			'a reference look of another avatar',
			() => avatar({ engine: { type: 'avatar_v', reference_look_id: photo().id } }),
			'engine.reference_look_id',
		],
		[
			'webm without matting',
			() =>
				avatar({
					avatar_id: look((l) => l.avatar_type !== 'photo_avatar' && !l.matting).id,
					output_format: 'webm',
				}),
			'output_format',
		],
		[
			'no background without matting',
			() =>
				avatar({
					avatar_id: look((l) => l.avatar_type !== 'photo_avatar' && !l.matting).id,
					remove_background: true,
				}),
			'remove_background',
		],
		[
			'4k for a photo on III',
			() => avatar({ avatar_id: photo().id, resolution: '4k', engine: { type: 'avatar_iii' } }),
			'resolution',
		],
		[
			'two places of a background',
			() => avatar({ background: { type: 'image', url: image.url, asset_id: 'a' } }),
			'background.url',
		],
		[
			'settings of another engine',
			() => tuned({ engine_type: 'fish' }, 'elevenlabs'),
			'voice_settings.engine_settings.engine_type',
		],
		[
			'a model of another engine',
			() => tuned({ engine_type: 'fish', model: 'eleven_v3' }),
			'voice_settings.engine_settings.model',
		],
		[
			'a field of another engine',
			() => tuned({ engine_type: 'fish', similarity_boost: 1 }),
			'voice_settings.engine_settings.similarity_boost',
		],
		[
			'tuning of starfish',
			() => tuned({ engine_type: 'starfish', stability: 1 }),
			'voice_settings.engine_settings.stability',
		],
		[
			'a stability that v3 does not know',
			() => tuned({ engine_type: 'elevenlabs', model: 'eleven_v3', stability: 0.3 }),
			'voice_settings.engine_settings.stability',
		],
		['too loud', () => avatar({ voice_settings: { volume: 1.1 } }), 'voice_settings.volume'],
		['too high', () => avatar({ voice_settings: { pitch: 51 } }), 'voice_settings.pitch'],
		['another fit', () => avatar({ fit: 'crop' }), 'fit'],
		[
			'another caption file',
			() => avatar({ caption: { file_format: 'vtt' } }),
			'caption.file_format',
		],
		['captions in a clip', () => cinematic({ caption: {} }), 'caption'],
		[
			'a callback of a clip',
			() => cinematic({ callback_url: 'https://example.com' }),
			'callback_url',
		],
		['a prompt that is too long', () => cinematic({ prompt: 'x'.repeat(10_001) }), 'prompt'],
		[
			'four avatars in a clip',
			() => cinematic({ avatar_id: Array(4).fill(twin().id) }),
			'avatar_id',
		],
		['16 seconds', () => cinematic({ duration: 16 }), 'duration'],
		['a clip in 4:5', () => cinematic({ aspect_ratio: '4:5' }), 'aspect_ratio'],
		['a clip in 4k', () => cinematic({ resolution: '4k' }), 'resolution'],
		['four videos for a clip', () => cinematic({ references: clips(4) }), 'references.3'],
		[
			'nine images for a clip beside its avatar',
			() => cinematic({ references: Array(9).fill(image) }),
			'references.8',
		],
		[
			'51 scenes',
			() => studio(...Array(51).fill({ type: 'image', source: image, duration: 1 })),
			'scenes',
		],
		['an unknown scene', () => studio({ type: 'text' }), 'scenes.0.type'],
		[
			'a scene in webm',
			() => ({ ...studio({ type: 'image', source: image, duration: 1 }), output_format: 'webm' }),
			'output_format',
		],
		[
			'a background image in a scene',
			() =>
				speaking({
					type: 'avatar',
					avatar_id: twin().id,
					script: 'Hi',
					background: { type: 'image' },
				}),
			'scenes.0.input.background.type',
		],
		[
			'a value for the colour of a scene',
			() =>
				speaking({
					type: 'avatar',
					avatar_id: twin().id,
					script: 'Hi',
					background: { type: 'color', value: '#112233' },
				}),
			'scenes.0.input.background.value',
		],
		[
			'a picture that speaks without a voice',
			() => speaking({ type: 'image', image, script: 'Hi' }),
			'scenes.0.input.voice_id',
		],
		[
			'a picture with sound and duration',
			() =>
				studio({
					type: 'image',
					source: image,
					duration: 1,
					audio_url: 'https://example.com/a.mp3',
				}),
			'scenes.0.duration',
		],
		[
			'five minutes and more',
			() => studio({ type: 'image', source: image, duration: 301 }),
			'scenes.0.duration',
		],
		[
			'a narrated picture without a voice',
			() => studio({ type: 'image', source: image, script: 'Hi' }),
			'scenes.0.voice_id',
		],
		[
			'a clip that is too loud',
			() => studio({ type: 'video', source: image, playback: { volume: 2 } }),
			'scenes.0.playback.volume',
		],
		[
			'a script over a clip',
			() => studio({ type: 'video', source: image, script: 'Hi' }),
			'scenes.0.script',
		],
		['http', () => avatar({ script: null, audio_url: 'http://example.com/a.mp3' }), 'audio_url'],
	];
	test.each(cases)('%s', async (_name, body, param) => {
		expect(await create(body())).toMatchObject({
			status: 400,
			body: { error: { code: 'invalid_parameter', param } },
		});
		expect(heygen.videos.size).toBe(0);
	});
});

test.each([
	[
		'photos on IV',
		() => avatar({ avatar_id: photo().id, motion_prompt: 'waves', expressiveness: 'low' }),
	],
	[
		'photos on V',
		() => avatar({ avatar_id: photo().id, motion_prompt: 'waves', engine: { type: 'avatar_v' } }),
	],
	[
		'video avatars on V',
		() => avatar({ motion_prompt: 'waves', engine: { type: 'avatar_v', reference_look_id: null } }),
	],
	[
		'webm with matting',
		() => avatar({ avatar_id: look((l) => l.matting).id, output_format: 'webm' }),
	],
	[
		'a tuned voice',
		() => tuned({ engine_type: 'elevenlabs', model: 'eleven_v3', stability: 0.5, style: null }),
	],
	[
		'a locale and a volume',
		() => avatar({ voice_settings: { locale: 'en-GB', volume: 0, speed: 1.5, pitch: -50 } }),
	],
	[
		'settings beside a recording',
		() =>
			avatar({
				script: null,
				audio_asset_id: heygen.addAsset({ mime: 'audio/mpeg' }).id,
				voice_id: voiceOf('fish'),
				voice_settings: { engine_settings: { engine_type: 'elevenlabs' } },
			}),
	],
	[
		'the most references',
		() =>
			cinematic({ references: [...clips(3), ...Array(8).fill(image), ...Array(3).fill(sound)] }),
	],
	[
		'a narrated picture',
		() => studio({ type: 'image', source: image, script: 'Hi', voice_id: voiceOf('fish') }),
	],
])('accepted: %s', async (_name, body) => {
	expect(await create(body())).toMatchObject({ status: 200 });
});

describe('files', () => {
	const audio = (/** @type {string} */ audio_url) => create(avatar({ script: null, audio_url }));

	test.each([
		'https://10.0.0.7/a.mp3',
		'https://192.168.1.2:8443/a.mp3',
		'https://[fd00::1]/a.mp3',
		'https://nas.local/a.mp3',
		'https://minio/a.mp3',
	])('of a private host are not found: %s', async (url) => {
		expect(await audio(url)).toMatchObject({
			status: 400,
			body: { error: { code: 'download_failed', param: 'audio_url' } },
		});
	});

	test('of the sandbox are found until their address expires', async () => {
		const { id } = heygen.addJob('video');
		await heygen.finish(id);
		const { data } = (await send(heygen.url, 'GET', `/v3/videos/${id}`)).body;
		const reuse = () =>
			create(studio({ type: 'video', source: { type: 'url', url: data.video_url } }));
		expect((await reuse()).status).toBe(200);
		time += 3_601_000;
		expect((await reuse()).body.error).toMatchObject({
			code: 'download_failed',
			message: expect.stringContaining('expired'),
			param: 'scenes.0.source.url',
		});
	});
});

test('an asset must have been uploaded, where there is a store of them', () => {
	const context = /** @type {any} */ ({
		assets: { has: (/** @type {string} */ id) => id === 'a' },
	});
	checkAsset({ type: 'asset_id', asset_id: 'a' }, 'image', context);
	expect(() => checkAsset({ type: 'asset_id', asset_id: 'b' }, 'image', context)).toThrow(
		expect.objectContaining({ status: 404, code: 'asset_not_found', param: 'image.asset_id' }),
	);
});
