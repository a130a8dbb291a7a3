import type { IExecuteFunctions } from 'n8n-workflow';
import type { WaitPlan } from './plan';

/**
 * Whether the run that sleeps until the plan is settled was stopped or deleted, of which n8n tells its
 * child nothing. False where it cannot be known: n8n is too old to say, or cannot read the run.
 */
export async function isParentGone(context: IExecuteFunctions, plan: WaitPlan): Promise<boolean> {
	if (!plan.parentExecutionId || !('getExecutionDataById' in context)) return false;
	try {
		const parent = await context.getExecutionDataById(plan.parentExecutionId);
		// While a run sleeps, it has no error of its own: what failed in its nodes stands beside them.
		return parent === undefined || parent.resultData.error !== undefined;
	} catch {
		return false;
	}
}
