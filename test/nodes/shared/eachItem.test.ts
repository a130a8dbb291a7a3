import { NodeApiError, NodeOperationError, type JsonObject } from 'n8n-workflow';
import { eachItem } from '../../../nodes/shared/eachItem';
import type { ItemFields } from '../../../nodes/shared/itemFields';
import { fakeContext } from '../fakeContext';

const INPUTS = [{ json: { n: 1 } }, { json: { n: 2 } }, { json: { n: 3 } }];
const run = (
	work: (item: ItemFields) => Promise<object | object[]>,
	fakes: Parameters<typeof fakeContext>[0] = {},
	atOnce = 2,
) => {
	const { context } = fakeContext({ inputs: INPUTS, parameters: { options: {} }, ...fakes });
	return eachItem(context, atOnce, work as Parameters<typeof eachItem>[2]);
};
const failOn = (n: number) => async (item: ItemFields) => {
	if (item.json.n === n) throw item.refusal('It is wrong', 'Make it right');
	return { done: item.json.n };
};

it('gives one item for each, or several, in input order', async () => {
	const copies = async ({ json }: ItemFields) =>
		json.n === 1
			? { done: 1 }
			: Array.from({ length: Number(json.n) - 1 }, () => ({ done: json.n }));
	expect(await run(copies)).toEqual([
		{ json: { done: 1 }, pairedItem: { item: 0 } },
		{ json: { done: 2 }, pairedItem: { item: 1 } },
		{ json: { done: 3 }, pairedItem: { item: 2 } },
		{ json: { done: 3 }, pairedItem: { item: 2 } },
	]);
});

it('gives no item where there is nothing', async () => {
	expect(await run(async () => [])).toEqual([]);
});

it('adds the incoming fields where that is wanted', async () => {
	const parameters = { options: { includeInputFields: true } };
	const [first] = await run(async () => ({ done: true }), { parameters });
	expect(first.json).toEqual({ n: 1, done: true });
});

it('works on no more items at once than it may', async () => {
	let now = 0;
	let most = 0;
	await run(async () => {
		most = Math.max(most, ++now);
		await Promise.resolve();
		now--;
		return {};
	});
	expect(most).toBe(2);
});

it('throws the first error by item, and begins no other item after it', async () => {
	const begun: unknown[] = [];
	const work = async (item: ItemFields) => {
		begun.push(item.json.n);
		return await failOn(1)(item);
	};
	await expect(run(work, {}, 1)).rejects.toMatchObject({
		message: 'It is wrong',
		context: { itemIndex: 0 },
	});
	expect(begun).toEqual([1]);
});

it('names the item in an error that names none', async () => {
	const work = async (item: ItemFields) => {
		if (item.json.n === 2) throw new Error('Out of paper');
		return {};
	};
	const error: unknown = await run(work).catch((thrown: unknown) => thrown);
	expect(error).toBeInstanceOf(NodeOperationError);
	expect(error).toMatchObject({ message: 'Out of paper', context: { itemIndex: 1 } });

	const { node } = fakeContext();
	const failing = async () => {
		throw new NodeApiError(node, { code: 'c' } as JsonObject, { message: 'No' });
	};
	await expect(run(failing, {}, 1)).rejects.toMatchObject({ context: { itemIndex: 0 } });
});

it('puts an error into its item where the node continues', async () => {
	const items = await run(failOn(2), { continueOnFail: true });
	expect(items.map(({ json }) => json)).toEqual([
		{ done: 1 },
		{ failure_code: 'invalid_input', error: 'It is wrong', message: 'Make it right' },
		{ done: 3 },
	]);
});

it('puts nothing beside the error that keeps n8n from finding it', async () => {
	const node = { onError: 'continueErrorOutput' as const };
	const items = await run(failOn(2), { node, continueOnFail: true });
	expect(items[1].json).toEqual({
		error: 'It is wrong',
		message: 'Make it right',
		details: { failure_code: 'invalid_input' },
	});
});
