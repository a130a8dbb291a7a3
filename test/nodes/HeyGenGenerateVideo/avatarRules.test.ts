import { MOST_SCENES } from '../../../nodes/shared/video/body';
import {
	AVATAR,
	bodyOf,
	chosen,
	expectRefusal,
	FILE,
	itSendsNothingThatHeyGenRefuses,
	read,
	SCENES,
} from './reading';

const avatar = (id: unknown) => ({ avatarId: chosen(id, 'id') });
const look = (fields: object) => ({ appearance: fields });
const option = (fields: object) => ({ options: fields });
const own = (fields: object) => ({ voiceSettings: fields });
const binary = { office: FILE };

type Refused = [string, object, string | RegExp, string | RegExp];

describe('an avatar is refused', () => {
	it.each<Refused>([
		['that is not chosen', avatar(''), 'No avatar is chosen', /list in the field 'Avatar'/],
		['that is null', avatar(null), 'No avatar is chosen', /'Avatar'/],
		['that is undefined', { avatarId: undefined }, 'No avatar is chosen', /'Avatar'/],
		['that is an object', { avatarId: { a: 1 } }, 'No avatar is chosen', /'Avatar'/],
		['that is a list', avatar(['studio']), 'No avatar is chosen', /'Avatar'/],
		[
			'that is a whole group',
			avatar('group-1'),
			"'group-1' is a whole avatar, not one of its looks",
			'HeyGen makes videos with a look. Of this avatar there are: Look studio (studio), Look photo (photo), Look twin (twin)',
		],
		[
			'in training',
			avatar('training'),
			"The avatar 'Look training' is still in training",
			/^Wait for it with HeyGen Wait \(job type avatar\)/,
		],
		['in training, without a name', avatar('nameless'), /^The avatar 'nameless' is still/, /Wait/],
		[
			'without consent',
			avatar('unconsented'),
			"The avatar 'Look unconsented' waits for consent",
			/has to give consent in HeyGen/,
		],
		[
			'whose training failed',
			avatar('broken'),
			"The avatar 'Look broken' could not be made",
			'Choose another one',
		],
		[
			'that has no voice, where none is chosen',
			avatar('mute'),
			"The avatar 'Look mute' has no voice of its own",
			"Pick a voice in the field 'Voice'",
		],
	])('%s', async (_, fields, message, wayOut) => {
		await expectRefusal({ ...AVATAR, ...fields }, message, wayOut);
	});

	it('never, where HeyGen cannot say anything about it', async () => {
		const trouble = { instead: () => ({ status: 403, body: { error: { code: 'forbidden' } } }) };
		const sent = await bodyOf(
			{ ...AVATAR, ...avatar('mute'), ...look({ engine: 'avatar_v', motionPrompt: 'waves' }) },
			{ account: trouble },
		);
		expect(sent).toMatchObject({ avatar_id: 'mute', engine: { type: 'avatar_v' } });
	});
});

