import {
	NodeApiError,
	NodeOperationError,
	type IDataObject,
	type IExecuteFunctions,
	type INodeExecutionData,
} from 'n8n-workflow';
import { inputToInclude } from './includeInput';
import { itemFields, type ItemFields } from './itemFields';
import { onErrorOf } from './jobs/onError';
import { errorJson } from './jobs/outcome';
import { asFailure } from './jobs/tasks';
import { sideBySide } from './sideBySide';

type ItemError = NodeApiError | NodeOperationError;

/**
 * Does `work` for every item, `atOnce` of them side by side, and returns what it gives, in input order: one
 * item, or a list of them. An item that it throws for follows the node's On Error setting: throws
 * NodeApiError or NodeOperationError for the first one where the run is to stop.
 */
export async function eachItem(
	context: IExecuteFunctions,
	atOnce: number,
	work: (item: ItemFields) => Promise<IDataObject | IDataObject[]>,
): Promise<INodeExecutionData[]> {
	const included = inputToInclude(context) ?? [];
	const onError = onErrorOf(context);
	const output: INodeExecutionData[][] = [];
	const errors: ItemError[] = [];
	await sideBySide(context.getInputData(), atOnce, async (_, item) => {
		if (onError === 'stop' && errors.some(Boolean)) return;
		const asItem = (json: IDataObject) => ({ json, pairedItem: { item } });
		try {
			const results = [await work(itemFields(context, item))].flat();
			output[item] = results.map((json) => asItem({ ...included[item], ...json }));
		} catch (error) {
			errors[item] = asItemError(context, error, item);
			const failure = asFailure(errors[item]);
			const fields = { ...included[item], failure_code: failure.code };
			output[item] = [asItem(errorJson(failure, onError, fields))];
		}
	});
	const first = errors.find(Boolean);
	if (first && onError === 'stop') throw first;
	return output.flat();
}

function asItemError(context: IExecuteFunctions, error: unknown, itemIndex: number): ItemError {
	if (error instanceof NodeApiError || error instanceof NodeOperationError) {
		error.context.itemIndex ??= itemIndex;
		return error;
	}
	return new NodeOperationError(context.getNode(), error as Error, { itemIndex });
}
