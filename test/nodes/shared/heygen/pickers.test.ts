import type { IDataObject, IHttpRequestOptions, ILoadOptionsFunctions } from 'n8n-workflow';
import { clock } from '../../../../nodes/shared/clock';
import { searchAvatars } from '../../../../nodes/shared/heygen/pickers/avatars';
import { searchVoices } from '../../../../nodes/shared/heygen/pickers/voices';
import { fakeContext } from '../../fakeContext';
import { useFakeClock } from '../../fakeClock';

interface Lists {
	private?: IDataObject[];
	public?: IDataObject[];
	/** Entries per page, whatever is asked for. */
	pageSize?: number;
	/** How long an answer takes. */
	ms?: number;
}

/** HeyGen with these entries; the cursor is the number of the next entry. */
function heygen({ pageSize = 2, ms = 0, ...lists }: Lists) {
	return ({ qs }: IHttpRequestOptions) => {
		void clock.sleep(ms);
		const all = lists[(qs!.ownership ?? qs!.type) as 'private' | 'public'] ?? [];
		const isOfType = ({ avatar_type: type }: IDataObject) =>
			!qs!.avatar_type || (type || 'photo_avatar') === qs!.avatar_type;
		const list = all.filter(isOfType);
		const from = Number(qs!.token ?? 0);
		const next = from + pageSize;
		return {
			body: {
				data: list.slice(from, next),
				has_more: next < list.length,
				next_token: next < list.length ? String(next) : null,
			},
		};
	};
}

function load(lists: Lists) {
	const { context, requests } = fakeContext({ answers: heygen(lists) });
	return { context: context as unknown as ILoadOptionsFunctions, requests };
}

const look = (n: number | string, fields: IDataObject = {}) => ({
	id: `look-${n}`,
	name: `Look ${n}`,
	status: 'completed',
	...fields,
});
const voice = (n: number | string, fields: IDataObject = {}) => ({
	voice_id: `voice-${n}`,
	name: `Voice ${n}`,
	...fields,
});
const many = (count: number, prefix = '') =>
	Array.from({ length: count }, (_, n) => look(`${prefix}${n}`));
/** Without the choices that are in no list of HeyGen's. */
const entriesOf = <T extends { value: unknown }>({ results }: { results: T[] }) =>
	results.filter(({ value }) => value !== 'first' && value !== 'own');
const valuesOf = (found: { results: Array<{ value: unknown }> }) =>
	entriesOf(found).map(({ value }) => value);

beforeEach(() => void useFakeClock());
afterEach(() => jest.restoreAllMocks());

