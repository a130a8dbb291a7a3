import { NodeOperationError, type IExecuteFunctions, type INodeExecutionData } from 'n8n-workflow';
import type { Operation } from './operation';
import { OPERATIONS } from './operations';

/** Runs the chosen operation for all items. Throws NodeOperationError for one that there is not. */
export async function runOperation(context: IExecuteFunctions): Promise<INodeExecutionData[]> {
	const resource = context.getNodeParameter('resource', 0) as keyof typeof OPERATIONS;
	const operation = context.getNodeParameter('operation', 0);
	const known: readonly Operation[] = Object.hasOwn(OPERATIONS, resource)
		? OPERATIONS[resource]
		: [];
	const chosen = known.find(({ option }) => option.value === operation);
	if (chosen) return await chosen.execute(context);
	throw new NodeOperationError(
		context.getNode(),
		`HeyGen Translate has no operation '${String(operation)}' for '${resource}'`,
	);
}
