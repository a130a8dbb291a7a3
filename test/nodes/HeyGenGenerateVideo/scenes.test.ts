import {
	bodyOf,
	chosen,
	expectRefusal,
	FILE,
	itSendsNothingThatHeyGenRefuses,
	read,
	refusalOf,
	SCENES,
	type Surroundings,
} from './reading';

const OUTPUT = { aspect_ratio: '16:9', resolution: '1080p' };
const scene = (script: string, fields: object = {}) => ({
	type: 'avatar_video',
	input: { type: 'avatar', avatar_id: 'studio', script, ...fields },
});
const studio = (scenes: object[], fields: object = {}) => ({
	type: 'studio',
	scenes,
	...OUTPUT,
	...fields,
});
const list = (...scenes: unknown[]) => ({ scenes });
const form = (...rows: object[]) => ({ scenesFrom: 'form', sceneForm: { scene: rows } });
const photo = { avatarId: chosen('photo') };
const binary = { data: FILE, clip: FILE };
const url = (address: string) => ({ type: 'url', url: address });
const asset = (id: string) => ({ type: 'asset_id', asset_id: id });
const IMAGE = 'https://example.com/a.png';

type Sent = [string, object, object, Surroundings?];
type Refused = [string, object, string | RegExp, string | RegExp];

