import type { INodeProperties } from 'n8n-workflow';
import { asText, withoutEmpty, type ItemFields } from '../itemFields';
import { PUBLIC_URL, publicUrl } from './publicUrl';
import type { Run } from './run';

export const callbackOptions: INodeProperties[] = [
	{
		displayName: 'Callback ID',
		name: 'callbackId',
		type: 'string',
		default: '',
		placeholder: 'e.g. {{ $json.order_id }}',
		description: "Comes back with HeyGen's callbacks and webhooks, to recognise the video by",
	},
	{
		displayName: 'Callback URL',
		name: 'callbackUrl',
		type: 'string',
		default: '',
		displayOptions: { show: { '/waitForCompletion': [false] } },
		placeholder: 'e.g. https://example.com/video-ready',
		description:
			'Called by HeyGen when the video is finished or has failed. HeyGen does not sign these calls.',
	},
];

const CALLED = { verb: 'call', wayOut: PUBLIC_URL };

/** HeyGen's callback, to an address of the user's own where the run does not wait itself. */
export async function readCallback(
	run: Run,
	item: ItemFields,
): Promise<{ callback_url?: string; callback_id?: string }> {
	const { callbackId, callbackUrl } = item.collection<{
		callbackId?: unknown;
		callbackUrl?: unknown;
	}>('options');
	const url = run.waits ? '' : asText(callbackUrl);
	return withoutEmpty({
		callback_url: url && (await publicUrl(run, item, 'Callback URL', url, CALLED)),
		callback_id: asText(callbackId),
	});
}
