import { eachPage } from '../../../../nodes/shared/heygen/pagination';
import { fakeContext } from '../../fakeContext';

const REQUEST = { method: 'GET' as const, path: '/v3/voices', query: { limit: 2 } };

async function namesOf(answers: object[]) {
	const { context, requests } = fakeContext({ answers: answers.map((body) => ({ body })) });
	const names: unknown[] = [];
	for await (const page of eachPage(context, REQUEST)) {
		names.push(...page.entries.map(({ name }) => name));
	}
	return { names, tokens: requests.map(({ qs }) => qs?.token) };
}

describe('eachPage', () => {
	it("follows HeyGen's cursor to the end", async () => {
		const found = await namesOf([
			{ data: [{ name: 'a' }, { name: 'b' }], has_more: true, next_token: 't1' },
			{ data: [{ name: 'c' }], has_more: false, next_token: 't2' },
		]);
		expect(found).toEqual({ names: ['a', 'b', 'c'], tokens: [undefined, 't1'] });
	});

	it('ends at a cursor that leads to itself', async () => {
		const page = { data: [{ name: 'a' }], has_more: true, next_token: 't1' };
		expect((await namesOf([page, page])).names).toEqual(['a', 'a']);
	});

	it('takes a list that is missing as empty', async () => {
		expect((await namesOf([{ data: null }])).names).toEqual([]);
	});
});
