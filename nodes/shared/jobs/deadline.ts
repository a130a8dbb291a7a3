import type { IExecuteFunctions } from 'n8n-workflow';

/** What comes after the wait has this share of the workflow's own timeout left, … */
const SHARE_FOR_THE_REST = 0.1;
/** … but no more than this. */
const MOST_FOR_THE_REST_MS = 60_000;

/** When a wait is given up. */
export interface Deadline {
	/** Milliseconds since 1970. */
	giveUpAt: number;
	/** Set where it is not the user's 'Give Up After' that ends the wait, but the workflow's own timeout. */
	byWorkflow?: true;
}

/**
 * The end of a wait that starts now: after `giveUpAfterMs`, or a little before n8n cancels the run for
 * taking longer than the settings of its workflow allow. n8n counts the time asleep too, but cancels a
 * sleeping run only when it wakes: its videos would be made and paid for, and nobody would hear of it.
 */
export function deadlineOf(
	context: IExecuteFunctions,
	now: number,
	giveUpAfterMs: number,
): Deadline {
	const giveUpAt = now + giveUpAfterMs;
	const timeoutMs = workflowTimeoutMs(context);
	if (timeoutMs === undefined) return { giveUpAt };
	const cancelledAt = startOf(context, now) + timeoutMs;
	// A run that goes on nevertheless is one that n8n does not cancel, as in queue mode after a sleep.
	if (cancelledAt <= now) return { giveUpAt };
	const rest = Math.min(timeoutMs * SHARE_FOR_THE_REST, MOST_FOR_THE_REST_MS);
	const latest = Math.max(now, cancelledAt - rest);
	return latest < giveUpAt ? { giveUpAt: latest, byWorkflow: true } : { giveUpAt };
}

/** The workflow's own timeout. That of the whole instance cannot be known here. */
function workflowTimeoutMs(context: IExecuteFunctions): number | undefined {
	if (!('getWorkflowSettings' in context)) return undefined;
	const seconds = Number(context.getWorkflowSettings().executionTimeout);
	return seconds > 0 ? seconds * 1000 : undefined;
}

/** When the run was started; n8n that is too old to say is taken to have started it now. */
function startOf(context: IExecuteFunctions, now: number): number {
	if (!('getExecutionContext' in context)) return now;
	return context.getExecutionContext()?.establishedAt ?? now;
}