describe('the first available avatar', () => {
	const first = { ...AVATAR, avatarId: chosen('first') };

	it.each<[string, object, string]>([
		['of all', {}, 'studio'],
		['of a type', { avatarType: 'photo_avatar' }, 'photo'],
		['of a gender', { gender: 'male' }, 'twin'],
		['of a type and a gender', { avatarType: 'digital_twin', gender: 'male' }, 'twin'],
		['of a group', { groupId: ' group-1 ' }, 'studio'],
		['of HeyGen', { ownership: 'public' }, 'studio'],
		['with blank filters', { avatarType: '', gender: null, groupId: ' ', ownership: '' }, 'studio'],
	])('%s is taken', async (_, avatarFilter, id) => {
		expect(await bodyOf({ ...first, avatarFilter })).toMatchObject({ avatar_id: id });
	});

	it('is one that can speak, rather than one without a voice', async () => {
		const looks = [
			{ id: 'unfinished', status: 'processing' },
			{ id: 'silent', status: null, default_voice_id: null },
			{ id: 'speaks', status: 'completed', default_voice_id: 'voice-1' },
		];
		expect(await bodyOf(first, { account: { looks } })).toMatchObject({ avatar_id: 'speaks' });
	});

	it('is one of the own ones where there are any, as in the list', async () => {
		const looks = [
			{ id: 'theirs', ownership: 'public' },
			{ id: 'mine', ownership: 'private' },
		];
		expect(await bodyOf(first, { account: { looks } })).toMatchObject({ avatar_id: 'mine' });
	});

	it.each<[string, object]>([
		['fits', { gender: 'female', avatarType: 'digital_twin' }],
		['is in the group', { groupId: 'nobody' }],
	])('is refused where none %s', async (_, avatarFilter) => {
		await expectRefusal(
			{ ...first, avatarFilter },
			'No avatar fits the filter',
			"Remove something from 'Avatar Filter', or pick an avatar from the list",
		);
	});

	it.each<[string, unknown]>([
		['a number', 5],
		['an object', { a: 1 }],
		['a list', ['female']],
		['a boolean', true],
	])('survives a filter that is %s', async (_, said) => {
		const avatarFilter = { gender: said, avatarType: said, groupId: said, ownership: said };
		const outcome = await read({ ...first, avatarFilter }).catch((error: Error) => error);
		expect(outcome instanceof Error ? outcome.message : outcome.body.avatar_id).toMatch(
			/^(No avatar fits the filter|studio)$/,
		);
	});
});

describe('the first available voice', () => {
	const first = { ...AVATAR, voiceId: chosen('first') };

	it.each<[string, object, string]>([
		["of all, one's own before HeyGen's", {}, 'voice-3'],
		['of HeyGen', { ownership: 'public' }, 'voice-1'],
		['of a language', { language: ' German ' }, 'voice-2'],
		['of a gender', { gender: 'male' }, 'voice-2'],
		['that takes a locale', { locale: true }, 'voice-1'],
		['that keeps pauses, in English', { pauses: true, language: 'English' }, 'voice-1'],
	])('%s is taken', async (_, voiceFilter, id) => {
		expect(await bodyOf({ ...first, voiceFilter })).toMatchObject({ voice_id: id });
	});

	it.each<[string, object]>([
		['fits', { language: 'Klingon' }],
		['keeps pauses', { language: 'German', pauses: true }],
	])('is refused where none %s', async (_, voiceFilter) => {
		await expectRefusal(
			{ ...first, voiceFilter },
			'No voice fits the filter',
			/^Remove something from 'Voice Filter'.*English name$/,
		);
	});

	it.each<[string, unknown]>([
		['a number', 5],
		['an object', { a: 1 }],
		['a list', ['x']],
	])('survives a filter that is %s', async (_, said) => {
		const voiceFilter = { language: said, gender: said, ownership: said };
		const outcome = await read({ ...first, voiceFilter }).catch((error: Error) => error);
		expect(outcome instanceof Error ? outcome.message : outcome.body.voice_id).toMatch(
			/^(No voice fits the filter|voice-3)$/,
		);
	});
});

