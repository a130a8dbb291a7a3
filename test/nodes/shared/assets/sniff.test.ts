import { describeUnknown, sniff } from '../../../../nodes/shared/assets/sniff';
import { jpeg, latin1, png } from './bytes';

const ftyp = (brand: string) => latin1(`\0\0\0\x20ftyp${brand}\0\0\x02\0isomiso2`);
const ebml = (docType: string) =>
	latin1(`\x1a\x45\xdf\xa3\x9f\x42\x86\x81\x01\x42\x82\x84${docType}`);
const SRT = '1\n00:00:01,000 --> 00:00:02,500\nHello\n';

describe('sniff', () => {
	it.each<[string, Buffer, string]>([
		['PNG', png(1, 1), 'image/png'],
		['JPEG', jpeg(1, 1), 'image/jpeg'],
		['JPEG of a camera', latin1('\xff\xd8\xff\xe1\0\x10Exif\0\0'), 'image/jpeg'],
		['PDF', latin1('%PDF-1.7\n'), 'application/pdf'],
		['WAV', latin1('RIFF\x24\0\0\0WAVEfmt '), 'audio/wav'],
		['MP4', ftyp('isom'), 'video/mp4'],
		['MP4 of an editor', ftyp('mp42'), 'video/mp4'],
		['M4V', ftyp('M4V '), 'video/mp4'],
		['WebM', ebml('webm'), 'video/webm'],
		['MP3 with tags', latin1('ID3\x04\0\0\0\0\0\0'), 'audio/mpeg'],
		['MP3 without', Buffer.from([0xff, 0xfb, 0x90, 0x64]), 'audio/mpeg'],
		['MP3 of MPEG 2', Buffer.from([0xff, 0xf3, 0x84, 0xc4]), 'audio/mpeg'],
		['SRT', Buffer.from(SRT), 'application/x-subrip'],
		['SRT of Windows', Buffer.from(`\uFEFF${SRT.replace(/\n/g, '\r\n')}`), 'application/x-subrip'],
	])('knows a file of type %s', (_name, head, mimeType) => {
		expect(sniff(head)?.mimeType).toBe(mimeType);
	});

	it.each<[string, Buffer, string]>([
		['a GIF', latin1('GIF89a\x01\0'), 'a GIF image'],
		['a TIFF', latin1('II*\0\x08\0\0\0'), 'a TIFF image'],
		['a TIFF the other way round', latin1('MM\0*\0\0\0\x08'), 'a TIFF image'],
		['a BigTIFF', latin1('II+\0\x08\0'), 'a TIFF image'],
		['a WebP', latin1('RIFF\x24\0\0\0WEBPVP8 '), 'a WebP image'],
		['a BMP', latin1('BM\x36\0\0\0\0\0\0\0'), 'a BMP image'],
		['a Photoshop file', latin1('8BPS\0\x01'), 'a Photoshop document'],
		['a HEIC', ftyp('heic'), 'a HEIC image'],
		['an AVIF', ftyp('avif'), 'an AVIF image'],
		['a MOV', ftyp('qt  '), 'a QuickTime video (MOV)'],
		['an old MOV', latin1('\0\0\0\x08wide\0\0\0\0mdat'), 'a QuickTime video (MOV)'],
		['a 3GP', ftyp('3gp5'), 'a 3GP video'],
		['an M4A', ftyp('M4A '), 'an M4A audio file'],
		['an MKV', ebml('matroska'), 'a Matroska video (MKV)'],
		['an AVI', latin1('RIFF\x24\0\0\0AVI LIST'), 'an AVI video'],
		['an Ogg', latin1('OggS\0\x02'), 'an Ogg file'],
		['a FLAC', latin1('fLaC\0\0'), 'a FLAC audio file'],
		['an AIFF', latin1('FORM\0\0\0\0AIFFCOMM'), 'an AIFF audio file'],
		['an AAC', Buffer.from([0xff, 0xf1, 0x50, 0x80]), 'an AAC audio file'],
		['a DOCX', latin1('PK\x03\x04\x14\0'), 'a ZIP archive or an Office document'],
		['an SVG', Buffer.from('<?xml version="1.0"?>\n<svg width="1">'), 'an SVG drawing'],
		['a page', Buffer.from('\n<!DOCTYPE html><html>'), 'a web page (HTML)'],
		['a JSON', Buffer.from(' {"error":"no"}'), 'a JSON text'],
		['a text', Buffer.from('Not found: ada.jpg, größer\n'), 'a text'],
		['a WebVTT', Buffer.from('WEBVTT\n\n00:01.000 --> 00:02.000\nHi'), 'a text'],
		['the name of a store', Buffer.from('filesystem-v2', 'base64'), 'a file of an unknown type'],
		['an unused MP3 bit rate', Buffer.from([0xff, 0xfb, 0xf0, 0]), 'a file of an unknown type'],
		['a reserved MPEG version', Buffer.from([0xff, 0xeb, 0x90, 0]), 'a file of an unknown type'],
		[
			'a text cut in a letter',
			Buffer.concat([Buffer.alloc(1023, 'x'), Buffer.from('ö')]),
			'a text',
		],
		['one byte', Buffer.from([0xff]), 'a file of an unknown type'],
		['nothing', Buffer.alloc(0), 'a file of an unknown type'],
	])('does not take %s, and says what it is', (_name, head, described) => {
		expect(sniff(head)).toBeUndefined();
		expect(describeUnknown(head)).toBe(described);
	});
});
