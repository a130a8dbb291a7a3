import { NodeHelpers, type IDataObject, type INode, type INodeParameters } from 'n8n-workflow';
import { costOptions, tooCostly } from '../../../../nodes/shared/video/costGuard';
import type { Prepared } from '../../../../nodes/shared/video/prepared';
import { useFakeClock } from '../../fakeClock';
import { fakeContext } from '../../fakeContext';

const PRICES = { perSecond: 0.0667, perCinematic: 7 };
const video = (seconds?: number, type = 'avatar'): Prepared => ({
	jobType: 'video',
	path: '/v3/videos',
	body: { type },
	seconds,
});

type Answer = { status?: number; body?: unknown };

async function guard(options: object, prepared: Prepared[], answer: Answer | Error = {}) {
	const { context, requests } = fakeContext({ parameters: { options }, answers: () => answer });
	return { reason: await tooCostly(context, prepared, PRICES), requests };
}

const account = (billing: object): Answer => ({ body: { data: { email: 'a@b.c', ...billing } } });
const wallet = (remaining_balance: unknown, currency = 'usd') =>
	account({ billing_type: 'wallet', wallet: { currency, remaining_balance } });
const reloading = (remaining_balance: number, auto_reload: object | null) =>
	account({ wallet: { currency: 'usd', remaining_balance, auto_reload } });
const CHECK = { checkBalance: true };

beforeEach(() => void useFakeClock());
afterEach(() => jest.restoreAllMocks());

describe('without a limit', () => {
	it.each([{}, { checkBalance: false }, { checkBalance: 'false' }, { pricePerSecond: 9999 }])(
		'everything passes, and nothing is asked: %j',
		async (options) => {
			const { reason, requests } = await guard(options, [video(1e6), video()]);
			expect(reason).toBeUndefined();
			expect(requests).toEqual([]);
		},
	);
});

describe('the most seconds per run', () => {
	it.each<[unknown, Array<number | undefined>, boolean]>([
		[60, [30, 30], true],
		[60, [30, 30.4], true],
		[60, [30, 31], false],
		['60', [61], false],
		[120, [undefined, undefined], true],
		[119, [undefined, undefined], false],
		[90, [30, undefined], true],
		[89, [30, undefined], false],
		[0, [1], false],
		[0, [], true],
		[0, [undefined], false],
	])('%j let videos of %j s pass: %j', async (mostSeconds, lengths, passes) => {
		const { reason, requests } = await guard(
			{ mostSeconds },
			lengths.map((s) => video(s)),
		);
		expect(reason === undefined).toBe(passes);
		expect(requests).toEqual([]);
	});

	it('say what the run would have taken', async () => {
		const prepared = [video(100), video(25.3)];
		expect((await guard({ mostSeconds: 120 }, prepared)).reason).toEqual({
			code: 'over_limit',
			message:
				"This run would take about 125 s of video in 2 videos, more than the 120 s that 'Most Seconds per Run' allows",
			advice: 'Nothing was started. Raise the limit, or send fewer items or shorter scripts.',
		});
	});

	it('say what is not known of the run', async () => {
		const prepared = [video(100), video(25.3), video(), video(undefined)];
		expect((await guard({ mostSeconds: 240 }, prepared)).reason).toEqual({
			code: 'over_limit',
			message:
				"This run would take about 245 s of video in 4 videos (2 unknown lengths taken as 60 s each), more than the 240 s that 'Most Seconds per Run' allows",
			advice:
				"Nothing was started. Raise the limit, or send fewer items or shorter scripts. If the unknown lengths are shorter, set the option 'Seconds if Unknown'.",
		});
	});

	it('say it of one video, too', async () => {
		const { reason } = await guard({ mostSeconds: 1 }, [video(2)]);
		expect(reason?.message).toMatch(/about 2 s of video in 1 video, more/);
	});

	it('are asked for before the balance', async () => {
		const { reason, requests } = await guard({ mostSeconds: 1, ...CHECK }, [video(2)]);
		expect(reason?.code).toBe('over_limit');
		expect(requests).toEqual([]);
	});
});

