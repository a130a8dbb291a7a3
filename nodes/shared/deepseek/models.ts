import { NodeOperationError, type INode } from 'n8n-workflow';

/** Fast and cheap, and good at short spoken texts (api-docs.deepseek.com/quick_start/pricing). */
export const DEFAULT_MODEL = 'deepseek-flash';

/** Names that DeepSeek answers with HTTP 400 since 2026-07-24, and what took their place. */
const RETIRED: Record<string, string> = {
	'deepseek-chat': "Choose 'deepseek-flash' with Thinking off, which is what it was replaced by.",
	'deepseek-reasoner':
		"Choose 'deepseek-flash' with Thinking on, which is what it was replaced by.",
	'deepseek-coder': "Choose 'deepseek-flash'.",
};

/** Throws NodeOperationError for a model name that is empty or that DeepSeek has retired. */
export function assertUsableModel(node: INode, model: string, itemIndex: number): void {
	if (!model) {
		throw new NodeOperationError(node, 'No model is chosen', {
			description: `Pick one in the field 'Model', e.g. ${DEFAULT_MODEL}`,
			itemIndex,
		});
	}
	if (!Object.hasOwn(RETIRED, model)) return;
	throw new NodeOperationError(node, `DeepSeek has retired the model '${model}'`, {
		description: RETIRED[model],
		itemIndex,
	});
}
