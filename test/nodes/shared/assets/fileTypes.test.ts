import {
	FILE_TYPES,
	fittingName,
	kindOfAddress,
	namesOf,
} from '../../../../nodes/shared/assets/fileTypes';

describe('namesOf', () => {
	it('lists the types of kinds', () => {
		expect(namesOf(['image'])).toBe('JPEG or PNG');
		expect(namesOf(['pdf'])).toBe('PDF');
		expect(namesOf(['video', 'image'])).toBe('JPEG, MP4, PNG or WebM');
		expect(namesOf([])).toBe('');
	});
});

describe('fittingName', () => {
	it.each([
		['ada.jpg', 'ada.jpg'],
		['ada.JPEG', 'ada.JPEG'],
		['ada.png', 'ada.jpg'],
		['ada', 'ada.jpg'],
		['Ada v1.2', 'Ada v1.2.jpg'],
		['a.b.c.txt', 'a.b.c.jpg'],
		['日本語 "x"\n.heic', '日本語 "x"\n.jpg'],
		['', 'image.jpg'],
		['.png', 'image.jpg'],
		['x'.repeat(300), `${'x'.repeat(120)}.jpg`],
		['😀'.repeat(300), `${'😀'.repeat(120)}.jpg`],
	])('names a JPEG called %j', (name, fitting) => {
		expect(fittingName(name, FILE_TYPES.jpeg)).toBe(fitting);
	});
});

describe('kindOfAddress', () => {
	it.each([
		['https://a.example/b.png', 'image'],
		['https://a.example/b.JPEG?width=1', 'image'],
		['https://a.example/b.c.mp4#t=1', 'video'],
		['https://a.example/b.webm', 'video'],
		['https://a.example/b.wav', 'audio'],
		['https://a.example/b.php?file=c.png', undefined],
		['https://a.example/png', undefined],
		['https://a.example', undefined],
		['https://a.example.jpg', undefined],
		['b.png', undefined],
		['', undefined],
	])('%j is of the kind %j', (address, kind) => {
		expect(kindOfAddress(address)).toBe(kind);
	});
});