describe('an engine', () => {
	it.each<Refused>([
		[
			'that the avatar does not work with',
			{ ...avatar('only-iii'), ...look({ engine: 'avatar_v' }) },
			"The avatar 'Look only-iii' does not work with Avatar V",
			'It works with Avatar III',
		],
		[
			'that the avatar does not work with, of several',
			{ ...avatar('only-iv'), ...look({ engine: 'avatar_iii' }) },
			"The avatar 'Look only-iv' does not work with Avatar III",
			'It works with Avatar IV',
		],
		[
			'that there is not',
			look({ engine: 'avatar_vi' }),
			"'Engine' cannot be 'avatar_vi'",
			'HeyGen takes avatar_iii, avatar_iv, avatar_v',
		],
		[
			'without the look that goes with Avatar V',
			look({ engine: 'avatar_iv', referenceLookId: 'twin' }),
			"'Reference Look ID' needs Avatar V",
			"Choose 'Avatar V' as the engine",
		],
		[
			'with 4K of a photo',
			{ ...avatar('photo'), ...look({ engine: 'avatar_iii' }), resolution: '4k' },
			'Avatar III makes no 4K of photo avatars',
			/another 'Resolution'/,
		],
	])('%s is refused', async (_, fields, message, wayOut) => {
		await expectRefusal({ ...AVATAR, ...fields }, message, wayOut);
	});

	it.each([
		['only-iii', 'avatar_iii'],
		['photo-only-v', 'avatar_v'],
	])('is chosen for %s, which does not work with the usual one', async (id, type) => {
		expect(await bodyOf({ ...AVATAR, ...avatar(id) })).toMatchObject({ engine: { type } });
	});

	it('is left to HeyGen for a look with engines that are not known here', async () => {
		const looks = [{ id: 'new', supported_api_engines: ['avatar_vi'] }];
		const sent = await bodyOf({ ...AVATAR, ...avatar('new') }, { account: { looks } });
		expect(sent).not.toHaveProperty('engine');
	});
});

describe('a reference look', () => {
	const wayOut =
		'Avatar V takes over the movements of a digital twin of the same avatar: give the ID of such a look, or leave the field empty to let HeyGen choose';

	it.each<[string, string, string, string, string]>([
		['that is a photo', 'studio', 'photo', "'Look photo' is a photo avatar", wayOut],
		['that is from a studio', 'photo', 'studio', "'Look studio' is a studio avatar", wayOut],
		['of another avatar', 'photo', 'stranger', "'Look stranger' belongs to another avatar", wayOut],
		[
			'that is a whole avatar',
			'photo',
			'group-1',
			"'group-1' is a whole avatar, not one of its looks",
			wayOut,
		],
	])('%s is refused', async (_, id, referenceLookId, why, out) => {
		const message = `${why}, and cannot be the reference look`;
		const appearance = { engine: 'avatar_v', referenceLookId };
		await expectRefusal({ ...AVATAR, ...avatar(id), appearance }, message, out);
		await expectRefusal(
			{ ...SCENES, ...avatar(id), appearance, scenes: ['Hello.'] },
			`Scene 1: ${message}`,
			out,
		);
		const engine = { type: 'avatar_v', reference_look_id: referenceLookId };
		await expectRefusal(
			{ ...SCENES, scenes: ['Hello.', { script: 'Bye.', avatar_id: id, engine }] },
			`Scene 2: ${message}`,
			out,
		);
	});

	it.each(['photo', 'twin', 'unheard-of'])('that is a twin of %s is sent', async (id) => {
		const appearance = { engine: 'avatar_v', referenceLookId: 'twin' };
		expect(await bodyOf({ ...AVATAR, ...avatar(id), appearance })).toMatchObject({
			engine: { type: 'avatar_v', reference_look_id: 'twin' },
		});
	});

	it('that HeyGen does not know here is left to HeyGen', async () => {
		const appearance = { engine: 'avatar_v', referenceLookId: 'unheard-of' };
		expect(await bodyOf({ ...AVATAR, appearance })).toMatchObject({
			engine: { reference_look_id: 'unheard-of' },
		});
	});
});

