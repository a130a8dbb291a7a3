import { NodeOperationError, type IExecuteFunctions } from 'n8n-workflow';
import { clock } from '../shared/clock';
import { chat, type ChatAnswer, type ChatMessage } from '../shared/deepseek/client';
import { estimateCost, type Cost } from '../shared/deepseek/prices';
import type { Draft, DraftResult } from './draft';
import type { Settings } from './settings';

/** One text that DeepSeek is to give, and all that is spent on it. */
export interface Conversation {
	context: IExecuteFunctions;
	itemIndex: number;
	settings: Settings;
	/** What the user gave, for advice on how to change it. */
	input: 'brief' | 'script';
	answers: ChatAnswer[];
	/** One per answer; undefined for a model without a price. */
	costs: Array<Cost | undefined>;
}

/** Blank or unreadable answers are asked for again this often, the last time without JSON mode. */
const ATTEMPTS = 3;

export function startConversation(
	context: IExecuteFunctions,
	itemIndex: number,
	settings: Settings,
	input: Conversation['input'],
): Conversation {
	return { context, itemIndex, settings, input, answers: [], costs: [] };
}

/**
 * Asks until `read` can use the answer. Throws NodeApiError for DeepSeek's errors, and
 * NodeOperationError where DeepSeek gives no usable text.
 */
export async function askForDraft(
	conversation: Conversation,
	messages: ChatMessage[],
	read: (content: string) => Promise<DraftResult>,
): Promise<{ draft: Draft; answer: ChatAnswer }> {
	let problem = '';
	for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
		const answer = await ask(conversation, messages, attempt < ATTEMPTS);
		const result = await read(answer.content);
		if ('draft' in result) return { draft: result.draft, answer };
		problem = result.problem;
		refuseIfHopeless(conversation, answer);
	}
	throw refusal(
		conversation,
		`DeepSeek gave no usable script: ${problem}`,
		`It was asked ${ATTEMPTS} times. Try another wording of the ${conversation.input}, a lower temperature, or another model`,
	);
}

/** One request, with its costs noted. Throws NodeApiError. */
export async function ask(
	{ context, itemIndex, settings, answers, costs }: Conversation,
	messages: ChatMessage[],
	json: boolean,
): Promise<ChatAnswer> {
	const { model, thinking, temperature, maxTokens, timeoutMs, prices } = settings;
	const request = { model, thinking, temperature, maxTokens, timeoutMs, messages, json };
	const answer = await chat(context, request, itemIndex);
	answers.push(answer);
	costs.push(estimateCost(prices, model, answer.usage, new Date(clock.now())));
	return answer;
}

/** Endings after which the same question brings the same answer. */
function refuseIfHopeless(conversation: Conversation, { finishReason }: ChatAnswer): void {
	const { maxTokens, thinking } = conversation.settings;
	if (finishReason === 'length') {
		throw refusal(
			conversation,
			'The script was cut off at the token limit',
			`Raise 'Max Tokens' (now ${maxTokens})${thinking === 'off' ? '' : ", or turn 'Thinking' off: it uses up the same tokens"}`,
		);
	}
	if (finishReason === 'content_filter') {
		throw refusal(
			conversation,
			"DeepSeek's content filter stopped the script",
			`Put the ${conversation.input} in other words`,
		);
	}
}

/** An error about the item that the conversation is for. */
export function refusal(
	{ context, itemIndex }: Conversation,
	message: string,
	description: string,
) {
	return new NodeOperationError(context.getNode(), message, { description, itemIndex });
}