describe('a video from a list of scenes is sent', () => {
	it.each<Sent>([
		['as texts', {}, studio([scene('Hello.'), scene('Bye.')])],
		['as JSON text', { scenes: ' ["Hello."]\n' }, studio([scene('Hello.')])],
		[
			"as DeepSeek Script's",
			list({
				role: 'hook',
				script: ' Hello. ',
				emotion: 'Excited',
				motion_prompt: 'waves',
				on_screen_text: 'Hi',
			}),
			studio([scene('Hello.')]),
		],
		[
			"as DeepSeek Script's in JSON text",
			{ scenes: '[{"script":"Hello.","emotion":"Excited"}]' },
			studio([scene('Hello.')]),
		],
		['with numbers', list({ script: 1 }, 2), studio([scene('1'), scene('2')])],
		[
			'with an avatar and a voice of their own',
			{
				voiceId: chosen('voice-1'),
				...list(
					{ script: 'a' },
					{ script: 'b', avatar_id: 'twin' },
					{ script: 'c', voice_id: 'voice-2' },
					{ script: 'd', avatar_id: ' ', voice_id: null },
					{ script: 'e', voice_id: 'own' },
					{ script: 'f', avatar_id: 'first', voice_id: 'first' },
				),
			},
			studio([
				scene('a', { voice_id: 'voice-1' }),
				scene('b', { voice_id: 'voice-1', avatar_id: 'twin' }),
				scene('c', { voice_id: 'voice-2' }),
				scene('d', { voice_id: 'voice-1' }),
				scene('e'),
				scene('f', { voice_id: 'voice-3' }),
			]),
		],
		[
			'with settings of the voice and a color for each',
			{
				...list('a', { script: 'b', background_color: ' #ABCDEF ' }),
				voiceSettings: { speed: 1.5, pitch: -50, engine: 'starfish' },
				background: 'color',
				backgroundColor: '#ffffff',
			},
			studio(
				['#ffffff', '#ABCDEF'].map((color, n) =>
					scene('ab'[n], {
						voice_settings: {
							speed: 1.5,
							pitch: -50,
							engine_settings: { engine_type: 'starfish' },
						},
						background: { type: 'color', color },
					}),
				),
			),
		],
		[
			"without the color that was set before the avatar's own background was chosen",
			{ background: 'none', backgroundColor: '#ffffff' },
			studio([scene('Hello.'), scene('Bye.')]),
		],
		[
			'with an engine for each, where the avatar takes it',
			{
				...list('a', { script: 'b', motion_prompt: 'points up' }),
				appearance: { engine: 'avatar_v', motionPrompt: 'waves', referenceLookId: 'twin' },
			},
			studio(
				['waves', 'points up'].map((motion_prompt, n) =>
					scene('ab'[n], {
						engine: { type: 'avatar_v', reference_look_id: 'twin' },
						motion_prompt,
					}),
				),
			),
		],
		[
			'with the movement and liveliness of a photo',
			{
				...photo,
				...list({ script: 'a', motion_prompt: 'nods', expressiveness: 'high' }, 'b'),
				appearance: { expressiveness: 'low' },
			},
			studio([
				scene('a', { avatar_id: 'photo', motion_prompt: 'nods', expressiveness: 'high' }),
				scene('b', { avatar_id: 'photo', expressiveness: 'low' }),
			]),
		],
		[
			'with recordings',
			list(
				{ audio_url: 'https://example.com/a.mp3' },
				{ audio_asset_id: 'asset-1', script: 'not said' },
			),
			studio([
				{
					type: 'avatar_video',
					input: {
						type: 'avatar',
						avatar_id: 'studio',
						audio_url: 'https://example.com/a.mp3',
					},
				},
				{
					type: 'avatar_video',
					input: { type: 'avatar', avatar_id: 'studio', audio_asset_id: 'asset-1' },
				},
			]),
		],
		[
			'with silent images',
			list(
				{ image_url: IMAGE },
				{ image_url: IMAGE, duration: '2.5' },
				{ type: 'image', url: IMAGE, duration: 300 },
				{ type: 'image', asset_id: 'asset-1', duration: null },
				{ type: 'image', binary_field: 'data' },
			),
			studio([
				{ type: 'image', source: url(IMAGE), duration: 5 },
				{ type: 'image', source: url(IMAGE), duration: 2.5 },
				{ type: 'image', source: url(IMAGE), duration: 300 },
				{ type: 'image', source: asset('asset-1'), duration: 5 },
				{ type: 'image', source: asset('asset of data'), duration: 5 },
			]),
			{ binary },
		],
		[
			'with images that are spoken to, and no duration',
			{
				voiceSettings: { speed: 1.1 },
				...list(
					{ image_url: IMAGE, script: 'Look.', voice_id: 'voice-2', duration: 9 },
					{ image_url: IMAGE, script: 'Here.' },
					{ image_url: IMAGE, audio_asset_id: 'asset-1', duration: 9 },
				),
			},
			studio([
				{
					type: 'image',
					source: url(IMAGE),
					script: 'Look.',
					voice_id: 'voice-2',
					voice_settings: { speed: 1.1 },
				},
				{
					type: 'image',
					source: url(IMAGE),
					script: 'Here.',
					voice_id: 'voice-1',
					voice_settings: { speed: 1.1 },
				},
				{ type: 'image', source: url(IMAGE), audio_asset_id: 'asset-1' },
			]),
		],
		[
			'with clips',
			list(
				{ video_url: 'https://example.com/a.mp4' },
				{ type: 'video', asset_id: 'asset-1', volume: 0 },
				{ video_url: 'https://example.com/a.mp4', volume: 1, mute: false },
				{ type: 'video', binary_field: 'clip', mute: true, volume: '0.5' },
				{ video_url: 'https://example.com/a.mp4', mute: 'true', script: 'not said' },
			),
			studio([
				{ type: 'video', source: url('https://example.com/a.mp4') },
				{ type: 'video', source: asset('asset-1'), playback: { volume: 0 } },
				{ type: 'video', source: url('https://example.com/a.mp4') },
				{ type: 'video', source: asset('asset of clip'), playback: { volume: 0.5, mute: true } },
				{ type: 'video', source: url('https://example.com/a.mp4'), playback: { mute: true } },
			]),
			{ binary },
		],
		[
			'with an avatar before an image that is not used',
			list({ script: 'a', avatar_id: 'twin', image_url: IMAGE }),
			studio([scene('a', { avatar_id: 'twin' })]),
		],
		[
			'with captions, a title and a callback for the whole',
			{
				waitForCompletion: false,
				options: {
					captions: 'burnedIn',
					title: 'T',
					callbackId: 'c',
					callbackUrl: 'https://example.com/ready',
					watermark: { image: { url: IMAGE } },
				},
			},
			studio([scene('Hello.'), scene('Bye.')], {
				caption: { file_format: 'srt', style: 'default' },
				title: 'T',
				callback_id: 'c',
				callback_url: 'https://example.com/ready',
				watermark: { image: url(IMAGE) },
			}),
		],
		[
			'without what only a single video has',
			{
				background: 'imageUrl',
				backgroundImageUrl: 'nonsense',
				appearance: { fit: 'cover', transparent: true, removeBackground: 'perhaps' },
				speech: 'audioUrl',
				audioUrl: 'nonsense',
				script: 'x',
				options: { folderId: 'f', brandGlossaryId: chosen('g'), longScript: 'split', fps: 7 },
			},
			studio([scene('Hello.'), scene('Bye.')]),
		],
	])('%s', async (_, fields, expected, around = {}) => {
		expect(await bodyOf({ ...SCENES, ...fields }, around)).toStrictEqual(expected);
	});

	it('with 50 of them', async () => {
		const fifty = Array.from({ length: 50 }, (_, n) => `Scene ${n}`);
		expect(await bodyOf({ ...SCENES, ...list(...fifty) })).toMatchObject({
			scenes: { length: 50 },
		});
	});

	it.each<[string, string]>([
		['quotation marks', 'She said "hello" and \'bye\''],
		['backslashes', 'C:\\new\\table and \\" and \\u0041'],
		['line ends', 'One.\nTwo.\r\nThree.\tFour.'],
		['Unicode', 'Größe 日本語 ไทย العربية 👩‍👩‍👧 𝒜 \u2028 end'],
		['markup', '<b>bold</b> & more'],
	])('with %s in a text, also by way of JSON text', async (_, text) => {
		for (const scenes of [[{ script: text }], [text], JSON.stringify([{ script: text }])]) {
			const sent = await bodyOf({ ...SCENES, scenes });
			expect(sent).toMatchObject({ scenes: [{ input: { script: text } }] });
		}
	});
});

