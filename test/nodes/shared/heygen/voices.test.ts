import type { IDataObject } from 'n8n-workflow';
import {
	findVoice,
	firstVoice,
	voiceCan,
	voiceQuery,
	type VoiceFilter,
} from '../../../../nodes/shared/heygen/voices';
import { useFakeClock } from '../../fakeClock';
import { fakeContext } from '../../fakeContext';

beforeEach(() => void useFakeClock());
afterEach(() => jest.restoreAllMocks());

/** An account with these own and public voices, in pages of two. */
function lists(own: IDataObject[], all: IDataObject[]) {
	return fakeContext({
		answers: ({ qs }) => {
			const list = qs!.type === 'private' ? own : all;
			const from = Number(qs!.token ?? 0);
			const next = from + 2 < list.length ? String(from + 2) : null;
			const data = list.slice(from, from + 2);
			return { body: { data, has_more: next !== null, next_token: next } };
		},
	});
}
const voice = (voice_id: string, fields: IDataObject = {}) => ({ voice_id, ...fields });

describe('firstVoice', () => {
	it.each<[string, IDataObject[], IDataObject[], VoiceFilter, string | undefined]>([
		["is one's own", [voice('own')], [voice('public')], {}, 'own'],
		["is HeyGen's where there is no own one", [], [voice('public')], {}, 'public'],
		[
			'keeps pauses',
			[voice('own', { support_pause: false })],
			[voice('a'), voice('b'), voice('c', { support_pause: true })],
			{ pauses: true },
			'c',
		],
		[
			'takes a locale',
			[],
			[voice('a', { support_locale: false }), voice('b', { support_locale: true })],
			{ locale: true },
			'b',
		],
		['need not, where that is not wanted', [voice('a')], [], { pauses: false, locale: false }, 'a'],
		['is none where none fits', [voice('a')], [voice('b')], { pauses: true }, undefined],
	])('%s', async (_, own, all, filter, id) => {
		const { context } = lists(own, all);
		expect((await firstVoice(context, filter))?.voice_id).toBe(id);
	});

	it('is asked for by what HeyGen can filter, and no longer than needed', async () => {
		const { context, requests } = lists([], [voice('a'), voice('b'), voice('c')]);
		await firstVoice(context, { language: ' German ', gender: 'female' });
		const query = { gender: 'female', language: 'German', limit: 100 };
		expect(requests.map(({ qs }) => qs)).toEqual([
			{ ...query, type: 'private' },
			{ ...query, type: 'public' },
		]);
	});

	it('is looked for in one place where that is wanted', async () => {
		const { context, requests } = lists([voice('own')], []);
		expect(await firstVoice(context, { ownership: 'public' })).toBeUndefined();
		expect(requests.map(({ qs }) => qs!.type)).toEqual(['public']);
	});

	it('says why it cannot be had', async () => {
		const { context } = fakeContext({ answers: [{ status: 401, body: {} }] });
		await expect(firstVoice(context, {})).rejects.toMatchObject({ httpCode: '401' });
	});
});

describe('findVoice', () => {
	it('finds a voice', async () => {
		const found = voice('a', { support_pause: true });
		const { context, requests } = fakeContext({ answers: [{ body: { data: found } }] });
		expect(await findVoice(context, 'a/b')).toEqual(found);
		expect(requests[0].url).toBe('https://api.example.com/v3/voices/a%2Fb');
	});

	it.each([404, 403, 400])('does not know one that HeyGen answers %i to', async (status) => {
		const { context } = fakeContext({ answers: [{ status, body: {} }] });
		expect(await findVoice(context, 'a')).toBeUndefined();
	});

	it('does not go on in times of trouble, after five tries', async () => {
		const { context, requests } = fakeContext({ answers: () => ({ status: 500, body: {} }) });
		await expect(findVoice(context, 'a')).rejects.toMatchObject({ httpCode: '500' });
		expect(requests).toHaveLength(5);
	});
});

it.each<[VoiceFilter, object]>([
	[{}, {}],
	[{ gender: '', language: ' ', ownership: '', pauses: true, locale: true }, {}],
	[
		{ ownership: 'private', gender: 'male', language: 'Thai' },
		{ type: 'private', gender: 'male', language: 'Thai' },
	],
])('the filter %j is the query %j', (filter, query) => expect(voiceQuery(filter)).toEqual(query));

it.each<[IDataObject, VoiceFilter, boolean]>([
	[{}, {}, true],
	[{}, { pauses: true }, false],
	[{ support_pause: null }, { pauses: true }, false],
	[{ support_pause: true }, { pauses: true, locale: true }, false],
	[{ support_pause: true, support_locale: true }, { pauses: true, locale: true }, true],
])('the voice %j can do %j: %j', (entry, filter, can) => expect(voiceCan(entry, filter)).toBe(can));
