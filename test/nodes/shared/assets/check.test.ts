import type { NodeOperationError } from 'n8n-workflow';
import { createUploader } from '../../../../nodes/shared/assets/upload';
import type { FileInput } from '../../../../nodes/shared/assets/check';
import { MIB, VIDEO_MEDIA_LIMITS } from '../../../../nodes/shared/assets/limits';
import { jpeg, latin1, png } from './bytes';
import { fakeFiles } from './fakeFiles';

const photo: FileInput = {
	binaryField: 'data',
	accept: ['image'],
	label: 'Photo',
	limits: VIDEO_MEDIA_LIMITS,
};

function checking(file: Buffer, fileName?: string, bytes = file.length) {
	const data = { id: 'f', data: 'filesystem-v2', mimeType: 'image/jpeg', fileName, bytes };
	const fakes = fakeFiles({ stored: { f: file }, binaries: [{}, { data }] });
	const check = async (input: Partial<FileInput> = {}) =>
		await createUploader(fakes.context).check(1, { ...photo, ...input });
	return { ...fakes, check };
}

async function refusalOf(file: Buffer, fileName?: string, bytes?: number, input = {}) {
	const { check, sent } = checking(file, fileName, bytes);
	const error = (await check(input).then(
		() => undefined,
		(reason: unknown) => reason,
	)) as NodeOperationError;
	expect(error.name).toBe('NodeOperationError');
	expect(error.context.itemIndex).toBe(1);
	expect(sent).toEqual([]);
	return { message: error.message, description: error.description };
}

describe('a file that the field takes', () => {
	it('is described by its content, not by its name', async () => {
		const { check, streams, sent } = checking(png(640, 480), 'ada.jpg');
		expect(await check()).toMatchObject({
			type: { kind: 'image', mimeType: 'image/png' },
			fileName: 'ada.png',
			dimensions: { width: 640, height: 480 },
		});
		expect(streams).toMatchObject({ opened: ['f'], open: 0 });
		expect(sent).toEqual([]);
	});

	it('may be just as large as HeyGen takes', async () => {
		const most = checking(jpeg(2560, 1440), 'a.jpg', 50 * MIB);
		expect(await most.check()).toMatchObject({ dimensions: { width: 2560, height: 1440 } });
	});

	it('is taken without limits where the field has none', async () => {
		const { check } = checking(jpeg(8000, 6000), 'a.jpg', 900 * MIB);
		expect(await check({ limits: undefined })).toMatchObject({ fileName: 'a.jpg' });
	});

	it('may come from an expression, as the file itself', async () => {
		const { check } = checking(jpeg(10, 10));
		const binaryField = { id: 'f', data: 'filesystem-v2', mimeType: 'a/b', fileName: 'me.jpeg' };
		expect(await check({ binaryField })).toMatchObject({ fileName: 'me.jpeg' });
	});
});

describe('a file that the field cannot take', () => {
	const CONVERT =
		'It takes JPEG or PNG. Convert the file before this node. Its name does not matter, only its content does.';

	it.each<[string, Buffer, string, string]>([
		['a TIFF', latin1('II*\0\x08\0\0\0'), "'Photo' got a TIFF image (scan.jpg)", CONVERT],
		['a video', latin1('\0\0\0\x20ftypisom'), "'Photo' got an MP4 video (scan.jpg)", CONVERT],
		[
			'a text',
			Buffer.from('Access denied'),
			"'Photo' got a text (scan.jpg)",
			'It takes JPEG or PNG. The node that the file comes from may have been given an error message instead of the file: look at its output.',
		],
		[
			'an empty one',
			Buffer.alloc(0),
			"'Photo' got an empty file (scan.jpg)",
			'Look at the output of the node that the file comes from',
		],
		[
			'too many pixels',
			jpeg(3024, 4032),
			"'Photo' got a JPEG image of 3024 × 4032 pixels (scan.jpg)",
			"HeyGen takes up to 2560 pixels on the longer side. Make the image smaller, e.g. with n8n's Edit Image node (operation Resize)",
		],
	])('%s', async (_name, file, message, description) => {
		expect(await refusalOf(file, 'scan.jpg')).toEqual({ message, description });
	});

	it('too many bytes, as n8n states them', async () => {
		expect(await refusalOf(jpeg(10, 10), undefined, 51.5 * MIB)).toEqual({
			message: "'Photo' got a JPEG image of 51.5 MB",
			description: 'HeyGen takes up to 50 MB here: make the file smaller',
		});
	});

	it('one that is not there, with the fields that are', async () => {
		expect(await refusalOf(png(1, 1), 'a.png', 1, { binaryField: 'image' })).toEqual({
			message: "'Photo' finds no file in the binary field 'image' of the incoming item",
			description: "The item's binary fields are: data",
		});
	});

	it('none at all', async () => {
		const { context } = fakeFiles({ binaries: [undefined] });
		const checked = createUploader(context).check(0, { ...photo, binaryField: '' });
		await expect(checked).rejects.toMatchObject({
			message: "'Photo' finds no file of the incoming item",
			description: expect.stringContaining('The item has no binary data'),
		});
	});

	it('one that n8n’s store has lost', async () => {
		const lost = { id: 'gone', data: 'filesystem-v2', mimeType: 'a/b' };
		expect(await refusalOf(png(1, 1), 'a.png', 1, { binaryField: lost })).toEqual({
			message: "'Photo' could not be read from n8n's storage: no file gone",
			description: 'Run the workflow again from the node that gets the file',
		});
	});
});