describe('a video from scenes of the form is sent', () => {
	it.each<Sent>([
		[
			'with the avatar and voice above',
			form({ sceneType: 'avatar', script: 'Hello.', avatarId: chosen(''), voiceId: chosen('') }),
			studio([scene('Hello.')]),
		],
		['with what the form has by itself', form({ script: 'Hello.' }), studio([scene('Hello.')])],
		[
			'with an avatar, a voice, a movement and a color',
			form({
				sceneType: 'avatar',
				script: 'Hello.',
				avatarId: chosen('photo'),
				voiceId: chosen('voice-2', 'id'),
				motionPrompt: 'nods',
				backgroundColor: '#123456',
			}),
			studio([
				scene('Hello.', {
					avatar_id: 'photo',
					voice_id: 'voice-2',
					motion_prompt: 'nods',
					background: { type: 'color', color: '#123456' },
				}),
			]),
		],
		[
			'with a recording',
			form({ sceneType: 'avatar', script: '', audioUrl: 'https://example.com/a.mp3' }),
			studio([
				{
					type: 'avatar_video',
					input: { type: 'avatar', avatar_id: 'studio', audio_url: 'https://example.com/a.mp3' },
				},
			]),
		],
		[
			'with images from all places',
			form(
				{ sceneType: 'image', from: 'url', url: IMAGE, duration: 2 },
				{ sceneType: 'image', from: 'asset', assetId: 'asset-1', duration: 2 },
				{ sceneType: 'image', from: 'binary', binaryField: 'data', duration: 2 },
				{ sceneType: 'image', from: 'binary', duration: 2 },
			),
			studio(
				[url(IMAGE), asset('asset-1'), asset('asset of data'), asset('asset of data')].map(
					(source) => ({ type: 'image', source, duration: 2 }),
				),
			),
			{ binary },
		],
		[
			'with clips',
			form(
				{ sceneType: 'video', from: 'url', url: 'https://example.com/a.mp4', volume: 1 },
				{ sceneType: 'video', from: 'binary', binaryField: 'clip', volume: 0.2 },
			),
			studio([
				{ type: 'video', source: url('https://example.com/a.mp4') },
				{ type: 'video', source: asset('asset of clip'), playback: { volume: 0.2 } },
			]),
			{ binary },
		],
	])('%s', async (_, fields, expected, around = {}) => {
		expect(await bodyOf({ ...SCENES, ...fields }, around)).toStrictEqual(expected);
	});
});

