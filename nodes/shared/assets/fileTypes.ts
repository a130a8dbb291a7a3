/** What a field of HeyGen's can take. */
export type FileKind = 'audio' | 'image' | 'pdf' | 'srt' | 'video';

export interface FileType {
	kind: FileKind;
	/** For a list of types. */
	name: string;
	/** With its article, for a sentence. */
	described: string;
	mimeType: string;
	/** The first one is the usual one. */
	extensions: readonly [string, ...string[]];
}

/** The file types that HeyGen takes (developers.heygen.com/docs/upload-assets). */
export const FILE_TYPES = {
	jpeg: fileType('image', 'JPEG', 'a JPEG image', 'image/jpeg', 'jpg', 'jpeg'),
	mp3: fileType('audio', 'MP3', 'an MP3 audio file', 'audio/mpeg', 'mp3'),
	mp4: fileType('video', 'MP4', 'an MP4 video', 'video/mp4', 'mp4', 'm4v'),
	pdf: fileType('pdf', 'PDF', 'a PDF document', 'application/pdf', 'pdf'),
	png: fileType('image', 'PNG', 'a PNG image', 'image/png', 'png'),
	srt: fileType('srt', 'SRT', 'an SRT subtitle file', 'application/x-subrip', 'srt'),
	wav: fileType('audio', 'WAV', 'a WAV audio file', 'audio/wav', 'wav'),
	webm: fileType('video', 'WebM', 'a WebM video', 'video/webm', 'webm'),
} as const;

function fileType(
	kind: FileKind,
	name: string,
	described: string,
	mimeType: string,
	...extensions: [string, ...string[]]
): FileType {
	return { kind, name, described, mimeType, extensions };
}

/** What a file at an address is, by the ending of its name; undefined where that does not say. */
export function kindOfAddress(address: string): FileKind | undefined {
	if (!URL.canParse(address)) return undefined;
	const [, ending] = /\.([a-z\d]+)$/i.exec(new URL(address).pathname) ?? [];
	if (!ending) return undefined;
	const types: FileType[] = Object.values(FILE_TYPES);
	return types.find(({ extensions }) => extensions.includes(ending.toLowerCase()))?.kind;
}

/** Names of the types that a field for these kinds takes, e.g. "JPEG or PNG". */
export function namesOf(kinds: readonly FileKind[]): string {
	const names = Object.values(FILE_TYPES)
		.filter(({ kind }) => kinds.includes(kind))
		.map(({ name }) => name);
	return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} or ${names.at(-1)}`;
}

/** A file's name with the ending that its content asks for; HeyGen checks that the two agree. */
export function fittingName(fileName: string, { extensions, kind }: FileType): string {
	const [, stem, ending = ''] = /^(.*?)(?:\.([a-z][a-z0-9]{1,4}))?$/is.exec(fileName.trim())!;
	const fits = extensions.includes(ending.toLowerCase());
	const name = Array.from(stem).slice(0, MOST_NAME_LETTERS).join('');
	return `${name || kind}.${fits ? ending : extensions[0]}`;
}

const MOST_NAME_LETTERS = 120;
