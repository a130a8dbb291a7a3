import type { IDataObject, IHttpRequestOptions } from 'n8n-workflow';
import { translate } from '../../../nodes/HeyGenTranslate/operations/translation/translate';
import { fakeContext } from '../fakeContext';
import { useFakeClock } from '../fakeClock';
import { LANGUAGES } from './languages/names';

const LIST = '/v3/video-translations/languages';
const FIELDS = {
	source: 'url',
	url: 'https://example.com/a.mp4',
	languages: ['German (Germany)'],
	mode: 'speed',
	waitForCompletion: false,
	sound: {},
	picture: {},
	subtitles: {},
	options: {},
};

beforeEach(() => useFakeClock());
afterEach(() => jest.restoreAllMocks());

const answers = (created: object, list: object = { languages: LANGUAGES }) => {
	return ({ url }: IHttpRequestOptions) => ({
		body: { data: url.endsWith(LIST) ? list : created },
	});
};

/** Runs the operation on one item; returns the bodies that went to HeyGen, and the items. */
async function run(
	fields: object = {},
	{
		json = {},
		created = { video_translation_ids: ['t1'] },
		...fakes
	}: Parameters<typeof fakeContext>[0] & { json?: IDataObject; created?: object } = {},
) {
	const { context, requests, hints } = fakeContext({
		answers: answers(created),
		parameters: { ...FIELDS, ...fields },
		inputs: [{ json }],
		continueOnFail: true,
		...fakes,
	});
	const items = await translate.execute(context);
	const posts = requests.filter(({ method }) => method === 'POST');
	return {
		bodies: posts.map(({ body }) => JSON.parse(String(body)) as IDataObject),
		keys: posts.map(({ headers }) => String(headers?.['idempotency-key'])),
		json: items.map((item) => item.json),
		hints,
		requests,
	};
}

describe('the request of a translation', () => {
	it('holds what is set and nothing else', async () => {
		const { bodies, json } = await run();
		expect(bodies).toEqual([
			{
				video: { type: 'url', url: 'https://example.com/a.mp4' },
				output_languages: ['German (Germany)'],
				mode: 'speed',
			},
		]);
		expect(json).toEqual([
			{
				job_type: 'video_translation',
				job_id: 't1',
				video_translation_id: 't1',
				translation_id: 't1',
				video_translation_ids: ['t1'],
				output_language: 'German (Germany)',
				status: 'processing',
			},
		]);
	});

	it('holds every option', async () => {
		const file = (url: string) => ({ from: 'url', url });
		const { bodies } = await run({
			source: 'asset',
			assetId: 'asset-1',
			languages: 'Deutsch, fr',
			mode: 'precision',
			sound: {
				brandGlossaryId: { __rl: true, mode: 'id', value: 'g1' },
				customAudio: { file: { ...file('https://example.com/a.mp3'), fpsMode: 'cfr' } },
				enhanceSpeech: true,
				inputLanguage: 'English',
				removeMusic: false,
				speakers: '2',
				stockVoice: { voice: { voiceIds: 'v1, v2' } },
			},
			picture: {
				audioOnly: true,
				dynamicDuration: false,
				endTime: 20.5,
				keepFormat: true,
				startTime: 0,
				watermark: false,
			},
			subtitles: {
				captions: true,
				srt: { file: { from: 'asset', assetId: 'srt-1', role: 'output' } },
			},
			options: {
				title: 'Welcome',
				folderId: 'f1',
				callbackId: 'c1',
				callbackUrl: 'https://example.com/ready',
			},
		});
		const body = {
			video: { type: 'asset_id', asset_id: 'asset-1' },
			mode: 'precision',
			title: 'Welcome',
			folder_id: 'f1',
			callback_id: 'c1',
			callback_url: 'https://example.com/ready',
			brand_glossary_id: 'g1',
			audio: { type: 'url', url: 'https://example.com/a.mp3' },
			fps_mode: 'cfr',
			enable_speech_enhancement: true,
			input_language: 'en',
			disable_music_track: false,
			speaker_num: 2,
			stock_voice_config: { use_stock_voice: true, preferred_stock_voice_ids: ['v1', 'v2'] },
			translate_audio_only: true,
			enable_dynamic_duration: false,
			end_time: 20.5,
			keep_the_same_format: true,
			start_time: 0,
			enable_watermark: false,
			enable_caption: true,
			srt: { type: 'asset_id', asset_id: 'srt-1' },
			srt_role: 'output',
		};
		expect(bodies).toEqual([
			{ ...body, output_languages: ['German (Germany)'] },
			{ ...body, output_languages: ['French'] },
		]);
	});

	it('has a key of its own for each language, which repeats with the same item', async () => {
		const fields = { languages: ['German (Germany)', 'French'] };
		const { keys } = await run(fields);
		expect(new Set(keys).size).toBe(2);
		expect((await run(fields)).keys).toEqual(keys);
		expect((await run(fields, { runIndex: 1 })).keys).not.toEqual(keys);
		const own = await run({ ...fields, options: { idempotencyKey: 'welcome' } });
		expect(own.keys).toEqual(['welcome:german-germany', 'welcome:french']);
	});

	it('is one for each language, however often it is named', async () => {
		const { bodies } = await run({ languages: ['de', 'German (Germany)', 'Deutsch'] });
		expect(bodies).toHaveLength(1);
	});

	it('takes the columns of a row, whatever their case', async () => {
		const { bodies, json } = await run(
			{ source: 'row' },
			{
				json: {
					'\uFEFFTitle': 'Hello',
					'Output Language': 'de, French',
					URL: 'https://example.com/b.mp4',
					'folder-id': 7,
					other: 'x',
				},
			},
		);
		expect(bodies).toMatchObject([
			{ title: 'Hello', folder_id: '7', output_languages: ['German (Germany)'] },
			{ title: 'Hello', folder_id: '7', output_languages: ['French'] },
		]);
		expect(json[0]).toMatchObject({ title: 'Hello', url: 'https://example.com/b.mp4' });
	});
});

