import type { IDataObject, IHttpRequestOptions } from 'n8n-workflow';
import {
	findLook,
	firstLook,
	isUsable,
	lookQuery,
	type LookFilter,
} from '../../../../nodes/shared/heygen/looks';
import { useFakeClock } from '../../fakeClock';
import { fakeContext } from '../../fakeContext';

const NOT_FOUND = { status: 404, body: { error: { code: 'avatar_not_found', message: 'No' } } };
const LOST = { context: { data: { code: 'connection_lost' } } };
const page = (data: unknown, next?: string) => ({
	body: { data, has_more: next !== undefined, next_token: next ?? null },
});
const pathOf = ({ url }: IHttpRequestOptions) => url.replace('https://api.example.com', '');

beforeEach(() => void useFakeClock());
afterEach(() => jest.restoreAllMocks());

describe('findLook', () => {
	it('finds a look', async () => {
		const look = { id: 'a', name: 'Annie' };
		const { context, requests } = fakeContext({ answers: [{ body: { data: look } }] });
		expect(await findLook(context, 'a')).toEqual({ look });
		expect(requests.map(pathOf)).toEqual(['/v3/avatars/looks/a']);
	});

	it('finds the looks of a whole avatar', async () => {
		const looks = [{ id: 'b' }, { id: 'c' }];
		const { context, requests } = fakeContext({ answers: [NOT_FOUND, page(looks)] });
		expect(await findLook(context, 'group')).toEqual({ looksOfGroup: looks });
		expect(requests.map(({ qs }) => qs)).toEqual([undefined, { group_id: 'group', limit: 3 }]);
	});

	it.each(['a/b', 'a b', '../x', 'ü?#&', '%2e'])('asks for %j as it is', async (id) => {
		const { context, requests } = fakeContext({ answers: [{ body: { data: {} } }] });
		await findLook(context, id);
		expect(requests.map(pathOf)).toEqual([`/v3/avatars/looks/${encodeURIComponent(id)}`]);
	});

	it.each<[string, Array<object>]>([
		['that is neither', [NOT_FOUND, page([])]],
		['that is neither, which HeyGen does not answer with a list', [NOT_FOUND, page(null)]],
		['that is no look, where groups cannot be asked for', [NOT_FOUND, { status: 403, body: {} }]],
		['that the key may not see', [{ status: 403, body: {} }]],
		['that HeyGen objects to', [{ status: 400, body: {} }]],
	])('does not know an id %s', async (_, answers) => {
		const { context } = fakeContext({ answers });
		expect(await findLook(context, 'x')).toBeUndefined();
	});

	it.each<[string, object | Error, object]>([
		['in times of trouble', { status: 500, body: {} }, { httpCode: '500' }],
		['behind a gateway', { status: 502, body: '<html>' }, { httpCode: '502' }],
		['without a connection', new Error('socket hang up'), LOST],
	])('does not go on %s, after five tries', async (_, answer, says) => {
		const { context, requests } = fakeContext({ answers: () => answer });
		await expect(findLook(context, 'x')).rejects.toMatchObject({ name: 'NodeApiError', ...says });
		expect(requests).toHaveLength(5);
	});

	it('survives an answer without a look', async () => {
		const { context } = fakeContext({ answers: [{ body: { data: null } }] });
		expect(await findLook(context, 'x')).toEqual({ look: {} });
	});
});

