import {
	NodeApiError,
	NodeOperationError,
	type IExecuteFunctions,
	type INodeExecutionData,
} from 'n8n-workflow';
import { inputToInclude } from '../shared/includeInput';
import { onErrorOf } from '../shared/jobs/onError';
import { errorJson } from '../shared/jobs/outcome';
import { sideBySide } from '../shared/sideBySide';
import { readBrief } from './brief';
import { write } from './write';

interface RunOptions {
	itemsAtOnce?: number;
}

type ItemError = NodeApiError | NodeOperationError;

/**
 * Writes for every item, side by side; one item out per item in, in order. An item that cannot be
 * written follows the node's On Error setting: throws NodeApiError or NodeOperationError for the
 * first one where the run is to stop.
 */
export async function writeAll(context: IExecuteFunctions): Promise<INodeExecutionData[]> {
	const included = inputToInclude(context) ?? [];
	const onError = onErrorOf(context);
	const options = context.getNodeParameter('options', 0, {}) as RunOptions;
	const output: INodeExecutionData[] = [];
	const errors: Array<ItemError | undefined> = [];
	await sideBySide(context.getInputData(), options.itemsAtOnce ?? 5, async (_, item) => {
		if (onError === 'stop' && errors.some(Boolean)) return;
		const result = await writeOne(context, item).catch((error: Error) =>
			asItemError(context, error, item),
		);
		if (!(result instanceof Error)) {
			output[item] = { json: { ...included[item], ...result }, pairedItem: { item } };
			return;
		}
		errors[item] = result;
		const { message, description, context: details } = result;
		const advice = String(details.advice ?? description ?? '');
		const failure = { code: 'script_failed', message, advice };
		output[item] = {
			json: errorJson(failure, onError, { ...included[item] }),
			pairedItem: { item },
		};
	});
	const first = errors.find(Boolean);
	if (first && onError === 'stop') throw first;
	return output;
}

async function writeOne(context: IExecuteFunctions, itemIndex: number) {
	return await write(context, readBrief(context, itemIndex), itemIndex);
}

function asItemError(context: IExecuteFunctions, error: Error, itemIndex: number): ItemError {
	if (error instanceof NodeApiError || error instanceof NodeOperationError) return error;
	return new NodeOperationError(context.getNode(), error, { itemIndex });
}
