import type { IBinaryKeyData } from 'n8n-workflow';
import { asText } from '../../../shared/itemFields';
import { eachItem } from '../../eachItem';
import type { Operation } from '../../operation';
import { ask, idOf, pathOf, proofreadIdField, PROOFREADS } from '../../resource';
import { fetchSubtitles } from '../../subtitleFile';

export const getSubtitles: Operation = {
	option: {
		name: 'Get Subtitles',
		value: 'getSubtitles',
		description: 'Get the translated subtitles, as text and as an SRT file',
		action: 'Get subtitles of proofread',
	},
	fields: [
		proofreadIdField,
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
			const id = idOf(item, proofreadIdField);
			const path = pathOf(PROOFREADS, id, '/srt');
			const urls = await ask(context, item, { method: 'GET', path });
			const url = asText(urls.srt_url);
			if (!url) {
				throw item.refusal(
					`The proofread '${id}' has no subtitles yet`,
					'Put HeyGen Wait between: the subtitles are there when it is completed',
				);
			}
			const { binary, text } = await fetchSubtitles(context, item, url, id, 'srt');
			const originalUrl = asText(urls.original_srt_url);
			const original = originalUrl
				? await fetchSubtitles(context, item, originalUrl, `${id} original`, 'srt')
				: undefined;
			const files: IBinaryKeyData = { [item.text('outputField') || 'data']: binary };
			if (original) files.original = original.binary;
			const json = { proofread_id: id, srt: text, original_srt: original?.text ?? null };
			return [{ json, binary: files }];
		}),
};
