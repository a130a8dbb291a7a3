import type { INodeProperties } from 'n8n-workflow';
import type { ItemFields } from '../itemFields';
import type { AssetInput, Speech } from './body';
import { BINARY_FIELD, readMedia } from './fileFields';
import type { Run } from './run';

type Show = Record<string, string[]>;

/** What the figure says: a text, or a recording from one of three places. */
export function speechFields(show: Show): INodeProperties[] {
	const only = (speech: string) => ({ show: { ...show, speech: [speech] } });
	return [
		{
			displayName: 'Speech',
			name: 'speech',
			type: 'options',
			noDataExpression: true,
			options: [
				{ name: 'Audio From HeyGen Asset', value: 'audioAsset' },
				{ name: 'Audio From Input Data', value: 'audioBinary' },
				{ name: 'Audio From URL', value: 'audioUrl' },
				{ name: 'Script', value: 'script' },
			],
			default: 'script',
			displayOptions: { show },
			description: 'Whether a voice reads a script, or the avatar moves its lips to a recording',
		},
		{
			displayName: 'Script',
			name: 'script',
			type: 'string',
			typeOptions: { rows: 5 },
			required: true,
			default: '={{ $json.script }}',
			displayOptions: only('script'),
			placeholder: 'e.g. Hi Ada, I am glad that you are here.',
			description:
				'What the avatar says, word for word. DeepSeek Script gives it without mapping. Many voices pause at &lt;break time="1s"/&gt;.',
		},
		{
			displayName: 'Audio URL',
			name: 'audioUrl',
			type: 'string',
			required: true,
			default: '',
			displayOptions: only('audioUrl'),
			placeholder: 'e.g. https://example.com/speech.mp3',
			description: 'A public address, from which HeyGen fetches up to 10 minutes of speech',
		},
		{
			displayName: 'Audio Asset ID',
			name: 'audioAssetId',
			type: 'string',
			required: true,
			default: '',
			displayOptions: only('audioAsset'),
			description: 'The ID that HeyGen gave the recording when it was uploaded',
		},
		{
			displayName: 'Input Data Field Name',
			name: 'audioBinaryField',
			...BINARY_FIELD,
			required: true,
			displayOptions: only('audioBinary'),
			description: 'An MP3 or WAV file, which is uploaded to HeyGen',
		} as INodeProperties,
	];
}

/** The item's recording; undefined where a script is to be read. Throws the item's refusal. */
export async function readAudio(run: Run, item: ItemFields): Promise<Speech | undefined> {
	switch (item.text('speech')) {
		case 'audioUrl':
			return await audioFrom(run, item, 'Audio URL', 'url', item.raw('audioUrl'));
		case 'audioAsset':
			return await audioFrom(run, item, 'Audio Asset ID', 'asset', item.raw('audioAssetId'));
		case 'audioBinary':
			return await audioFrom(run, item, 'Audio', 'binary', item.raw('audioBinaryField'));
		default:
			return undefined;
	}
}

/** A recording as the fields that HeyGen has for it. Throws the item's refusal. */
export async function audioFrom(
	run: Run,
	item: ItemFields,
	label: string,
	from: 'url' | 'asset' | 'binary',
	value: unknown,
): Promise<Speech> {
	return asSpeech(await readMedia(run, item, { label, accept: ['audio'], from, value }));
}

function asSpeech(file: AssetInput): Speech {
	return file.type === 'url' ? { audio_url: file.url } : { audio_asset_id: file.asset_id };
}

/** The item's script. Throws the item's refusal where there is none. */
export function readScript(item: ItemFields): string {
	const script = item.text('script');
	if (script) return script;
	throw item.refusal(
		'The script is empty',
		`Write what the avatar says in the field 'Script', or drag in a field of the incoming item. It has: ${item.incoming}`,
	);
}
