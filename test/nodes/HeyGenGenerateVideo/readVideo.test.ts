import { readVideo } from '../../../nodes/HeyGenGenerateVideo/readVideo';
import type { VideoBody } from '../../../nodes/HeyGenGenerateVideo/videoBody';
import { canCheck, violationsOf } from '../checkHeyGenRequest';
import { fakeContext } from '../fakeContext';

/** A resource locator's value, as the editor keeps it. */
const chosen = (value: unknown, mode = 'list') => ({ __rl: true, mode, value });

const AVATAR = {
	source: 'script',
	avatarId: chosen('look-1'),
	voiceId: chosen('own'),
	script: 'Hello there.',
	aspectRatio: '16:9',
	resolution: '1080p',
	options: {},
};
const SCENES = { ...AVATAR, source: 'scenes', script: undefined, scenes: ['Hello.', 'Bye.'] };
const OUTPUT = { aspect_ratio: '16:9', resolution: '1080p' };

const bodies: VideoBody[] = [];

function read(fields: object): VideoBody {
	const { context } = fakeContext({
		parameters: fields as Record<string, unknown>,
		inputs: [{ json: { name: 'Ana', script: 'x' } }],
	});
	const body = readVideo(context, 0);
	bodies.push(body);
	return body;
}

function refusal(fields: object): unknown {
	try {
		return read(fields);
	} catch (error) {
		return error;
	}
}

const avatar = (fields: object = {}) => ({
	type: 'avatar',
	avatar_id: 'look-1',
	script: 'Hello there.',
	...OUTPUT,
	...fields,
});
const scene = (script: string, fields: object = {}) => ({
	type: 'avatar_video',
	input: { type: 'avatar', avatar_id: 'look-1', script, ...fields },
});
const studio = (scenes: object[], fields: object = {}) => ({
	type: 'studio',
	scenes,
	...OUTPUT,
	...fields,
});

describe('a video from one script', () => {
	it.each<[string, object, object]>([
		["with the avatar's own voice", {}, {}],
		['with a voice', { voiceId: chosen('voice-1') }, { voice_id: 'voice-1' }],
		['with no voice at all', { voiceId: chosen('') }, {}],
		['with an avatar by its ID', { avatarId: chosen(' look-2 ', 'id') }, { avatar_id: 'look-2' }],
		['with an avatar by an expression', { avatarId: 'look-2' }, { avatar_id: 'look-2' }],
		['upright', { aspectRatio: '9:16' }, { aspect_ratio: '9:16' }],
		['in 720p', { resolution: '720p' }, { resolution: '720p' }],
		[
			'without size',
			{ aspectRatio: '', resolution: '' },
			{ aspect_ratio: undefined, resolution: undefined },
		],
		['with a title', { options: { title: ' For Ana ' } }, { title: 'For Ana' }],
		['with a blank title', { options: { title: '  ' } }, {}],
		['without captions', { options: { captions: 'none' } }, {}],
		['with a caption file', { options: { captions: 'file' } }, { caption: { file_format: 'srt' } }],
		[
			'with captions in the picture',
			{ options: { captions: 'burnedIn' } },
			{ caption: { file_format: 'srt', style: 'default' } },
		],
		[
			'before a color',
			{ options: { backgroundColor: ' #1a2B3c ' } },
			{ background: { type: 'color', value: '#1a2B3c' } },
		],
		[
			'before an image',
			{ options: { backgroundImageUrl: 'https://example.com/a.png?b=c&d' } },
			{ background: { type: 'image', url: 'https://example.com/a.png?b=c&d' } },
		],
		['at another speed', { options: { voiceSpeed: 1.2 } }, { voice_settings: { speed: 1.2 } }],
		['at another pitch', { options: { voicePitch: -3 } }, { voice_settings: { pitch: -3 } }],
		[
			'at the usual pitch and speed, said aloud',
			{ options: { voiceSpeed: '1', voicePitch: 0 } },
			{ voice_settings: { speed: 1, pitch: 0 } },
		],
		['with empty voice options', { options: { voiceSpeed: '', voicePitch: null } }, {}],
		['with a number for a script', { script: 42 }, { script: '42' }],
		[
			'with all there is',
			{
				voiceId: chosen('voice-1'),
				options: {
					backgroundColor: '#000000',
					captions: 'file',
					title: 'T',
					voicePitch: 50,
					voiceSpeed: 0.5,
				},
			},
			{
				voice_id: 'voice-1',
				voice_settings: { speed: 0.5, pitch: 50 },
				background: { type: 'color', value: '#000000' },
				caption: { file_format: 'srt' },
				title: 'T',
			},
		],
	])('is sent %s', (_, fields, expected) => {
		expect(JSON.parse(JSON.stringify(read({ ...AVATAR, ...fields })))).toEqual(
			JSON.parse(JSON.stringify(avatar(expected))),
		);
	});

	it('has no fields that the node does not know', () => {
		const options = { includeInputFields: true, idempotencyKey: 'k', videosAtOnce: 2, test: true };
		expect(read({ ...AVATAR, scenes: ['x'], options })).toStrictEqual(avatar());
	});
});

