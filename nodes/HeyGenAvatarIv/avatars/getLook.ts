import type { IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import { eachItem } from '../../shared/eachItem';
import { lookField, optionsField } from './commonFields';
import { readLookId } from './readCreation';
import { ask, lookPath, REQUESTS_AT_ONCE } from './resource';
import { shownLook, simplifyField } from './simplify';

const SHOW = { resource: ['look'], operation: ['get'] };

/** The panel of Look → Get. */
export const getLookFields: INodeProperties[] = [
	lookField({ required: true, displayOptions: { show: SHOW } }),
	simplifyField(SHOW),
	optionsField({ show: SHOW }),
];

/** A look with the state of its training. Throws NodeApiError or NodeOperationError. */
export async function getLook(context: IExecuteFunctions): Promise<INodeExecutionData[]> {
	return await eachItem(context, REQUESTS_AT_ONCE, async (item) => {
		const path = lookPath(readLookId(item));
		return shownLook(item, await ask(context, item, { method: 'GET', path }));
	});
}
