import type { IDataObject } from 'n8n-workflow';
import {
	AVATAR,
	bodyOf,
	chosen,
	expectRefusal,
	FILE,
	itSendsNothingThatHeyGenRefuses,
	read,
	type Surroundings,
} from './reading';

const OUTPUT = { aspect_ratio: '16:9', resolution: '1080p' };
const body = (fields: object = {}) => ({
	type: 'avatar',
	avatar_id: 'studio',
	script: 'Hello there.',
	...OUTPUT,
	...fields,
});
const withoutScript = (fields: object) => ({
	type: 'avatar',
	avatar_id: 'studio',
	...OUTPUT,
	...fields,
});
const photo = { avatarId: chosen('photo') };
const own = (fields: object) => ({ voiceSettings: fields });
const option = (fields: object) => ({ options: fields });
const look = (fields: object) => ({ appearance: fields });
const binary = { data: FILE, office: FILE };
const LOGO = { from: 'url', url: 'https://example.com/logo.png' };

describe('a video from one avatar is sent', () => {
	it.each<[string, object, object, Surroundings?]>([
		["with the avatar's own voice", {}, body()],
		['with a voice', { voiceId: chosen('voice-2') }, body({ voice_id: 'voice-2' })],
		['with no voice at all', { voiceId: chosen('') }, body()],
		['with a voice that is null', { voiceId: chosen(null) }, body()],
		[
			'with an avatar by its ID',
			{ avatarId: chosen(' photo ', 'id') },
			body({ avatar_id: 'photo' }),
		],
		['with an avatar by an expression', { avatarId: 'photo' }, body({ avatar_id: 'photo' })],
		[
			'with an avatar that HeyGen does not tell about',
			{ avatarId: chosen('unheard-of', 'id') },
			body({ avatar_id: 'unheard-of' }),
		],
		[
			'with an avatar whose ID is a number',
			{ avatarId: chosen(4711, 'id') },
			body({ avatar_id: '4711' }),
		],
		['upright', { aspectRatio: '9:16' }, body({ aspect_ratio: '9:16' })],
		['as the avatar was recorded', { aspectRatio: 'auto' }, body({ aspect_ratio: 'auto' })],
		['in 4K', { resolution: '4k' }, body({ resolution: '4k' })],
		[
			'without size',
			{ aspectRatio: '', resolution: null },
			{ type: 'avatar', avatar_id: 'studio', script: 'Hello there.' },
		],
		['with a title', option({ title: ' For Ana ' }), body({ title: 'For Ana' })],
		['with a number for a title', option({ title: 7 }), body({ title: '7' })],
		['with a blank title', option({ title: '  ' }), body()],
		['without captions', option({ captions: 'none' }), body()],
		[
			'with a caption file',
			option({ captions: 'file' }),
			body({ caption: { file_format: 'srt' } }),
		],
		[
			'with captions in the picture',
			option({ captions: 'burnedIn' }),
			body({ caption: { file_format: 'srt', style: 'default' } }),
		],
		['in a folder', option({ folderId: ' folder-1 ' }), body({ folder_id: 'folder-1' })],
		[
			'with a brand glossary',
			option({ brandGlossaryId: chosen('glossary-1') }),
			body({ brand_glossary_id: 'glossary-1' }),
		],
		[
			'with a brand glossary by an expression',
			option({ brandGlossaryId: 'glossary-1' }),
			body({ brand_glossary_id: 'glossary-1' }),
		],
		['with no brand glossary', option({ brandGlossaryId: chosen('') }), body()],
		[
			'with a watermark',
			option({ watermark: { image: { url: 'https://example.com/logo.png' } } }),
			body({ watermark: { image: { type: 'url', url: 'https://example.com/logo.png' } } }),
		],
		[
			'with a watermark in its place',
			option({
				watermark: {
					image: {
						url: 'https://example.com/logo.png',
						opacity: 0,
						scale: '0.5',
						position: 'top_left',
					},
				},
			}),
			body({
				watermark: {
					image: { type: 'url', url: 'https://example.com/logo.png' },
					opacity: 0,
					scale: 0.5,
					placement: { position: 'top_left' },
				},
			}),
		],
		[
			'with a watermark that HeyGen has',
			option({ watermark: { image: { from: 'asset', assetId: 'asset-1' } } }),
			body({ watermark: { image: { type: 'asset_id', asset_id: 'asset-1' } } }),
		],
		[
			'with a watermark of the item',
			option({ watermark: { image: { from: 'binary', binaryField: 'data' } } }),
			body({ watermark: { image: { type: 'asset_id', asset_id: 'asset of data' } } }),
			{ binary },
		],
		[
			'with a watermark beside its place',
			option({
				watermark: { image: { ...LOGO, position: 'top_left', offsetX: -0.05, offsetY: '0.1' } },
			}),
			body({
				watermark: {
					image: { type: 'url', url: LOGO.url },
					placement: { position: 'top_left', offset_x: -0.05, offset_y: 0.1 },
				},
			}),
		],
		[
			'with a watermark beside its usual place',
			option({ watermark: { image: { ...LOGO, offsetX: 0, offsetY: 1 } } }),
			body({
				watermark: { image: { type: 'url', url: LOGO.url }, placement: { offset_y: 1 } },
			}),
		],
		['with an empty watermark', option({ watermark: {} }), body()],
		['with an ID for its callback', option({ callbackId: 4711 }), body({ callback_id: '4711' })],
		[
			'without the callback address of a run that waits by itself',
			option({ callbackUrl: 'https://example.com/ready' }),
			body(),
		],
		[
			'with a callback address where nobody waits',
			{
				waitForCompletion: false,
				options: { callbackUrl: ' https://example.com/ready?a=b&c ', callbackId: 'order 7' },
			},
			body({ callback_url: 'https://example.com/ready?a=b&c', callback_id: 'order 7' }),
		],
		[
			'before a color',
			{ background: 'color', backgroundColor: ' #1a2B3c ' },
			body({ background: { type: 'color', value: '#1a2B3c' } }),
		],
		[
			'before an image',
			{ background: 'imageUrl', backgroundImageUrl: 'https://example.com/a.png?b=c&d' },
			body({ background: { type: 'image', url: 'https://example.com/a.png?b=c&d' } }),
		],
		[
			'before an image that HeyGen has',
			{ background: 'imageAsset', backgroundAssetId: ' asset-1 ' },
			body({ background: { type: 'image', asset_id: 'asset-1' } }),
		],
		[
			'before an image of the item',
			{ background: 'imageBinary', backgroundBinaryField: 'office' },
			body({ background: { type: 'image', asset_id: 'asset of office' } }),
			{ binary },
		],
		[
			'before its own background, whatever stands in the other fields',
			{
				background: 'none',
				backgroundColor: 'no color',
				backgroundImageUrl: 'no address',
				backgroundAssetId: 'asset-1',
				backgroundBinaryField: 'office',
			},
			body(),
			{ binary },
		],
		['filling the frame', look({ fit: 'cover' }), body({ fit: 'cover' })],
		['cut out', look({ removeBackground: true }), body({ remove_background: true })],
		['not cut out', look({ removeBackground: false }), body()],
		['transparent', look({ transparent: true }), body({ output_format: 'webm' })],
		[
			'transparent and cut out',
			look({ transparent: true, removeBackground: true }),
			body({ remove_background: true, output_format: 'webm' }),
		],
		['not transparent', look({ transparent: false }), body()],
		[
			'not transparent, before a color',
			{ background: 'color', backgroundColor: '#ffffff', appearance: { transparent: false } },
			body({ background: { type: 'color', value: '#ffffff' } }),
		],
		['with an engine', look({ engine: 'avatar_v' }), body({ engine: { type: 'avatar_v' } })],
		[
			'with the movements of another look',
			look({ engine: 'avatar_v', referenceLookId: ' twin ' }),
			body({ engine: { type: 'avatar_v', reference_look_id: 'twin' } }),
		],
		['with no engine', look({ engine: '' }), body()],
		[
			'with movement on Avatar V',
			look({ engine: 'avatar_v', motionPrompt: ' waves ' }),
			body({ engine: { type: 'avatar_v' }, motion_prompt: 'waves' }),
		],
		[
			'with movement of a photo',
			{ ...photo, appearance: { motionPrompt: 'waves' } },
			body({ avatar_id: 'photo', motion_prompt: 'waves' }),
		],
		[
			'with the liveliness of a photo',
			{ ...photo, appearance: { expressiveness: 'high', engine: 'avatar_iv' } },
			body({ avatar_id: 'photo', engine: { type: 'avatar_iv' }, expressiveness: 'high' }),
		],
	])('%s', async (_, fields, expected, around = {}) => {
		expect(await bodyOf({ ...AVATAR, ...fields }, around)).toStrictEqual(expected);
	});

	it.each<[string, object, object]>([
		['speed', { speed: 0.5 }, { speed: 0.5 }],
		['speed as text', { speed: '1.5' }, { speed: 1.5 }],
		['the usual speed, said aloud', { speed: 1 }, { speed: 1 }],
		['pitch', { pitch: -50 }, { pitch: -50 }],
		['a pitch of 0', { pitch: 0 }, { pitch: 0 }],
		['volume', { volume: 0 }, { volume: 0 }],
		['locale', { locale: ' en-GB ' }, { locale: 'en-GB' }],
		['Starfish', { engine: 'starfish' }, { engine_settings: { engine_type: 'starfish' } }],
		[
			'ElevenLabs',
			{
				engine: 'elevenlabs',
				elevenlabsModel: 'eleven_turbo_v2_5',
				stability: 0.3,
				similarity: 1,
				style: 0,
				speakerBoost: false,
			},
			{
				engine_settings: {
					engine_type: 'elevenlabs',
					model: 'eleven_turbo_v2_5',
					stability: 0.3,
					similarity_boost: 1,
					style: 0,
					use_speaker_boost: false,
				},
			},
		],
		[
			'Eleven V3',
			{ engine: 'elevenlabs', elevenlabsModel: 'eleven_v3', stability: '0.5' },
			{ engine_settings: { engine_type: 'elevenlabs', model: 'eleven_v3', stability: 0.5 } },
		],
		[
			'Fish Audio',
			{ engine: 'fish', fishModel: 's2-pro', stability: 0, similarity: 0.5 },
			{
				engine_settings: { engine_type: 'fish', model: 's2-pro', stability: 0, similarity: 0.5 },
			},
		],
		[
			'Fish Audio without what ElevenLabs had before',
			{
				engine: 'fish',
				elevenlabsModel: 'eleven_v3',
				style: 0.5,
				speakerBoost: true,
			},
			{ engine_settings: { engine_type: 'fish' } },
		],
		[
			'nothing of an engine that is no longer chosen',
			{ speed: 1.2, elevenlabsModel: 'eleven_v3', fishModel: 's1', stability: 0.3, style: 7 },
			{ speed: 1.2 },
		],
	])('with a voice that has %s', async (_, settings, expected) => {
		expect(await bodyOf({ ...AVATAR, ...own(settings) })).toStrictEqual(
			body({ voice_settings: expected }),
		);
	});

	it.each<[string, object]>([
		['empty', {}],
		['blank', { speed: '', pitch: null, volume: undefined, locale: ' ', engine: '' }],
	])('without voice settings that are %s', async (_, settings) => {
		expect(await bodyOf({ ...AVATAR, ...own(settings) })).toStrictEqual(body());
	});

	it.each<[string, object, object, Surroundings?]>([
		[
			'a URL',
			{ speech: 'audioUrl', audioUrl: ' https://example.com/a.mp3 ' },
			{ audio_url: 'https://example.com/a.mp3' },
		],
		['an asset', { speech: 'audioAsset', audioAssetId: 'asset-1' }, { audio_asset_id: 'asset-1' }],
		[
			'the item',
			{ speech: 'audioBinary', audioBinaryField: 'data' },
			{ audio_asset_id: 'asset of data' },
			{ binary },
		],
	])('with a recording from %s, and no voice', async (_, fields, expected, around = {}) => {
		const stale = { voiceId: chosen('voice-1'), voiceSettings: { speed: 9 }, script: 'Hello' };
		expect(await bodyOf({ ...AVATAR, ...stale, ...fields }, around)).toStrictEqual(
			withoutScript(expected),
		);
	});

	it('with a recording for an avatar that has no voice of its own', async () => {
		const fields = { avatarId: chosen('mute'), speech: 'audioAsset', audioAssetId: 'asset-1' };
		expect(await bodyOf({ ...AVATAR, ...fields })).toStrictEqual(
			withoutScript({ avatar_id: 'mute', audio_asset_id: 'asset-1' }),
		);
	});

	it('without anything that belongs to another source or to the node itself', async () => {
		const stale: IDataObject = {
			scenes: ['x'],
			scenesFrom: 'form',
			prompt: 'x',
			cinematicPrompt: 'x',
			duration: 99,
			orientation: 'sideways',
			references: { file: [{ from: 'url', url: 'nonsense' }] },
			attachments: { file: [{ from: 'binary', binaryField: 'none' }] },
			templateId: chosen('gone'),
			variables: { mappingMode: 'defineBelow', value: { nobody: 'x' } },
			styleId: chosen('style-1'),
			options: {
				brandKitId: chosen('kit-1'),
				burnInCaptions: true,
				chatMode: true,
				checkBalance: true,
				downloadFiles: ['video'],
				enableSharing: true,
				enhancePrompt: true,
				fps: 24,
				idempotencyKey: 'k',
				incognitoMode: true,
				includeGif: true,
				includeInputFields: true,
				keepTextCentered: true,
				longScript: 'split',
				mostSeconds: 1,
				reorderMusic: false,
				sceneIds: ['scene-9'],
				size: { pixels: { width: 1, height: 1 } },
				submitAsBatch: true,
				subtitleStyle: 'bold',
				videosAtOnce: 2,
				test: true,
			},
		};
		expect(await bodyOf({ ...AVATAR, ...stale })).toStrictEqual(body());
	});

	it('with all there is', async () => {
		const fields = {
			...photo,
			voiceId: chosen('voice-1'),
			voiceSettings: { speed: 0.5, pitch: 50, volume: 1, locale: 'en-GB', engine: 'starfish' },
			background: 'color',
			backgroundColor: '#000000',
			appearance: {
				engine: 'avatar_iv',
				expressiveness: 'low',
				fit: 'contain',
				motionPrompt: 'nods',
				removeBackground: true,
			},
			options: { captions: 'file', title: 'T', folderId: 'f', brandGlossaryId: chosen('g') },
		};
		expect(await bodyOf({ ...AVATAR, ...fields })).toStrictEqual(
			body({
				avatar_id: 'photo',
				voice_id: 'voice-1',
				voice_settings: {
					speed: 0.5,
					pitch: 50,
					volume: 1,
					locale: 'en-GB',
					engine_settings: { engine_type: 'starfish' },
				},
				engine: { type: 'avatar_iv' },
				motion_prompt: 'nods',
				expressiveness: 'low',
				background: { type: 'color', value: '#000000' },
				remove_background: true,
				fit: 'contain',
				caption: { file_format: 'srt' },
				title: 'T',
				folder_id: 'f',
				brand_glossary_id: 'g',
			}),
		);
	});
});

