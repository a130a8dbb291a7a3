import type { INodeProperties } from 'n8n-workflow';
import { oneOf, withoutEmpty, type ItemFields } from '../../shared/itemFields';
import { fileValues, namedInRow, readFile, type FileRow } from '../../shared/video/fileFields';
import type { Run } from '../../shared/video/run';
import type { SharedBody, TranslationBody } from '../body';
import { whetherOf } from './sound';

const ROLES = ['input', 'output'] as const;

const srtFile = (description: string, more: INodeProperties[] = []): INodeProperties => ({
	displayName: 'SRT File',
	name: 'srt',
	type: 'fixedCollection',
	placeholder: 'Set SRT file',
	default: {},
	description,
	options: [
		{
			displayName: 'SRT File',
			name: 'file',
			values: [...fileValues('e.g. https://example.com/welcome.srt'), ...more],
		},
	],
});

export const subtitlesCollection: INodeProperties = {
	displayName: 'Subtitles',
	name: 'subtitles',
	type: 'collection',
	placeholder: 'Add setting',
	default: {},
	options: [
		{
			displayName: 'Captions',
			name: 'captions',
			type: 'boolean',
			default: true,
			description: 'Whether HeyGen also makes subtitle files (SRT and VTT)',
		},
		srtFile('What is said, so that HeyGen need not listen. For some enterprise plans only.', [
			{
				displayName: 'Role',
				name: 'role',
				type: 'options',
				options: [
					{ name: 'Of the Source', value: 'input', description: 'In the language of the source' },
					{ name: 'Of the Translation', value: 'output', description: 'In the new language' },
				],
				default: 'input',
				description: 'Which video the subtitles belong to',
			},
		]),
	],
};

/** A proofread begins with these, instead of HeyGen's own. */
export const proofreadSrt = srtFile('Subtitles to begin with, instead of those that HeyGen makes');

interface Subtitles {
	captions?: unknown;
	srt?: { file?: FileRow & { role?: unknown } };
}

/** Throws the item's refusal. */
export async function readSubtitles(run: Run, item: ItemFields): Promise<Partial<TranslationBody>> {
	const { captions, srt } = item.collection<Subtitles>('subtitles');
	return withoutEmpty({
		enable_caption: whetherOf(captions),
		srt: await readSrt(run, item, srt?.file),
		srt_role: srt?.file && (oneOf(item, 'Role', srt.file.role, ROLES) ?? 'input'),
	});
}

/** Undefined where none is set. Throws the item's refusal. */
export async function readSrt(
	run: Run,
	item: ItemFields,
	file: FileRow | undefined,
): Promise<SharedBody['srt']> {
	if (!file) return undefined;
	const place = { label: 'SRT File', accept: ['srt'] as const };
	return await readFile(run, item, namedInRow(item, place, file));
}