describe('an unknown length', () => {
	const studio = (seconds: number | undefined, ...scenes: object[]): Prepared => ({
		...video(seconds, 'studio'),
		body: { type: 'studio', scenes: scenes as IDataObject[] },
	});
	const clip = { type: 'video', source: { type: 'asset_id', asset_id: 'a' } };
	const recorded = { type: 'avatar_video', input: { type: 'avatar', audio_url: 'https://a.b/c' } };
	const spoken = { type: 'avatar_video', input: { type: 'avatar', script: 'Hi' } };
	const still = { type: 'image', source: clip.source, duration: 3 };
	const narrated = { type: 'image', source: clip.source, audio_asset_id: 'a' };

	it.each<[string, Prepared[], number]>([
		['of 50 prompts', Array.from({ length: 50 }, () => ({ ...video(), body: {} })), 50],
		['of a recording', [video()], 1],
		['of a script', [video(5)], 0],
		['of a film scene', [video(15, 'cinematic_avatar')], 0],
		['of scenes that are all known', [studio(4, spoken, still)], 0],
		['of some scenes', [studio(4, spoken, clip, still, recorded, narrated)], 3],
		['of all scenes', [studio(undefined, clip, recorded)], 2],
	])('%s is counted as often as there is one', async (_, prepared, count) => {
		const known = prepared.reduce((sum, { seconds }) => sum + (seconds ?? 0), 0);
		const least = known + count * 20;
		const options = (mostSeconds: number) => ({ mostSeconds, secondsIfUnknown: 20 });
		expect((await guard(options(least), prepared)).reason).toBeUndefined();
		const { reason } = await guard(options(least - 1), prepared);
		expect(reason?.code).toBe('over_limit');
		const words = new RegExp(`${count} unknown lengths? taken as 20 s`);
		if (count > 0) expect(reason?.message).toMatch(words);
		else expect(reason?.message).not.toMatch(/unknown/);
	});

	it('is counted as what the user says, also as nothing', async () => {
		const prepared = [video(10), video()];
		const said = async (secondsIfUnknown: unknown, mostSeconds: number) =>
			(await guard({ mostSeconds, secondsIfUnknown }, prepared)).reason?.message;
		expect(await said('300', 310)).toBeUndefined();
		expect(await said('300', 309)).toMatch(/310 s .*\(1 unknown length taken as 300 s\)/);
		expect(await said(0, 10)).toBeUndefined();
		expect(await said(0, 9)).toMatch(/10 s .*\(1 unknown length taken as 0 s\)/);
	});

	it('has a price', async () => {
		const prepared = Array.from({ length: 50 }, () => video());
		const { reason } = await guard(CHECK, prepared, wallet(0.01));
		expect(reason?.message).toBe(
			'The API wallet has $0.01 left; this run is estimated at 3000 s of video in 50 videos (50 unknown lengths taken as 60 s each), about $200.10',
		);
	});
});

describe('a limit that makes no sense lets nothing pass', () => {
	it.each<[string, object, string]>([
		['in words', { mostSeconds: 'many' }, "'Most Seconds per Run' is many"],
		['of nothing', { mostSeconds: null }, "'Most Seconds per Run' is null"],
		['of an expression without a value', { mostSeconds: undefined }, /.* is undefined/.source],
		['that is empty', { mostSeconds: '' }, "'Most Seconds per Run' is "],
		['below 0', { mostSeconds: -1 }, "'Most Seconds per Run' is -1"],
		['of a list', { mostSeconds: [] }, "'Most Seconds per Run' is []"],
		['of a yes', { mostSeconds: true }, "'Most Seconds per Run' is true"],
		[
			'with an unknown length in words',
			{ mostSeconds: 1, secondsIfUnknown: 'some' },
			"'Seconds if Unknown' is some",
		],
		['with a price in words', { ...CHECK, pricePerSecond: 'cheap' }, "'Price per Second' is cheap"],
		['with no price', { ...CHECK, pricePerCinematic: null }, "'Price per Cinematic Video' is null"],
	])('%s', async (_, options, message) => {
		const { reason, requests } = await guard(options, [video(1)], wallet(100));
		expect(reason).toMatchObject({
			code: 'invalid_input',
			message: expect.stringMatching(new RegExp(`^${message.replace(/[[\]]/g, '\\$&')}$`)),
			advice: 'Nothing was started. Give a number from 0 on, or remove the option.',
		});
		expect(requests).toEqual([]);
	});
});

