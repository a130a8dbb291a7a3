import type {
	IDataObject,
	IExecuteFunctions,
	INodeExecutionData,
	INodeProperties,
} from 'n8n-workflow';
import { eachItem } from '../../shared/eachItem';
import { toNodeApiError } from '../../shared/http/failure';
import { avatarGroupField, optionsField } from './commonFields';
import { consentFields, consentOptions, readConsentPage, requestConsent } from './consent';
import { readGroup } from './readCreation';

const SHOW = { resource: ['avatar'], operation: ['getConsentLink'] };
const REQUESTS_AT_ONCE = 3;

/** The panel of Avatar → Get Consent Link. */
export const getConsentLinkFields: INodeProperties[] = [
	avatarGroupField({
		required: true,
		displayOptions: { show: SHOW },
		description: 'The avatar whose person is to agree',
	}),
	optionsField({ show: SHOW }, consentOptions),
];

/** A link that the person behind an avatar has to open. Throws NodeApiError or NodeOperationError. */
export async function getConsentLink(context: IExecuteFunctions): Promise<INodeExecutionData[]> {
	return await eachItem(context, REQUESTS_AT_ONCE, async (item) => {
		const page = readConsentPage(item);
		const result = await requestConsent(context, item.itemIndex, readGroup(item), page);
		if (!result.ok) throw toNodeApiError(context.getNode(), result.failure, item.itemIndex);
		return consentFields((result.envelope.data ?? {}) as IDataObject);
	});
}
