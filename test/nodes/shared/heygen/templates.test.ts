import { getTemplate } from '../../../../nodes/shared/heygen/templates';
import { TEMPLATE } from '../../HeyGenGenerateVideo/account';
import { useFakeClock } from '../../fakeClock';
import { fakeContext } from '../../fakeContext';

beforeEach(() => void useFakeClock());
afterEach(() => jest.restoreAllMocks());

async function read(data: unknown, id = 'template-1') {
	const { context, requests } = fakeContext({ answers: [{ body: { data } }] });
	return { template: await getTemplate(context, id), requests };
}

it('knows what a template has', async () => {
	const { template, requests } = await read(TEMPLATE);
	expect(requests[0].url).toBe('https://api.example.com/v3/templates/template-1');
	expect(template).toMatchObject({ id: 'template-1', name: 'Welcome', ratio: 16 / 9 });
	expect(template.variables.map(({ name, type }) => [name, type])).toEqual([
		['first_name', 'text'],
		['product', 'image'],
		['demo', 'video'],
		['music', 'audio'],
		['presenter', 'character'],
		['narrator', 'voice'],
		['logo', 'image'],
	]);
	expect(template.variables[0].preset).toEqual({ type: 'text', content: 'Ada' });
	expect(template.variables[6].preset).toEqual({});
	expect(template.scenes).toEqual([
		{ id: 'scene-1', script: expect.stringContaining('{{first_name}}') },
		{ id: 'scene-2', script: 'This is what we do.' },
		{ id: 'scene-3', script: '' },
	]);
});

it.each<[string, object, Array<[string, string]>]>([
	['only in its values', { variables: { a: { type: 'voice', voice_id: 'v' } } }, [['a', 'voice']]],
	[
		'only in its scenes',
		{ scenes: [{ scene_id: 's', variables: [{ name: 'a', variable_type: 'image' }] }] },
		[['a', 'image']],
	],
	[
		'in several scenes',
		{
			scenes: ['s', 't'].map((scene_id) => ({
				scene_id,
				variables: [{ name: 'a', variable_type: 'audio' }],
			})),
		},
		[['a', 'audio']],
	],
	[
		'of a type that is not known',
		{ scenes: [{ scene_id: 's', variables: [{ name: 'a', variable_type: 'hologram' }] }] },
		[['a', 'text']],
	],
	[
		'as text alone',
		{ variables: { a: 'Ada', b: null } },
		[
			['a', 'text'],
			['b', 'text'],
		],
	],
	[
		'by no common names',
		{ variables: { 'the "big" day': { type: 'text' } } },
		[['the "big" day', 'text']],
	],
])('finds variables %s', async (_, data, variables) => {
	const { template } = await read(data);
	expect(template.variables.map(({ name, type }) => [name, type])).toEqual(variables);
});

it.each([
	null,
	{},
	[],
	{ scenes: null, variables: null },
	{ scenes: {}, variables: [] },
	{ scenes: [null, 7] },
])('survives %j for a template', async (data) => {
	const { template } = await read(data);
	expect(template).toEqual({
		id: 'template-1',
		name: 'template-1',
		ratio: undefined,
		variables: [],
		scenes: [],
	});
});

it.each([
	['16:9', 16 / 9],
	['9:16', 9 / 16],
	['1:1', 1],
	['16:0', undefined],
	['wide', undefined],
	[null, undefined],
])('reads the ratio %j as %j', async (aspect_ratio, ratio) => {
	expect((await read({ aspect_ratio })).template.ratio).toBe(ratio);
});

it('asks for an id as it is', async () => {
	const { requests } = await read({}, 'a/b ü');
	expect(requests[0].url).toBe('https://api.example.com/v3/templates/a%2Fb%20%C3%BC');
});

it('says why a template cannot be had, and for which item', async () => {
	const { context } = fakeContext({
		answers: [{ status: 404, body: { error: { code: 'template_not_found', message: 'No' } } }],
	});
	await expect(getTemplate(context, 'x', 3)).rejects.toMatchObject({
		name: 'NodeApiError',
		httpCode: '404',
		message: 'HeyGen: No',
		context: { itemIndex: 3 },
	});
});