describe("HeyGen's answer", () => {
	it.each<[string, object]>([
		['a list of IDs', { video_translation_ids: ['t1'] }],
		['a list of translations', { video_translations: [{ video_translation_id: 't1' }] }],
		['one ID', { video_translation_id: 't1' }],
		['one ID in old words', { video_translate_id: 't1' }],
		['the translation itself', { id: 't1', status: 'pending' }],
	])('is understood as %s', async (_, created) => {
		const { json } = await run({}, { created });
		expect(json).toMatchObject([{ job_id: 't1', translation_id: 't1' }]);
	});

	it.each([{}, { video_translation_ids: [] }, { video_translation_ids: 't1' }])(
		'without an ID fails the item: %j',
		async (created) => {
			const { json } = await run({}, { created });
			expect(json).toMatchObject([{ job_id: null, failure_code: 'no_job_id' }]);
		},
	);

	it.each<[string, unknown]>([
		['a list in a list', { languages: LANGUAGES }],
		['a list', LANGUAGES],
		['a list of objects', LANGUAGES.map((name) => ({ name }))],
	])('to the question for languages is understood as %s', async (_, list) => {
		const { bodies } = await run(
			{ languages: 'de' },
			{ answers: answers({ id: 't1' }, list as object) },
		);
		expect(bodies).toMatchObject([{ output_languages: ['German (Germany)'] }]);
	});

	it('is not needed to go on: without a list the names go as they are', async () => {
		const { bodies, hints } = await run(
			{ languages: ['German (Germany)'] },
			{
				answers: ({ url }) =>
					url.endsWith(LIST)
						? { status: 403, body: { error: { code: 'forbidden', message: 'No scope' } } }
						: { body: { data: { id: 't1' } } },
			},
		);
		expect(bodies).toMatchObject([{ output_languages: ['German (Germany)'] }]);
		expect(hints).toEqual([expect.stringContaining('could not be read')]);
	});
});

