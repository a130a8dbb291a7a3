import type { IDataObject } from 'n8n-workflow';
import { TEMPLATE } from './account';
import {
	bodyOf,
	chosen,
	expectRefusal,
	FILE,
	itSendsNothingThatHeyGenRefuses,
	read,
	refusalOf,
	TEMPLATE_FIELDS,
	type Surroundings,
} from './reading';

const define = (value: unknown) => ({ variables: { mappingMode: 'defineBelow', value } });
const AUTOMATIC = { variables: { mappingMode: 'autoMapInputData', value: null } };
const option = (fields: object) => ({ options: fields });
const binary = { logo_file: FILE, data: FILE };
const url = (address: string) => ({ type: 'url', url: address });
const asset = (id: string) => ({ type: 'asset_id', asset_id: id });
const text = (content: string) => ({ type: 'text', content });

type Refused = [string, object, string | RegExp, string | RegExp];

describe("a template's variables are sent", () => {
	it.each<[string, unknown, object, Surroundings?]>([
		['as none', null, {}],
		['as none of an empty list', {}, {}],
		['as none of a value that is no object', 'x', {}],
		['as text', { first_name: 'Zoë "Zed"\n日本 🎬' }, { first_name: text('Zoë "Zed"\n日本 🎬') }],
		['as a number', { first_name: 0 }, { first_name: text('0') }],
		['as text with its blanks', { first_name: ' Ada ' }, { first_name: text(' Ada ') }],
		[
			'as text that looks like JSON',
			{ first_name: '{"type":"image","a":1}' },
			{ first_name: text('{"type":"image","a":1}') },
		],
		[
			'as text that looks like an address',
			{ first_name: 'https://example.com' },
			{ first_name: text('https://example.com') },
		],
		[
			'as an image at an address, fitted as in the template',
			{ product: 'https://example.com/a.png' },
			{ product: { type: 'image', asset: url('https://example.com/a.png'), fit: 'contain' } },
		],
		[
			'as an image that HeyGen has',
			{ product: ' asset-1 ' },
			{ product: { type: 'image', asset: asset('asset-1'), fit: 'contain' } },
		],
		[
			'as an image of the item',
			{ product: 'logo_file' },
			{ product: { type: 'image', asset: asset('asset of logo_file'), fit: 'contain' } },
			{ binary },
		],
		[
			'as an image where the template has none',
			{ logo: 'https://example.com/a.png' },
			{ logo: { type: 'image', asset: url('https://example.com/a.png') } },
		],
		[
			'as a clip, played as in the template',
			{ demo: 'https://example.com/a.mp4' },
			{
				demo: {
					type: 'video',
					asset: url('https://example.com/a.mp4'),
					fit: 'cover',
					play_style: 'loop',
					volume: 0.5,
				},
			},
		],
		['as a sound', { music: 'asset-2' }, { music: { type: 'audio', asset: asset('asset-2') } }],
		[
			'as a filmed avatar',
			{ presenter: 'twin' },
			{ presenter: { type: 'character', character_id: 'twin', character_type: 'avatar' } },
		],
		[
			'as a photo avatar, which has another word',
			{ presenter: 'photo' },
			{ presenter: { type: 'character', character_id: 'photo', character_type: 'talking_photo' } },
		],
		[
			'as an avatar that is not known',
			{ presenter: 'unheard-of' },
			{ presenter: { type: 'character', character_id: 'unheard-of', character_type: 'avatar' } },
		],
		[
			'as another voice, without the accent of the one in the template',
			{ narrator: 'voice-3' },
			{ narrator: { type: 'voice', voice_id: 'voice-3' } },
		],
		[
			'as the same voice with its accent',
			{ narrator: 'voice-1' },
			{ narrator: { type: 'voice', voice_id: 'voice-1', locale: 'en-GB' } },
		],
		[
			"in HeyGen's own form",
			{
				first_name: text('Ada'),
				product: { type: 'image', asset: url('https://example.com/a.png'), fit: 'crop' },
				narrator: '{"type":"voice","voice_id":"voice-2","locale":"de-DE"}',
			},
			{
				first_name: text('Ada'),
				product: { type: 'image', asset: url('https://example.com/a.png'), fit: 'crop' },
				narrator: { type: 'voice', voice_id: 'voice-2', locale: 'de-DE' },
			},
		],
		[
			'without those that are empty',
			{ first_name: '', product: null, demo: undefined, music: '  ' },
			{},
		],
		['without those that are empty, even if they are gone', { gone: '', lost: null }, {}],
		[
			'of all six types together',
			{
				first_name: 'Ada',
				product: 'logo_file',
				demo: 'https://example.com/a.mp4',
				music: 'asset-2',
				presenter: 'photo',
				narrator: 'voice-2',
			},
			{
				first_name: text('Ada'),
				product: { type: 'image', asset: asset('asset of logo_file'), fit: 'contain' },
				demo: {
					type: 'video',
					asset: url('https://example.com/a.mp4'),
					fit: 'cover',
					play_style: 'loop',
					volume: 0.5,
				},
				music: { type: 'audio', asset: asset('asset-2') },
				presenter: { type: 'character', character_id: 'photo', character_type: 'talking_photo' },
				narrator: { type: 'voice', voice_id: 'voice-2' },
			},
			{ binary },
		],
	])('%s', async (_, value, expected, around = {}) => {
		expect(await bodyOf({ ...TEMPLATE_FIELDS, ...define(value) }, around)).toStrictEqual({
			variables: expected,
		});
	});

	it.each<[string, IDataObject, object]>([
		[
			'that the item has',
			{ first_name: 'Bo', product: 'https://example.com/a.png', email: 'x', deep: { a: 1 } },
			{
				first_name: text('Bo'),
				product: { type: 'image', asset: url('https://example.com/a.png'), fit: 'contain' },
			},
		],
		['that are none of the item', { email: 'x' }, {}],
		['that are not empty', { first_name: '', product: null }, {}],
	])('automatically, those %s', async (_, json, expected) => {
		expect(await bodyOf({ ...TEMPLATE_FIELDS, ...AUTOMATIC }, { json })).toStrictEqual({
			variables: expected,
		});
	});

	it('goes to the template that is named', async () => {
		const template = { ...TEMPLATE, id: 'a/b c' };
		const fields = { ...TEMPLATE_FIELDS, templateId: chosen('a/b c', 'id') };
		const { path, jobType } = await read(fields, { account: { template } });
		expect([jobType, path]).toEqual(['video', '/v3/templates/a%2Fb%20c']);
	});
});

