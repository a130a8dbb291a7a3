import { KEYS } from '../sandbox';
import { chain, runWorkflow } from './run-workflow';
import { look, report, startClockedSandbox, translate, video, wait } from './setup';

type Setup = Awaited<ReturnType<typeof startClockedSandbox>>;
let sandbox: Setup['sandbox'];
let credentials: Setup['credentials'];

beforeAll(async () => {
	({ sandbox, credentials } = await startClockedSandbox({ renderSeconds: 90 }));
});
afterEach(async () => await sandbox.reset());
afterAll(async () => await sandbox.close());

const URL = 'https://example.com/welcome.mp4';
const TWELVE = [
	'French',
	'German (Germany)',
	'Hindi',
	'Italian',
	'Japanese',
	'Polish',
	'Portuguese (Brazil)',
	'Spanish (Mexico)',
	'Chinese (Cantonese, Traditional)',
	'Turkish',
	'Dutch (Belgium)',
	'Korean',
];
/** n8n itself finds fields that are empty; an expression may turn out to be. */
const NONE = "={{ '' }}";
const continues = { onError: 'continueRegularOutput' };
const run = async (workflow: object, items: object[] = [{ name: 'Ada' }], extra: object = {}) =>
	await runWorkflow({ workflow, items, credentials, ...extra });
const posts = (path = '/v3/video-translations') =>
	sandbox.heygen.requests.filter((request) => request.method === 'POST' && request.path === path);
const columnOf = (items: Array<Record<string, unknown>>, name: string) =>
	items.map((item) => item[name]);