describe('bad input', () => {
	const file = (url: string) => ({ file: { from: 'url', url } });

	it.each<[string, object, RegExp, RegExp]>([
		['no language', { languages: [] }, /^No language is chosen$/, /'Languages'/],
		['an empty text of languages', { languages: ' , ' }, /^No language is chosen$/, /./],
		['no URL', { url: '' }, /^'URL' is empty$/, /public https address/],
		['no address', { url: 'welcome.mp4' }, /^'URL' is no address: welcome.mp4$/, /./],
		[
			'a file of this machine',
			{ url: 'http://localhost:8080/a.mp4' },
			/^HeyGen cannot fetch 'URL': localhost is an address of a private network$/,
			/input data/,
		],
		['a private network', { url: 'https://192.168.1.5/a.mp4' }, /192\.168\.1\.5/, /./],
		['0 speakers', { sound: { speakers: 0 } }, /^'Speakers' is 0$/, /1 or more/],
		['half a speaker', { sound: { speakers: 1.5 } }, /^'Speakers' is 1.5$/, /./],
		[
			'a start after the end',
			{ picture: { startTime: 10, endTime: 5 } },
			/^'End Time' \(5 s\) is not after 'Start Time' \(10 s\)$/,
			/./,
		],
		['an end at 0', { picture: { endTime: 0 } }, /is not after/, /./],
		['a start before 0', { picture: { startTime: -1 } }, /^'Start Time' is -1$/, /./],
		['another mode', { mode: 'fast' }, /^'Mode' cannot be 'fast'$/, /speed, precision/],
		[
			'private subtitles',
			{ subtitles: { srt: file('http://10.0.0.1/a.srt') } },
			/'SRT File': 10\.0\.0\.1/,
			/./,
		],
		[
			'audio without an address',
			{ sound: { customAudio: file('') } },
			/'Custom Audio' is empty/,
			/./,
		],
		['no asset', { source: 'asset', assetId: '' }, /^'Asset ID' is empty$/, /./],
		['no video ID', { source: 'heyGenVideo', videoId: '' }, /^'Video ID' is empty$/, /has: title/],
		['a row without a language', { source: 'row' }, /column 'output_language' is empty/, /title/],
		['another source', { source: 'tape' }, /^'tape' is no source/, /./],
		[
			'a key that HeyGen cannot take',
			{ options: { idempotencyKey: 'ä b' } },
			/cannot be an idempotency key/,
			/./,
		],
	])('is refused before anything is sent: %s', async (_, fields, error, advice) => {
		const { bodies, json } = await run(fields, { json: { title: 'Hello' } });
		expect(json).toMatchObject([
			{
				job_type: 'video_translation',
				status: 'failed',
				error: expect.stringMatching(error),
				message: expect.stringMatching(advice),
			},
		]);
		expect(bodies).toEqual([]);
	});

	it.each([
		['Klingon', "HeyGen does not translate into 'Klingon'", 'List Languages'],
		['Germann', "HeyGen does not translate into 'Germann'", 'The nearest names are: German'],
		['Arabic', "'Arabic' is not exactly one", 'Arabic (Saudi Arabia), Arabic (Morocco)'],
	])('of one language harms no other: %s', async (wished, error, advice) => {
		const { bodies, json } = await run({ languages: ['French', wished, 'de'] });
		expect(bodies).toHaveLength(2);
		expect(json.map(({ output_language: language }) => language)).toEqual([
			'French',
			wished,
			'German (Germany)',
		]);
		expect(json[1]).toMatchObject({
			error: expect.stringContaining(error),
			message: expect.stringContaining(advice),
		});
	});

	it('is thrown where the node is to stop, before anything is sent', async () => {
		const { context, requests } = fakeContext({
			answers: answers({ id: 't1' }),
			parameters: { ...FIELDS, languages: ['French', 'Klingon'] },
		});
		await expect(translate.execute(context)).rejects.toThrow(
			"HeyGen does not translate into 'Klingon'",
		);
		expect(requests.filter(({ method }) => method === 'POST')).toEqual([]);
	});

	it('may be private where the service is', async () => {
		const { bodies } = await run(
			{ url: 'http://localhost:8080/a.mp4' },
			{ baseUrl: 'http://127.0.0.1:9000' },
		);
		expect(bodies).toHaveLength(1);
	});
});
