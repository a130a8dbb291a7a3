import type { IDataObject, INodeProperties } from 'n8n-workflow';
import type { FileKind } from '../../shared/assets/fileTypes';
import { asText, type ItemFields } from '../../shared/itemFields';
import { kindOf, urlIn } from '../../shared/jobs/kinds';
import type { AssetInput } from '../../shared/video/body';
import { BINARY_FIELD, readFile, type NamedFile } from '../../shared/video/fileFields';
import type { TranslateRun } from '../translateRun';
import { columnsOf } from './columns';

const only = (source: string) => ({ show: { source: [source] } });

/** Where the video comes from that is to be translated. */
export const sourceFields: INodeProperties[] = [
	{
		displayName: 'Source',
		name: 'source',
		type: 'options',
		noDataExpression: true,
		options: [
			{ name: 'HeyGen Asset', value: 'asset', description: 'A file that was uploaded before' },
			{
				name: 'HeyGen Video',
				value: 'heyGenVideo',
				description: 'A video that HeyGen made, by its ID from an earlier node',
			},
			{ name: 'Input Data', value: 'binary', description: 'A file of the item, to be uploaded' },
			{
				name: 'Table Row',
				value: 'row',
				description: 'The columns of each item, from any spreadsheet or CSV file, without mapping',
			},
			{ name: 'URL', value: 'url', description: 'A file at a public address' },
		],
		default: 'url',
		description: 'Where the video comes from',
	},
	{
		displayName:
			'Each item is a row with the columns url and output_language (one or several), and if you like title and folder_id',
		name: 'rowNotice',
		type: 'notice',
		default: '',
		displayOptions: only('row'),
	},
	{
		displayName: 'URL',
		name: 'url',
		type: 'string',
		required: true,
		default: '={{ $json.video_url || $json.url }}',
		displayOptions: only('url'),
		placeholder: 'e.g. https://example.com/welcome.mp4',
		description: 'A public address, from which HeyGen fetches the video',
	},
	{
		displayName: 'Video ID',
		name: 'videoId',
		type: 'string',
		required: true,
		default: '={{ $json.job_id || $json.video_id }}',
		displayOptions: only('heyGenVideo'),
		description: 'The ID of a finished video. HeyGen Generate Video gives it without mapping.',
	},
	{
		displayName: 'Asset ID',
		name: 'assetId',
		type: 'string',
		required: true,
		default: '={{ $json.asset_id }}',
		displayOptions: only('asset'),
		description: 'The ID that HeyGen gave the file when it was uploaded',
	},
	{
		displayName: 'Input Data Field Name',
		name: 'binaryField',
		...BINARY_FIELD,
		required: true,
		displayOptions: only('binary'),
		description: 'An MP4 or WebM file, which is uploaded to HeyGen',
	} as INodeProperties,
];

export interface Source {
	video: AssetInput;
	/** What stays the same when the item is run again, other than an address that HeyGen signs anew. */
	identity: IDataObject;
}

const ACCEPT: readonly FileKind[] = ['video'];

/** Throws the item's refusal, and NodeApiError where HeyGen was asked. */
export async function readSource(run: TranslateRun, item: ItemFields): Promise<Source> {
	const source = item.text('source');
	if (source === 'heyGenVideo') return await readHeyGenVideo(run, item);
	const file = fileOf(item, source);
	if (!file) {
		throw item.refusal(
			`'${source}' is no source of a video`,
			'Known are: asset, binary, heyGenVideo, row, url',
		);
	}
	const video = await readFile(run, item, { ...file, accept: ACCEPT });
	return { video, identity: { ...video } };
}

function fileOf(item: ItemFields, source: string): Omit<NamedFile, 'accept'> | undefined {
	switch (source) {
		case 'url':
			return { label: 'URL', from: 'url', value: item.raw('url') };
		case 'row':
			return { label: 'url', from: 'url', value: columnsOf(item).url };
		case 'asset':
			return { label: 'Asset ID', from: 'asset', value: item.raw('assetId') };
		case 'binary':
			return { label: 'Input Data Field Name', from: 'binary', value: item.raw('binaryField') };
		default:
			return undefined;
	}
}

async function readHeyGenVideo(run: TranslateRun, item: ItemFields): Promise<Source> {
	const id = asText(item.raw('videoId'));
	if (!id) {
		throw item.refusal(
			"'Video ID' is empty",
			`Drag the field that holds it into 'Video ID'. The incoming item has: ${item.incoming}`,
		);
	}
	const resource = await run.video(id);
	const { completed, failed, urlFields } = kindOf('video');
	const status = asText(resource.status);
	const url = urlIn(resource, urlFields);
	if (completed.includes(status) && url) {
		return { video: { type: 'url', url }, identity: { heygen_video: id } };
	}
	throw failed.includes(status)
		? item.refusal(`The video '${id}' has failed at HeyGen`, 'Make the video anew')
		: item.refusal(
				`The video '${id}' is not finished: its status is ${status || 'unknown'}`,
				"Put HeyGen Wait between, or turn on 'Wait for Completion' where the video is made",
			);
}
