import type { IExecuteFunctions } from 'n8n-workflow';
import type { OnError } from './plan';

/** The node's On Error setting. Older workflows have Continue On Fail instead. */
export function onErrorOf(context: IExecuteFunctions): OnError {
	const { onError } = context.getNode();
	if (onError === 'continueErrorOutput') return 'errorOutput';
	return context.continueOnFail() ? 'continue' : 'stop';
}
