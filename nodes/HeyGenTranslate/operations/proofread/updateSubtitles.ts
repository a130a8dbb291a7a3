import type { INodeProperties } from 'n8n-workflow';
import { uploadText } from '../../../shared/assets/textUpload';
import { asText, type ItemFields } from '../../../shared/itemFields';
import type { AssetInput } from '../../../shared/video/body';
import { BINARY_FIELD, readFile } from '../../../shared/video/fileFields';
import { newRun, type Run } from '../../../shared/video/run';
import { eachItem } from '../../eachItem';
import type { Operation } from '../../operation';
import { ask, idOf, pathOf, proofreadIdField, PROOFREADS, withHandle } from '../../resource';
import { cleanSrt } from '../../srtText';

const only = (srtFrom: string) => ({ show: { srtFrom: [srtFrom] } });

const srtFields: INodeProperties[] = [
	{
		displayName: 'SRT From',
		name: 'srtFrom',
		type: 'options',
		noDataExpression: true,
		options: [
			{ name: 'HeyGen Asset', value: 'asset' },
			{ name: 'Input Data', value: 'binary' },
			{ name: 'Text', value: 'text' },
			{ name: 'URL', value: 'url' },
		],
		default: 'text',
		description: 'Where the corrected subtitles come from',
	},
	{
		displayName: 'SRT',
		name: 'srt',
		type: 'string',
		typeOptions: { rows: 8 },
		required: true,
		default: '={{ $json.srt }}',
		displayOptions: only('text'),
		description:
			'The text of an SRT file. A code fence around it, as language models put it, is taken off.',
	},
	{
		displayName: 'SRT URL',
		name: 'srtUrl',
		type: 'string',
		required: true,
		default: '',
		displayOptions: only('url'),
		placeholder: 'e.g. https://example.com/welcome-de.srt',
		description: 'A public address, from which HeyGen fetches the file',
	},
	{
		displayName: 'Asset ID',
		name: 'srtAssetId',
		type: 'string',
		required: true,
		default: '',
		displayOptions: only('asset'),
		description: 'The ID that HeyGen gave the file when it was uploaded',
	},
	{
		displayName: 'Input Data Field Name',
		name: 'srtBinaryField',
		...BINARY_FIELD,
		required: true,
		displayOptions: only('binary'),
		description: 'An SRT file, which is uploaded to HeyGen',
	} as INodeProperties,
];

export const updateSubtitles: Operation = {
	option: {
		name: 'Update Subtitles',
		value: 'updateSubtitles',
		description: 'Put corrected subtitles in place of those of a proofread',
		action: 'Update subtitles of proofread',
	},
	fields: [proofreadIdField, ...srtFields],
	execute: async (context) => {
		const run = newRun(context);
		return await eachItem(context, async (item) => {
			const id = idOf(item, proofreadIdField);
			const srt = await readSubtitles(run, item);
			const path = pathOf(PROOFREADS, id, '/srt');
			const resource = await ask(context, item, { method: 'PUT', path, body: { srt } });
			return [{ json: withHandle('proofread', resource, id) }];
		});
	},
};

async function readSubtitles(run: Run, item: ItemFields): Promise<AssetInput> {
	const accept = ['srt'] as const;
	switch (item.text('srtFrom')) {
		case 'asset':
			return await readFile(run, item, {
				label: 'Asset ID',
				accept,
				from: 'asset',
				value: item.raw('srtAssetId'),
			});
		case 'binary':
			return await readFile(run, item, {
				label: 'SRT File',
				accept,
				from: 'binary',
				value: item.raw('srtBinaryField'),
			});
		case 'url':
			return await readFile(run, item, {
				label: 'SRT URL',
				accept,
				from: 'url',
				value: item.raw('srtUrl'),
			});
		default:
			return await readText(run, item);
	}
}

async function readText(run: Run, item: ItemFields): Promise<AssetInput> {
	const text = cleanSrt(item, asText(item.raw('srt')));
	const file = { fileName: 'subtitles.srt', label: 'SRT', type: 'srt' } as const;
	return { type: 'asset_id', asset_id: await uploadText(run.context, item.itemIndex, text, file) };
}
