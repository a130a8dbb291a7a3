import type { IHttpRequestOptions } from 'n8n-workflow';
import { HeyGenGenerateVideo } from '../../../nodes/HeyGenGenerateVideo/HeyGenGenerateVideo.node';
import { fakeContext } from '../fakeContext';
import { useFakeClock } from '../fakeClock';
import { accountAnswers, type Account } from './account';
import { AVATAR, chosen, PROMPT, read, refusalOf, SCENES } from './reading';

beforeEach(() => void useFakeClock());
afterEach(() => jest.restoreAllMocks());

type Answer = NonNullable<ReturnType<NonNullable<Account['instead']>>>;

/** An account that gives this answer wherever HeyGen is asked for one look or voice. */
const where = (path: RegExp, answer: (request: IHttpRequestOptions) => Answer | undefined) =>
	({
		account: {
			instead: (request: IHttpRequestOptions) => path.exec(request.url) && answer(request),
		},
	}) as { account: Account };

const LOOK = /\/looks(\/|$)/;
const VOICE = /\/voices\//;
const LOST = { context: { data: { code: 'connection_lost' } } };
const error = (status: number, code: string): Answer => ({
	status,
	body: { error: { code, message: 'Not now' } },
});

const wishes = {
	...SCENES,
	avatarId: chosen('photo'),
	scenes: [{ script: 'Hello.', motion_prompt: 'waves' }],
};
const paused = {
	...AVATAR,
	script: 'Hello. <break time="1s"/> Bye.',
	voiceId: chosen('voice-2'),
};

describe('where HeyGen cannot say for the moment', () => {
	const TROUBLE: Array<[string, Answer, object]> = [
		['is down', error(503, 'unavailable'), { httpCode: '503' }],
		['is behind a gateway in trouble', { status: 502, body: '<html>' }, { httpCode: '502' }],
		['answers too late', error(504, 'gateway_timeout'), { httpCode: '504' }],
		['is asked too often', error(429, 'rate_limit_exceeded'), { httpCode: '429' }],
		['cannot be reached', new Error('socket hang up'), LOST],
	];

	it.each(TROUBLE)('what a look can do, since it %s, the item fails', async (_, answer, says) => {
		for (const fields of [AVATAR, wishes, { ...PROMPT, avatarId: chosen('photo') }]) {
			const { error: thrown } = await refusalOf(
				fields,
				where(LOOK, () => answer),
			);
			expect(thrown).toMatchObject({
				...says,
				name: 'NodeApiError',
				message: expect.stringMatching(/^The avatar '(studio|photo)' could not be looked up: /),
				description: expect.stringMatching(/^Nothing was started\. [A-Z].*Code: /),
			});
		}
	});

	it.each(TROUBLE)('what a voice can do, since it %s, the item fails', async (_, answer, says) => {
		const { error: thrown } = await refusalOf(
			paused,
			where(VOICE, () => answer),
		);
		expect(thrown).toMatchObject({
			...says,
			name: 'NodeApiError',
			message: expect.stringMatching(/^The voice 'voice-2' could not be looked up: /),
			description: expect.stringMatching(/^Nothing was started\. [A-Z].*Code: /),
		});
	});

	it('what a look can do, no other item is harmed', async () => {
		const answers = accountAnswers(
			where(/\/looks\/photo$/, () => error(503, 'unavailable')).account,
		);
		const made = { body: { data: { video_id: 'made', status: 'waiting' } } };
		const { context, requests } = fakeContext({
			answers: (request) => (request.method === 'POST' ? made : answers(request)),
			parameters: [wishes, AVATAR].map((fields) => ({ ...fields, waitForCompletion: false })),
			inputs: [{ json: {} }, { json: {} }],
			node: { onError: 'continueRegularOutput' },
			continueOnFail: true,
		});
		const [output] = await new HeyGenGenerateVideo().execute.call(context);
		expect(output.map(({ json, pairedItem }) => ({ ...json, pairedItem }))).toMatchObject([
			{
				error: expect.stringMatching(/^The avatar 'photo' could not be looked up: /),
				failure_code: 'unavailable',
				pairedItem: { item: 0 },
			},
			{ job_id: 'made', pairedItem: { item: 1 } },
		]);
		expect(requests.filter(({ method }) => method === 'POST')).toHaveLength(1);
	});

	it('whether an id is that of a whole avatar, the item fails', async () => {
		const { error: thrown } = await refusalOf(
			{ ...AVATAR, avatarId: chosen('group-1') },
			where(/\/looks$/, () => error(500, 'internal_error')),
		);
		expect(thrown).toMatchObject({ name: 'NodeApiError', httpCode: '500' });
	});

	it('at first, it is asked again, and the same is sent as ever', async () => {
		for (const [fields, path] of [
			[wishes, LOOK],
			[paused, VOICE],
		] as const) {
			let asked = 0;
			const shaky = where(path, () => (asked++ < 3 ? error(503, 'unavailable') : undefined));
			expect((await read(fields, shaky)).body).toEqual((await read(fields)).body);
		}
	});
});

describe('where HeyGen does not say at all', () => {
	const may = (path: RegExp) => where(path, () => error(403, 'forbidden'));

	it('what a look can do, motion prompts of scenes are left out, which is said', async () => {
		const { body, hints } = await read(wishes, may(LOOK));
		expect(JSON.stringify(body)).not.toContain('waves');
		expect(hints).toEqual([
			"The scenes' motion prompts were left out: the avatar 'photo' could not be looked up at HeyGen, so that it is not known whether it follows any. Choose Avatar V, or let the credential's key read avatars",
		]);
	});

	it('what a look can do, but on Avatar V it follows them', async () => {
		const { body, hints } = await read(
			{ ...wishes, appearance: { engine: 'avatar_v' } },
			may(LOOK),
		);
		expect(JSON.stringify(body)).toContain('waves');
		expect(hints).toEqual([]);
	});

	it('what a look can do, the motion prompt of the node is kept, which is said', async () => {
		const { body, hints } = await read(
			{ ...AVATAR, appearance: { motionPrompt: 'waves' } },
			may(LOOK),
		);
		expect(body).toMatchObject({ motion_prompt: 'waves' });
		expect(hints).toEqual([
			"The avatar 'studio' could not be looked up at HeyGen, so that its motion prompt was kept without knowing whether it follows any",
		]);
	});

	it.each([
		['may not be seen', may(VOICE), 'voice-2'],
		['is not there', {}, 'nobody'],
	])('what a voice can do that %s, pauses are kept, which is said', async (_, around, id) => {
		const { body, hints } = await read({ ...paused, voiceId: chosen(id) }, around);
		expect(body).toMatchObject({ script: 'Hello. <break time="1s"/> Bye.' });
		expect(hints).toEqual([
			`The voice '${id}' could not be looked up at HeyGen, so that the script's pauses were kept without knowing whether it keeps them`,
		]);
	});
});

describe('motion prompts of scenes that are left out', () => {
	it.each([
		['photo', { engine: 'avatar_iii' }, 'Avatar III follows none. Choose another engine'],
		['only-iii', {}, 'Avatar III follows none. Choose another avatar'],
		[
			'only-iv',
			{},
			"the avatar 'Look only-iv' follows them on Avatar V only, with which it does not work. Choose a photo avatar",
		],
	])('of %s with %j: the reason is true', async (id, appearance, reason) => {
		const { hints } = await read({ ...wishes, avatarId: chosen(id), appearance });
		expect(hints).toEqual([`The scenes' motion prompts were left out: ${reason}`]);
	});
});