describe('scenes are refused', () => {
	it.each<[string, unknown]>([
		['an empty field', ''],
		['an empty list', []],
		['an empty list in JSON text', '[]'],
		['text that is no JSON', 'Hello'],
		['cut JSON', '["Hello"'],
		['an object', { script: 'Hello' }],
		['an object in JSON text', '{"script":"Hello"}'],
		['null', null],
		['null in JSON text', 'null'],
		['undefined', undefined],
		['a number', 7],
		['a boolean', true],
	])('that are %s', async (_, scenes) => {
		await expectRefusal(
			{ ...SCENES, scenes },
			'There are no scenes',
			/'Scenes' takes a list.*has: name, script$/,
		);
	});

	it.each([{}, { scene: [] }, { scene: null }, '', null, []])(
		'that are missing in the form: %j',
		async (sceneForm) => {
			await expectRefusal(
				{ ...SCENES, scenesFrom: 'form', sceneForm },
				'There are no scenes',
				"Add a scene under 'Scenes'",
			);
		},
	);

	it.each<[string, unknown]>([
		['without a script', { role: 'cta' }],
		['with a blank script', { script: ' ' }],
		['that is blank', ' '],
		['that is null', null],
		['that is a list', ['Hello']],
		['with a list for a script', { script: ['Hello'] }],
		['with an asset that is nothing', { asset_id: 'asset-1' }],
	])('one of which is one %s', async (_, second) => {
		await expectRefusal(
			{ ...SCENES, ...list('Hello', second) },
			'Scene 2: There is no script',
			"Give each scene a text in 'script'",
		);
	});

	it.each<Refused>([
		[
			'more than 50',
			list(...Array.from({ length: 51 }, () => 'Hello')),
			'51 scenes are too many',
			'HeyGen takes up to 50 in one video: split the list',
		],
		[
			'of an unknown type',
			list('a', { type: 'audio', script: 'b' }),
			"Scene 2: The type 'audio' is unknown",
			"A scene's type is avatar, photo, image or video",
		],
		[
			'with a script of over 5,000 characters',
			list('a', 'b'.repeat(5001)),
			'Scene 2: The script has 5001 characters',
			'HeyGen takes up to 5000 at a time. Split it into two scenes.',
		],
		[
			'with a script that is too long with blanks around its pauses',
			list(`${'b'.repeat(4982)}<break time="1s"/>`),
			'Scene 1: The script has 5001 characters',
			/5000/,
		],
		[
			'with a script of pauses',
			list('a', '<break time="1s"/>'),
			'Scene 2: The script has nothing but pauses',
			/between them/,
		],
		[
			'with an avatar in training',
			list('a', { script: 'b', avatar_id: 'training' }),
			"Scene 2: The avatar 'Look training' is still in training",
			/HeyGen Wait/,
		],
		[
			'with a group for an avatar',
			list('a', { script: 'b', avatar_id: 'group-1' }),
			"Scene 2: 'group-1' is a whole avatar, not one of its looks",
			/Look studio \(studio\)/,
		],
		[
			'with an avatar without a voice',
			list('a', { script: 'b', avatar_id: 'mute' }),
			"Scene 2: The avatar 'Look mute' has no voice of its own",
			/'Voice'/,
		],
		[
			'without any avatar',
			{ avatarId: chosen(''), ...list('a') },
			'Scene 1: No avatar is chosen',
			/'Avatar'/,
		],
		[
			'with an engine that one avatar does not take',
			{
				...list({ script: 'a' }, { script: 'b', avatar_id: 'only-iii' }),
				appearance: { engine: 'avatar_v' },
			},
			"Scene 2: The avatar 'Look only-iii' does not work with Avatar V",
			'It works with Avatar III',
		],
		[
			'with a movement for all that one avatar does not follow',
			{
				...photo,
				...list('a', { script: 'b', avatar_id: 'studio' }),
				appearance: { motionPrompt: 'waves' },
			},
			"Scene 2: The avatar 'Look studio' follows motion prompts on Avatar V only",
			/^Choose 'Avatar V'/,
		],
		[
			'with liveliness of a filmed avatar',
			list('a', { script: 'b', expressiveness: 'high' }),
			'Scene 2: Expressiveness is for photo avatars only',
			/photo avatar instead/,
		],
		[
			'with a color that is none',
			list('a', { script: 'b', background_color: 'red' }),
			"Scene 2: 'red' is no background color",
			/six digits/,
		],
		[
			'with a recording at no address',
			list('a', { audio_url: 'a.mp3' }),
			"Scene 2: 'Audio URL' is no address: a.mp3",
			/public https/,
		],
		[
			'with an image at no address',
			list('a', { image_url: 'a.png' }),
			"'Scene 2: Image' is no address: a.png",
			/public https/,
		],
		['with an image at none', list({ type: 'image' }), "'Scene 1: Image' is empty", /https/],
		['with a clip at none', list({ type: 'video' }), "'Scene 1: Video' is empty", /https/],
		[
			'with a file from nowhere',
			list({ type: 'image', file_from: 'disk', file: 'x' }),
			"Scene 1: 'File From' cannot be 'disk'",
			'HeyGen takes asset, binary, url',
		],
		[
			'with an image of no time',
			list({ image_url: IMAGE, duration: 0 }),
			"Scene 1: 'Duration' is 0",
			/0.1 to 300/,
		],
		[
			'with an image that never ends',
			list({ image_url: IMAGE, duration: 301 }),
			"Scene 1: 'Duration' is 301",
			/0.1 to 300/,
		],
		[
			'with a clip that is too loud',
			list({ video_url: IMAGE, volume: 1.5 }),
			"Scene 1: 'Volume' is 1.5",
			/0 to 1/,
		],
		[
			'with an image that is spoken to without a voice',
			{ avatarId: chosen('mute'), ...list({ image_url: IMAGE, script: 'Look.' }) },
			'Scene 1: There is a script, but no voice',
			'Pick a voice for the scene',
		],
		[
			'with a voice setting out of range',
			{ voiceSettings: { speed: 3 } },
			"'Speed' is 3",
			/0.5 to 1.5/,
		],
	])('%s', async (_, fields, message, wayOut) => {
		await expectRefusal({ ...SCENES, ...fields }, message, wayOut, { binary });
	});

	it('before a file of another one is uploaded', async () => {
		const scenes = [{ type: 'image', binary_field: 'data' }, { script: '' }];
		await expectRefusal({ ...SCENES, scenes }, 'Scene 2: There is no script', /script/, {
			binary,
		});
	});

	it('by the first one that is wrong, however long the others take', async () => {
		const scenes = [{ script: 'a', avatar_id: 'training' }, { script: '' }];
		const { error } = await refusalOf({ ...SCENES, scenes });
		expect(error).toMatchObject({ message: expect.stringMatching(/^Scene 1: /) });
	});
});