describe('firstLook', () => {
	/** An account with these own and public looks, in pages of two. */
	function lists(own: IDataObject[], all: IDataObject[]) {
		return fakeContext({
			answers: ({ qs }) => {
				const list = qs!.ownership === 'private' ? own : all;
				const from = Number(qs!.token ?? 0);
				const next = from + 2 < list.length ? String(from + 2) : undefined;
				return page(list.slice(from, from + 2), next);
			},
		});
	}
	const speaks = (id: string, fields: IDataObject = {}) => ({
		id,
		default_voice_id: 'v',
		...fields,
	});
	const mute = (id: string) => ({ id, default_voice_id: null });

	it.each<[string, IDataObject[], IDataObject[], LookFilter, string | undefined]>([
		["is one's own", [speaks('own')], [speaks('public')], {}, 'own'],
		["is HeyGen's where there is no own one", [], [speaks('public')], {}, 'public'],
		['is one that speaks', [mute('mute'), speaks('speaks')], [], {}, 'speaks'],
		["speaks rather than is one's own", [mute('mute')], [speaks('public')], {}, 'public'],
		['is a mute one where there is no other', [mute('mute')], [mute('public')], {}, 'mute'],
		['may not say whether it speaks', [{ id: 'own' }], [], {}, 'own'],
		[
			'is one that is ready',
			[speaks('new', { status: 'processing' }), speaks('done', { status: 'completed' })],
			[],
			{},
			'done',
		],
		[
			'is found on a later page',
			[],
			[mute('1'), mute('2'), mute('3'), mute('4'), speaks('5')],
			{},
			'5',
		],
		[
			'is of the gender',
			[speaks('he', { gender: 'Male' }), speaks('she', { gender: 'FEMALE' })],
			[],
			{ gender: 'female' },
			'she',
		],
		[
			'is of the gender, wherever',
			[speaks('he', { gender: 'male' }), speaks('it', { gender: null })],
			[speaks('she', { gender: 'female' })],
			{ gender: 'female' },
			'she',
		],
		[
			'is none where nobody fits',
			[speaks('he', { gender: 'male' })],
			[],
			{ gender: 'x' },
			undefined,
		],
		['is none where there is none', [], [], {}, undefined],
	])('%s', async (_, own, all, filter, id) => {
		const { context } = lists(own, all);
		expect((await firstLook(context, filter))?.id).toBe(id);
	});

	it('is asked for by what HeyGen can filter, and no longer than needed', async () => {
		const { context, requests } = lists([speaks('a'), speaks('b'), speaks('c')], []);
		await firstLook(context, { avatarType: 'photo_avatar', groupId: 'g', gender: '' });
		expect(requests.map(({ qs }) => qs)).toEqual([
			{ ownership: 'private', avatar_type: 'photo_avatar', group_id: 'g', limit: 50 },
		]);
	});

	it('is looked for in one place where that is wanted', async () => {
		const { context, requests } = lists([speaks('own')], []);
		expect(await firstLook(context, { ownership: 'public' })).toBeUndefined();
		expect(requests.map(({ qs }) => qs!.ownership)).toEqual(['public']);
	});

	it('says why it cannot be had', async () => {
		const { context } = fakeContext({ answers: [{ status: 403, body: {} }] });
		await expect(firstLook(context, {})).rejects.toMatchObject({
			name: 'NodeApiError',
			httpCode: '403',
		});
	});
});

it.each<[LookFilter, object]>([
	[{}, {}],
	[{ ownership: '', avatarType: '', groupId: '', gender: 'female' }, {}],
	[
		{ ownership: 'private', avatarType: 'digital_twin', groupId: 'g' },
		{ ownership: 'private', avatar_type: 'digital_twin', group_id: 'g' },
	],
])('the filter %j is the query %j', (filter, query) => expect(lookQuery(filter)).toEqual(query));

it.each<[IDataObject, LookFilter, boolean]>([
	[{}, {}, true],
	[{ status: null }, {}, true],
	[{ status: 'completed' }, {}, true],
	[{ status: 'processing' }, {}, false],
	[{ status: 'pending_consent' }, {}, false],
	[{ status: 'failed' }, {}, false],
	[{ status: 'something_new' }, {}, false],
	[{ gender: 'Female' }, { gender: 'female' }, true],
	[{ gender: 'female' }, { gender: 'male' }, false],
	[{ gender: null }, { gender: 'male' }, false],
	[{}, { gender: 'male' }, false],
])('the look %j is usable for %j: %j', (look, filter, is) => {
	expect(isUsable(look, filter)).toBe(is);
});