describe('one video into many languages', () => {
	const node = (fields = {}, more = {}) =>
		translate({ url: URL, languages: TWELVE, options: { title: 'Welcome' }, ...fields }, more);

	it('is one item for each, in order, with the row it came from', async () => {
		const result = await run(chain(node(), wait(), report), [{ name: 'Ada' }, { name: 'Bo' }]);
		const started = result.output('Translate');
		expect(columnOf(started, 'output_language')).toEqual([...TWELVE, ...TWELVE]);
		for (const item of started) {
			expect(item).toMatchObject({ job_type: 'video_translation', status: 'processing' });
			expect(item.title).toBe('Welcome');
			expect(item.video_translation_ids).toEqual([item.job_id]);
			expect(item.video_translation_id).toBe(item.job_id);
			expect(item.translation_id).toBe(item.job_id);
		}
		const ended = result.output('Report');
		expect(columnOf(ended, 'lead')).toEqual([
			...TWELVE.map(() => 'Ada'),
			...TWELVE.map(() => 'Bo'),
		]);
		expect(columnOf(ended, 'job_id')).toEqual(columnOf(started, 'job_id'));
		for (const item of ended) expect(item).toMatchObject({ status: 'completed' });
		expect(posts()).toHaveLength(24);
		for (const { body } of posts()) expect(body.output_languages).toHaveLength(1);
	});

	it('waits for all of them itself where that is wanted', async () => {
		const result = await run(chain(node({ waitForCompletion: true }), report));
		const ended = result.output('Report');
		expect(columnOf(ended, 'output_language')).toEqual(TWELVE);
		for (const item of ended) {
			expect(item).toMatchObject({ status: 'completed', is_finished: true, lead: 'Ada' });
			expect((await fetch(item.video_url)).headers.get('content-type')).toBe('video/mp4');
		}
		expect(result.hints('Translate')).toMatchObject([
			{ message: expect.stringContaining('put HeyGen Wait behind this node') },
		]);
	});

	it('loses only the language that HeyGen refuses', async () => {
		sandbox.heygen.failNext({
			type: 'video_translation',
			output_language: 'Italian',
			failure_message: 'No voice for this language',
		});
		const result = await run(chain(node(), wait({}, continues), report));
		const ended = result.output('Report');
		expect(columnOf(ended, 'status')).toEqual(
			TWELVE.map((language) => (language === 'Italian' ? 'failed' : 'completed')),
		);
		expect(ended[3]).toMatchObject({
			lead: 'Ada',
			error: 'HeyGen could not make the video translation: No voice for this language',
		});
	});

	it('loses only the language that HeyGen does not take', async () => {
		sandbox.heygen.fault({
			method: 'POST',
			path: '/v3/video-translations',
			kind: 'status',
			status: 400,
			code: 'invalid_parameter',
			message: 'Not for this account',
		});
		const result = await run(chain(node({ options: { atOnce: 1 } }, continues)));
		const items = result.output('Translate');
		expect(columnOf(items, 'output_language')).toEqual(TWELVE);
		expect(items[0]).toMatchObject({ status: 'failed', error: 'HeyGen: Not for this account' });
		expect(items.filter(({ status }) => status === 'processing')).toHaveLength(11);
	});

	it('goes in one request as a batch', async () => {
		const batch = { options: { submitAsBatch: true } };
		const result = await run(chain(node(batch), wait(), report));
		const ended = result.output('Report');
		expect(columnOf(result.output('Translate'), 'output_language')).toEqual(TWELVE);
		expect(new Set(columnOf(ended, 'job_id')).size).toBe(12);
		for (const item of ended) expect(item).toMatchObject({ status: 'completed', lead: 'Ada' });
		expect(posts()).toHaveLength(0);
		expect(posts('/v3/video-translations/batches')).toHaveLength(1);
	});

	it('is known by its batch where HeyGen takes long to name the jobs', async () => {
		sandbox.heygen.fault({
			method: 'GET',
			path: '/v3/video-translations/statuses',
			kind: 'status',
			status: 503,
			code: 'busy',
			times: 99,
		});
		const result = await run(chain(node({ options: { submitAsBatch: true } }), wait()));
		const started = result.output('Translate');
		expect(started).toHaveLength(12);
		started.forEach((item, index) => {
			expect(item).toMatchObject({
				job_type: 'video_translation_batch',
				job_id: item.batch_id,
				item_index: index,
				output_language: TWELVE[index],
			});
		});
		expect(result.output('Wait')[0]).toMatchObject({ status: 'completed' });
	});

	it('is paid for once, however often the same item runs', async () => {
		sandbox.heygen.fault({
			method: 'POST',
			path: '/v3/video-translations',
			kind: 'cut',
			afterWork: true,
		});
		const result = await run(chain(node({ languages: ['French', 'Hindi'] })));
		expect(result.output('Translate')).toHaveLength(2);
		await run(chain(node({ languages: ['French', 'Hindi'] })));
		expect([...sandbox.heygen.jobs.values()]).toHaveLength(2);
	});
});

describe('a table of rows', () => {
	const rows = Array.from({ length: 200 }, (_, n) => ({
		title: `Video ${n}`,
		output_language: TWELVE[n % 12],
		url: `https://example.com/${n}.mp4`,
		folder_id: '',
		name: `Row ${n}`,
	}));
	const bad: Record<number, [string, string, RegExp]> = {
		17: ['output_language', 'Klingon', /^HeyGen does not translate into 'Klingon'$/],
		80: ['url', '', /^'url' is empty$/],
		199: ['url', 'not an address', /^'url' is no address: not an address$/],
	};
	const table = rows.map((row, n) => (bad[n] ? { ...row, [bad[n][0]]: bad[n][1] } : row));

	it('needs no mapping, and each row comes back with its ID or its own error', async () => {
		const node = translate({ source: 'row', options: { submitAsBatch: true } }, continues);
		const result = await run(chain(node, report), table);
		const items = result.output('Report');
		expect(items).toHaveLength(200);
		items.forEach((item, n) => {
			expect(item).toMatchObject({ title: `Video ${n}`, lead: `Row ${n}` });
			if (bad[n]) {
				expect(item).toMatchObject({
					status: 'failed',
					translation_id: null,
					error: expect.stringMatching(bad[n][2]),
				});
			} else {
				expect(item.translation_id).toMatch(/./);
				expect(item.error).toBeUndefined();
				expect(item).toMatchObject({ output_language: TWELVE[n % 12] });
			}
		});
		expect(new Set(items.map((item) => item.translation_id)).size).toBe(198);
		expect(sandbox.heygen.requests.filter(({ method }) => method === 'POST')).toHaveLength(2);
	});

	it('keeps the error of a row through HeyGen Wait', async () => {
		const options = { submitAsBatch: true };
		const node = translate({ source: 'row', options }, continues);
		const result = await run(chain(node, wait({}, continues), report), table.slice(15, 20));
		expect(result.output('Report')).toMatchObject([
			{ status: 'completed' },
			{ status: 'completed' },
			{
				status: 'failed',
				error: "HeyGen does not translate into 'Klingon'",
				lead: 'Row 17',
				title: 'Video 17',
				output_language: 'Klingon',
			},
			{ status: 'completed' },
			{ status: 'completed' },
		]);
	});

	it('stops before anything is sent where the node is to stop, and names the row', async () => {
		const result = await run(chain(translate({ source: 'row' })), table);
		expect(result.error.message).toBe("[Item 17] HeyGen does not translate into 'Klingon'");
		expect(sandbox.heygen.requests.filter(({ method }) => method === 'POST')).toEqual([]);
	});
});