describe('a video from scenes', () => {
	it.each<[string, object, object]>([
		['as texts', {}, studio([scene('Hello.'), scene('Bye.')])],
		['as JSON text', { scenes: '["Hello."]' }, studio([scene('Hello.')])],
		[
			"as DeepSeek Script's",
			{
				scenes: [
					{
						role: 'hook',
						script: ' Hello. ',
						emotion: 'Excited',
						motion_prompt: 'waves',
						on_screen_text: 'Hi',
					},
				],
			},
			studio([scene('Hello.')]),
		],
		[
			"as DeepSeek Script's in JSON text",
			{ scenes: '[{"script":"Hello.","emotion":"Excited"}]' },
			studio([scene('Hello.')]),
		],
		[
			'with a number for a script',
			{ scenes: [{ script: 1 }, 2] },
			studio([scene('1'), scene('2')]),
		],
		[
			'with an avatar and a voice of their own',
			{
				voiceId: chosen('voice-1'),
				scenes: [
					{ script: 'a' },
					{ script: 'b', avatar_id: 'look-2' },
					{ script: 'c', voice_id: 'voice-2' },
					{ script: 'd', avatar_id: ' ', voice_id: null },
				],
			},
			studio([
				scene('a', { voice_id: 'voice-1' }),
				scene('b', { voice_id: 'voice-1', avatar_id: 'look-2' }),
				scene('c', { voice_id: 'voice-2' }),
				scene('d', { voice_id: 'voice-1' }),
			]),
		],
		[
			'with settings of the voice and a color for each',
			{
				scenes: ['a', 'b'],
				options: { voiceSpeed: 1.5, voicePitch: -50, backgroundColor: '#ffffff' },
			},
			studio(
				['a', 'b'].map((text) =>
					scene(text, {
						voice_settings: { speed: 1.5, pitch: -50 },
						background: { type: 'color', color: '#ffffff' },
					}),
				),
			),
		],
		[
			'with captions and a title for the whole',
			{ options: { captions: 'burnedIn', title: 'T' } },
			studio([scene('Hello.'), scene('Bye.')], {
				caption: { file_format: 'srt', style: 'default' },
				title: 'T',
			}),
		],
	])('is sent %s', (_, fields, expected) => {
		expect(read({ ...SCENES, ...fields })).toStrictEqual(expected);
	});

	it('takes 50 scenes', () => {
		const scenes = Array.from({ length: 50 }, (_, n) => `Scene ${n}`);
		expect(read({ ...SCENES, scenes })).toMatchObject({ scenes: { length: 50 } });
	});

	it("takes a scene that asks for the avatar's own voice at its word", () => {
		const scenes = [{ script: 'a', voice_id: 'own' }];
		expect(read({ ...SCENES, voiceId: chosen('voice-1'), scenes })).toStrictEqual(
			studio([scene('a')]),
		);
	});
});

describe('a text', () => {
	const TEXTS: Array<[string, string]> = [
		['quotation marks', 'She said "hello" and \'bye\''],
		['backslashes', 'C:\\new\\table and \\" and \\u0041'],
		['line ends', 'One.\nTwo.\r\nThree.\tFour.'],
		['braces', '{{ $json.name }} and ${name} and {"a": 1}'],
		['Unicode', 'Größe 日本語 ไทย العربية 👩‍👩‍👧 \u2028 end'],
		['markup', '<b>bold</b> & <break time="1s"/>'],
	];

	it.each(TEXTS)('with %s survives as a script', (_, text) => {
		const sent = JSON.parse(JSON.stringify(read({ ...AVATAR, script: text })));
		expect(sent.script).toBe(text);
	});

	it.each(TEXTS)('with %s survives in a scene, also by way of JSON text', (_, text) => {
		for (const scenes of [[{ script: text }], [text], JSON.stringify([{ script: text }])]) {
			const sent = JSON.parse(JSON.stringify(read({ ...SCENES, scenes })));
			expect(sent.scenes[0].input.script).toBe(text);
		}
	});

	it.each(TEXTS)('with %s survives as a title', (_, text) => {
		expect(read({ ...AVATAR, options: { title: text } }).title).toBe(text);
	});
});