describe('the list of avatars', () => {
	it("begins with one's own", async () => {
		const { context, requests } = load({ private: [look('a')], public: [look('b'), look('c')] });
		const found = await searchAvatars.call(context);
		expect(valuesOf(found)).toEqual(['look-a', 'look-b', 'look-c']);
		expect(found.paginationToken).toBeUndefined();
		expect(requests.map(({ url, qs }) => [url, qs])).toEqual([
			['https://api.example.com/v3/avatars/looks', { ownership: 'private', limit: 50 }],
			['https://api.example.com/v3/avatars/looks', { ownership: 'public', limit: 50 }],
		]);
	});

	it.each<[string, IDataObject, string]>([
		['name', {}, 'Look 1 (own avatar)'],
		['kind', { avatar_type: 'photo_avatar' }, 'Look 1 (own avatar, photo avatar)'],
		['gender', { gender: 'Female' }, 'Look 1 (own avatar, Female)'],
		[
			'kind and gender',
			{ avatar_type: 'digital_twin', gender: 'Male' },
			'Look 1 (own avatar, digital twin, Male)',
		],
		['empty details', { avatar_type: '', gender: null }, 'Look 1 (own avatar)'],
		['no name', { name: null }, 'Unnamed (own avatar)'],
		[
			'engines',
			{ supported_api_engines: ['avatar_v', 'avatar_iv', 'new'] },
			'Look 1 (own avatar, Avatar IV, V)',
		],
	])('shows the %s', async (_, fields, name) => {
		const { context } = load({ private: [look(1, fields)] });
		expect(entriesOf(await searchAvatars.call(context))[0]).toMatchObject({
			name,
			value: 'look-1',
		});
	});

	it.each([
		[{ preview_video_url: 'https://v', preview_image_url: 'https://i' }, 'https://v'],
		[{ preview_video_url: null, preview_image_url: 'https://i' }, 'https://i'],
		[{}, undefined],
	])('leads to a preview %j', async (fields, url) => {
		const { context } = load({ private: [look(1, fields)] });
		expect(entriesOf(await searchAvatars.call(context))[0].url).toBe(url);
	});

	it('leaves out looks that cannot speak yet', async () => {
		const { context } = load({
			pageSize: 9,
			private: [
				look('done'),
				look('new', { status: 'processing' }),
				look('asks', { status: 'pending_consent' }),
				look('bad', { status: 'failed' }),
				look('old', { status: null }),
				look('older', { status: undefined }),
			],
		});
		expect(valuesOf(await searchAvatars.call(context))).toEqual([
			'look-done',
			'look-old',
			'look-older',
		]);
	});

	it('is handed out 20 at least, and goes on where it ended', async () => {
		const { context, requests } = load({
			pageSize: 15,
			private: many(20, 'own'),
			public: many(40, 'all'),
		});
		const first = await searchAvatars.call(context);
		expect(valuesOf(first)).toHaveLength(20);
		expect(first.paginationToken).toBe('[null,""]');
		const second = await searchAvatars.call(context, undefined, first.paginationToken);
		expect(second.results).toHaveLength(30);
		expect(second.paginationToken).toBe('[null,"30"]');
		const third = await searchAvatars.call(context, undefined, second.paginationToken);
		expect(third.paginationToken).toBeUndefined();
		expect([first, second, third].flatMap(valuesOf)).toEqual(
			[...many(20, 'own'), ...many(40, 'all')].map(({ id }) => id),
		);
		expect(requests).toHaveLength(5);
	});

	it("goes on inside one's own where they fill a page", async () => {
		const { context } = load({ pageSize: 20, private: many(30) });
		const first = await searchAvatars.call(context);
		expect(first.paginationToken).toBe('["20",""]');
		const second = await searchAvatars.call(context, undefined, first.paginationToken);
		expect(second.results).toHaveLength(10);
		expect(second.paginationToken).toBeUndefined();
	});

	it("hands HeyGen's cursor back as it was, whatever is in it", async () => {
		const { context, requests } = fakeContext({ answers: () => ({ body: { data: [] } }) });
		const lists = context as unknown as ILoadOptionsFunctions;
		await searchAvatars.call(lists, undefined, JSON.stringify([null, 'a:b=\n&c']));
		expect(requests.map(({ qs }) => qs)).toEqual([
			{ ownership: 'public', limit: 50, token: 'a:b=\n&c' },
		]);
	});

	it.each(['nonsense', '', '[]', '{"0":null}'])('begins again with the token %j', async (token) => {
		const { context } = load({ private: [look('a')], public: [look('b')] });
		expect(valuesOf(await searchAvatars.call(context, undefined, token))).toEqual([
			'look-a',
			'look-b',
		]);
	});

	it('is empty beyond its end', async () => {
		const { context, requests } = load({ private: [look('a')] });
		expect(await searchAvatars.call(context, undefined, '[null,null]')).toEqual({
			results: [],
			paginationToken: undefined,
		});
		expect(requests).toEqual([]);
	});

	it('says when the key is wrong', async () => {
		const { context } = fakeContext({ answers: [{ status: 401, body: {} }] });
		await expect(
			searchAvatars.call(context as unknown as ILoadOptionsFunctions),
		).rejects.toMatchObject({ name: 'NodeApiError', httpCode: '401' });
	});

	it('asks once more after trouble, and then says so', async () => {
		const { context, requests } = fakeContext({ answers: () => ({ status: 503, body: {} }) });
		await expect(
			searchAvatars.call(context as unknown as ILoadOptionsFunctions),
		).rejects.toMatchObject({ name: 'NodeApiError', httpCode: '503' });
		expect(requests).toHaveLength(2);
		expect(requests[0].timeout).toBe(10_000);
	});
});

