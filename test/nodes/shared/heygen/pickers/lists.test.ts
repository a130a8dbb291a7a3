import type { IDataObject, ILoadOptionsFunctions } from 'n8n-workflow';
import {
	getEngines,
	getMotionEngines,
	searchAvatars,
} from '../../../../../nodes/shared/heygen/pickers/avatars';
import {
	searchBrandGlossaries,
	searchBrandKits,
	searchStyles,
} from '../../../../../nodes/shared/heygen/pickers/brand';
import {
	getTemplateScenes,
	getTemplateVariables,
	searchTemplates,
} from '../../../../../nodes/shared/heygen/pickers/templates';
import { searchVoices } from '../../../../../nodes/shared/heygen/pickers/voices';
import { accountAnswers } from '../../../HeyGenGenerateVideo/account';
import { useFakeClock } from '../../../fakeClock';
import { fakeContext } from '../../../fakeContext';

const chosen = (value: unknown) => ({ __rl: true, mode: 'list', value });

function editor(parameters: Record<string, unknown>, answers = accountAnswers()) {
	const { context, requests } = fakeContext({ parameters, answers });
	return { lists: context as unknown as ILoadOptionsFunctions, requests };
}

const list = (data: IDataObject[]) => () => ({ body: { data, has_more: false } });

beforeEach(() => void useFakeClock());
afterEach(() => jest.restoreAllMocks());

describe('the engines of an avatar', () => {
	it.each<[unknown, string[]]>([
		[chosen('only-iii'), ['avatar_iii']],
		[chosen('only-iv'), ['avatar_iv']],
		['photo-only-v', ['avatar_v']],
		[chosen('studio'), ['avatar_iii', 'avatar_iv', 'avatar_v']],
		[chosen('unheard-of'), ['avatar_iii', 'avatar_iv', 'avatar_v']],
		[chosen('group-1'), ['avatar_iii', 'avatar_iv', 'avatar_v']],
	])('%j are %j', async (avatarId, engines) => {
		const { lists } = editor({ avatarId });
		expect((await getEngines.call(lists)).map(({ value }) => value)).toEqual(engines);
	});

	it.each([chosen(''), chosen('first'), chosen('={{ $json.id }}'), '={{ $json.id }}', undefined])(
		'are all of them, without a question, for %j',
		async (avatarId) => {
			const { lists, requests } = editor({ avatarId });
			expect((await getEngines.call(lists)).map(({ name }) => name)).toEqual([
				'Avatar III',
				'Avatar IV',
				'Avatar V',
			]);
			expect(requests).toEqual([]);
		},
	);

	it('are all of them where HeyGen is down, and soon', async () => {
		const down = accountAnswers({ instead: () => ({ status: 503, body: {} }) });
		const { lists, requests } = editor({ avatarId: chosen('only-iii') }, down);
		expect(await getEngines.call(lists)).toHaveLength(3);
		expect(requests).toHaveLength(2);
	});

	it('that follow motion prompts are two', async () => {
		const motion = async (id: string) => {
			const { lists } = editor({ avatarId: chosen(id) });
			return (await getMotionEngines.call(lists)).map(({ value }) => value);
		};
		expect(await motion('studio')).toEqual(['avatar_iv', 'avatar_v']);
		expect(await motion('photo-only-v')).toEqual(['avatar_v']);
	});
});

describe('the filters', () => {
	it.each<[object, object[]]>([
		[{}, [{ ownership: 'private' }, { ownership: 'public' }]],
		[{ ownership: 'public' }, [{ ownership: 'public' }]],
		[
			{ avatarType: 'photo_avatar', groupId: 'g', gender: 'female' },
			['private', 'public'].map((ownership) => ({
				ownership,
				avatar_type: 'photo_avatar',
				group_id: 'g',
			})),
		],
		[
			{ groupId: '={{ $json.group }}', ownership: '=private' },
			[{ ownership: 'private' }, { ownership: 'public' }],
		],
	])('of avatars %j ask HeyGen for %j', async (avatarFilter, queries) => {
		const { lists, requests } = editor({ avatarFilter });
		await searchAvatars.call(lists);
		expect(requests.map(({ qs }) => qs)).toEqual(queries.map((query) => ({ ...query, limit: 50 })));
	});

	it('of avatars leave out what does not fit', async () => {
		const { lists } = editor({ avatarFilter: { gender: 'male' } });
		const { results } = await searchAvatars.call(lists);
		expect(results.map(({ value }) => value)).toEqual(['first', 'twin']);
	});

	it.each<[object, object[]]>([
		[{}, [{ type: 'private' }, { type: 'public' }]],
		[{ ownership: 'private' }, [{ type: 'private' }]],
		[
			{ language: ' German ', gender: 'male', pauses: true },
			['private', 'public'].map((type) => ({ type, language: 'German', gender: 'male' })),
		],
		[{ language: '={{ $json.language }}' }, [{ type: 'private' }, { type: 'public' }]],
	])('of voices %j ask HeyGen for %j', async (voiceFilter, queries) => {
		const { lists, requests } = editor({ voiceFilter });
		await searchVoices.call(lists);
		expect(requests.map(({ qs }) => qs)).toEqual(
			queries.map((query) => ({ ...query, limit: 100 })),
		);
	});

	it.each<[object, string[]]>([
		[{ pauses: true }, ['voice-3', 'voice-1']],
		[{ locale: true }, ['voice-1', 'voice-2']],
		[{ pauses: true, locale: true }, ['voice-1']],
		[{ pauses: false, locale: false }, ['voice-3', 'voice-1', 'voice-2']],
	])('of voices %j leave %j', async (voiceFilter, ids) => {
		const { lists } = editor({ voiceFilter });
		const { results } = await searchVoices.call(lists);
		expect(results.map(({ value }) => value)).toEqual(['own', 'first', ...ids]);
	});
});

