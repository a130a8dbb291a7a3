import type { IDataObject } from 'n8n-workflow';
import { getCaptions } from '../../../nodes/HeyGenTranslate/operations/translation/getCaptions';
import { fakeContext } from '../fakeContext';
import { useFakeClock } from '../fakeClock';

beforeEach(() => useFakeClock());
afterEach(() => jest.restoreAllMocks());

async function run(resource: IDataObject, format: string) {
	const { context } = fakeContext({
		answers: [{ body: { data: { id: 't1', status: 'completed', ...resource } } }],
		parameters: { translationId: 't1', format, outputField: 'data' },
	});
	const fetched: string[] = [];
	Object.assign(context.helpers, {
		httpRequest: async ({ url }: { url: string }) => {
			fetched.push(url);
			return { statusCode: 200, headers: {}, body: '\uFEFFtext' };
		},
		prepareBinaryData: async (bytes: Buffer, fileName: string, mimeType: string) => ({
			data: bytes.toString(),
			fileName,
			mimeType,
		}),
	});
	return { items: await getCaptions.execute(context), fetched };
}

describe('captions', () => {
	it.each([
		['srt_caption_url', 'srt', 'application/x-subrip'],
		['caption_url', 'srt', 'application/x-subrip'],
		['vtt_caption_url', 'vtt', 'text/vtt'],
	])('are found in %s', async (field, format, mimeType) => {
		const { items, fetched } = await run({ [field]: 'https://files/a', title: 'A/B' }, format);
		expect(fetched).toEqual(['https://files/a']);
		expect(items).toMatchObject([
			{
				json: { translation_id: 't1', captions: 'text' },
				binary: { data: { data: 'text', fileName: `A B.${format}`, mimeType } },
			},
		]);
	});

	it('of HeyGen are preferred under their newer name', async () => {
		const both = { caption_url: 'https://files/old', srt_caption_url: 'https://files/new' };
		expect((await run(both, 'srt')).fetched).toEqual(['https://files/new']);
	});

	it.each([
		[{ status: 'running' }, /is not finished/],
		[{ status: 'completed' }, /has no captions in the format VTT/],
		[{ srt_caption_url: 'https://files/a' }, /has no captions in the format VTT/],
	])('are refused where there are none: %j', async (resource, message) => {
		await expect(run(resource, 'vtt')).rejects.toThrow(message);
	});
});