describe('a search', () => {
	const looks = [
		look('a', { name: 'Ana in the office', gender: 'Female', tags: ['business', 'indoor'] }),
		look('b', { name: 'Ben', gender: 'Male', tags: ['sport'] }),
		look('c', { name: 'Cleo', avatar_type: 'photo_avatar', tags: null }),
		look('d', { name: 'Ana outside', gender: 'Female', tags: ['outdoor'] }),
		look('e', { name: 'Élodie', gender: 'Female' }),
	];

	it.each([
		['ana', ['look-a', 'look-d']],
		['ANA', ['look-a', 'look-d']],
		['  ana   office ', ['look-a']],
		['office ana', ['look-a']],
		['sport', ['look-b']],
		['photo', ['look-c']],
		['female outdoor', ['look-d']],
		['look-b', ['look-b']],
		['élodie', ['look-e']],
		['nobody', []],
		['.*', []],
	])('for %j looks at names, kinds, genders, tags and IDs on all pages', async (filter, ids) => {
		const { context } = load({ public: looks });
		const found = await searchAvatars.call(context, filter);
		expect(valuesOf(found)).toEqual(ids);
		expect(found.paginationToken).toBeUndefined();
	});

	it('reads on over pages that hold nothing', async () => {
		const { context, requests } = load({ public: [...many(9), look('x', { name: 'Zoe' })] });
		const found = await searchAvatars.call(context, 'zoe');
		expect(valuesOf(found)).toEqual(['look-x']);
		// Five pages of one kind of avatar, and one of each other kind and owner.
		expect(requests).toHaveLength(5 + 5);
	});

	it('hands on its place where nothing is found for long, and goes on from there', async () => {
		const lists = { ms: 6000, public: [...many(9), look('x', { name: 'Zoe' })] };
		const { context, requests } = load(lists);
		const first = await searchAvatars.call(context, 'zoe');
		expect(first).toEqual({ results: [], paginationToken: '[null,null,null,"2",null,null]' });
		const second = await searchAvatars.call(context, 'zoe', first.paginationToken);
		expect(valuesOf(second)).toEqual(['look-x']);
		expect(second.paginationToken).toBeUndefined();
		expect(requests).toHaveLength(5 + 5);
	});

	it('hands on what it has after five seconds', async () => {
		const zoes = many(9).map((entry) => ({ ...entry, name: 'Zoe' }));
		const { context } = load({ ms: 1500, public: zoes });
		const found = await searchAvatars.call(context, 'zoe');
		expect(found.results).toHaveLength(2);
		expect(found.paginationToken).toBe('[null,null,null,"2",null,null]');
	});
});

describe('the list of voices', () => {
	it("begins with the avatar's own, then one's own", async () => {
		const { context, requests } = load({ private: [voice('a')], public: [voice('b')] });
		expect(valuesOf(await searchVoices.call(context))).toEqual(['voice-a', 'voice-b']);
		expect(requests.map(({ url, qs }) => [url, qs])).toEqual([
			['https://api.example.com/v3/voices', { type: 'private', limit: 100 }],
			['https://api.example.com/v3/voices', { type: 'public', limit: 100 }],
		]);
	});

	it("names the avatar's own voice", async () => {
		const { context } = load({});
		expect(await searchVoices.call(context)).toEqual({
			results: [
				{ name: "Avatar's Own Voice", value: 'own' },
				{ name: 'First Available', value: 'first' },
			],
			paginationToken: undefined,
		});
	});

	it("has the avatar's own voice once, and not in a search", async () => {
		const voices = Array.from({ length: 30 }, (_, n) => voice(n));
		const { context } = load({ public: voices, pageSize: 20 });
		const first = await searchVoices.call(context);
		expect(first.results).toHaveLength(22);
		const second = await searchVoices.call(context, undefined, first.paginationToken);
		expect(second.results.map(({ value }) => value)).not.toContain('own');
		const searched = await searchVoices.call(context, 'voice');
		expect(searched.results.map(({ value }) => value)).not.toContain('own');
	});

	it.each<[string, IDataObject, string]>([
		['language and gender', { language: 'German', gender: 'female' }, 'Voice 1 (German, female)'],
		['whose it is', { type: 'private', language: 'English' }, 'Voice 1 (English, own voice)'],
		['nothing else', { type: 'public' }, 'Voice 1'],
	])('shows %s', async (_, fields, name) => {
		const { context } = load({ public: [voice(1, fields)] });
		expect(entriesOf(await searchVoices.call(context))[0].name).toBe(name);
	});

	it('leads to a sample', async () => {
		const { context } = load({ public: [voice(1, { preview_audio_url: 'https://a' }), voice(2)] });
		expect(entriesOf(await searchVoices.call(context)).map(({ url }) => url)).toEqual([
			'https://a',
			undefined,
		]);
	});

	it.each([
		['german', ['voice-1']],
		['german female', []],
		['own', ['voice-2']],
		['voice-2', ['voice-2']],
	])('is searched for %j by name, language, gender and ID', async (filter, ids) => {
		const { context } = load({
			public: [voice(1, { language: 'German', gender: 'male' })],
			private: [voice(2, { language: 'English', gender: 'female', type: 'private' })],
		});
		expect(valuesOf(await searchVoices.call(context, filter))).toEqual(ids);
	});
});
