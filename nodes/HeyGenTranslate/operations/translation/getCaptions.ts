import type { IDataObject } from 'n8n-workflow';
import { asText, oneOf, type ItemFields } from '../../../shared/itemFields';
import { kindOf, namedId, urlIn } from '../../../shared/jobs/kinds';
import { eachItem } from '../../eachItem';
import type { Operation } from '../../operation';
import { ask, idOf, pathOf, TRANSLATIONS, translationIdField, withHandle } from '../../resource';
import { fetchSubtitles, type SubtitleFormat } from '../../subtitleFile';

const FORMATS = ['srt', 'vtt'] as const;

/** HeyGen's own sources disagree about the names. */
const URL_FIELDS: Record<SubtitleFormat, string[]> = {
	srt: ['srt_caption_url', 'caption_url'],
	vtt: ['vtt_caption_url'],
};

export const getCaptions: Operation = {
	option: {
		name: 'Get Captions',
		value: 'getCaptions',
		description: 'Get the subtitle file of a finished translation',
		action: 'Get captions of translation',
	},
	fields: [
		translationIdField,
		{
			displayName: 'Format',
			name: 'format',
			type: 'options',
			options: [
				{ name: 'SRT', value: 'srt' },
				{ name: 'VTT', value: 'vtt', description: 'For players on web pages' },
			],
			default: 'srt',
		},
		{
			displayName: 'Put Output File in Field',
			name: 'outputField',
			type: 'string',
			default: 'data',
			hint: 'The name of the output binary field to put the file in',
		},
	],
	execute: async (context) =>
		await eachItem(context, async (item) => {
			const id = idOf(item, translationIdField);
			const format = oneOf(item, 'Format', item.raw('format'), FORMATS) ?? 'srt';
			const path = pathOf(TRANSLATIONS, id);
			const resource = await ask(context, item, { method: 'GET', path });
			const url = captionsUrl(item, id, resource, format);
			const name = [resource.title, resource.output_language].map(asText).filter(Boolean).join(' ');
			const { binary, text } = await fetchSubtitles(context, item, url, name || id, format);
			const { title = null, output_language = null } = resource;
			const facts = { title, output_language, format, captions: text };
			return [
				{
					json: { ...namedId(kindOf('video_translation'), id), ...facts },
					binary: { [item.text('outputField') || 'data']: binary },
				},
			];
		}),
};

function captionsUrl(
	item: ItemFields,
	id: string,
	resource: IDataObject,
	format: SubtitleFormat,
): string {
	const url = urlIn(resource, URL_FIELDS[format]);
	if (url) return url;
	const { status } = withHandle('video_translation', resource);
	throw status === 'processing'
		? item.refusal(`The translation '${id}' is not finished`, 'Put HeyGen Wait between')
		: item.refusal(
				`The translation '${id}' has no captions in the format ${format.toUpperCase()}`,
				"Turn on 'Captions' under 'Subtitles' where the video is translated",
			);
}
