import type { IHttpRequestOptions, ILoadOptionsFunctions } from 'n8n-workflow';
import { searchAvatars } from '../../../../../nodes/shared/heygen/pickers/avatars';
import { searchVoices } from '../../../../../nodes/shared/heygen/pickers/voices';
import { KEYS, startSandbox } from '../../../../sandbox';
import { useFakeClock } from '../../../fakeClock';
import { fakeContext } from '../../../fakeContext';

const LOOKS = 3000;
const VOICES = 2000;
const LOOKS_PER_PAGE = 50;
const VOICES_PER_PAGE = 100;

let sandbox: Awaited<ReturnType<typeof startSandbox>>;
let accounts = 0;

beforeAll(async () => {
	sandbox = await startSandbox();
	sandbox.heygen.catalog({ looks: LOOKS, voices: VOICES });
});
beforeEach(() => {
	useFakeClock();
	sandbox.heygen.requests.length = 0;
});
afterEach(() => jest.restoreAllMocks());
afterAll(async () => await sandbox.close());

/** The editor's lists at an account for which nothing is kept yet, with real requests. */
function editor(parameters: Record<string, unknown> = {}) {
	const { context } = fakeContext({
		parameters,
		baseUrl: sandbox.heygen.url,
		node: { credentials: { heyGenVideoApi: { id: `thousands ${accounts++}`, name: 'HeyGen' } } },
	});
	Object.assign(context.helpers, {
		httpRequestWithAuthentication: async (
			_type: string,
			{ url, qs, headers }: IHttpRequestOptions,
		) => {
			const query = new URLSearchParams(qs as Record<string, string>);
			const response = await fetch(`${url}?${query.toString()}`, {
				headers: { ...(headers as Record<string, string>), 'x-api-key': KEYS.heygen },
			});
			return { statusCode: response.status, headers: {}, body: await response.text() };
		},
	});
	return context as unknown as ILoadOptionsFunctions;
}

type Search = typeof searchAvatars;

/** Everything that a person sees who scrolls to the end. */
async function scroll(search: Search, lists: ILoadOptionsFunctions, filter?: string) {
	const pages: string[][] = [];
	let token: unknown;
	do {
		const found = await search.call(lists, filter, token);
		pages.push(found.results.map(({ value }) => String(value)));
		token = found.paginationToken;
	} while (token !== undefined);
	const values = pages.flat().filter((value) => value !== 'first' && value !== 'own');
	return { pages: pages.length, values };
}

const asked = () => sandbox.heygen.requests.length;
const usable = () =>
	sandbox.heygen.looks.filter(({ status }) => status === null || status === 'completed');
const idsOf = (looks: Array<{ id: string }>) => looks.map(({ id }) => id).sort();

describe('three thousand looks', () => {
	it('show their first ones after one request', async () => {
		const { results, paginationToken } = await searchAvatars.call(editor());
		expect(results.length).toBeGreaterThan(20);
		expect(paginationToken).toEqual(expect.any(String));
		expect(asked()).toBe(1);
	});

	it('are all seen, each once, by who scrolls to the end', async () => {
		const { values, pages } = await scroll(searchAvatars, editor());
		expect([...values].sort()).toEqual(idsOf(usable()));
		expect(pages).toBeGreaterThan(50);
		expect(asked()).toBeLessThanOrEqual(LOOKS / LOOKS_PER_PAGE + 2);
	});

	it("begin with one's own", async () => {
		const { values } = await scroll(searchAvatars, editor());
		const own = usable().filter(({ ownership }) => ownership === 'private');
		expect(values.slice(0, own.length).sort()).toEqual(idsOf(own));
	});

	it('show the first hits of a search after a few requests', async () => {
		const { results } = await searchAvatars.call(editor(), 'female');
		expect(results.length).toBeGreaterThanOrEqual(20);
		// One or two for each kind of avatar and owner, which are asked for side by side.
		expect(asked()).toBeLessThanOrEqual(12);
	});

	it('are fetched once while somebody types a name', async () => {
		const lists = editor();
		await searchAvatars.call(lists, 'z');
		const first = asked();
		expect(first).toBeLessThanOrEqual(LOOKS / LOOKS_PER_PAGE + 6);
		for (const text of ['zo', 'zoe', 'zo', 'zor']) await searchAvatars.call(lists, text);
		expect(asked()).toBe(first);
	});

	it('are found by name, wherever they are in the list', async () => {
		const last = usable().at(-1)!;
		const { values } = await scroll(searchAvatars, editor(), last.name);
		expect(values).toContain(last.id);
		const named = usable().filter(({ name }) => name === last.name);
		for (const { id } of named) expect(values).toContain(id);
	});

	it('are found by ID', async () => {
		const last = usable().at(-1)!;
		expect((await scroll(searchAvatars, editor(), last.id)).values).toEqual([last.id]);
	});

	it('end a search for nobody, after all pages', async () => {
		const { values } = await scroll(searchAvatars, editor(), 'nobody-of-this-name');
		expect(values).toEqual([]);
		expect(asked()).toBeLessThanOrEqual(LOOKS / LOOKS_PER_PAGE + 6);
	});

	it('are fewer with a filter that HeyGen knows', async () => {
		const avatarFilter = { ownership: 'private', avatarType: 'digital_twin' };
		const { values } = await scroll(searchAvatars, editor({ avatarFilter }));
		const twins = usable().filter(
			({ ownership, avatar_type: type }) => ownership === 'private' && type === 'digital_twin',
		);
		expect([...values].sort()).toEqual(idsOf(twins));
		expect(asked()).toBeLessThanOrEqual(LOOKS / 6 / LOOKS_PER_PAGE + 1);
	});
});

describe('two thousand voices', () => {
	const ids = (fits: (voice: (typeof sandbox.heygen.voices)[number]) => boolean) =>
		sandbox.heygen.voices.filter(fits).map(({ voice_id: id }) => id);

	it('show their first ones after one request', async () => {
		const { results } = await searchVoices.call(editor());
		expect(results.length).toBeGreaterThan(20);
		expect(asked()).toBe(1);
	});

	it('are all seen, each once, by who scrolls to the end', async () => {
		const { values } = await scroll(searchVoices, editor());
		expect([...values].sort()).toEqual(ids(() => true).sort());
		expect(asked()).toBeLessThanOrEqual(VOICES / VOICES_PER_PAGE + 2);
	});

	it('are found by language and gender', async () => {
		const { values } = await scroll(searchVoices, editor(), 'german male');
		const wanted = ids(({ language, gender }) => language === 'German' && gender === 'male');
		expect([...values].sort()).toEqual(wanted.sort());
	});

	it('are fetched once while somebody types', async () => {
		const lists = editor();
		await scroll(searchVoices, lists, 'k');
		const first = asked();
		for (const text of ['kl', 'kli', 'klingon']) await scroll(searchVoices, lists, text);
		expect(first).toBeLessThanOrEqual(VOICES / VOICES_PER_PAGE + 2);
		expect(asked()).toBeLessThanOrEqual(VOICES / VOICES_PER_PAGE + 2);
	});

	it('are fewer with filters of HeyGen and of our own', async () => {
		const voiceFilter = { language: 'German', gender: 'female', pauses: true };
		const { values } = await scroll(searchVoices, editor({ voiceFilter }));
		const wanted = ids(
			(voice) => voice.language === 'German' && voice.gender === 'female' && voice.support_pause,
		);
		expect([...values].sort()).toEqual(wanted.sort());
	});
});
