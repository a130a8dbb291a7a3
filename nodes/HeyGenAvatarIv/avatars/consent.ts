import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { tryHeyGen } from '../../shared/heygen/client';
import type { HeyGenResult } from '../../shared/heygen/failure';
import { idempotencyKey } from '../../shared/heygen/idempotency';
import { asText, withoutEmpty, type ItemFields } from '../../shared/itemFields';
import { webUrl } from '../../shared/video/publicUrl';
import type { ConsentBody } from './bodies';

/** What the page shows on which a person agrees to become an avatar. */
export const consentOptions: INodeProperties[] = [
	{
		displayName: 'Consent Text',
		name: 'consentText',
		type: 'string',
		typeOptions: { rows: 3 },
		default: '',
		description:
			"What the person agrees to, instead of HeyGen's own text. For some enterprise plans only.",
	},
	{
		displayName: 'Return URL',
		name: 'returnUrl',
		type: 'string',
		default: '',
		placeholder: 'e.g. https://example.com/thank-you',
		description: 'Where the person is sent afterwards',
	},
];

/** The item's wishes for the page. Throws the item's refusal. */
export function readConsentPage(item: ItemFields): ConsentBody {
	const options = item.collection<{ consentText?: unknown; returnUrl?: unknown }>('options');
	const text = asText(options.consentText);
	const url = asText(options.returnUrl);
	if (/[<>]/.test(text)) {
		throw item.refusal(
			"'Consent Text' contains < or >",
			'HeyGen takes plain text only: remove the markup',
		);
	}
	return withoutEmpty({
		reroute_url: url && webUrl(item, 'Return URL', url),
		consent_text: text,
	});
}

/**
 * Asks for the consent of the person behind an avatar. The answer has a `url` that they have to open, for
 * which there is a day, or none where a recorded consent was sent along. Does not throw.
 */
export async function requestConsent(
	context: IExecuteFunctions,
	itemIndex: number,
	groupId: string,
	body: ConsentBody,
): Promise<HeyGenResult> {
	const path = `/v3/avatars/${encodeURIComponent(groupId)}/consent`;
	const request = { method: 'POST' as const, path, body: body as IDataObject };
	const key = idempotencyKey(context, itemIndex, request);
	return await tryHeyGen(context, { ...request, idempotencyKey: key });
}

/** HeyGen's answer, with the address under a name that says what it is for. */
export function consentFields(data: IDataObject): IDataObject {
	return { ...data, consent_url: data.url ?? null };
}