describe('a motion prompt', () => {
	const waves = { motionPrompt: 'waves' };

	it.each<Refused>([
		[
			'of a filmed avatar on the usual engine',
			look(waves),
			"The avatar 'Look studio' follows motion prompts on Avatar V only",
			"Choose 'Avatar V' as the engine, or remove the motion prompt",
		],
		[
			'of a twin on Avatar IV',
			{ ...avatar('twin'), ...look({ ...waves, engine: 'avatar_iv' }) },
			"The avatar 'Look twin' follows motion prompts on Avatar V only",
			/^Choose 'Avatar V'/,
		],
		[
			'of a filmed avatar without Avatar V',
			{ ...avatar('only-iv'), ...look(waves) },
			/follows motion prompts on Avatar V only$/,
			'Remove the motion prompt, or choose a photo avatar',
		],
		[
			'on Avatar III',
			{ ...avatar('photo'), ...look({ ...waves, engine: 'avatar_iii' }) },
			'Avatar III follows no motion prompts',
			'Choose another engine',
		],
		[
			'of an avatar that works with Avatar III only',
			{ ...avatar('only-iii'), ...look(waves) },
			/motion prompt/,
			/motion prompt|engine/,
		],
	])('%s is refused', async (_, fields, message, wayOut) => {
		await expectRefusal({ ...AVATAR, ...fields }, message, wayOut);
	});

	it('is followed by a photo avatar that works with Avatar V only', async () => {
		expect(await bodyOf({ ...AVATAR, ...avatar('photo-only-v'), ...look(waves) })).toMatchObject({
			engine: { type: 'avatar_v' },
			motion_prompt: 'waves',
		});
	});

	it('is left to HeyGen for an avatar that is not known', async () => {
		expect(await bodyOf({ ...AVATAR, ...avatar('unheard-of'), ...look(waves) })).toMatchObject({
			motion_prompt: 'waves',
		});
	});
});

describe('expressiveness', () => {
	it.each<Refused>([
		[
			'of a filmed avatar',
			look({ expressiveness: 'high' }),
			'Expressiveness is for photo avatars only',
			"Remove 'Expressiveness' (high), or choose a photo avatar instead of The avatar 'Look studio'",
		],
		[
			'on Avatar V',
			{ ...avatar('photo'), ...look({ expressiveness: 'low', engine: 'avatar_v' }) },
			'Avatar V knows no expressiveness',
			"Remove 'Expressiveness' (low), or choose Avatar IV",
		],
		[
			'on Avatar III',
			{ ...avatar('photo'), ...look({ expressiveness: 'low', engine: 'avatar_iii' }) },
			'Avatar III knows no expressiveness',
			/choose Avatar IV/,
		],
		[
			'of a photo avatar that works with Avatar V only',
			{ ...avatar('photo-only-v'), ...look({ expressiveness: 'low' }) },
			'Avatar V knows no expressiveness',
			/Remove 'Expressiveness'/,
		],
		[
			'of a level that there is not',
			{ ...avatar('photo'), ...look({ expressiveness: 'extreme' }) },
			"'Expressiveness' cannot be 'extreme'",
			'HeyGen takes high, medium, low',
		],
	])('%s is refused', async (_, fields, message, wayOut) => {
		await expectRefusal({ ...AVATAR, ...fields }, message, wayOut);
	});
});

