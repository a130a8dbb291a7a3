import {
	bodyOf,
	chosen,
	expectRefusal,
	FILE,
	itSendsNothingThatHeyGenRefuses,
	PROMPT,
	read,
	refusalOf,
	type Surroundings,
} from './reading';

const body = (fields: object = {}) => ({ prompt: 'A short film about a lighthouse', ...fields });
const option = (fields: object) => ({ options: fields });
const files = (...rows: object[]) => ({ attachments: { file: rows } });
const url = (address: string) => ({ type: 'url', url: address });
const asset = (id: string) => ({ type: 'asset_id', asset_id: id });
const binary = { data: FILE, brief: FILE };
const PNG = 'https://example.com/a.png';

type Refused = [string, object, string | RegExp, string | RegExp];

describe('a prompt is sent', () => {
	it.each<[string, object, object, Surroundings?]>([
		['alone', {}, body()],
		['as a number', { prompt: 7 }, body({ prompt: '7' })],
		[
			'with all that is in it',
			{ prompt: ' A "film"\nabout C:\\x and {"a": 1} 🎬 日本 ' },
			body({ prompt: 'A "film"\nabout C:\\x and {"a": 1} 🎬 日本' }),
		],
		['with an avatar', { avatarId: chosen('twin') }, body({ avatar_id: 'twin' })],
		['with the first avatar', { avatarId: chosen('first') }, body({ avatar_id: 'studio' })],
		[
			'with an avatar that has no voice, since HeyGen chooses one',
			{ avatarId: chosen('mute') },
			body({ avatar_id: 'mute' }),
		],
		['with a voice', { voiceId: chosen('voice-2') }, body({ voice_id: 'voice-2' })],
		['with the first voice', { voiceId: chosen('first') }, body({ voice_id: 'voice-3' })],
		["with the avatar's own voice, which is HeyGen's choice", { voiceId: chosen('own') }, body()],
		['in a style', { styleId: chosen('style-1') }, body({ style_id: 'style-1' })],
		['upright', { orientation: 'portrait' }, body({ orientation: 'portrait' })],
		['across', { orientation: 'landscape' }, body({ orientation: 'landscape' })],
		['in any orientation', { orientation: null }, body()],
		['with a brand kit', option({ brandKitId: chosen('kit-1') }), body({ brand_kit_id: 'kit-1' })],
		['with a brand kit by an expression', option({ brandKitId: 'k' }), body({ brand_kit_id: 'k' })],
		['with no brand kit', option({ brandKitId: chosen('') }), body()],
		['unremembered', option({ incognitoMode: true }), body({ incognito_mode: true })],
		['unremembered in a word', option({ incognitoMode: 'true' }), body({ incognito_mode: true })],
		['remembered', option({ incognitoMode: false }), body()],
		['without a chat where the node waits', option({ chatMode: true }), body()],
		[
			'as a chat where nobody waits',
			{ waitForCompletion: false, ...option({ chatMode: true }) },
			body({ mode: 'chat' }),
		],
		[
			'as no chat where nobody waits',
			{ waitForCompletion: false, ...option({ chatMode: false }) },
			body(),
		],
		[
			'without a callback where the node waits',
			option({ callbackUrl: 'https://example.com/ready', callbackId: 'c' }),
			body({ callback_id: 'c' }),
		],
		[
			'with a callback where nobody waits',
			{ waitForCompletion: false, ...option({ callbackUrl: 'https://example.com/ready' }) },
			body({ callback_url: 'https://example.com/ready' }),
		],
		[
			'with files from all places',
			files(
				{ from: 'url', url: ` ${PNG} ` },
				{ from: 'asset', assetId: 'asset-1' },
				{ from: 'binary', binaryField: 'brief' },
				{ url: PNG },
			),
			body({ files: [url(PNG), asset('asset-1'), asset('asset of brief'), url(PNG)] }),
			{ binary },
		],
		['with no files', { attachments: { file: [] } }, body()],
		['with no list of files', { attachments: null }, body()],
		['with a list of URLs', { attachments: [PNG, PNG] }, body({ files: [url(PNG), url(PNG)] })],
		['with one URL', { attachments: PNG }, body({ files: [url(PNG)] })],
		[
			'with URLs in lines',
			{ attachments: `${PNG}\n${PNG}` },
			body({ files: [url(PNG), url(PNG)] }),
		],
		['with URLs as JSON text', { attachments: `["${PNG}"]` }, body({ files: [url(PNG)] })],
		[
			'with 20 files',
			files(...Array.from({ length: 20 }, () => ({ from: 'url', url: PNG }))),
			body({ files: Array.from({ length: 20 }, () => url(PNG)) }),
		],
		[
			'with 10,000 characters',
			{ prompt: 'a'.repeat(10_000) },
			body({ prompt: 'a'.repeat(10_000) }),
		],
		[
			'without what other sources have',
			{
				script: 'x',
				aspectRatio: '9:16',
				resolution: '4k',
				appearance: { engine: 'nonsense' },
				voiceSettings: { speed: 9 },
				background: 'color',
				backgroundColor: 'nonsense',
				duration: 99,
				options: {
					title: 'T',
					captions: 'nonsense',
					folderId: 'f',
					brandGlossaryId: chosen('g'),
					watermark: { image: { url: 'nonsense' } },
					fps: 7,
					enhancePrompt: 'perhaps',
					submitAsBatch: true,
				},
			},
			body(),
		],
	])('%s', async (_, fields, expected, around = {}) => {
		expect(await bodyOf({ ...PROMPT, ...fields }, around)).toStrictEqual(expected);
	});

	it('to the Video Agent, of a length that only HeyGen will know', async () => {
		const { jobType, path, seconds, noCallback } = await read(PROMPT);
		expect({ jobType, path, seconds, noCallback }).toEqual({
			jobType: 'video_agent',
			path: '/v3/video-agents',
			seconds: undefined,
			noCallback: undefined,
		});
	});

	it('without any question where nothing is chosen', async () => {
		expect((await read(PROMPT)).requests).toEqual([]);
	});
});

