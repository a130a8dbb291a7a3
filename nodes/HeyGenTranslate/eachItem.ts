import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { itemFields, type ItemFields } from '../shared/itemFields';
import { onErrorOf } from '../shared/jobs/onError';
import { errorJson } from '../shared/jobs/outcome';
import { asFailure } from '../shared/jobs/tasks';
import { sideBySide } from '../shared/sideBySide';

const AT_ONCE = 5;

type Made = Pick<INodeExecutionData, 'json' | 'binary'>;

/**
 * Does `work` for every item, some side by side, and returns what each gives, in their order. An item
 * that fails harms no other; where the node's On Error setting is to stop, no further one is begun and
 * the error is thrown.
 */
export async function eachItem(
	context: IExecuteFunctions,
	work: (item: ItemFields) => Promise<Made[]>,
): Promise<INodeExecutionData[]> {
	const onError = onErrorOf(context);
	const inputs = context.getInputData();
	const made: Made[][] = [];
	const errors: unknown[] = [];
	await sideBySide(inputs, AT_ONCE, async (_, itemIndex) => {
		if (onError === 'stop' && errors.length > 0) return;
		try {
			made[itemIndex] = await work(itemFields(context, itemIndex));
		} catch (error) {
			errors.push(error);
			const failure = asFailure(error);
			const fields: IDataObject = {
				failure_code: failure.code,
				failure_message: failure.message,
				request_id: failure.requestId ?? null,
			};
			made[itemIndex] = [{ json: errorJson(failure, onError, fields) }];
		}
	});
	if (onError === 'stop' && errors.length > 0) throw errors[0];
	return made.flatMap((items, item) => items.map((one) => ({ ...one, pairedItem: { item } })));
}