describe('readVideo refuses', () => {
	it.each<[string, object, string, string | RegExp]>([
		['no avatar', { avatarId: chosen('') }, 'No avatar is chosen', /in the field 'Avatar'/],
		['an avatar that is an object', { avatarId: chosen({}) }, 'No avatar is chosen', /'Avatar'/],
		[
			'an empty script',
			{ script: ' \n ' },
			'The script is empty',
			/in the field 'Script'.*It has: name, script$/,
		],
		['a script that is an object', { script: { a: 1 } }, 'The script is empty', /'Script'/],
		['a script that is null', { script: null }, 'The script is empty', /'Script'/],
		[
			'a speed below the limit',
			{ options: { voiceSpeed: 0.49 } },
			"'Voice Speed' is 0.49",
			'HeyGen takes numbers from 0.5 to 1.5',
		],
		['a speed above the limit', { options: { voiceSpeed: 1.51 } }, "'Voice Speed' is 1.51", /0\.5/],
		['a speed in words', { options: { voiceSpeed: 'fast' } }, "'Voice Speed' is fast", /0\.5/],
		[
			'a pitch below the limit',
			{ options: { voicePitch: -51 } },
			"'Voice Pitch' is -51",
			'HeyGen takes numbers from -50 to 50',
		],
		['a pitch above the limit', { options: { voicePitch: 51 } }, "'Voice Pitch' is 51", /-50/],
		[
			'two backgrounds',
			{ options: { backgroundColor: '#000000', backgroundImageUrl: 'https://a.example/b.png' } },
			'There are two backgrounds',
			"Remove either 'Background Color' or 'Background Image URL'",
		],
		[
			'a color by name',
			{ options: { backgroundColor: 'red' } },
			"'red' is no background color",
			/six digits/,
		],
		[
			'a color in short',
			{ options: { backgroundColor: '#fff' } },
			"'#fff' is no background color",
			/six digits/,
		],
		[
			'a color with transparency',
			{ options: { backgroundColor: '#11223344' } },
			"'#11223344' is no background color",
			/six digits/,
		],
	])('%s', (_, fields, message, description) => {
		expect(refusal({ ...AVATAR, ...fields })).toMatchObject({
			name: 'NodeOperationError',
			message,
			description:
				typeof description === 'string' ? description : expect.stringMatching(description),
			context: { itemIndex: 0 },
		});
	});

	it.each<[string, unknown]>([
		['an empty field', ''],
		['an empty list', []],
		['an empty list in JSON text', '[]'],
		['text that is no JSON', 'Hello'],
		['cut JSON', '["Hello"'],
		['an object', { script: 'Hello' }],
		['an object in JSON text', '{"script":"Hello"}'],
		['null', null],
	])('scenes that are %s', (_, scenes) => {
		expect(refusal({ ...SCENES, scenes })).toMatchObject({
			name: 'NodeOperationError',
			message: 'There are no scenes',
			description: expect.stringMatching(/'Scenes' takes a list.*has: name, script$/),
			context: { itemIndex: 0 },
		});
	});

	it.each<[string, unknown]>([
		['a scene without a script', { role: 'cta' }],
		['a scene with a blank script', { script: ' ' }],
		['a scene that is blank', ' '],
		['a scene that is null', null],
		['a scene that is a list', ['Hello']],
		['a scene with a list for a script', { script: ['Hello'] }],
	])('%s', (_, second) => {
		expect(refusal({ ...SCENES, scenes: ['Hello', second] })).toMatchObject({
			message: 'Scene 2 has no script',
			description: "Give each scene a text in 'script'",
			context: { itemIndex: 0 },
		});
	});

	it('more than 50 scenes', () => {
		const scenes = Array.from({ length: 51 }, () => 'Hello');
		expect(refusal({ ...SCENES, scenes })).toMatchObject({
			message: '51 scenes are too many',
			description: 'HeyGen takes up to 50 in one video: split the list',
		});
	});

	it('an image behind scenes', () => {
		const options = { backgroundImageUrl: 'https://example.com/a.png' };
		expect(refusal({ ...SCENES, options })).toMatchObject({
			message: "'Background Image URL' does not work with scenes",
			description: "HeyGen takes only a color behind scenes: use 'Background Color'",
		});
	});
});

it('leaves a blank background image out', () => {
	expect(read({ ...AVATAR, options: { backgroundImageUrl: '  ' } })).toStrictEqual(avatar());
});

(canCheck ? it : it.skip)('sends nothing that HeyGen would refuse', () => {
	expect(bodies.length).toBeGreaterThan(40);
	expect(violationsOf(bodies)).toEqual([]);
});