describe('a picture is refused', () => {
	it.each<Refused>([
		...['color', 'imageUrl', 'imageAsset', 'imageBinary'].map((background): Refused => [
			`that is transparent and has a background: ${background}`,
			{
				background,
				backgroundColor: '#ffffff',
				backgroundImageUrl: 'https://example.com/a.png',
				backgroundAssetId: 'asset-1',
				backgroundBinaryField: 'office',
				appearance: { transparent: true },
			},
			'A transparent video cannot have a background',
			"Set 'Background' to the avatar's own, or remove 'Transparent' under Appearance",
		]),
		...['red', '#fff', '#11223344', '', 'rgb(0,0,0)', 7].map((color): Refused => [
			`before the color ${JSON.stringify(color)}`,
			{ background: 'color', backgroundColor: color },
			`'${color}' is no background color`,
			'HeyGen takes a color as # and six digits, e.g. #1a2b3c',
		]),
		[
			'before an image without an address',
			{ background: 'imageUrl', backgroundImageUrl: ' ' },
			"'Background Image' is empty",
			/public https address/,
		],
		[
			'before an image at no address',
			{ background: 'imageUrl', backgroundImageUrl: 'office.jpg' },
			"'Background Image' is no address: office.jpg",
			/public https address/,
		],
		[
			'before an asset without an ID',
			{ background: 'imageAsset', backgroundAssetId: '' },
			"'Background Image' is empty",
			/ID that HeyGen gave/,
		],
		['in no shape', { aspectRatio: '3:2' }, "'Aspect Ratio' cannot be '3:2'", /16:9, 9:16/],
		['in no size', { resolution: '8k' }, "'Resolution' cannot be '8k'", /4k, 1080p, 720p/],
		[
			'that fits in no way',
			look({ fit: 'stretch' }),
			"'Fit' cannot be 'stretch'",
			/contain, cover/,
		],
		[
			'with captions of no kind',
			option({ captions: 'burnt' }),
			"'Captions' cannot be 'burnt'",
			/burnedIn/,
		],
		[
			'with a watermark without an image',
			option({ watermark: { image: { url: '', opacity: 1 } } }),
			"'Watermark' is empty",
			/https/,
		],
		[
			'with a watermark of no opacity',
			option({ watermark: { image: { url: 'https://a.example/b.png', opacity: 2 } } }),
			"'Opacity' is 2",
			'HeyGen takes numbers from 0 to 1',
		],
		[
			'with a watermark that is moved by percents',
			option({ watermark: { image: { url: 'https://a.example/b.png', offsetX: 5 } } }),
			"'Offset X' is 5",
			'It is a share of the frame from -1 to 1: 0.05 for 5 percent',
		],
		[
			'with a watermark that is moved by words',
			option({ watermark: { image: { url: 'https://a.example/b.png', offsetY: 'up' } } }),
			"'Offset Y' is up",
			/share of the frame/,
		],
		[
			'with a watermark from nowhere',
			option({ watermark: { image: { from: 'x', url: 'https://a.example/b.png' } } }),
			"'Watermark From' cannot be 'x'",
			/asset, binary, url/,
		],
		[
			'with a watermark that HeyGen is to have, but no ID',
			option({ watermark: { image: { from: 'asset' } } }),
			"'Watermark' is empty",
			/ID that HeyGen gave/,
		],
		[
			'with a watermark in no corner',
			option({ watermark: { image: { url: 'https://a.example/b.png', position: 'center' } } }),
			"'Position' cannot be 'center'",
			/top_left/,
		],
	])('%s', async (_, fields, message, wayOut) => {
		await expectRefusal({ ...AVATAR, ...fields }, message, wayOut, { binary });
	});
});

describe('an address is refused', () => {
	const places: Array<[string, (url: unknown) => object]> = [
		['Audio URL', (url) => ({ speech: 'audioUrl', audioUrl: url })],
		['Background Image', (url) => ({ background: 'imageUrl', backgroundImageUrl: url })],
		['Watermark', (url) => option({ watermark: { image: { url } } })],
		['Callback URL', (url) => ({ waitForCompletion: false, ...option({ callbackUrl: url }) })],
	];

	it.each(places)('of %s that no service can reach', async (label, fields) => {
		for (const url of [
			'ftp://example.com/a',
			'//example.com/a',
			'example.com/a',
			'javascript:alert(1)',
			'file:///etc/passwd',
			'data:text/plain,x',
			'https://',
			'http://localhost/a',
			'https://127.0.0.1/a',
			'https://192.168.0.7/a',
			'https://n8n.internal/a',
			'http://example.com/a',
		]) {
			await expectRefusal(
				{ ...AVATAR, ...fields(url) },
				new RegExp(`^(HeyGen cannot (fetch|call) )?'${label}'(:| is no address:) `),
				/https address/,
			);
		}
	});

	it.each(places)('of %s unless HeyGen itself is a private service', async (_, fields) => {
		const around = { baseUrl: 'http://127.0.0.1:4010' };
		const sent = await bodyOf({ ...AVATAR, ...fields('http://localhost:9/a.png') }, around);
		expect(JSON.stringify(sent)).toContain('http://localhost:9/a.png');
	});
});