describe('the balance', () => {
	const minutes = [video(30), video(30)];

	it('is asked for once, however many videos there are', async () => {
		const many = Array.from({ length: 250 }, () => video(1));
		const { requests } = await guard(CHECK, many, wallet(100));
		expect(requests.map(({ method, url }) => `${method} ${url}`)).toEqual([
			'GET https://api.example.com/v3/users/me',
		]);
	});

	it('is not asked for where there is nothing to start', async () => {
		expect((await guard(CHECK, [])).requests).toEqual([]);
	});

	it.each<[string, Answer, boolean]>([
		['a wallet with enough', wallet(4.01), true],
		['a wallet with enough, as text', wallet('4.01'), true],
		['a wallet with just enough', wallet(60 * 0.0667), true],
		['a wallet with too little', wallet(3.99), false],
		['an empty wallet', wallet(0), false],
		['a wallet in debt', wallet(-5), false],
		['a wallet in credits', wallet(1, 'credits'), true],
		['a wallet without credits', wallet(0, 'credits'), false],
		['a wallet of which nothing is told', wallet(null), true],
		[
			'a plan with credits',
			account({ usage_based: { remaining_credits: 1, spending_cap_usd: 5 } }),
			true,
		],
		[
			'a plan below its cap',
			account({
				usage_based: { remaining_credits: 0, spending_cap_usd: 10, spending_current_usd: 5 },
			}),
			true,
		],
		[
			'a plan just below its cap',
			account({
				usage_based: { remaining_credits: 0, spending_cap_usd: 10, spending_current_usd: 8 },
			}),
			false,
		],
		[
			'a plan over its cap',
			account({
				usage_based: { remaining_credits: null, spending_cap_usd: 10, spending_current_usd: 11 },
			}),
			false,
		],
		[
			'a plan at its cap, of which no spending is told',
			account({ usage_based: { spending_cap_usd: 0 } }),
			false,
		],
		[
			'a plan without a cap',
			account({
				usage_based: {
					included_credits: 0,
					remaining_credits: 0,
					spending_cap_usd: null,
					spending_current_usd: 500,
				},
			}),
			true,
		],
		[
			'a subscription with credits',
			account({ subscription: { plan: 'pro', credits: { premium_credits: { remaining: 1 } } } }),
			true,
		],
		[
			'a subscription with add-on credits',
			account({
				subscription: {
					credits: { premium_credits: { remaining: 0 }, add_on_credits: { remaining: 2 } },
				},
			}),
			true,
		],
		[
			'a subscription without credits',
			account({
				subscription: {
					credits: { premium_credits: { remaining: 0 }, add_on_credits: { remaining: null } },
				},
			}),
			false,
		],
		['a subscription of which nothing is told', account({ subscription: { plan: 'pro' } }), true],
		['a wallet with too little that reloads itself', reloading(0.01, { enabled: true }), true],
		['an empty wallet that reloads itself', reloading(0, { enabled: true, amount_usd: 10 }), true],
		['a wallet that no longer reloads itself', reloading(0.01, { enabled: false }), false],
		['a wallet that never reloads itself', reloading(0.01, null), false],
		['no billing at all', account({ billing_type: null, wallet: null, subscription: null }), true],
		['no account', { body: { data: null } }, true],
	])('of %s', async (_, answer, passes) => {
		const { reason } = await guard(CHECK, minutes, answer);
		expect(reason === undefined).toBe(passes);
		if (!passes) expect(reason).toMatchObject({ code: 'insufficient_credit' });
	});

	it('is named, beside what the run was estimated at', async () => {
		const { reason } = await guard(CHECK, minutes, wallet(3.5));
		expect(reason).toEqual({
			code: 'insufficient_credit',
			message:
				'The API wallet has $3.50 left; this run is estimated at 60 s of video in 2 videos, about $4.00',
			advice: expect.stringMatching(/^Nothing was started. Top up .*prices in the options\.$/),
		});
	});

	it('is named in its own unit', async () => {
		const usage = { remaining_credits: 0, spending_cap_usd: 10, spending_current_usd: 9.25 };
		const cap = await guard(CHECK, minutes, account({ usage_based: usage }));
		expect(cap.reason?.message).toMatch(
			/^The spending cap of the usage-based plan has \$0\.75 left; /,
		);
		const credits = { premium_credits: { remaining: 0 } };
		const plan = await guard(CHECK, minutes, account({ subscription: { credits } }));
		expect(plan.reason?.message).toMatch(/^The subscription has 0 credits left; /);
	});

	it.each<[string, object, Prepared[], string]>([
		['seconds', {}, [video(100)], '$6.67'],
		['seconds at another price', { pricePerSecond: 0.1 }, [video(100)], '$10.00'],
		['seconds at a price as text', { pricePerSecond: '0.1' }, [video(100)], '$10.00'],
		['film scenes', {}, [video(4, 'cinematic_avatar'), video(15, 'cinematic_avatar')], '$14.00'],
		[
			'film scenes at another price',
			{ pricePerCinematic: 3 },
			[video(4, 'cinematic_avatar')],
			'$3.00',
		],
		['both', {}, [video(100), video(15, 'cinematic_avatar')], '$13.67'],
	])('is held against the price of %s', async (_, prices, prepared, cost) => {
		const { reason } = await guard({ ...CHECK, ...prices }, prepared, wallet(0.01));
		expect(reason?.message.endsWith(`about ${cost}`)).toBe(true);
	});

	it('passes work that is free', async () => {
		const { reason } = await guard({ ...CHECK, pricePerSecond: 0 }, minutes, wallet(0.01));
		expect(reason).toBeUndefined();
	});

	it('is checked by a word, too', async () => {
		const { reason } = await guard({ checkBalance: 'TRUE' }, minutes, wallet(0));
		expect(reason?.code).toBe('insufficient_credit');
	});

	it.each<[string, Answer | Error, string, RegExp]>([
		[
			'a key that may not ask',
			{ status: 403, body: { error: { code: 'forbidden', message: 'Missing scope' } } },
			'The balance could not be checked: HeyGen: Missing scope',
			/^Give the API key the scope account:read in HeyGen, or turn off 'Check Balance'\.$/,
		],
		[
			'a key that is wrong',
			{ status: 401, body: { error: { code: 'unauthorized', message: 'Unauthorized' } } },
			'The balance could not be checked: HeyGen does not accept the API key',
			/API key is wrong or has expired/,
		],
		[
			'trouble at HeyGen',
			{ status: 503, body: 'down' },
			'The balance could not be checked: HeyGen answered with HTTP 503 and something other than JSON',
			/./,
		],
		[
			'a lost connection',
			new Error('ECONNRESET'),
			'The balance could not be checked: HeyGen could not be reached: ECONNRESET',
			/Base URL/,
		],
	])('that cannot be seen lets nothing pass: %s', async (_, answer, message, wayOut) => {
		const { reason } = await guard(CHECK, minutes, answer);
		expect(reason).toMatchObject({ message, advice: expect.stringMatching(wayOut) });
	});
});

