import type { IExecuteFunctions } from 'n8n-workflow';
import { clock } from '../clock';
import type { HeyGenLimits } from '../heygen/client';
import { checkTasks } from './check';
import { kindOf } from './kinds';
import { isTimeUp } from './pace';
import { openTasks, type Task, type WaitPlan } from './plan';
import { markFailed } from './note';
import { startTasks } from './start';

/**
 * One round of waiting: asks how the running jobs are, starts those that are still to be started
 * (a job that ended has made room for one), and closes the rest when time is up.
 * Changes the plan in place. Never throws for a job or an answer of HeyGen's.
 */
export async function advance(
	context: IExecuteFunctions,
	plan: WaitPlan,
	callbackUrl?: string,
	limits: HeyGenLimits = { retries: 3, longestWaitMs: 20_000 },
): Promise<void> {
	await checkTasks(context, plan, limits);
	// What starts now would be paid for and given up in the same breath.
	if (!isTimeUp(plan)) {
		await startTasks(context, plan, callbackUrl, limits, { hasRounds: true });
	}
	if (isTimeUp(plan)) closeOpenTasks(plan);
}

function closeOpenTasks(plan: WaitPlan): void {
	for (const task of openTasks(plan)) {
		if (task.state === 'unstarted') {
			// HeyGen never had this one, so that there is nothing to pass on.
			markFailed(task, task.failure ?? timeUp(task, plan));
		} else if (plan.timeUp === 'fail') {
			markFailed(task, timeUp(task, plan));
		} else {
			task.endedAt = clock.now();
		}
	}
}

function timeUp(task: Task, plan: WaitPlan): NonNullable<Task['failure']> {
	const seconds = Math.round((plan.giveUpAt - plan.startedAt) / 1000);
	const waited = seconds >= 60 ? `${Math.round(seconds / 60)} min` : `${seconds} s`;
	const raise = plan.byWorkflow
		? "The workflow's own timeout, which counts the time asleep, ends the wait: raise 'Timeout After' in its settings"
		: "Raise 'Give Up After'";
	const { noun } = kindOf(task.jobType);
	const id = task.jobId ?? task.batch?.id;
	return id
		? {
				code: 'wait_timeout',
				message: `The ${noun} '${id}' was not finished after ${waited}`,
				advice: `HeyGen goes on with it. ${raise}, or look it up later with HeyGen Wait → Get Status.${task.failure ? ` Last trouble: ${task.failure.message}` : ''}`,
			}
		: {
				code: 'wait_timeout',
				message: `HeyGen had no room for the ${noun} within ${waited}`,
				advice: `${raise}, or start fewer videos at a time.`,
			};
}