describe('voice settings are refused', () => {
	const elevenlabs = { engine: 'elevenlabs' };

	it.each<Refused>([
		['that are too slow', own({ speed: 0.49 }), "'Speed' is 0.49", /from 0.5 to 1.5$/],
		['that are too fast', own({ speed: 1.51 }), "'Speed' is 1.51", /from 0.5 to 1.5$/],
		['in words', own({ speed: 'fast' }), "'Speed' is fast", /0.5/],
		['that are a list', own({ speed: [1] }), /^'Speed' is/, /0.5/],
		['that are an empty list', own({ volume: [] }), /^'Volume' is/, /from 0 to 1$/],
		['that are a boolean', own({ volume: true }), "'Volume' is true", /from 0 to 1$/],
		['that are an object', own({ pitch: { a: 1 } }), /^'Pitch' is/, /from -50 to 50$/],
		['that are no number', own({ pitch: NaN }), "'Pitch' is NaN", /from -50 to 50$/],
		['that are without end', own({ pitch: Infinity }), "'Pitch' is Infinity", /-50/],
		['that are too low', own({ pitch: -51 }), "'Pitch' is -51", /from -50 to 50$/],
		['that are too high', own({ pitch: 51 }), "'Pitch' is 51", /from -50 to 50$/],
		['that are too loud', own({ volume: 1.01 }), "'Volume' is 1.01", /from 0 to 1$/],
		['of an engine that there is not', own({ engine: 'x' }), "'Engine' cannot be 'x'", /fish/],
		[
			'of a model that there is not',
			own({ ...elevenlabs, elevenlabsModel: 'eleven_v9' }),
			"'Model' cannot be 'eleven_v9'",
			/eleven_v3/,
		],
		[
			"of another engine's model",
			own({ engine: 'fish', fishModel: 'eleven_v3' }),
			"'Model' cannot be 'eleven_v3'",
			'HeyGen takes s1, s2-pro',
		],
		['out of range', own({ ...elevenlabs, stability: 1.1 }), "'Stability' is 1.1", /0 to 1$/],
		['out of reach', own({ ...elevenlabs, similarity: -1 }), "'Similarity' is -1", /0 to 1$/],
		['out of style', own({ ...elevenlabs, style: 2 }), "'Style' is 2", /0 to 1$/],
		[
			'between the steps of Eleven V3',
			own({ ...elevenlabs, elevenlabsModel: 'eleven_v3', stability: 0.7 }),
			"'Stability' is 0.7",
			/0 \(creative\), 0.5 \(natural\) and 1 \(robust\) only$/,
		],
	])('%s', async (_, fields, message, wayOut) => {
		await expectRefusal({ ...AVATAR, ...fields }, message, wayOut);
	});
});

describe('a yes or no', () => {
	it.each<[string, object, object]>([
		['said in a word', look({ removeBackground: 'true' }), { remove_background: true }],
		['said in a loud word', look({ transparent: 'TRUE' }), { output_format: 'webm' }],
		[
			'of a voice, said in a word',
			own({ engine: 'elevenlabs', speakerBoost: 'false' }),
			{
				voice_settings: {
					engine_settings: { engine_type: 'elevenlabs', use_speaker_boost: false },
				},
			},
		],
	])('%s counts', async (_, fields, expected) => {
		expect(await bodyOf({ ...AVATAR, ...fields })).toMatchObject(expected);
	});

	it.each([
		['nothing', null],
		['undefined', undefined],
		['an empty text', ''],
		['no', 'false'],
	])('that is %s is no', async (_, said) => {
		const sent = await bodyOf({
			...AVATAR,
			appearance: { removeBackground: said, transparent: said },
		});
		expect(sent).not.toHaveProperty('remove_background');
		expect(sent).not.toHaveProperty('output_format');
	});

	it.each([
		['a word', 'perhaps'],
		['a number', 7],
		['a list', []],
	])('that is %s is refused', async (_, said) => {
		await expectRefusal(
			{ ...AVATAR, ...look({ removeBackground: said }) },
			/^'Remove Background' is /,
			'It takes true and false',
		);
	});
});