describe("a template's settings are sent", () => {
	it.each<[string, object, object]>([
		['with a title', { title: ' T ' }, { title: 'T' }],
		['with captions', { burnInCaptions: true }, { caption: true }],
		['without captions', { burnInCaptions: 'false' }, { caption: false }],
		[
			'with subtitles of a style',
			{ subtitleStyle: { preset: ' bold ' } },
			{ subtitles: { preset_name: 'bold' } },
		],
		[
			'with subtitles of a style by an expression',
			{ subtitleStyle: ' bold ' },
			{ subtitles: { preset_name: 'bold' } },
		],
		[
			'with subtitles of a style that is changed',
			{
				subtitleStyle: {
					preset: 'bold',
					alignment: 0,
					disableHighlight: true,
					fontSize: '48',
					position: { place: { x: 0.5, y: '-10' } },
				},
			},
			{
				subtitles: {
					preset_name: 'bold',
					alignment: 0,
					disable_highlight: true,
					font_size: 48,
					position: { x: 0.5, y: -10 },
				},
			},
		],
		[
			'with subtitles of a style of which nothing is changed',
			{
				subtitleStyle: {
					preset: 'bold',
					alignment: '',
					disableHighlight: null,
					fontSize: undefined,
					position: {},
				},
			},
			{ subtitles: { preset_name: 'bold' } },
		],
		...['', null, {}, { preset: '' }, { preset: ' ', position: {} }].map(
			(subtitleStyle): [string, object, object] => [
				`with no subtitles for ${JSON.stringify(subtitleStyle)}`,
				{ subtitleStyle },
				{},
			],
		),
		['in a folder', { folderId: 'f' }, { folder_id: 'f' }],
		['with a brand glossary', { brandGlossaryId: chosen('g') }, { brand_voice_id: 'g' }],
		['with a brand glossary by an expression', { brandGlossaryId: 'g' }, { brand_voice_id: 'g' }],
		['with music that stays', { reorderMusic: false }, { reorder_music: false }],
		['with a GIF', { includeGif: true }, { include_gif: true }],
		['for everybody', { enableSharing: true }, { enable_sharing: true }],
		[
			'with text that is centered',
			{ keepTextCentered: true },
			{ keep_text_vertically_centered: true },
		],
		['at a frame rate', { fps: 60 }, { fps: 60 }],
		['at a frame rate as text', { fps: '30' }, { fps: 30 }],
		['at no frame rate', { fps: null }, {}],
		[
			'in a size',
			{ size: { pixels: { width: 1280, height: '720' } } },
			{ dimension: { width: 1280, height: 720 } },
		],
		[
			'in a size that meets the ratio nearly',
			{ size: { pixels: { width: 1366, height: 768 } } },
			{ dimension: { width: 1366, height: 768 } },
		],
		['in no size', { size: {} }, {}],
		['with one scene', { sceneIds: ['scene-2'] }, { scene_ids: ['scene-2'] }],
		[
			'with scenes in another order, and twice',
			{ sceneIds: ['scene-2', 'scene-1', 'scene-2'] },
			{ scene_ids: ['scene-2', 'scene-1', 'scene-2'] },
		],
		[
			'with scenes as text',
			{ sceneIds: 'scene-2, scene-1' },
			{ scene_ids: ['scene-2', 'scene-1'] },
		],
		['with scenes as JSON text', { sceneIds: '["scene-2"]' }, { scene_ids: ['scene-2'] }],
		['with all scenes', { sceneIds: [] }, {}],
		['with all scenes for lack of a choice', { sceneIds: null }, {}],
		['with an ID for its callback', { callbackId: 'c' }, { callback_id: 'c' }],
		['without a callback where the run waits', { callbackUrl: 'https://example.com/ready' }, {}],
		[
			'without what other sources have',
			{
				captions: 'burnedIn',
				watermark: { image: { url: 'nonsense' } },
				chatMode: true,
				incognitoMode: true,
				enhancePrompt: true,
				longScript: 'split',
				brandKitId: chosen('k'),
				submitAsBatch: true,
				downloadFiles: ['gif'],
			},
			{},
		],
	])('%s', async (_, options, expected) => {
		const fields = { ...TEMPLATE_FIELDS, ...option(options), aspectRatio: '9:16', script: 'x' };
		expect(await bodyOf(fields)).toStrictEqual({ variables: {}, ...expected });
	});

	it('with a callback where nobody waits', async () => {
		const fields = { waitForCompletion: false, options: { callbackUrl: 'https://a.example/b' } };
		expect(await bodyOf({ ...TEMPLATE_FIELDS, ...fields })).toStrictEqual({
			variables: {},
			callback_url: 'https://a.example/b',
		});
	});

	it('in any size, where HeyGen does not say which ratio the template has', async () => {
		const template = { ...TEMPLATE, aspect_ratio: null };
		const fields = option({ size: { pixels: { width: 200, height: 4096 } } });
		expect(
			await bodyOf({ ...TEMPLATE_FIELDS, ...fields }, { account: { template } }),
		).toMatchObject({ dimension: { width: 200, height: 4096 } });
	});

	it('with any scene, where HeyGen does not say which ones there are', async () => {
		const template = { id: 'template-1', name: 'T', variables: { a: text('A') } };
		const fields = { ...define({ a: 'B' }), ...option({ sceneIds: ['x'] }) };
		expect(
			await bodyOf({ ...TEMPLATE_FIELDS, ...fields }, { account: { template } }),
		).toStrictEqual({ variables: { a: text('B') }, scene_ids: ['x'] });
	});
});

