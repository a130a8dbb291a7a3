import { createHash, randomUUID } from 'node:crypto';
import { NodeOperationError, type IExecuteFunctions } from 'n8n-workflow';
import type { HeyGenRequest } from './client';

/**
 * The Idempotency-Key of a request that costs money. It repeats when n8n runs the same item again
 * (Retry On Fail), so that HeyGen answers with the first video and bills once; it differs for another
 * execution, node, round of a loop, item or content, so that a video that is wanted twice is made twice.
 * HeyGen accepts 1 to 255 of `A-Z a-z 0-9 _ : . -` and remembers a key for 24 hours.
 * A key of the user's own (`own`) goes as it is. Throws NodeOperationError where HeyGen refuses it.
 */
export function idempotencyKey(
	context: IExecuteFunctions,
	itemIndex: number,
	request: Pick<HeyGenRequest, 'method' | 'path' | 'body'>,
	own?: string,
): string {
	if (own) return checked(context, itemIndex, String(own).trim());
	const node = context.getNode();
	const { $runIndex } = context.getWorkflowDataProxy(itemIndex) as { $runIndex?: number };
	const parts = [
		// Without an id of the execution nothing may repeat: a key is remembered across executions.
		context.getExecutionId() || randomUUID(),
		node.id,
		$runIndex ?? 0,
		itemIndex,
		request.method,
		request.path,
		request.body,
	];
	const digest = createHash('sha256').update(JSON.stringify(parts)).digest('hex');
	return `n8n-${digest.slice(0, 48)}`;
}

function checked(context: IExecuteFunctions, itemIndex: number, key: string): string {
	if (/^[A-Za-z0-9_:.-]{1,255}$/.test(key)) return key;
	throw new NodeOperationError(context.getNode(), `'${key}' cannot be an idempotency key`, {
		description: 'Use 1 to 255 letters, digits, and _ : . - only',
		itemIndex,
	});
}
