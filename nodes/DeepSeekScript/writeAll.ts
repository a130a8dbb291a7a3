import {
	NodeApiError,
	NodeOperationError,
	type IDataObject,
	type IExecuteFunctions,
	type INodeExecutionData,
} from 'n8n-workflow';
import { inputToInclude } from '../shared/includeInput';
import { onErrorOf } from '../shared/jobs/onError';
import { errorJson } from '../shared/jobs/outcome';
import { sideBySide } from '../shared/sideBySide';
import { tasksOf, type Task } from './tasks';

interface RunOptions {
	itemsAtOnce?: number;
}

type ItemError = NodeApiError | NodeOperationError;

/** A task, or what is wrong with the fields of its item. */
type Planned = Omit<Task, 'run'> & (Pick<Task, 'run'> | { refused: ItemError });

/**
 * Writes for every item, side by side. One item out per text, in the order of the items and, where
 * an item asks for several, of its languages. A text that cannot be had harms no other and follows
 * the node's On Error setting. Throws NodeApiError or NodeOperationError for the first one where the
 * run is to stop, and before anything is sent where the fields of an item are wrong.
 */
export async function writeAll(context: IExecuteFunctions): Promise<INodeExecutionData[]> {
	const included = inputToInclude(context) ?? [];
	const onError = onErrorOf(context);
	const options = context.getNodeParameter('options', 0, {}) as RunOptions;
	const plan = context.getInputData().flatMap((_, item) => planFor(context, item));
	const errors = plan.map((task) => ('refused' in task ? task.refused : undefined));
	const output: INodeExecutionData[] = [];
	const work = async (task: Planned, index: number) => {
		if (onError === 'stop' && errors.some(Boolean)) return;
		const { item, language } = task;
		const fields = { ...included[item], ...(language && { language }) };
		const outcome = await outcomeOf(context, task);
		const isError = outcome instanceof Error;
		if (isError) errors[index] = outcome;
		output[index] = {
			json: isError ? errorJson(failureOf(outcome), onError, fields) : { ...fields, ...outcome },
			pairedItem: { item },
		};
	};
	await sideBySide(plan, options.itemsAtOnce ?? 5, work);
	const failed = errors.findIndex(Boolean);
	if (failed >= 0 && onError === 'stop') {
		throw named(errors[failed]!, plan[failed], context.getInputData().length);
	}
	return output;
}

function planFor(context: IExecuteFunctions, item: number): Planned[] {
	try {
		return tasksOf(context, item);
	} catch (error) {
		return [{ item, refused: asItemError(context, error as Error, item) }];
	}
}

async function outcomeOf(
	context: IExecuteFunctions,
	task: Planned,
): Promise<IDataObject | ItemError> {
	if ('refused' in task) return task.refused;
	return await task.run().catch((error: Error) => asItemError(context, error, task.item));
}

function failureOf({ message, description, context: details }: ItemError) {
	const advice = String(details.advice ?? description ?? '');
	return { code: 'script_failed', message, advice };
}

/** The error with the language, and with the item where there are several, before its message. */
function named(error: ItemError, { item, language }: Planned, items: number): ItemError {
	if (!language) return error;
	const where = items > 1 ? `Item ${item}, ${language}` : language;
	error.message = `[${where}] ${error.message}`;
	return error;
}

function asItemError(context: IExecuteFunctions, error: Error, itemIndex: number): ItemError {
	if (error instanceof NodeApiError || error instanceof NodeOperationError) return error;
	return new NodeOperationError(context.getNode(), error, { itemIndex });
}
