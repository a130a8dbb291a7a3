import type { IDataObject, ILoadOptionsFunctions } from 'n8n-workflow';
import { getMotionEngines } from '../../../nodes/shared/heygen/pickers/avatars';
import { searchVoices, searchVoicesForPhoto } from '../../../nodes/shared/heygen/pickers/voices';
import { fakeContext } from '../fakeContext';

const contextFor = (parameters: IDataObject, data: unknown) =>
	fakeContext({ parameters, answers: () => ({ body: { data } }) })
		.context as unknown as ILoadOptionsFunctions;

describe('the engines of a photo avatar', () => {
	const engines = async (avatarId: unknown, supported?: string[]) => {
		const look = { id: 'l1', supported_api_engines: supported };
		const context = contextFor({ avatarId: avatarId as IDataObject }, look);
		return (await getMotionEngines.call(context)).map(({ value }) => value);
	};
	const chosen = { __rl: true, mode: 'list', value: 'l1' };

	it.each([
		[
			['avatar_v', 'avatar_iv', 'avatar_iii'],
			['avatar_iv', 'avatar_v'],
		],
		[['avatar_iv', 'avatar_iii'], ['avatar_iv']],
		[[], ['avatar_iv', 'avatar_v']],
	])('of %j are %j', async (supported, offered) => {
		expect(await engines(chosen, supported)).toEqual(offered);
	});

	it.each(['', 'first', '={{ $json.id }}'])('are both for %j', async (value) => {
		expect(await engines({ ...chosen, value })).toEqual(['avatar_iv', 'avatar_v']);
	});

	it('say what they do', async () => {
		const context = contextFor({ avatarId: '' }, {});
		for (const { description } of await getMotionEngines.call(context)) {
			expect(description).toMatch(/motion prompt/);
		}
	});
});

it('offers no voice of its own for a photo', async () => {
	const names = async (search: typeof searchVoices, filter?: string) => {
		const context = contextFor({ voiceFilter: {} }, []);
		return (await search.call(context, filter)).results.map(({ name }) => name);
	};
	expect(await names(searchVoices)).toEqual(["Avatar's Own Voice", 'First Available']);
	expect(await names(searchVoicesForPhoto)).toEqual(['First Available']);
	expect(await names(searchVoicesForPhoto, 'ann')).toEqual([]);
});