describe('a long script', () => {
	const SENTENCE = 'This is a sentence of forty-one characters. ';
	const long = { script: SENTENCE.repeat(200) };
	const split = (fields: object = {}) => option({ longScript: 'split', ...fields });

	it('is split into scenes, all with the same avatar, voice and color', async () => {
		const { body, seconds, jobType, path, hints } = await read({
			...AVATAR,
			...long,
			...avatar('photo'),
			voiceId: chosen('voice-1'),
			voiceSettings: { speed: 1.2 },
			background: 'color',
			backgroundColor: '#1a2b3c',
			appearance: { motionPrompt: 'nods', expressiveness: 'low' },
			...split({ title: 'T', captions: 'file', callbackId: 'c' }),
		});
		const scene = (script: string) => ({
			type: 'avatar_video',
			input: {
				type: 'avatar',
				avatar_id: 'photo',
				script,
				voice_id: 'voice-1',
				voice_settings: { speed: 1.2 },
				motion_prompt: 'nods',
				expressiveness: 'low',
				background: { type: 'color', color: '#1a2b3c' },
			},
		});
		expect(body).toStrictEqual({
			type: 'studio',
			scenes: [SENTENCE.repeat(113).trim(), SENTENCE.repeat(87).trim()].map(scene),
			title: 'T',
			caption: { file_format: 'srt' },
			callback_id: 'c',
			aspect_ratio: '16:9',
			resolution: '1080p',
		});
		expect([jobType, path, hints]).toEqual(['video', '/v3/videos', []]);
		expect(seconds).toBeGreaterThan(400);
	});

	it('stays one video where it is short enough', async () => {
		expect(await bodyOf({ ...AVATAR, ...split() })).toMatchObject({
			type: 'avatar',
			script: 'Hello there.',
		});
	});

	it('stays one video where only a pause is too much', async () => {
		const script = `${'a'.repeat(4990)} <break time="1s"/>`;
		expect(await bodyOf({ ...AVATAR, script, ...split() })).toMatchObject({
			type: 'avatar',
			script: 'a'.repeat(4990),
		});
	});

	it('is counted without the pauses that its voice does not keep', async () => {
		const script = `${'a'.repeat(4990)} <break time="1s"/> b`;
		expect(await bodyOf({ ...AVATAR, ...avatar('no-pauses'), script })).toMatchObject({
			script: `${'a'.repeat(4990)} b`,
		});
	});

	it.each<Refused>([
		[
			'before an image',
			{ ...split(), background: 'imageBinary', backgroundBinaryField: 'office' },
			'A script that is split into scenes cannot have an image behind the avatar',
			/^HeyGen takes only a color behind scenes/,
		],
		[
			'that is transparent',
			{ ...split(), ...look({ transparent: true }) },
			'A script that is split into scenes cannot have the avatar cut out of its background',
			/remove 'Transparent' and 'Remove Background'/,
		],
		[
			'that is cut out',
			{ ...split(), ...look({ removeBackground: true }) },
			/cannot have the avatar cut out of its background$/,
			/or shorten the script$/,
		],
		[
			'of more scenes than HeyGen takes',
			{ ...split(), script: 'a'.repeat(5000 * MOST_SCENES + 1) },
			'The script needs 51 scenes',
			/^HeyGen takes up to 50 in one video/,
		],
	])('%s is refused', async (_, fields, message, wayOut) => {
		await expectRefusal({ ...AVATAR, ...long, ...fields }, message, wayOut, { binary });
	});

	it('says what scenes cannot have', async () => {
		const { body, hints } = await read({
			...AVATAR,
			...long,
			...look({ fit: 'cover' }),
			...split({ folderId: 'f', brandGlossaryId: chosen('g') }),
		});
		expect(JSON.stringify(body)).not.toMatch(/fit|folder|glossary/);
		expect(hints).toEqual([
			"A script that was split into scenes has no 'Fit', 'Folder ID' and 'Brand Glossary', because HeyGen knows none of these for scenes",
		]);
	});
});

itSendsNothingThatHeyGenRefuses(30);
