import { KEYS } from '../sandbox';
import { chain, runWorkflow } from './run-workflow';
import { look, report, script, startClockedSandbox, video, wait } from './setup';

type Fault = Omit<Parameters<Setup['sandbox']['heygen']['fault']>[0], 'method' | 'path' | 'times'>;
type Setup = Awaited<ReturnType<typeof startClockedSandbox>>;
let sandbox: Setup['sandbox'];
let credentials: Setup['credentials'];
let avatar: ReturnType<typeof look>;

beforeAll(async () => {
	({ sandbox, credentials } = await startClockedSandbox({
		renderSeconds: ({ title }) => (title === 'endless' ? Infinity : 90),
	}));
	avatar = look(sandbox.heygen.looks[0].id);
});
afterEach(async () => await sandbox.reset());
afterAll(async () => await sandbox.close());

const LEADS = [{ name: 'Ada' }, { name: 'Zoë "Zed" O\'Neil\n日本語' }, { name: 'Bo' }];
const run = async (workflow: object, items: object[] = LEADS, extra: object = {}) =>
	await runWorkflow({ workflow, items, credentials, ...extra });
const posts = () => sandbox.heygen.requests.filter(({ method }) => method === 'POST');

describe('a lead becomes a finished video', () => {
	it('with DeepSeek Script wired straight into HeyGen Generate Video', async () => {
		const result = await run(chain(script(), video({ avatarId: avatar }), report));
		expect(result.error).toBeUndefined();
		const videos = result.output('Report');
		expect(videos.map(({ lead }) => lead)).toEqual(LEADS.map(({ name }) => name));
		for (const item of videos) {
			expect(item).toMatchObject({ job_type: 'video', status: 'completed', is_finished: true });
			expect(item.job_id).toBe(item.id);
			expect(item.waited_seconds).toBeGreaterThanOrEqual(90);
			expect((await fetch(item.video_url)).headers.get('content-type')).toBe('video/mp4');
		}
		expect(posts()).toHaveLength(3);
	});

	it('keeps every character of the script', async () => {
		const result = await run(chain(script(), video({ avatarId: avatar })));
		const written = result.output('Script').map((item) => item.script);
		expect(written[1]).toContain('Zoë "Zed" O\'Neil\n日本語');
		expect(
			posts()
				.map(({ body }) => body.script)
				.sort(),
		).toEqual([...written].sort());
	});

	it('from scenes, as one studio video', async () => {
		const result = await run(
			chain(
				script({ operation: 'writeScenes', sceneCount: 3 }),
				video({ source: 'scenes', avatarId: avatar }),
			),
			[LEADS[0]],
		);
		expect(result.output('Video')).toMatchObject([{ status: 'completed' }]);
		const { body } = posts()[0];
		expect(body.type).toBe('studio');
		expect(body.scenes.map((scene: { input: { script: string } }) => scene.input.script)).toEqual(
			result.output('Script')[0].scenes.map((scene: { script: string }) => scene.script),
		);
	});

	it('with HeyGen Wait as a step of its own', async () => {
		const result = await run(
			chain(script(), video({ avatarId: avatar, waitForCompletion: false }), wait(), report),
		);
		expect(result.output('Video')).toMatchObject(
			LEADS.map(() => ({ job_type: 'video', status: 'waiting' })),
		);
		expect(result.output('Report')).toMatchObject(
			LEADS.map(({ name }) => ({ lead: name, status: 'completed', is_finished: true })),
		);
	});

	it('gets its status once, finished or not', async () => {
		const workflow = chain(
			video({ avatarId: avatar, script: 'Hello there', waitForCompletion: false }),
			wait({ operation: 'getStatus' }),
		);
		const result = await run(workflow, [LEADS[0]]);
		expect(result.output('Wait')).toMatchObject([
			{ status: 'processing', is_finished: false, video_url: null },
		]);
	});

	it('carries the incoming fields along when that is wanted', async () => {
		const result = await run(
			chain(video({ avatarId: avatar, script: 'Hello', options: { includeInputFields: true } })),
			[{ name: 'Ada', mail: 'ada@example.com' }],
		);
		expect(result.output('Video')).toMatchObject([
			{ mail: 'ada@example.com', status: 'completed' },
		]);
	});
});

