import { FILE_TYPES, fittingName, namesOf } from '../../../../nodes/shared/assets/fileTypes';

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