describe('a video that HeyGen made', () => {
	const first = (fields = {}) =>
		video({ avatarId: look(sandbox.heygen.looks[0].id), script: 'Hello there', ...fields });
	const second = (fields = {}) =>
		translate({ source: 'heyGenVideo', languages: ['fr'], ...fields });

	it('is translated by its ID, without mapping', async () => {
		const result = await run(chain(first(), second(), wait(), report));
		expect(result.output('Report')).toMatchObject([{ status: 'completed', lead: 'Ada' }]);
		const [{ job_id: id }] = result.output('Video');
		expect(posts()[0].body.video).toEqual({ type: 'url', url: expect.stringContaining(id) });
	});

	it('makes the same request again, though its address is another one', async () => {
		const { id } = sandbox.heygen.addJob('video', {});
		await sandbox.heygen.finish(id);
		const again = async () => await run(chain(second({ videoId: id })));
		const [one] = (await again()).output('Translate');
		const [two] = (await again()).output('Translate');
		expect(posts()[0].body.video).not.toEqual(posts()[1].body.video);
		expect(two.job_id).toBe(one.job_id);
	});

	it('that is not finished is refused with what to do', async () => {
		const result = await run(chain(first({ waitForCompletion: false }), second()));
		expect(result.error.message).toMatch(/^The video '.+' is not finished: its status is/);
		expect(result.error.description).toContain('Put HeyGen Wait between');
	});
});

