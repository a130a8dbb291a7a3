import type { IDataObject, IHttpRequestOptions, INode } from 'n8n-workflow';
import { HeyGenGenerateVideo } from '../../../nodes/HeyGenGenerateVideo/HeyGenGenerateVideo.node';
import { fakeContext } from '../fakeContext';
import { useFakeClock } from '../fakeClock';
import { accountAnswers, type Account } from './account';
import { AVATAR, chosen, CINEMATIC, PROMPT, SCENES, TEMPLATE_FIELDS } from './reading';

type Fields = Record<string, unknown>;

interface Around {
	account?: Account;
	onError?: INode['onError'];
	runIndex?: number;
	executionId?: string;
}

const CONTINUE = { onError: 'continueRegularOutput' as const };

/** Runs the node without waiting, over items with these fields, at an account that makes every video. */
async function run(items: Fields[], { account, onError, ...fakes }: Around = {}) {
	const read = accountAnswers(account);
	const members = items.map((_, item_index) => ({
		batch_id: 'batch-1',
		item_index,
		video_id: `member-${item_index}`,
		status: 'processing',
	}));
	let made = 0;
	const answers = (request: IHttpRequestOptions) => {
		if (request.url.endsWith('/statuses')) return { body: { data: members } };
		if (request.method === 'GET') return read(request);
		if (request.url.endsWith('/batches')) return { body: { data: { batch_id: 'batch-1' } } };
		const id = `made-${made++}`;
		return { body: { data: { video_id: id, session_id: id, id, status: 'waiting' } } };
	};
	const parameters = items.map((fields) => ({ waitForCompletion: false, ...fields }));
	const { context, requests } = fakeContext({
		answers,
		parameters,
		inputs: items.map((_, n) => ({ json: { n } })),
		node: { onError },
		continueOnFail: onError === 'continueRegularOutput',
		...fakes,
	});
	const outcome = await new HeyGenGenerateVideo().execute.call(context).then(
		([output]) => ({ output: output.map(({ json }) => json), error: undefined }),
		(error: Error) => ({ output: [] as IDataObject[], error }),
	);
	const posts = requests.filter(({ method }) => method === 'POST');
	return {
		...outcome,
		requests,
		posts: posts.map(({ url, body, headers }) => ({
			path: new URL(url).pathname,
			body: JSON.parse(String(body)) as IDataObject,
			key: headers!['idempotency-key'] as string,
		})),
	};
}

const avatar = (script: string, fields: Fields = {}) => ({
	...AVATAR,
	script,
	...fields,
	waitForCompletion: false,
});

beforeEach(() => void useFakeClock());
afterEach(() => jest.restoreAllMocks());

it('starts a video of each source, and names the job of each', async () => {
	const sources = [AVATAR, SCENES, TEMPLATE_FIELDS, PROMPT, CINEMATIC];
	const { output, posts } = await run(
		sources.map((fields) => ({ ...fields, waitForCompletion: false })),
	);
	expect(posts.map(({ path }) => path).sort()).toEqual([
		'/v3/templates/template-1',
		'/v3/video-agents',
		'/v3/videos',
		'/v3/videos',
		'/v3/videos',
	]);
	expect(output.map(({ job_type: type }) => type)).toEqual([
		'video',
		'video',
		'video',
		'video_agent',
		'video',
	]);
	for (const { job_id: id } of output) expect(id).toMatch(/^made-\d$/);
});

describe('one bad item', () => {
	const items = [avatar('One'), avatar(''), avatar('Three', { avatarId: chosen('training') })];

	it('keeps its place and harms no other one', async () => {
		const { output, posts } = await run(items, CONTINUE);
		expect(output).toMatchObject([
			{ status: 'waiting', job_id: 'made-0' },
			{
				status: 'failed',
				failure_code: 'invalid_input',
				error: 'The script is empty',
				message: expect.stringContaining("in the field 'Script'"),
			},
			{
				status: 'failed',
				error: "The avatar 'Look training' is still in training",
				message: expect.stringContaining('HeyGen Wait'),
			},
		]);
		expect(posts.map(({ body }) => body.script)).toEqual(['One']);
	});

	it('stops the run before anything is sent, and is named', async () => {
		const { error, posts } = await run(items);
		expect(error).toMatchObject({
			name: 'NodeApiError',
			message: '[Item 1] The script is empty',
			description: expect.stringContaining("in the field 'Script'"),
			context: { itemIndex: 1 },
		});
		expect(posts).toEqual([]);
	});
});

