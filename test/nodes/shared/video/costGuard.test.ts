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
		[60, [undefined, undefined], true],
		[0, [1], false],
		[0, [], true],
		[0, [undefined], true],
	])('%j let videos of %j s pass: %j', async (mostSeconds, lengths, passes) => {
		const { reason, requests } = await guard(
			{ mostSeconds },
			lengths.map((s) => video(s)),
		);
		expect(reason === undefined).toBe(passes);
		expect(requests).toEqual([]);
	});

	it('say what the run would have taken', async () => {
		const prepared = [video(100), video(25.3), video(), video(undefined)];
		expect((await guard({ mostSeconds: 120 }, prepared)).reason).toEqual({
			code: 'over_limit',
			message:
				"This run would take about 125 s of video in 4 videos (2 of unknown length not counted), more than the 120 s that 'Most Seconds per Run' allows",
			advice: 'Nothing was started. Raise the limit, or send fewer items or shorter scripts.',
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

describe('a limit that makes no sense lets nothing pass', () => {
	it.each<[string, object, string]>([
		['in words', { mostSeconds: 'many' }, "'Most Seconds per Run' is many"],
		['of nothing', { mostSeconds: null }, "'Most Seconds per Run' is null"],
		['of an expression without a value', { mostSeconds: undefined }, /.* is undefined/.source],
		['that is empty', { mostSeconds: '' }, "'Most Seconds per Run' is "],
		['below 0', { mostSeconds: -1 }, "'Most Seconds per Run' is -1"],
		['of a list', { mostSeconds: [] }, "'Most Seconds per Run' is []"],
		['of a yes', { mostSeconds: true }, "'Most Seconds per Run' is true"],
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
		['no billing at all', account({ billing_type: null, wallet: null, subscription: null }), true],
		['no account', { body: { data: null } }, true],
	])('of %s', async (_, answer, passes) => {
		const { reason } = await guard(CHECK, minutes, answer);
		expect(reason === undefined).toBe(passes);
		if (!passes) expect(reason).toMatchObject({ code: 'insufficient_credit' });
	});

	it('is named, beside what the run was estimated at', async () => {
		const { reason } = await guard(CHECK, [...minutes, video()], wallet(3.5));
		expect(reason).toEqual({
			code: 'insufficient_credit',
			message:
				'The API wallet has $3.50 left; this run is estimated at 60 s of video in 3 videos (1 of unknown length not counted), about $4.00',
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
			checkBalance: true,
			mostSeconds: 600,
			pricePerCinematic: 7,
			pricePerSecond: 0.0667,
		});
	});

	it('know film scenes only where there are any', () => {
		const names = costOptions({ perSecond: 0.05 }).map(({ name }) => name);
		expect(names).toEqual(['checkBalance', 'mostSeconds', 'pricePerSecond']);
	});

	it('say that they are estimates, and of when the prices are', () => {
		const texts = costOptions(PRICES).map(({ description }) => description);
		expect(texts.join(' ')).toMatch(/estimate.*November 2026/);
	});
});
