import { dimensionsOf } from '../../../../nodes/shared/assets/dimensions';
import { jpeg, latin1, png } from './bytes';

describe('dimensionsOf', () => {
	it.each<[string, Buffer]>([
		['a PNG', png(4032, 3024)],
		['a JPEG', jpeg(4032, 3024)],
		['a progressive JPEG', jpeg(4032, 3024, { frame: 0xc2 })],
		[
			'a JPEG behind a preview, profiles and tables',
			jpeg(4032, 3024, {
				segments: [
					[0xe1, 65_000],
					[0xe2, 65_000],
					[0xdb, 67],
					[0xc4, 31],
				],
			}),
		],
		[
			'a JPEG with a filled-up gap',
			Buffer.concat([latin1('\xff\xd8\xff\xff'), jpeg(4032, 3024).subarray(2)]),
		],
	])('reads %s', (_name, head) => {
		expect(dimensionsOf(head)).toEqual({ width: 4032, height: 3024 });
	});

	it.each<[string, Buffer]>([
		['another type', latin1('GIF89a\x01\0\x01\0')],
		['nothing', Buffer.alloc(0)],
		['a PNG that ends early', png(4, 4).subarray(0, 20)],
		['a JPEG that ends in its preview', jpeg(4, 4, { segments: [[0xe1, 900]] }).subarray(0, 500)],
		['a JPEG whose picture begins without a frame', latin1('\xff\xd8\xff\xda\0\x0c\x03\0\0\0\0\0')],
		['a JPEG with a broken segment', latin1('\xff\xd8\xff\xe0\0\x04\0\0\0\0\0\0\0\0\0\0')],
		['a JPEG whose segments have no length', latin1(`\xff\xd8${'\xff\xe0\0\0'.repeat(5)}`)],
		['a JPEG of no height', jpeg(100, 0)],
	])('knows none of %s', (_name, head) => {
		expect(dimensionsOf(head)).toBeUndefined();
	});
});
