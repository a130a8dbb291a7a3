import { NodeOperationError, type IDataObject, type IExecuteFunctions } from 'n8n-workflow';
import { clock } from '../shared/clock';
import { chat, type ChatAnswer, type ChatMessage } from '../shared/deepseek/client';
import { estimateCost, type Cost } from '../shared/deepseek/prices';
import type { Brief } from './brief';
import { readDraft, type Draft } from './draft';
import { isWithin, lengthTarget, measure, type Length, type LengthTarget } from './length';
import { draftMessages, repairMessages } from './prompt';

/** All that was spent on one item, over all of its requests. */
interface Bill {
	answers: ChatAnswer[];
	/** One per answer; undefined for a model without a price. */
	costs: Array<Cost | undefined>;
}

/** A draft with the answer that it came in. */
interface Written {
	draft: Draft;
	length: Length;
	answer: ChatAnswer;
}

/** Blank or unreadable answers are asked for again this often, the last time without JSON mode. */
const ATTEMPTS = 3;

/**
 * Writes one item's script or scenes: a draft, and one repair where its length misses the target.
 * Returns the item's fields. Throws NodeApiError for DeepSeek's errors, and NodeOperationError where
 * DeepSeek gives no usable text.
 */
export async function write(
	context: IExecuteFunctions,
	brief: Brief,
	itemIndex: number,
): Promise<IDataObject> {
	const bill: Bill = { answers: [], costs: [] };
	const target = lengthTarget(brief.seconds, brief, brief);
	const messages = draftMessages(brief, target);
	let written = await askForDraft(context, brief, messages, bill, itemIndex);
	const warnings: string[] = [];
	if (!isWithin(written.length, target)) {
		const repaired = await repair(context, brief, messages, written, target, bill, itemIndex);
		written = repaired ?? written;
	}
	const { draft, length } = written;
	if (!isWithin(length, target)) {
		warnings.push(`The script takes about ${length.seconds} s to speak, not ${target.seconds} s`);
	}
	if (brief.sceneCount > 0 && draft.scenes && draft.scenes.length !== brief.sceneCount) {
		warnings.push(`There are ${draft.scenes.length} scenes, not ${brief.sceneCount}`);
	}
	return output(written, target, [...draft.warnings, ...warnings], bill);
}

async function askForDraft(
	context: IExecuteFunctions,
	brief: Brief,
	messages: ChatMessage[],
	bill: Bill,
	itemIndex: number,
): Promise<Written> {
	let problem = '';
	for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
		const answer = await ask(context, brief, messages, bill, itemIndex, attempt < ATTEMPTS);
		const result = await readDraft(answer.content, brief.operation === 'writeScenes');
		if ('draft' in result) return asWritten(brief, result.draft, answer);
		problem = result.problem;
		refuseIfHopeless(context, brief, answer, itemIndex);
	}
	throw new NodeOperationError(context.getNode(), `DeepSeek gave no usable script: ${problem}`, {
		description: `It was asked ${ATTEMPTS} times. Try another wording of the brief, a lower temperature, or another model`,
		itemIndex,
	});
}

/** A failed repair costs nothing but itself: the draft is there and is kept. */
async function repair(
	context: IExecuteFunctions,
	brief: Brief,
	messages: ChatMessage[],
	first: Written,
	target: LengthTarget,
	bill: Bill,
	itemIndex: number,
): Promise<Written | undefined> {
	const asked = repairMessages(messages, first.draft, first.length, target);
	const answer = await ask(context, brief, asked, bill, itemIndex, true).catch(() => undefined);
	const result = answer && (await readDraft(answer.content, brief.operation === 'writeScenes'));
	if (!result || !('draft' in result)) return undefined;
	const repaired = asWritten(brief, result.draft, answer);
	const miss = ({ length }: Written) => Math.abs(length.seconds - target.seconds);
	return miss(repaired) < miss(first) ? repaired : undefined;
}

function asWritten(brief: Brief, draft: Draft, answer: ChatAnswer): Written {
	return { draft, answer, length: measure(draft.script, brief) };
}

async function ask(
	context: IExecuteFunctions,
	brief: Brief,
	messages: ChatMessage[],
	bill: Bill,
	itemIndex: number,
	json: boolean,
): Promise<ChatAnswer> {
	const { model, thinking, temperature, maxTokens, timeoutMs } = brief;
	const request = { model, thinking, temperature, maxTokens, timeoutMs, messages, json };
	const answer = await chat(context, request, itemIndex);
	bill.answers.push(answer);
	bill.costs.push(estimateCost(brief.prices, brief.model, answer.usage, new Date(clock.now())));
	return answer;
}

/** Endings after which the same question brings the same answer. */
function refuseIfHopeless(
	context: IExecuteFunctions,
	brief: Brief,
	answer: ChatAnswer,
	itemIndex: number,
): void {
	if (answer.finishReason === 'length') {
		throw new NodeOperationError(context.getNode(), 'The script was cut off at the token limit', {
			description: `Raise 'Max Tokens' (now ${brief.maxTokens})${brief.thinking === 'off' ? '' : ", or turn 'Thinking' off: it uses up the same tokens"}`,
			itemIndex,
		});
	}
	if (answer.finishReason === 'content_filter') {
		throw new NodeOperationError(
			context.getNode(),
			"DeepSeek's content filter stopped the script",
			{
				description: 'Put the brief in other words',
				itemIndex,
			},
		);
	}
}

function output(
	{ draft, length, answer }: Written,
	target: LengthTarget,
	warnings: string[],
	bill: Bill,
): IDataObject {
	const whole = {
		role: 'script',
		script: draft.script,
		emotion: 'Friendly',
		motion_prompt: '',
		on_screen_text: '',
	};
	return {
		title: draft.title,
		script: draft.script,
		scenes: (draft.scenes ?? [whole]) as unknown as IDataObject[],
		words: length.words,
		estimated_seconds: length.seconds,
		within_target: isWithin(length, target),
		model: answer.model,
		finish_reason: answer.finishReason,
		usage: totalUsage(bill),
		cost: totalCost(bill) as unknown as IDataObject,
		warnings,
	};
}

function totalUsage({ answers }: Bill): IDataObject {
	const sum = (key: keyof ChatAnswer['usage']) =>
		answers.reduce((total, { usage }) => total + usage[key], 0);
	const hit = sum('input_cache_hit');
	const miss = sum('input_cache_miss');
	const completion = sum('output');
	return {
		requests: answers.length,
		prompt_tokens: hit + miss,
		prompt_cache_hit_tokens: hit,
		prompt_cache_miss_tokens: miss,
		completion_tokens: completion,
		total_tokens: hit + miss + completion,
	};
}

function totalCost({ costs }: Bill): Cost | null {
	const last = costs[costs.length - 1];
	if (!last) return null;
	const amount = costs.reduce((total, cost) => total + (cost?.amount ?? 0), 0);
	return { ...last, amount: Math.round(amount * 1_000_000) / 1_000_000 };
}
