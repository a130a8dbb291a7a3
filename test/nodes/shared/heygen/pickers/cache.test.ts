import type { IHttpRequestOptions, ILoadOptionsFunctions } from 'n8n-workflow';
import { clock } from '../../../../../nodes/shared/clock';
import { searchAvatars } from '../../../../../nodes/shared/heygen/pickers/avatars';
import { searchVoices } from '../../../../../nodes/shared/heygen/pickers/voices';
import { useFakeClock } from '../../../fakeClock';
import { fakeContext } from '../../../fakeContext';

type Answer = { status?: number; body?: unknown };

interface Editor {
	/** Id of the node's credential; each test has one of its own, since what is kept outlives a test. */
	credential?: string;
	baseUrl?: string;
	filter?: object;
	answer?: (request: IHttpRequestOptions) => Answer;
}

const PAGE: Answer = { body: { data: [{ id: 'a', name: 'Annie' }], has_more: false } };

function editor({ credential, baseUrl, filter = {}, answer = () => PAGE }: Editor) {
	const credentials = credential && {
		heyGenVideoApi: { id: credential, name: 'HeyGen' },
	};
	const { context, requests } = fakeContext({
		answers: answer,
		baseUrl,
		parameters: { avatarFilter: filter, voiceFilter: filter },
		node: { ...(credentials && { credentials }) },
	});
	const lists = context as unknown as ILoadOptionsFunctions;
	const search = async (text?: string, token?: string) =>
		await searchAvatars.call(lists, text, token);
	return { search, lists, requests };
}

beforeEach(() => void useFakeClock());
afterEach(() => jest.restoreAllMocks());

it('fetches nothing anew while somebody types', async () => {
	const { search, requests } = editor({ credential: 'types' });
	await search('a');
	const first = requests.length;
	for (const text of ['an', 'ann', 'an', 'x', 'annie']) await search(text);
	expect(requests).toHaveLength(first);
	expect((await search('annie')).results).not.toEqual([]);
});

it('keeps a page for a minute, and no longer', async () => {
	const { search, requests } = editor({ credential: 'minute' });
	await search();
	const first = requests.length;
	await clock.sleep(59_999);
	await search();
	expect(requests).toHaveLength(first);
	await clock.sleep(1);
	await search();
	expect(requests).toHaveLength(2 * first);
});

it('lets those who ask at the same time share one request', async () => {
	const { search, requests } = editor({ credential: 'shared' });
	await Promise.all([search(), search(), search()]);
	expect(new Set(requests.map(({ qs }) => JSON.stringify(qs))).size).toBe(requests.length);
});

it.each<[string, Editor]>([
	['account', { credential: 'other account' }],
	['service', { credential: 'apart', baseUrl: 'https://proxy.example' }],
	['filter', { credential: 'apart', filter: { groupId: 'g' } }],
])('keeps the pages of another %s apart', async (_, other) => {
	const mine = editor({ credential: 'apart' });
	await mine.search();
	const theirs = editor({
		...other,
		answer: () => ({ body: { data: [{ id: 'b', name: 'Bruno' }], has_more: false } }),
	});
	const { results } = await theirs.search();
	expect(results.map(({ value }) => value)).toContain('b');
	expect(results.map(({ value }) => value)).not.toContain('a');
});

it('keeps the pages of another list apart', async () => {
	const { search, lists } = editor({
		credential: 'lists',
		answer: ({ url }) =>
			url.endsWith('/voices')
				? { body: { data: [{ voice_id: 'v', name: 'Vera' }], has_more: false } }
				: PAGE,
	});
	await search();
	const { results } = await searchVoices.call(lists);
	expect(results.map(({ value }) => value)).toContain('v');
});

it('keeps the pages of one list apart', async () => {
	const { search } = editor({
		credential: 'pages',
		answer: ({ qs }) => {
			const from = Number(qs!.token ?? 0);
			const data = Array.from({ length: 20 }, (_, n) => ({ id: `${qs!.ownership}-${from + n}` }));
			return { body: { data, has_more: from < 40, next_token: String(from + 20) } };
		},
	});
	const seen: unknown[] = [];
	for (let round = 0; round < 2; round++) {
		let token: string | undefined;
		do {
			const found = await search(undefined, token);
			seen.push(...found.results.map(({ value }) => value).filter((value) => value !== 'first'));
			token = found.paginationToken as string | undefined;
		} while (token);
	}
	expect(new Set(seen).size).toBe(120);
	expect(seen).toHaveLength(240);
});

it('keeps nothing for a node whose credential is not saved', async () => {
	const { search, requests } = editor({});
	await search();
	const first = requests.length;
	await search();
	expect(requests).toHaveLength(2 * first);
});

it.each<[string, Answer]>([
	['trouble', { status: 503, body: {} }],
	['a refusal', { status: 403, body: {} }],
	['something else', { body: '<html>' }],
])('does not keep %s', async (name, bad) => {
	let isBad = true;
	const { search } = editor({ credential: name, answer: () => (isBad ? bad : PAGE) });
	await expect(search()).rejects.toThrow();
	isBad = false;
	expect((await search()).results.map(({ value }) => value)).toContain('a');
});

it('forgets the oldest where there is too much to keep', async () => {
	const { search, requests } = editor({ credential: 'first of many' });
	await search();
	const first = requests.length;
	for (let n = 0; n < 200; n++) await editor({ credential: `one of many ${n}` }).search();
	await search();
	expect(requests).toHaveLength(2 * first);
});
