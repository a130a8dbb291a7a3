import { FILE_TYPES, type FileType } from './fileTypes';

/**
 * The type of a file by its first bytes; undefined when it is none that HeyGen takes. Names and declared
 * types are not looked at: HeyGen itself goes by the content (developers.heygen.com/docs/upload-assets).
 */
export function sniff(head: Buffer): FileType | undefined {
	if (starts(head, '\x89PNG\r\n\x1a\n')) return FILE_TYPES.png;
	if (starts(head, '\xff\xd8\xff')) return FILE_TYPES.jpeg;
	if (starts(head, '%PDF-')) return FILE_TYPES.pdf;
	if (riffOf(head) === 'WAVE') return FILE_TYPES.wav;
	if (isMp4(head)) return FILE_TYPES.mp4;
	if (isEbml(head) && holds(head, 'webm')) return FILE_TYPES.webm;
	if (starts(head, 'ID3') || isMp3Frame(head)) return FILE_TYPES.mp3;
	if (isSubtitles(head)) return FILE_TYPES.srt;
	return undefined;
}

/** What a file is that `sniff` does not know, with its article, for an error. */
export function describeUnknown(head: Buffer): string {
	const match = UNKNOWN.find(([, test]) => test(head));
	return match ? match[0] : 'a file of an unknown type';
}

const HEIC = ['heic', 'heix', 'heim', 'hevc', 'hevx', 'mif1', 'msf1'];
const AVIF = ['avif', 'avis'];

/** ISO media files that are no MP4, by their major brand. */
const OTHER_BRANDS: ReadonlyArray<[string, (brand: string) => boolean]> = [
	['a HEIC image', (brand) => HEIC.includes(brand)],
	['an AVIF image', (brand) => AVIF.includes(brand)],
	['a QuickTime video (MOV)', (brand) => brand === 'qt  '],
	['an M4A audio file', (brand) => /^M4[AB] $/.test(brand)],
	['a 3GP video', (brand) => /^3g[0-9a-z]{2}$/.test(brand)],
];

/** Other types that people upload by mistake, most telling first. */
const UNKNOWN: ReadonlyArray<[string, (head: Buffer) => boolean]> = [
	['a GIF image', (head) => starts(head, 'GIF8')],
	['a TIFF image', (head) => /^(II[*+]\0|MM\0[*+])/.test(text(head, 0, 4))],
	['a WebP image', (head) => riffOf(head) === 'WEBP'],
	['a BMP image', (head) => starts(head, 'BM') && text(head, 6, 10) === '\0\0\0\0'],
	['a Photoshop document', (head) => starts(head, '8BPS')],
	...OTHER_BRANDS.map(([name, test]): [string, (head: Buffer) => boolean] => [
		name,
		(head) => test(brandOf(head)),
	]),
	[
		'a QuickTime video (MOV)',
		(head) => ['moov', 'mdat', 'wide', 'free', 'skip'].includes(text(head, 4, 8)),
	],
	['a Matroska video (MKV)', isEbml],
	['an AVI video', (head) => riffOf(head) === 'AVI '],
	['an Ogg file', (head) => starts(head, 'OggS')],
	['a FLAC audio file', (head) => starts(head, 'fLaC')],
	['an AIFF audio file', (head) => starts(head, 'FORM') && text(head, 8, 11) === 'AIF'],
	['an AAC audio file', (head) => head[0] === 0xff && (head[1] & 0xf6) === 0xf0],
	['a ZIP archive or an Office document', (head) => starts(head, 'PK\x03\x04')],
	['an SVG drawing', (head) => isText(head) && /<svg[\s>]/i.test(text(head, 0, 1024))],
	[
		'a web page (HTML)',
		(head) => isText(head) && /<(!doctype html|html)/i.test(text(head, 0, 1024)),
	],
	['a JSON text', (head) => isText(head) && /^\s*[{[]/.test(text(head, 0, 64))],
	['a text', isText],
];

function starts(head: Buffer, bytes: string): boolean {
	return text(head, 0, bytes.length) === bytes;
}

function holds(head: Buffer, bytes: string): boolean {
	return head.subarray(0, 128).includes(bytes, 0, 'latin1');
}

function text(head: Buffer, from: number, to: number): string {
	return head.toString('latin1', from, Math.min(to, head.length));
}

/** The form of a RIFF file: WAVE, WEBP, AVI. */
function riffOf(head: Buffer): string {
	return starts(head, 'RIFF') ? text(head, 8, 12) : '';
}

/** The major brand of an ISO media file, at the beginning of its `ftyp` box. */
function brandOf(head: Buffer): string {
	return text(head, 4, 8) === 'ftyp' ? text(head, 8, 12) : '';
}

function isMp4(head: Buffer): boolean {
	const brand = brandOf(head);
	return brand !== '' && !OTHER_BRANDS.some(([, test]) => test(brand));
}

/** The container of WebM and Matroska. */
function isEbml(head: Buffer): boolean {
	return starts(head, '\x1a\x45\xdf\xa3');
}

/** The header of an MPEG audio frame of layer III, with a bit rate and a sample rate that exist. */
function isMp3Frame(head: Buffer): boolean {
	if (head.length < 4 || head[0] !== 0xff) return false;
	const [, second, third] = head;
	const layerThree = (second & 0xe6) === 0xe2 && (second & 0x18) !== 0x08;
	return layerThree && third >> 4 !== 0x0f && third >> 4 !== 0 && (third & 0x0c) !== 0x0c;
}

/** A number and a time span, one after another: the first subtitle of an SRT file. */
function isSubtitles(head: Buffer): boolean {
	const time = '\\d{1,3}:\\d{2}:\\d{2}[,.]\\d{1,3}';
	const first = new RegExp(`^\\s*\\d+[ \\t]*\\r?\\n[ \\t]*${time}[ \\t]*-->[ \\t]*${time}`);
	return first.test(head.toString('utf8', 0, 512).replace(/^\uFEFF/, ''));
}

/** UTF-8 whose control characters are those of a text. */
function isText(head: Buffer): boolean {
	const beginning = head.subarray(0, 1024);
	const isPrintable = beginning.every((byte) => byte >= 0x20 || TEXT_CONTROLS.has(byte));
	return beginning.length > 0 && isPrintable && isUtf8(beginning);
}

/** A letter may be cut at the end. */
function isUtf8(bytes: Buffer): boolean {
	try {
		new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
		return true;
	} catch {
		return false;
	}
}

/** Tab, line feed, form feed, carriage return, escape. */
const TEXT_CONTROLS = new Set([0x09, 0x0a, 0x0c, 0x0d, 0x1b]);