describe('a text', () => {
	it.each<[string, string]>([
		['quotation marks', 'She said "hello" and \'bye\''],
		['backslashes', 'C:\\new\\table and \\" and \\u0041'],
		['line ends', 'One.\nTwo.\r\nThree.\tFour.'],
		['braces', '{{ $json.name }} and ${name} and {"a": 1}'],
		['Unicode', 'Größe 日本語 ไทย العربية 👩‍👩‍👧 \u2028 end'],
		['markup', '<b>bold</b> & <i>'],
		['lone surrogates aside, astral characters', '𝒜 𠮷野家 🎬'],
	])('with %s survives as script, title and movement', async (_, text) => {
		const sent = await bodyOf({
			...AVATAR,
			...photo,
			script: text,
			appearance: { motionPrompt: text },
			options: { title: text },
		});
		expect(sent).toMatchObject({ script: text, title: text, motion_prompt: text });
	});

	it.each<[string, unknown, string]>([
		['a number', 42, '42'],
		['zero', 0, '0'],
	])('that is %s is said', async (_, script, said) => {
		expect(await bodyOf({ ...AVATAR, script })).toMatchObject({ script: said });
	});
});

describe('a script is refused', () => {
	it.each<[string, unknown]>([
		['empty', ' \n '],
		['an object', { a: 1 }],
		['a list', ['Hello']],
		['null', null],
		['undefined', undefined],
		['a boolean', true],
	])('that is %s', async (_, script) => {
		await expectRefusal(
			{ ...AVATAR, script },
			'The script is empty',
			/in the field 'Script'.*It has: name, script$/,
		);
	});

	it('that is empty before an image is uploaded', async () => {
		const image = { background: 'imageBinary', backgroundBinaryField: 'office' };
		await expectRefusal({ ...AVATAR, ...image, script: '' }, 'The script is empty', /'Script'/, {
			binary,
		});
	});

	it('of over 5,000 characters', async () => {
		await expectRefusal(
			{ ...AVATAR, script: 'a'.repeat(5001) },
			'The script has 5001 characters',
			"HeyGen takes up to 5000 at a time. Shorten it, or set the option 'Long Script' to split it.",
		);
		expect(await bodyOf({ ...AVATAR, script: 'a'.repeat(5000) })).toMatchObject({
			script: 'a'.repeat(5000),
		});
	});
});

it('asks for the avatar once, and for nothing else', async () => {
	const { requests } = await read(AVATAR);
	expect(requests.map(({ url }) => url)).toEqual([
		'https://api.example.com/v3/avatars/looks/studio',
	]);
});

itSendsNothingThatHeyGenRefuses(60);