describe('the cost guard', () => {
	const words = 'word '.repeat(100);

	it('lets nothing be sent over the limit, and each item says so', async () => {
		const options = { mostSeconds: 100 };
		const items = [words, words, '', words].map((script) => avatar(script, { options }));
		const { output, posts } = await run(items, CONTINUE);
		expect(posts).toEqual([]);
		const over =
			"This run would take about 120 s of video in 3 videos, more than the 100 s that 'Most Seconds per Run' allows";
		expect(output.map(({ error }) => error)).toEqual([over, over, 'The script is empty', over]);
		expect(output[0]).toMatchObject({ failure_code: 'over_limit', job_id: null });
	});

	it('stops a run that is to stop', async () => {
		const { error, posts } = await run([avatar(words, { options: { mostSeconds: 1 } })]);
		expect(error?.message).toMatch(/^This run would take about 40 s/);
		expect(posts).toEqual([]);
	});

	it('asks for the balance before anything is sent', async () => {
		const account = { me: { wallet: { currency: 'usd', remaining_balance: 1 } } };
		const items = [words, words].map((script) =>
			avatar(script, { options: { checkBalance: true } }),
		);
		const { output, posts } = await run(items, { ...CONTINUE, account });
		expect(posts).toEqual([]);
		expect(output.map(({ failure_code: code }) => code)).toEqual([
			'insufficient_credit',
			'insufficient_credit',
		]);
		const rich = await run(items);
		expect(rich.posts).toHaveLength(2);
	});

	it('counts what cannot be told, too, and says so', async () => {
		const recorded = { speech: 'audioUrl', audioUrl: 'https://example.com/a.mp3' };
		const items = (options: object) => [
			avatar(words, { options }),
			avatar('', { ...recorded, options }),
			{ ...PROMPT, options },
		];
		const { output, posts } = await run(items({ mostSeconds: 159 }), CONTINUE);
		expect(posts).toEqual([]);
		expect(output[1].error).toMatch(
			/160 s of video in 3 videos \(2 unknown lengths taken as 60 s each\)/,
		);
		const shorter = await run(items({ mostSeconds: 159, secondsIfUnknown: 59 }));
		expect(shorter.posts).toHaveLength(3);
	});

	it('counts what is said in the place of variables', async () => {
		const value = { first_name: 'word '.repeat(5000) };
		const variables = { mappingMode: 'defineBelow', value };
		const item = { ...TEMPLATE_FIELDS, variables, options: { mostSeconds: 1800 } };
		const { error, posts } = await run([item]);
		expect(error?.message).toMatch(/^This run would take about 20\d\d s/);
		expect(posts).toEqual([]);
	});
});

describe('the idempotency key', () => {
	const keysOf = async (items: Fields[], around: Around = {}) =>
		(await run(items, { ...CONTINUE, ...around })).posts.map(({ key }) => key);
	const two = [avatar('One'), avatar('One')];

	it('is one for each item, and repeats when the run is repeated', async () => {
		const keys = await keysOf(two);
		expect(new Set(keys).size).toBe(2);
		expect(await keysOf(two)).toEqual(keys);
	});

	it('differs in another execution, another round of a loop and for another text', async () => {
		const keys = await keysOf(two);
		expect(await keysOf(two, { executionId: '78' })).not.toEqual(keys);
		expect(await keysOf(two, { runIndex: 1 })).not.toEqual(keys);
		const [first, second] = await keysOf([avatar('One'), avatar('Two')]);
		expect([first === keys[0], second === keys[1]]).toEqual([true, false]);
	});

	it('is one of the own, where there is one', async () => {
		const own = (key: unknown) => ({ options: { idempotencyKey: key } });
		expect(
			await keysOf([
				avatar('One', own(' lead-7 ')),
				avatar('Two', own(7)),
				avatar('Three', own('')),
			]),
		).toEqual(['lead-7', '7', expect.stringMatching(/^n8n-/)]);
	});

	it('is refused where HeyGen does not take it', async () => {
		const { output, posts } = await run(
			[avatar('One', { options: { idempotencyKey: 'größe 1' } }), avatar('Two')],
			CONTINUE,
		);
		expect(output[0]).toMatchObject({
			error: "'größe 1' cannot be an idempotency key",
			message: 'Use 1 to 255 letters, digits, and _ : . - only',
		});
		expect(posts).toHaveLength(1);
	});

	it('may be the same for the same video', async () => {
		const options = { idempotencyKey: 'welcome' };
		const { output } = await run([avatar('Hello', { options }), avatar('Hello', { options })]);
		expect(output.map(({ status }) => status)).toEqual(['waiting', 'waiting']);
	});

	it('is refused where it would give an item the video of another one', async () => {
		const options = { idempotencyKey: 'welcome', videosAtOnce: 1 };
		const items = ['Hello Ana', 'Hello Bo', 'Hello Ana'].map((script) =>
			avatar(script, { options }),
		);
		const { output, posts } = await run(items, CONTINUE);
		expect(posts.map(({ body }) => body.script)).toEqual(['Hello Ana', 'Hello Ana']);
		expect(output[1]).toMatchObject({
			status: 'failed',
			error: "The idempotency key 'welcome' is also that of item 0, which wants another video",
			message: expect.stringContaining("put something of the item into 'Idempotency Key'"),
		});
	});
});

describe('settings of the run', () => {
	it.each<[unknown, number]>([
		[1, 1],
		['2', 2],
		[undefined, 3],
		[null, 3],
		['many', 3],
		[0, 3],
		[-5, 1],
		[99, 6],
	])('%j at once is %i', async (videosAtOnce, expected) => {
		let open = 0;
		let most = 0;
		const account = {
			instead: () => {
				most = Math.max(most, ++open);
				// The request is answered in a later turn, when the others have been sent.
				void Promise.resolve()
					.then(() => Promise.resolve())
					.then(() => open--);
				return undefined;
			},
		};
		const ids = ['studio', 'photo', 'twin', 'only-iv', 'mute', 'no-pauses'];
		await run(
			ids.map((id) => avatar('Hi', { avatarId: chosen(id), options: { videosAtOnce } })),
			{ ...CONTINUE, account },
		);
		expect(most).toBe(expected);
	});

	it('are those of the first item', async () => {
		const items = [
			avatar('One', { options: { submitAsBatch: 'true', includeInputFields: true } }),
			avatar('Two', { options: {} }),
		];
		const { posts, output } = await run(items, CONTINUE);
		expect(posts.map(({ path }) => path)).toEqual(['/v3/videos/batches']);
		expect(output).toMatchObject([
			{ n: 0, job_id: 'member-0' },
			{ n: 1, job_id: 'member-1' },
		]);
	});
});