describe('the options', () => {
	it('have the published prices', () => {
		const defaults = Object.fromEntries(
			costOptions(PRICES).map(({ name, default: usual }) => [name, usual]),
		);
		expect(defaults).toEqual({
			secondsIfUnknown: 60,
			checkBalance: true,
			mostSeconds: 600,
			pricePerCinematic: 7,
			pricePerSecond: 0.0667,
		});
	});

	it('know film scenes only where there are any', () => {
		const names = costOptions({ perSecond: 0.05 }).map(({ name }) => name);
		expect([...new Set(names)]).toEqual([
			'checkBalance',
			'mostSeconds',
			'secondsIfUnknown',
			'pricePerSecond',
		]);
	});

	it('say that they are estimates, and of when the prices are', () => {
		const texts = costOptions(PRICES).map(({ description }) => description);
		expect(texts.join(' ')).toMatch(/estimate.*November 2026/);
	});

	it.each<[INodeParameters, string[]]>([
		[{}, []],
		[{ mostSeconds: 60 }, ['secondsIfUnknown']],
		[{ mostSeconds: 0, checkBalance: false }, ['secondsIfUnknown']],
		[{ checkBalance: true }, ['secondsIfUnknown', 'pricePerSecond']],
		[{ checkBalance: true, mostSeconds: 60 }, ['secondsIfUnknown', 'pricePerSecond']],
	])('beside %j ask once for what it needs', (options, names) => {
		const offered = costOptions({ perSecond: 1 }).filter(
			(option) =>
				option.displayOptions &&
				NodeHelpers.displayParameter(options, option, { typeVersion: 1 } as INode, null),
		);
		expect(offered.map(({ name }) => name)).toEqual(names);
	});
});
