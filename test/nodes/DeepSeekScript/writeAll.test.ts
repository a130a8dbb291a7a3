import type { IHttpRequestOptions, INode } from 'n8n-workflow';
import { writeAll } from '../../../nodes/DeepSeekScript/writeAll';
import { fakeContext } from '../fakeContext';
import { useFakeClock } from '../fakeClock';

const FIELDS = {
	operation: 'writeScript',
	targetSeconds: 60,
	model: 'deepseek-flash',
	thinking: 'off',
	temperature: 1,
	options: {},
};
const TEXT = Array.from({ length: 150 }, () => 'word').join(' ');

/** Writes a script titled like the brief; refuses a brief that says so. */
function deepSeek({ body }: IHttpRequestOptions) {
	const brief = /<brief>\n(.*)\n<\/brief>/.exec(JSON.parse(String(body)).messages[1].content)![1];
	if (brief === 'refuse') {
		return { status: 400, body: { error: { message: 'Content Exists Risk', code: 'risk' } } };
	}
	const content = JSON.stringify({ title: brief, script: TEXT });
	return {
		body: { model: 'deepseek-flash', choices: [{ finish_reason: 'stop', message: { content } }] },
	};
}

function contextFor(briefs: string[], options: object = {}, node: Partial<INode> = {}) {
	return fakeContext({
		parameters: briefs.map((brief) => ({ ...FIELDS, brief, options })),
		inputs: briefs.map((_, n) => ({ json: { lead: n, title: 'of the input' } })),
		answers: deepSeek,
		node,
		continueOnFail: node.onError === 'continueRegularOutput',
	});
}

beforeEach(() => void useFakeClock());
afterEach(() => jest.restoreAllMocks());

describe('writeAll', () => {
	it.each([1, 2, 50])('keeps the order, %i at once', async (itemsAtOnce) => {
		const { context } = contextFor(['a', 'b', 'c'], { itemsAtOnce });
		const items = await writeAll(context);
		expect(items.map(({ json, pairedItem }) => [json.title, pairedItem])).toEqual([
			['a', { item: 0 }],
			['b', { item: 1 }],
			['c', { item: 2 }],
		]);
		expect(items[0].json).not.toHaveProperty('lead');
	});

	it('keeps the incoming fields if wanted, below its own', async () => {
		const { context } = contextFor(['a', 'b'], { includeInputFields: true });
		expect((await writeAll(context)).map(({ json }) => [json.lead, json.title])).toEqual([
			[0, 'a'],
			[1, 'b'],
		]);
	});

	it('has no items out for no items in', async () => {
		const { context, requests } = fakeContext({ inputs: [], parameters: [{ options: {} }] });
		expect(await writeAll(context)).toEqual([]);
		expect(requests).toEqual([]);
	});

	it('stops at the first item that fails, and asks for no more', async () => {
		const { context, requests } = contextFor(['a', 'refuse', 'c', 'd'], { itemsAtOnce: 1 });
		await expect(writeAll(context)).rejects.toMatchObject({
			name: 'NodeApiError',
			message: 'DeepSeek: Content Exists Risk',
			context: { itemIndex: 1 },
		});
		expect(requests).toHaveLength(2);
	});

	it('names the first of several items that fail', async () => {
		const { context } = contextFor(['refuse', ''], { itemsAtOnce: 5 });
		await expect(writeAll(context)).rejects.toMatchObject({ context: { itemIndex: 0 } });
	});

	it('turns an error of its own into one about the item', async () => {
		const { context } = contextFor(['a']);
		jest.spyOn(context, 'getCredentials').mockRejectedValue(new Error('no such credential'));
		await expect(writeAll(context)).rejects.toMatchObject({
			name: 'NodeOperationError',
			message: 'no such credential',
			context: { itemIndex: 0 },
		});
	});

	it('goes on with the others where the node continues', async () => {
		const { context } = contextFor(['a', '', 'c'], {}, { onError: 'continueRegularOutput' });
		const items = await writeAll(context);
		expect(items.map(({ json }) => json.title ?? json.error)).toEqual([
			'a',
			'The brief is empty',
			'c',
		]);
		expect(items[1]).toEqual({
			json: {
				error: 'The brief is empty',
				message: "Say in the field 'Brief' what the video is about",
			},
			pairedItem: { item: 1 },
		});
	});

	it('keeps the incoming fields of an item that fails, if wanted', async () => {
		const options = { includeInputFields: true };
		const { context } = contextFor([''], options, { onError: 'continueRegularOutput' });
		expect((await writeAll(context))[0].json).toEqual({
			lead: 0,
			title: 'of the input',
			error: 'The brief is empty',
			message: "Say in the field 'Brief' what the video is about",
		});
	});

	it("fits n8n's error output where the node has one", async () => {
		const { context } = contextFor(['', 'b'], {}, { onError: 'continueErrorOutput' });
		const [failed, written] = await writeAll(context);
		expect(failed.json).toEqual({
			error: 'The brief is empty',
			message: "Say in the field 'Brief' what the video is about",
			details: {},
		});
		expect(written.json).toMatchObject({ title: 'b' });
	});

	it("puts DeepSeek's refusal on the item as plain text", async () => {
		const { context } = contextFor(['refuse'], {}, { onError: 'continueRegularOutput' });
		const [{ json }] = await writeAll(context);
		expect(json.error).toBe('DeepSeek: Content Exists Risk');
		expect(json.message).toMatch(/Put it in other words/);
		expect(json.message).not.toMatch(/<br>|&\w+;/);
	});
});