describe('what DeepSeek wishes for', () => {
	const wish = { script: 'Hello.', motion_prompt: 'waves' };

	it('is left out for an avatar that follows no motion prompts, which is said once', async () => {
		const { body, hints } = await read({ ...SCENES, ...list(wish, wish) });
		expect(body).toStrictEqual(studio([scene('Hello.'), scene('Hello.')]));
		expect(hints).toEqual([
			"The scenes' motion prompts were left out: the avatar 'Look studio' follows them on Avatar V only. Choose that engine, or a photo avatar",
		]);
	});

	it('is followed by a photo avatar that works with Avatar V only', async () => {
		const { body, hints } = await read({
			...SCENES,
			avatarId: chosen('photo-only-v'),
			...list(wish),
		});
		expect(body).toMatchObject({
			scenes: [{ input: { engine: { type: 'avatar_v' }, motion_prompt: 'waves' } }],
		});
		expect(hints).toEqual([]);
	});

	it('is left out for an avatar that is not known', async () => {
		const { body } = await read({ ...SCENES, avatarId: chosen('unheard-of'), ...list(wish) });
		expect(JSON.stringify(body)).not.toContain('waves');
	});
});

describe('the length', () => {
	it('is that of the scripts and silent images, as far as it is known', async () => {
		const words = 'word '.repeat(75);
		const { seconds } = await read({
			...SCENES,
			voiceSettings: { speed: 1.5 },
			...list(words, { image_url: IMAGE, duration: 4 }, { video_url: IMAGE }),
		});
		expect(seconds).toBeCloseTo(30 / 1.5 + 4, 0);
	});

	it('is not known of clips and recordings', async () => {
		const { seconds } = await read({
			...SCENES,
			...list({ video_url: IMAGE }, { audio_asset_id: 'asset-1' }),
		});
		expect(seconds).toBeUndefined();
	});
});

it('asks for each avatar and voice once, however many scenes name them', async () => {
	const scenes = Array.from({ length: 20 }, (_, n) => ({
		script: 'A <break time="1s"/> b',
		avatar_id: n % 2 ? 'twin' : 'photo',
	}));
	const { requests } = await read({ ...SCENES, scenes });
	expect(requests).toHaveLength(3);
});

itSendsNothingThatHeyGenRefuses(25);