describe('a proofread', () => {
	const proofread = (operation: string, parameters = {}, fields = {}) =>
		translate(
			{ resource: 'proofread', operation, ...parameters },
			{ name: `Proofread ${operation}`, ...fields },
		);
	const create = (fields = {}) =>
		proofread('create', { url: URL, languages: ['German', 'fr'], title: 'Welcome', ...fields });
	const edit = {
		name: 'Edit',
		type: 'n8n-nodes-base.set',
		parameters: {
			json: "={{ { proofread_id: $json.proofread_id, srt: $json.srt.replace('said', 'spoken') } }}",
		},
	};

	it('is corrected, and the video made from what was corrected', async () => {
		const result = await run(
			chain(
				create(),
				wait(),
				proofread('getSubtitles'),
				edit,
				proofread('updateSubtitles'),
				proofread('generate', { captions: true, options: { downloadFiles: ['subtitles'] } }),
				report,
			),
			[{ name: 'Ada' }, { name: 'Bo' }],
		);
		expect(result.error).toBeUndefined();
		const created = result.output('Proofread create');
		const languages = ['German', 'French (France)'];
		expect(created).toMatchObject(
			[...languages, ...languages].map((language) => ({
				job_type: 'proofread',
				output_language: language,
				proofread_id: expect.any(String),
			})),
		);
		expect(result.output('Edit')[0].srt).toContain('This is spoken in German.');
		const [file] = result.files('Proofread getSubtitles');
		expect(file.data).toMatchObject({ mimeType: 'application/x-subrip' });
		const videos = result.output('Report');
		expect(columnOf(videos, 'lead')).toEqual(['Ada', 'Ada', 'Bo', 'Bo']);
		for (const item of videos) {
			expect(item).toMatchObject({ job_type: 'video_translation', status: 'completed' });
		}
		const srt = await (await fetch(videos[1].srt_caption_url)).text();
		expect(srt).toContain('This is spoken in French (France).');
		expect(posts('/v3/video-translations/proofreads')).toHaveLength(4);
	});

	it('takes a file in place of text', async () => {
		const result = await run(
			chain(
				create({ languages: ['fr'] }),
				wait(),
				proofread('getSubtitles'),
				proofread('updateSubtitles', { srtFrom: 'binary', srtBinaryField: 'data' }),
			),
		);
		expect(result.error).toBeUndefined();
		expect(result.output('Proofread updateSubtitles')).toMatchObject([
			{ job_type: 'proofread', status: 'completed' },
		]);
	});

	it("begins with subtitles of one's own", async () => {
		const options = {
			srt: { file: { from: 'url', url: 'https://example.com/a.srt' } },
			keepFormat: true,
			dynamicDuration: false,
		};
		const result = await run(
			chain(create({ languages: ['fr'], options }), wait(), proofread('getSubtitles')),
		);
		expect(posts('/v3/video-translations/proofreads')[0].body).toMatchObject({
			srt: { type: 'url', url: 'https://example.com/a.srt' },
			keep_the_same_format: true,
			enable_video_stretching: false,
		});
		const [item] = result.output('Proofread getSubtitles');
		expect(item.original_srt).toContain('https://example.com/a.srt');
		expect(Object.keys(result.files('Proofread getSubtitles')[0])).toEqual(['data', 'original']);
	});

	it('that is not finished has no subtitles yet', async () => {
		const result = await run(chain(create(), proofread('getSubtitles')));
		expect(result.error.message).toContain('The proofread is not completed');
	});

	it.each([
		['without a title', 'create', { url: URL, languages: ['fr'], title: NONE }, "'Title' is empty"],
		['without an ID', 'generate', { proofreadId: NONE }, "'Proofread ID' is empty"],
		['that nobody knows', 'generate', { proofreadId: 'nope' }, 'HeyGen: '],
		['with text that is no SRT', 'updateSubtitles', { proofreadId: 'x', srt: 'No' }, 'holds no'],
		[
			'of no address',
			'updateSubtitles',
			{ proofreadId: 'x', srtFrom: 'url', srtUrl: NONE },
			'is empty',
		],
	])('%s is refused', async (_, operation, parameters, message) => {
		const result = await run(chain(proofread(operation, parameters)));
		expect(result.error.message).toContain(message);
	});
});

