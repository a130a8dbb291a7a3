import type { ChatAnswer, ChatMessage } from '../shared/deepseek/client';
import { ask, askForDraft, type Conversation } from './ask';
import type { Draft, DraftResult } from './draft';
import { isWithin, measure, type Length, type LengthTarget } from '../shared/language/length';
import type { Pace } from '../shared/language/speakingRates';

/** What is wrong with a draft. */
export interface Fault {
	/** What the writer is told to change. */
	order: string;
	/** What the user is told if it stays so. */
	warning: string;
	/** In how many places, where that is not one. */
	places?: number;
}

/** The pace of the language that a script is in, and how long it is to be at that pace. */
export interface Goal {
	pace: Pace;
	target: LengthTarget;
}

/** One text to be had from DeepSeek. */
export interface Assignment {
	messages: ChatMessage[];
	read: (content: string) => Promise<DraftResult>;
	/** What a script is measured by. */
	goal: (script: string) => Goal;
	/** What is wrong with a draft apart from its length. */
	faults?: (draft: Draft) => Fault[];
	/** The draft as the writer gave it, for the conversation. */
	show: (draft: Draft) => object;
}

/** A draft with the answer that it came in, measured and checked. */
export interface Written {
	draft: Draft;
	answer: ChatAnswer;
	length: Length;
	target: LengthTarget;
	faults: Fault[];
}

/**
 * Has a text written: a draft, and one repair where it misses its length or has other faults. Throws
 * NodeApiError for DeepSeek's errors, and NodeOperationError where DeepSeek gives no usable text.
 */
export async function fulfil(conversation: Conversation, assignment: Assignment): Promise<Written> {
	const { messages, read } = assignment;
	const { draft, answer } = await askForDraft(conversation, messages, read);
	const first = checked(assignment, draft, answer);
	if (first.faults.length === 0) return first;
	return (await repair(conversation, assignment, first)) ?? first;
}

/** A failed repair costs nothing but itself: the draft is there and is kept. */
async function repair(
	conversation: Conversation,
	assignment: Assignment,
	first: Written,
): Promise<Written | undefined> {
	const asked = repairMessages(assignment, first);
	const answer = await ask(conversation, asked, true).catch(() => undefined);
	const result = answer && (await assignment.read(answer.content));
	if (!result || !('draft' in result)) return undefined;
	const repaired = checked(assignment, result.draft, answer);
	return isBetter(repaired, first) ? repaired : undefined;
}

function isBetter(one: Written, other: Written): boolean {
	const count = ({ faults }: Written) => faults.reduce((sum, { places = 1 }) => sum + places, 0);
	if (count(one) !== count(other)) return count(one) < count(other);
	const miss = ({ length, target }: Written) => Math.abs(length.seconds - target.seconds);
	return miss(one) < miss(other);
}

function checked(assignment: Assignment, draft: Draft, answer: ChatAnswer): Written {
	const { pace, target } = assignment.goal(draft.script);
	const length = measure(draft.script, pace);
	const faults = [...lengthFaults(length, target), ...(assignment.faults?.(draft) ?? [])];
	return { draft, answer, length, target, faults };
}

function lengthFaults(length: Length, target: LengthTarget): Fault[] {
	if (isWithin(length, target)) return [];
	const { unit, least, most, amount, seconds } = target;
	const way = length.seconds > seconds ? 'Shorten' : 'Lengthen';
	return [
		{
			order: `This has ${length[unit]} ${unit}. ${way} it to between ${least} and ${most} ${unit}; aim for ${amount} ${unit}.`,
			warning: `The script takes about ${length.seconds} s to speak, not ${seconds} s`,
		},
	];
}

/** The conversation so far plus one request to mend all faults. */
function repairMessages({ messages, show }: Assignment, { draft, faults }: Written): ChatMessage[] {
	const orders = faults.map(({ order }) => order).join(' ');
	return [
		...messages,
		{ role: 'assistant', content: JSON.stringify(show(draft)) },
		{
			role: 'user',
			content: `${orders} Keep what it says, its language and its form. Answer with the whole JSON object again.`,
		},
	];
}

/** A draft as it is asked for when scenes or a script are written. */
export function showWhole({ title, script, scenes }: Draft): object {
	return scenes ? { title, scenes } : { title, script };
}
