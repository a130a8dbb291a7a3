import type { ILoadOptionsFunctions } from 'n8n-workflow';
import { searchAvatarGroups, searchOwnLooks } from '../../../../nodes/shared/heygen/pickers/groups';
import { fakeContext } from '../../fakeContext';

const find = async (search: typeof searchOwnLooks, data: object[], filter?: string) => {
	const { context, requests } = fakeContext({ answers: () => ({ body: { data } }) });
	const found = await search.call(context as unknown as ILoadOptionsFunctions, filter);
	return { found, requests };
};

it("lists the account's avatars with the number of their looks", async () => {
	const { found, requests } = await find(searchAvatarGroups, [
		{
			id: 'g1',
			name: 'Ada',
			looks_count: 1,
			status: 'completed',
			preview_image_url: 'https://p/1',
		},
		{ id: 'g2', name: 'Bo', looks_count: 3, status: 'pending_consent', preview_image_url: null },
	]);
	expect(found.results).toEqual([
		{ name: 'Ada (1 look)', value: 'g1', url: 'https://p/1' },
		{ name: 'Bo (3 looks, pending consent)', value: 'g2', url: undefined },
	]);
	expect(requests).toMatchObject([
		{ url: 'https://api.example.com/v3/avatars', qs: { ownership: 'private', limit: 50 } },
	]);
});

it("lists the account's looks, also those in training", async () => {
	const looks = [
		{ id: 'l1', name: 'At work', avatar_type: 'photo_avatar', status: 'processing' },
		{ id: 'l2', name: 'At home', avatar_type: 'digital_twin', status: 'completed' },
	];
	const { found } = await find(searchOwnLooks, looks);
	expect(found.results).toMatchObject([
		{ name: 'At work (photo avatar, processing)', value: 'l1' },
		{ name: 'At home (digital twin)', value: 'l2' },
	]);
	const { found: fewer } = await find(searchOwnLooks, looks, 'home');
	expect(fewer.results).toMatchObject([{ value: 'l2' }]);
});