describe('a search for an ID', () => {
	const ID = 'Abigail_expressive_2024112501';
	const answers = list([
		{ id: ID, name: 'Abigail' },
		{ id: 'other', name: 'Bo' },
	]);

	it.each([ID, ID.toLowerCase(), ID.slice(0, -4), ` ${ID} `])('finds it by %j', async (filter) => {
		const { lists } = editor({}, answers);
		const { results } = await searchAvatars.call(lists, filter);
		expect(new Set(results.map(({ value }) => value))).toEqual(new Set([ID]));
	});
});

describe('the list of', () => {
	it('styles has their shape and a preview', async () => {
		const { lists, requests } = editor(
			{},
			list([
				{
					style_id: 's1',
					name: 'Paper',
					aspect_ratio: '16:9',
					tags: ['craft'],
					preview_video_url: 'https://v',
					thumbnail_url: 'https://t',
				},
				{ style_id: 's2', name: null, aspect_ratio: null, thumbnail_url: 'https://t' },
			]),
		);
		expect((await searchStyles.call(lists)).results).toEqual([
			{ name: 'Paper (16:9)', value: 's1', url: 'https://v' },
			{ name: 'Unnamed', value: 's2', url: 'https://t' },
		]);
		expect((await searchStyles.call(lists, 'craft')).results).toHaveLength(1);
		expect(requests[0]).toMatchObject({
			url: 'https://api.example.com/v3/video-agents/styles',
			qs: { limit: 100 },
		});
	});

	it('brand kits has their logo', async () => {
		const { lists, requests } = editor(
			{},
			list([{ brand_kit_id: 'k1', name: 'ACME', logo_url: 'https://l' }]),
		);
		expect((await searchBrandKits.call(lists)).results).toEqual([
			{ name: 'ACME', value: 'k1', url: 'https://l' },
		]);
		expect(requests[0].url).toBe('https://api.example.com/v3/brand-kits');
	});

	it('brand glossaries has their names', async () => {
		const { lists, requests } = editor({}, list([{ brand_glossary_id: 'g1', name: 'Names' }]));
		expect((await searchBrandGlossaries.call(lists)).results).toEqual([
			{ name: 'Names', value: 'g1' },
		]);
		expect(requests[0].url).toBe('https://api.example.com/v3/brand-glossaries');
	});

	it('templates has their shape', async () => {
		const { lists, requests } = editor(
			{},
			list([
				{ id: 't1', name: 'Welcome', aspect_ratio: '9:16' },
				{ id: 't2', name: 'Tour' },
			]),
		);
		expect((await searchTemplates.call(lists)).results).toEqual([
			{ name: 'Welcome (9:16)', value: 't1' },
			{ name: 'Tour', value: 't2' },
		]);
		expect((await searchTemplates.call(lists, 'tour')).results).toHaveLength(1);
		expect(requests[0].url).toBe('https://api.example.com/v3/templates');
	});
});

describe("a template's", () => {
	const template = { templateId: chosen('template-1') };

	it('variables are fields, with what the template has in them', async () => {
		const { fields } = await getTemplateVariables.call(editor(template).lists);
		expect(fields.map(({ id, defaultValue }) => [id, defaultValue])).toEqual([
			['first_name', 'Ada'],
			['product', 'https://cdn.example/p.png'],
			['demo', 'asset-demo'],
			['music', 'https://cdn.example/m.mp3'],
			['presenter', 'studio'],
			['narrator', 'voice-1'],
			['logo', null],
		]);
		for (const field of fields) {
			expect(field).toMatchObject({
				displayName: expect.stringMatching(/\((text|image|video|audio|character|voice)\)$/),
				required: false,
				display: true,
				canBeUsedToMatch: false,
				type: 'string',
			});
		}
	});

	it('scenes are told by their scripts', async () => {
		expect(await getTemplateScenes.call(editor(template).lists)).toEqual([
			{
				name: 'Scene 1',
				value: 'scene-1',
				description: 'Welcome, {{first_name}}, it is so good to have you here with us.',
			},
			{ name: 'Scene 2', value: 'scene-2', description: 'This is what we do.' },
			{ name: 'Scene 3', value: 'scene-3' },
		]);
	});

	it('scenes of many words are told by their beginnings', async () => {
		const script = 'word '.repeat(50);
		const data = { id: 't', name: 'T', scenes: [{ scene_id: 's', script }] };
		const { lists } = editor(template, () => ({ body: { data } }) as never);
		const [scene] = await getTemplateScenes.call(lists);
		expect(scene.description).toBe(`${script.slice(0, 80)}…`);
	});

	it.each([chosen(''), chosen('={{ $json.id }}'), '={{ $json.id }}', undefined])(
		'variables and scenes are none, without a question, for %j',
		async (templateId) => {
			const { lists, requests } = editor({ templateId });
			expect(await getTemplateVariables.call(lists)).toEqual({ fields: [] });
			expect(await getTemplateScenes.call(lists)).toEqual([]);
			expect(requests).toEqual([]);
		},
	);

	it('variables cannot be shown where the template is gone', async () => {
		const { lists } = editor({ templateId: chosen('gone') });
		await expect(getTemplateVariables.call(lists)).rejects.toMatchObject({ httpCode: '404' });
	});
});