describe('one bad item', () => {
	const scripts = [{ text: 'One' }, { text: '' }, { text: 'Three' }];
	const node = (onError?: string) =>
		video({ avatarId: avatar, script: '={{ $json.text }}' }, onError ? { onError } : {});

	it('stops the run before anything is sent, and is named', async () => {
		const result = await run(chain(node()), scripts);
		expect(result.status).toBe('error');
		expect(result.error.message).toBe('[Item 1] The script is empty');
		expect(result.error.description).toContain('It has: text');
		expect(posts()).toHaveLength(0);
	});

	it('carries an error and harms no other item when the node continues', async () => {
		const result = await run(chain(node('continueRegularOutput')), scripts);
		expect(result.output('Video').map(({ status }) => status)).toEqual([
			'completed',
			'failed',
			'completed',
		]);
		expect(result.output('Video')[1]).toMatchObject({
			error: 'The script is empty',
			failure_code: 'invalid_input',
		});
	});

	it('leaves by the error output, paired with its own lead', async () => {
		sandbox.heygen.failNext({
			failure_code: 'tts_text_invalid',
			failure_message: 'Cannot say that',
		});
		const leads = [
			{ name: 'Ada', text: 'One' },
			{ name: 'Bo', text: 'Two' },
		];
		const workflow = chain(
			video(
				{ avatarId: avatar, script: '={{ $json.text }}', options: { videosAtOnce: 1 } },
				{ onError: 'continueErrorOutput' },
			),
			report,
		);
		const result = await run(workflow, leads);
		expect(result.output('Report')).toMatchObject([{ lead: 'Bo', status: 'completed' }]);
		expect(result.output('Failed')).toMatchObject([
			{
				name: 'Ada',
				error: 'HeyGen could not make the video: Cannot say that',
				details: { status: 'failed', failure_code: 'tts_text_invalid' },
			},
		]);
	});
});

describe('readable errors', () => {
	const errorOf = async (parameters: object, stored: object = credentials) => {
		const result = await runWorkflow({
			workflow: chain(video({ script: 'Hello', avatarId: avatar, ...parameters })),
			items: [{}],
			credentials: stored as Record<string, object>,
		});
		return result.error;
	};

	it('a wrong key', async () => {
		const stored = { heyGenVideoApi: { apiKey: 'wrong-key-123', baseUrl: sandbox.heygen.url } };
		const error = await errorOf({}, stored);
		expect(error.message).toBe('HeyGen does not accept the API key');
		expect(error.description).toMatch(/^The API key is wrong or has expired\..*Request ID: \S+$/);
		expect(JSON.stringify(error)).not.toContain('wrong-key-123');
	});

	it('an unknown avatar', async () => {
		const error = await errorOf({ avatarId: look('nobody') });
		expect(error.message).toMatch(/^HeyGen: .*avatar/i);
		expect(error.description).toContain('Pick the avatar from the list again');
	});

	it('no avatar', async () => {
		expect((await errorOf({ avatarId: look('={{ $json.nothing }}') })).message).toBe(
			'No avatar is chosen',
		);
	});

	it('no credit', async () => {
		sandbox.heygen.account.credit = false;
		const error = await errorOf({});
		expect(error.description).toContain('An API key spends the API wallet');
	});

	it('credit that runs out while the video is made', async () => {
		sandbox.heygen.failNext({
			failure_code: 'MOVIO_PAYMENT_INSUFFICIENT_CREDIT',
			failure_message: 'Insufficient credit.',
		});
		const error = await errorOf({});
		expect(error.message).toBe('HeyGen could not make the video: Insufficient credit.');
		expect(error.description).toContain('An API key spends the API wallet');
	});

	it('a wrong DeepSeek key, of which nothing is repeated', async () => {
		const stored = {
			...credentials,
			deepSeekScriptApi: { apiKey: 'sk-wrong-9876', baseUrl: sandbox.deepseek.url },
		};
		const result = await runWorkflow({
			workflow: chain(script()),
			items: [LEADS[0]],
			credentials: stored,
		});
		expect(result.error.message).toBe('DeepSeek does not accept the API key');
		expect(JSON.stringify(result.run)).not.toContain('9876');
	});
});

