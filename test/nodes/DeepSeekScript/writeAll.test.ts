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
		const { context } = contextFor(['a', 'refuse', 'refuse'], { itemsAtOnce: 5 });
		await expect(writeAll(context)).rejects.toMatchObject({ context: { itemIndex: 1 } });
	});

	it('sends nothing where the fields of an item are wrong and the run is to stop', async () => {
		const { context, requests } = contextFor(['a', 'b', '', 'd']);
		await expect(writeAll(context)).rejects.toMatchObject({
			message: 'The brief is empty',
			context: { itemIndex: 2 },
		});
		expect(requests).toEqual([]);
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

describe('several languages', () => {
	const LOCALIZE = {
		...FIELDS,
		operation: 'localizeScript',
		title: '',
		glossary: {},
		lengthFrom: 'seconds',
		options: {},
	};

	/** Writes a minute in the language that is asked for; refuses French. */
	function interpreter({ body }: IHttpRequestOptions) {
		const [, language] = /^Language: (.*)$/m.exec(JSON.parse(String(body)).messages[1].content)!;
		if (language === 'French') {
			return { status: 400, body: { error: { message: 'Content Exists Risk', code: 'risk' } } };
		}
		const script = Array.from({ length: 120 }, () => 'wort').join(' ');
		const content = JSON.stringify({ title: `in ${language}`, script });
		return { body: { choices: [{ finish_reason: 'stop', message: { content } }] } };
	}

	const localizing = (
		items: Array<{ script: string; languages: unknown }>,
		options: object = {},
		node: Partial<INode> = {},
	) =>
		fakeContext({
			parameters: items.map((fields) => ({ ...LOCALIZE, ...fields, options })),
			inputs: items.map((_, n) => ({ json: { lead: n } })),
			answers: interpreter,
			node,
			continueOnFail: node.onError === 'continueRegularOutput',
		});
	const LEADS = [
		{ script: 'One', languages: 'German, ja' },
		{ script: 'Two', languages: ['es', 'German', 'es'] },
	];

	it.each([1, 50])('give an item each, in order, %i at once', async (itemsAtOnce) => {
		const { context, requests } = localizing(LEADS, { itemsAtOnce, includeInputFields: true });
		const items = await writeAll(context);
		expect(
			items.map(({ json, pairedItem }) => [json.lead, json.language, json.title, pairedItem]),
		).toEqual([
			[0, 'German', 'in German', { item: 0 }],
			[0, 'ja', 'in Japanese', { item: 0 }],
			[1, 'es', 'in Spanish', { item: 1 }],
			[1, 'German', 'in German', { item: 1 }],
		]);
		const first = requests.filter(({ body }) => JSON.parse(String(body)).messages.length === 2);
		expect(first).toHaveLength(4);
	});

	it('are no more at once than the limit says, over all items', async () => {
		const { context } = localizing(LEADS, { itemsAtOnce: 3 });
		let now = 0;
		let most = 0;
		let open = () => {};
		const three = new Promise<void>((resolve) => (open = resolve));
		const send = context.helpers.httpRequestWithAuthentication;
		context.helpers.httpRequestWithAuthentication = async function (...call) {
			most = Math.max(most, ++now);
			if (now === 3) open();
			await three;
			now--;
			return await send.apply(this, call);
		} as typeof send;
		await writeAll(context);
		expect(most).toBe(3);
	});

	const BAD = [
		{ script: 'One', languages: 'German, French, ja' },
		{ script: '', languages: 'German' },
		{ script: 'Three', languages: 'es' },
	];

	it('that fail say so on their own items where the node continues', async () => {
		const { context } = localizing(BAD, {}, { onError: 'continueRegularOutput' });
		const items = await writeAll(context);
		expect(
			items.map(({ json, pairedItem }) => [json.language, json.title ?? json.error, pairedItem]),
		).toEqual([
			['German', 'in German', { item: 0 }],
			['French', 'DeepSeek: Content Exists Risk', { item: 0 }],
			['ja', 'in Japanese', { item: 0 }],
			[undefined, 'The script is empty', { item: 1 }],
			['es', 'in Spanish', { item: 2 }],
		]);
	});

	it("that fail fit n8n's error output", async () => {
		const { context } = localizing(BAD, {}, { onError: 'continueErrorOutput' });
		const items = await writeAll(context);
		expect(items[1].json).toEqual({
			error: 'DeepSeek: Content Exists Risk',
			message: expect.any(String),
			details: { language: 'French' },
		});
		expect(items[3].json).toMatchObject({ error: 'The script is empty', details: {} });
	});

	it('that fail stop the run, which says the item and the language', async () => {
		const items = [LEADS[0], { script: 'Two', languages: 'es, French' }];
		await expect(writeAll(localizing(items).context)).rejects.toMatchObject({
			message: '[Item 1, French] DeepSeek: Content Exists Risk',
			context: { itemIndex: 1 },
		});
		await expect(
			writeAll(localizing([{ script: 'One', languages: 'French' }]).context),
		).rejects.toMatchObject({ message: '[French] DeepSeek: Content Exists Risk' });
	});

	it('are not asked for where the fields of any item are wrong and the run is to stop', async () => {
		const { context, requests } = localizing(BAD);
		await expect(writeAll(context)).rejects.toMatchObject({
			message: 'The script is empty',
			context: { itemIndex: 1 },
		});
		expect(requests).toEqual([]);
	});
});
