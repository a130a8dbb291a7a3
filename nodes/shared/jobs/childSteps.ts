import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { clock } from '../clock';
import { advance } from './advance';
import { callbackOf, type Callback } from './callback';
import { ADVANCE_NODE, type ChildStep } from './child';
import { fetchFiles } from './files';
import { interimItems } from './interim';
import { outcomeItems } from './outcome';
import { isTimeUp, parkedSeconds } from './pace';
import { isParentGone } from './parent';
import { isSettled, openTasks, type WaitPlan } from './plan';

/** Runs one step of the child workflow (see `child.ts`). Throws NodeApiError as `outcomeItems` does. */
export async function runChildStep(
	context: IExecuteFunctions,
	step: ChildStep,
): Promise<INodeExecutionData[]> {
	if (step === 'advance') return await advanceStep(context);
	const said = context.evaluateExpression(`{{ $node["${ADVANCE_NODE}"].context.plan }}`, 0);
	const plan = said as unknown as WaitPlan;
	if (step === 'woken' || plan.abandoned) return interimItems(plan);
	await fetchFiles(context, plan);
	return outcomeItems(context.getNode(), plan);
}

async function advanceStep(context: IExecuteFunctions): Promise<INodeExecutionData[]> {
	const memory = context.getContext('node');
	const hasSlept = memory.plan !== undefined;
	const plan = (memory.plan ?? context.getInputData()[0].json) as unknown as WaitPlan;
	const callback = await callbackOf(context);
	plan.abandoned = hasSlept && (await isParentGone(context, plan));
	if (!plan.abandoned) await advance(context, plan, callback.url);
	memory.plan = plan as unknown as IDataObject;
	const progress = progressOf(plan, callback);
	memory.progress = progress;
	return interimItems(plan, progress);
}

/** What the execution shows while it sleeps: how much it waits for, since when, and when it looks next. */
function progressOf(plan: WaitPlan, callback: Callback): IDataObject {
	const now = clock.now();
	const nextLookSeconds = parkedSeconds(plan, now);
	const open = openTasks(plan);
	return {
		settled: isSettled(plan) || isTimeUp(plan),
		jobs: plan.tasks.length,
		waiting_for: open.length,
		not_started: open.filter(({ state }) => state === 'unstarted').length,
		waiting_since: new Date(plan.startedAt).toISOString(),
		next_look_at: new Date(now + nextLookSeconds * 1000).toISOString(),
		next_look_seconds: nextLookSeconds,
		gives_up_at: new Date(plan.giveUpAt).toISOString(),
		heygen_can_call: callback.url !== undefined,
		...(callback.url === undefined && { hint: callback.hint }),
		...(plan.abandoned && { hint: 'The run that waited was stopped or deleted' }),
	};
}