describe('a template is refused', () => {
	const size = (width: unknown, height: unknown) => option({ size: { pixels: { width, height } } });

	it.each<Refused>([
		['that is not chosen', { templateId: chosen('') }, 'No template is chosen', /'Template'/],
		['that is an object', { templateId: { a: 1 } }, 'No template is chosen', /'Template'/],
		[
			'with a variable that it does not have',
			define({ last_name: 'x' }),
			"The template 'Welcome' has no variable 'last_name'",
			'It has: first_name, product, demo, music, presenter, narrator, logo. If the template was changed, refresh the list of variables.',
		],
		[
			'with a text that is an object',
			define({ first_name: { a: 1 } }),
			"The variable 'first_name' is no text",
			'Give a text instead of {"a":1}',
		],
		[
			'with a text that is a list',
			define({ first_name: ['Ada', 'Bo'] }),
			"The variable 'first_name' is no text",
			'Give a text instead of ["Ada","Bo"]',
		],
		[
			'with an image that is a list',
			define({ product: [] }),
			"The variable 'product' is no text",
			'Give a URL, asset ID or binary field instead of []',
		],
		[
			'with a value of another type',
			define({ first_name: { type: 'image', asset: asset('a') } }),
			"The variable 'first_name' is of the type text, not image",
			'Give a text, or an object with the type text',
		],
		[
			'with a value of another type as JSON text',
			define({ product: '{"type":"video","asset":{}}' }),
			"The variable 'product' is of the type image, not video",
			/binary field/,
		],
		[
			'with an image that HeyGen cannot fetch',
			define({ product: 'http://localhost/a.png' }),
			"HeyGen cannot fetch 'Variable product': localhost is an address of a private network",
			/public https/,
		],
		[
			'with an image inside of an address',
			define({ product: 'data:image/png;base64,AAAA' }),
			"'Variable product' is no address: data:image/png;base64,AAAA",
			/public https/,
		],
		[
			'with a group for an avatar',
			define({ presenter: 'group-1' }),
			"The variable 'presenter': 'group-1' is a whole avatar, not one of its looks",
			/Look studio \(studio\)/,
		],
		[
			'with an avatar in training',
			define({ presenter: 'training' }),
			"The variable 'presenter': The avatar 'Look training' is still in training",
			/HeyGen Wait/,
		],
		[
			'with a scene that it does not have',
			option({ sceneIds: ['scene-1', 'scene-9'] }),
			"The template 'Welcome' has no scene 'scene-9'",
			'It has: scene-1, scene-2, scene-3',
		],
		['with 24 frames', option({ fps: 24 }), "'Frame Rate' is 24", 'HeyGen takes 25, 30 and 60'],
		['with a list of frames', option({ fps: [25] }), "'Frame Rate' is [25]", /25, 30 and 60/],
		['in an odd size', size(1281, 720), "'Size' is 1281 × 720", /even numbers.*128 to 4096/],
		['in a tiny size', size(112, 64), "'Size' is 112 × 64", /128 to 4096/],
		['in a giant size', size(7680, 4320), "'Size' is 7680 × 4320", /128 to 4096/],
		['in half a size', size(1280, undefined), "'Size' is 1280 × undefined", /even numbers/],
		['in a size without numbers', size('wide', true), "'Size' is wide × true", /even numbers/],
		[
			'in another shape',
			size(720, 1280),
			"'Size' is 720 × 1280",
			"HeyGen keeps the aspect ratio of the template 'Welcome': at this width, the height is 406",
		],
		[
			'with subtitles that change no style',
			option({ subtitleStyle: { preset: '', fontSize: 48 } }),
			"'Subtitle Style' has no preset",
			'Name the one that is to be changed, e.g. classic',
		],
		[
			'with subtitles in a list',
			option({ subtitleStyle: ['bold'] }),
			'\'Subtitle Style\' is ["bold"]',
			'Give the name of a preset, e.g. classic',
		],
		...(
			[
				[{ fontSize: 0 }, "'Font Size' is 0", 'HeyGen takes whole numbers from 1 on'],
				[{ fontSize: 12.5 }, "'Font Size' is 12.5", /whole numbers/],
				[{ fontSize: 'big' }, "'Font Size' is big", /whole numbers/],
				[{ alignment: 'left' }, "'Alignment' is left", 'HeyGen takes whole numbers'],
				[{ disableHighlight: 2 }, "'Disable Highlight' is 2", 'It takes true and false'],
				[{ position: { place: { x: 'left', y: 1 } } }, "'X' is left", 'Give a number'],
				[{ position: { place: { x: 1, y: [] } } }, "'Y' is []", 'Give a number'],
			] as Array<[object, string, string | RegExp]>
		).map(([style, message, wayOut]): Refused => [
			`with subtitles of ${JSON.stringify(style)}`,
			option({ subtitleStyle: { preset: 'bold', ...style } }),
			message,
			wayOut,
		]),
		[
			'with captions that are perhaps',
			option({ burnInCaptions: 'perhaps' }),
			"'Burn In Captions' is perhaps",
			'It takes true and false',
		],
		[
			'with a callback to nowhere',
			{ waitForCompletion: false, ...option({ callbackUrl: 'nowhere' }) },
			"'Callback URL' is no address: nowhere",
			/https/,
		],
	])('%s', async (_, fields, message, wayOut) => {
		await expectRefusal({ ...TEMPLATE_FIELDS, ...fields }, message, wayOut, { binary });
	});

	it('before a file is uploaded for one of its variables', async () => {
		const value = { product: 'logo_file', last_name: 'x' };
		await expectRefusal(
			{ ...TEMPLATE_FIELDS, ...define(value) },
			/has no variable 'last_name'/,
			/It has/,
			{ binary },
		);
		await expectRefusal(
			{ ...TEMPLATE_FIELDS, ...define({ product: 'logo_file' }), ...option({ fps: 1 }) },
			"'Frame Rate' is 1",
			/25/,
			{ binary },
		);
	});

	it('that HeyGen does not know, in its own words', async () => {
		const { error } = await refusalOf({ ...TEMPLATE_FIELDS, templateId: chosen('gone') });
		expect(error).toMatchObject({
			name: 'NodeApiError',
			message: 'HeyGen: There is no such template',
			httpCode: '404',
			description: expect.stringContaining('Check the ID'),
		});
	});
});

