import type { IDataObject } from 'n8n-workflow';
import type { ChatAnswer } from '../shared/deepseek/client';
import type { Cost } from '../shared/deepseek/prices';
import type { Conversation } from './ask';
import { WHOLE } from './draft';
import type { Written } from './fulfil';
import { isWithin } from '../shared/language/length';

/** The fields of an item that DeepSeek Script gives, whatever the operation. */
export function scriptOutput(
	{ draft, length, target, answer, faults }: Written,
	conversation: Conversation,
	warnings: string[] = [],
): IDataObject {
	const scenes = draft.scenes ?? [{ ...WHOLE, script: draft.script }];
	return {
		title: draft.title,
		script: draft.script,
		scenes: scenes as unknown as IDataObject[],
		words: length.words,
		estimated_seconds: length.seconds,
		within_target: isWithin(length, target),
		model: answer.model,
		finish_reason: answer.finishReason,
		usage: totalUsage(conversation),
		cost: totalCost(conversation) as unknown as IDataObject,
		warnings: [...draft.warnings, ...faults.map(({ warning }) => warning), ...warnings],
	};
}

function totalUsage({ answers }: Conversation): IDataObject {
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

function totalCost({ costs }: Conversation): Cost | null {
	const last = costs[costs.length - 1];
	if (!last) return null;
	const amount = costs.reduce((total, cost) => total + (cost?.amount ?? 0), 0);
	return { ...last, amount: Math.round(amount * 1_000_000) / 1_000_000 };
}