describe('the other operations', () => {
	const other = (operation: string, parameters = {}, fields = {}) =>
		translate({ operation, ...parameters }, { name: 'Other', ...fields });
	const added = (fields = {}) =>
		sandbox.heygen.addJob('video_translation', { title: 'Hola', ...fields });

	it('get translations as they are now', async () => {
		const { id } = added();
		await sandbox.heygen.finish(id);
		const open = added();
		const result = await run(chain(other('get')), [{ translation_id: id }, { job_id: open.id }]);
		expect(result.output('Other')).toMatchObject([
			{ job_type: 'video_translation', status: 'completed', translation_id: id, title: 'Hola' },
			{ status: 'processing', job_id: open.id, is_finished: false },
		]);
	});

	it.each([
		['succeeded', 'completed'],
		['success', 'completed'],
		['a_word_never_seen_before', 'processing'],
	])('understand the status %s', async (word, status) => {
		const { id } = added();
		sandbox.heygen.setStatus(id, word);
		const result = await run(chain(other('get', { translationId: id })));
		expect(result.output('Other')).toMatchObject([{ status }]);
	});

	it('get many, all or up to a limit', async () => {
		for (let n = 0; n < 130; n++) added({ title: `Hola ${n}` });
		const some = await run(chain(other('getMany', { limit: 3 })));
		expect(some.output('Other')).toHaveLength(3);
		const all = await run(chain(other('getMany', { returnAll: true })));
		expect(new Set(columnOf(all.output('Other'), 'translation_id')).size).toBe(130);
		expect(all.output('Other')[0]).toMatchObject({ job_type: 'video_translation' });
	});

	it('rename and delete', async () => {
		const { id } = added();
		const renamed = await run(chain(other('rename', { translationId: id, newTitle: 'Welcome' })));
		expect(renamed.output('Other')).toMatchObject([{ title: 'Welcome', translation_id: id }]);
		const gone = await run(chain(other('delete', { translationId: id })));
		expect(gone.output('Other')).toEqual([
			{ translation_id: id, video_translation_id: id, deleted: true },
		]);
		const again = await run(chain(other('get', { translationId: id })));
		expect(again.error.message).toContain('HeyGen knows no video translation');
	});

	it('list languages, once however many items there are', async () => {
		const result = await run(chain(other('listLanguages')), [{}, {}]);
		const items = result.output('Other');
		expect(items).toContainEqual({
			output_language: 'German (Austria)',
			language_code: 'de-AT',
		});
		expect(new Set(columnOf(items, 'output_language')).size).toBe(items.length);
	});

	it.each([
		['srt', /^1\n00:00:00,000 --> /, 'application/x-subrip'],
		['vtt', /^WEBVTT/, 'text/vtt'],
	])('get captions as %s', async (format, begins, mimeType) => {
		const subtitles = { captions: true };
		const result = await run(
			chain(
				translate({ url: URL, languages: ['fr'], subtitles, options: { title: 'Welcome' } }),
				wait(),
				other('getCaptions', { format, outputField: 'captions' }),
			),
		);
		expect(result.output('Other')).toMatchObject([
			{ captions: expect.stringMatching(begins), format, title: 'Welcome' },
		]);
		expect(result.files('Other')[0].captions).toMatchObject({
			mimeType,
			fileName: `Welcome fr-FR.${format}`,
		});
	});

	it.each([
		['of a translation without', (id: string) => sandbox.heygen.finish(id), 'has no captions'],
		['of a translation at work', async () => {}, 'is not finished'],
	])('refuse captions %s', async (_, act, message) => {
		const { id } = added();
		await act(id);
		const result = await run(chain(other('getCaptions', { translationId: id })));
		expect(result.error.message).toContain(message);
	});

	it('keep one bad item apart from the others', async () => {
		const { id } = added();
		const result = await run(chain(other('rename', { newTitle: 'New' }, continues)), [
			{ translation_id: 'nope' },
			{ translation_id: id },
			{},
		]);
		expect(result.output('Other')).toMatchObject([
			{ error: expect.stringContaining('HeyGen: ') },
			{ title: 'New' },
			{ error: "'Translation ID' is empty" },
		]);
	});

	it('send one bad item to the error output, with its row', async () => {
		const node = other('rename', { newTitle: 'New' }, { onError: 'continueErrorOutput' });
		const { id } = added();
		const result = await run(chain(node, report), [
			{ name: 'Ada', translation_id: 'nope' },
			{ name: 'Bo', translation_id: id },
		]);
		expect(result.output('Report')).toMatchObject([{ lead: 'Bo', title: 'New' }]);
		expect(result.output('Failed')).toMatchObject([{ name: 'Ada', translation_id: 'nope' }]);
	});
});

it('never lets a key into an item or a request', async () => {
	const result = await run(chain(translate({ url: URL, languages: TWELVE }), wait(), report));
	expect(JSON.stringify([result.run, sandbox.heygen.requests])).not.toContain(KEYS.heygen);
});