describe('under faults', () => {
	const workflow = () => chain(video({ avatarId: avatar, script: 'Hello there' }));
	const FAULTS: Array<[string, Fault]> = [
		[
			'429 with Retry-After',
			{ kind: 'status', status: 429, code: 'rate_limit_exceeded', retryAfter: 3 },
		],
		['500', { kind: 'status', status: 500, code: 'internal_error' }],
		['an HTML 502', { kind: 'html' }],
		['a cut connection', { kind: 'cut' }],
		['a truncated body', { kind: 'truncated' }],
	];

	it.each(FAULTS)('creates one video through %s on the create request', async (_, fault) => {
		sandbox.heygen.fault({ method: 'POST', path: '/v3/videos', times: 2, ...fault });
		const result = await run(workflow(), [LEADS[0]]);
		expect(result.output('Video')).toMatchObject([{ status: 'completed' }]);
		expect(sandbox.heygen.videos.size).toBe(1);
		expect(new Set(posts().map(({ headers }) => headers['idempotency-key'])).size).toBe(1);
	});

	it('creates one video when the answer is lost after the work is done', async () => {
		sandbox.heygen.fault({ method: 'POST', path: '/v3/videos', kind: 'cut', afterWork: true });
		const result = await run(workflow(), [LEADS[0]]);
		expect(result.output('Video')).toMatchObject([{ status: 'completed' }]);
		expect(sandbox.heygen.videos.size).toBe(1);
	});

	it.each(FAULTS)('goes on waiting through %s on the status request', async (_, fault) => {
		sandbox.heygen.fault({ method: 'GET', path: /^\/v3\/videos\/./, times: 3, ...fault });
		const result = await run(workflow(), [LEADS[0]]);
		expect(result.output('Video')).toMatchObject([{ status: 'completed' }]);
	});

	it('ends a video that never ends at its deadline', async () => {
		const endless = { avatarId: avatar, script: 'Hello', options: { title: 'endless' } };
		const result = await run(chain(video({ ...endless, giveUpAfterMinutes: 10 })), [LEADS[0]]);
		expect(result.error.message).toMatch(/^The video '\w+' was not finished after 10 min$/);
		const passed = await run(
			chain(video({ ...endless, giveUpAfterMinutes: 10, whenTimeIsUp: 'passOn' })),
			[LEADS[0]],
		);
		expect(passed.output('Video')).toMatchObject([{ status: 'processing', is_finished: false }]);
	});

	it.each([
		'blank',
		'invalidJson',
		'fenced',
		'wrongShape',
		'markup',
		'tooLong',
		'tooShort',
		'keepAlive',
		'insufficientResource',
	])('writes a clean script through a DeepSeek answer that is %s', async (kind) => {
		sandbox.deepseek.fault({ method: 'POST', path: '/chat/completions', kind });
		const result = await run(chain(script()), [LEADS[0]]);
		const [item] = result.output('Script');
		expect(item).toMatchObject({ within_target: true, finish_reason: 'stop' });
		expect(item.script).not.toMatch(/[*[\]{}#]|NARRATOR/);
	});
});

it('never lets a key into an item, a request body or a record', async () => {
	const result = await run(
		chain(script(), video({ avatarId: avatar }), wait({ operation: 'getStatus' })),
	);
	const everything = JSON.stringify([
		result.run,
		sandbox.heygen.requests,
		sandbox.deepseek.requests,
	]);
	expect(everything).not.toContain(KEYS.heygen);
	expect(everything).not.toContain(KEYS.deepseek);
});

describe('downloads', () => {
	const files = ['video', 'captionedVideo', 'subtitles', 'thumbnail', 'gif'];
	const captioned = { title: 'Hello: "Ada" / 日本語', captions: 'burnedIn' };
	const node = (options: object, fields: object = {}) =>
		video({ avatarId: avatar, script: 'Hello there', options }, fields);

	it("put a finished video's files into the item, with names and types", async () => {
		const result = await run(chain(node({ ...captioned, downloadFiles: files })), [LEADS[0]]);
		const [binary] = result.files('Video');
		const facts = Object.entries<Record<string, string>>(binary).map(([field, file]) => [
			field,
			file.fileName,
			file.mimeType,
		]);
		expect(facts).toEqual([
			['data', 'Hello Ada 日本語.mp4', 'video/mp4'],
			['captioned_video', 'Hello Ada 日本語 (captioned).mp4', 'video/mp4'],
			['subtitles', 'Hello Ada 日本語.srt', 'application/x-subrip'],
			['thumbnail', 'Hello Ada 日本語.jpg', 'image/jpeg'],
			['gif', 'Hello Ada 日本語.gif', 'image/gif'],
		]);
		expect(binary.data.bytes).toBeGreaterThan(1000);
	});

	it('ask for a new URL where the old one has expired', async () => {
		sandbox.heygen.fault({
			method: 'GET',
			path: /^\/files\//,
			kind: 'status',
			status: 403,
			code: 'expired',
		});
		const result = await run(chain(node({ downloadFiles: ['video'] })), [LEADS[0]]);
		expect(result.files('Video')[0].data.fileName).toMatch(/\.mp4$/);
	});

	it.each([
		[
			'a file over the limit',
			{ downloadFiles: ['video'], downloadLimit: 1 },
			'it has 3 MB',
			"'Download Limit' is 1 MB",
		],
		[
			'captions that were not made',
			{ downloadFiles: ['captionedVideo'] },
			'HeyGen made no captioned video',
			'',
		],
	])('fail the item with %s', async (_, options, ...words) => {
		sandbox.heygen.videoBytes = 3_000_000;
		const result = await run(chain(node(options)), [LEADS[0]]);
		for (const word of words) expect(result.error.message).toContain(word);
		sandbox.heygen.videoBytes = null;
	});
});