describe('the length', () => {
	it.each<[string, object, boolean]>([
		['of all scenes', {}, true],
		['of the chosen scenes', { sceneIds: ['scene-2'] }, true],
		['of a scene without a script', { sceneIds: ['scene-3'] }, false],
	])('%s is estimated from its scripts: %j', async (_, options, isKnown) => {
		const { seconds } = await read({ ...TEMPLATE_FIELDS, ...option(options) });
		expect(seconds !== undefined).toBe(isKnown);
		if (isKnown) expect(seconds).toBeGreaterThan(1);
	});

	const WORDS = 'word '.repeat(500).trim();
	const secondsWith = async (script: string, fields: object, json?: IDataObject) => {
		const template = { ...TEMPLATE, scenes: [{ ...TEMPLATE.scenes[0], script }] };
		return (await read({ ...TEMPLATE_FIELDS, ...fields }, { account: { template }, json })).seconds;
	};

	it.each<[string, string, object, IDataObject?]>([
		['of a variable', '{{first_name}}', define({ first_name: WORDS })],
		['of a variable in a sentence', 'Welcome, {{ first_name }}.', define({ first_name: WORDS })],
		["of a variable in HeyGen's form", '{{first_name}}', define({ first_name: text(WORDS) })],
		['of a variable of the item', '{{first_name}}', AUTOMATIC, { first_name: WORDS }],
		['of text like a pattern', '{{first_name}}', define({ first_name: `$& $1 ${WORDS}` })],
	])('counts the words %s', async (_, script, fields, json = {}) => {
		expect(await secondsWith(script, fields, json)).toBeCloseTo(201, -1);
	});

	it("counts the template's own words where a variable has none", async () => {
		expect(await secondsWith('{{first_name}}', {})).toBe(await secondsWith('Ada', {}));
		expect(await secondsWith('{{logo}}', {})).toBe(await secondsWith('{{gone}}', {}));
	});

	it('counts a variable as often as it is said, and not where it is only shown', async () => {
		const fields = define({ first_name: WORDS });
		const once = (await secondsWith('{{first_name}}', fields))!;
		expect(await secondsWith('{{first_name}} {{first_name}}', fields)).toBeCloseTo(2 * once, 0);
		expect(await secondsWith('Hello', fields)).toBe(await secondsWith('Hello', {}));
	});
});

it('asks for the template once', async () => {
	const { requests } = await read({ ...TEMPLATE_FIELDS, ...define({ first_name: 'x' }) });
	expect(requests.map(({ url: address }) => address)).toEqual([
		'https://api.example.com/v3/templates/template-1',
	]);
});

itSendsNothingThatHeyGenRefuses(55);