describe('a prompt is refused', () => {
	it.each<Refused>([
		...['', ' \n', null, undefined, { a: 1 }, ['x'], true].map((prompt): Refused => [
			`that is ${JSON.stringify(prompt)}`,
			{ prompt },
			'The prompt is empty',
			/in the field 'Prompt'.*It has: name, script$/,
		]),
		[
			'of over 10,000 characters',
			{ prompt: 'a'.repeat(10_001) },
			'The prompt has 10001 characters',
			'HeyGen takes up to 10000: shorten it',
		],
		[
			'with 21 files',
			files(...Array.from({ length: 21 }, () => ({ from: 'binary', binaryField: 'data' }))),
			'21 attachments are too many',
			'HeyGen takes up to 20',
		],
		[
			'with a file at no address',
			files({ from: 'url', url: PNG }, { from: 'url', url: 'a.png' }),
			"'Attachment 2' is no address: a.png",
			/public https/,
		],
		['with a file at none', files({ from: 'url', url: '' }), "'Attachment 1' is empty", /https/],
		['with an asset without an ID', files({ from: 'asset' }), "'Attachment 1' is empty", /ID/],
		[
			'with a file from nowhere',
			files({ from: 'disk', url: PNG }),
			/'Attachment 1.*' cannot be 'disk'/,
			'HeyGen takes asset, binary, url',
		],
		[
			'with a file that HeyGen cannot fetch',
			{ attachments: ['https://10.0.0.1/a.png'] },
			"HeyGen cannot fetch 'Attachment 1': 10.0.0.1 is an address of a private network",
			/https/,
		],
		[
			'with a yes for a list of files',
			{ attachments: true },
			"'Attachments' is true",
			/list of URLs/,
		],
		[
			'with a group for an avatar',
			{ avatarId: chosen('group-1') },
			"'group-1' is a whole avatar, not one of its looks",
			/Look studio \(studio\)/,
		],
		[
			'with an avatar in training',
			{ avatarId: chosen('training') },
			/is still in training$/,
			/HeyGen Wait/,
		],
		[
			'in no orientation',
			{ orientation: 'square' },
			"'Orientation' cannot be 'square'",
			'HeyGen takes landscape, portrait',
		],
		[
			'with a callback to nowhere',
			{ waitForCompletion: false, ...option({ callbackUrl: 'nowhere' }) },
			"'Callback URL' is no address: nowhere",
			/https/,
		],
		[
			'perhaps unremembered',
			option({ incognitoMode: 'perhaps' }),
			"'Incognito Mode' is perhaps",
			'It takes true and false',
		],
	])('%s', async (_, fields, message, wayOut) => {
		await expectRefusal({ ...PROMPT, ...fields }, message, wayOut, { binary });
	});
});

it.each(['', 'x', 'constructor', '__proto__', null, undefined])(
	'a source is refused that there is not: %j',
	async (source) => {
		const { error } = await refusalOf({ ...PROMPT, source });
		expect(error).toMatchObject({
			message: `'${source ?? ''}' is no source of a video`,
			description: 'Known are: avatar, cinematic, prompt, scenes, template',
		});
	},
);

itSendsNothingThatHeyGenRefuses(30);
