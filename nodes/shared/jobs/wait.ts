import {
	NodeOperationError,
	type IDataObject,
	type IExecuteFunctions,
	type INodeExecutionData,
	type NodeApiError,
	type RelatedExecution,
	type WorkflowExecuteMode,
} from 'n8n-workflow';
import { clock, pause } from '../clock';
import { apiError } from '../http/failure';
import { cancelSignal } from '../http/transport';
import { isRecentN8n } from '../recentN8n';
import { advance } from './advance';
import { callbackOf } from './callback';
import { childWorkflow } from './child';
import { fetchFiles } from './files';
import { shownAsleep } from './interim';
import { outcomeItems } from './outcome';
import { inRunMs, isTimeUp, SHORTEST_PARKED_SECONDS } from './pace';
import { isSettled, newPlan, type Task, type WaitPlan, type WaitSettings } from './plan';

/**
 * Brings every task to its end and returns one item each, in input order. In production the run
 * sleeps in n8n's database meanwhile, holds no worker and survives restarts; elsewhere it waits here.
 * Throws where a job fails and the node's On Error setting is to stop.
 */
export async function waitForTasks(
	context: IExecuteFunctions,
	tasks: Task[],
	settings: WaitSettings,
): Promise<INodeExecutionData[]> {
	const plan = newPlan(context, tasks, settings);
	if (isSettled(plan)) return outcomeItems(context.getNode(), plan);
	const here = reasonToStay(context, plan);
	if (!here) return await sleepInChild(context, plan);
	const messages = [here, await laterWithoutCallback(context)].filter(isText);
	context.addExecutionHints?.(
		...messages.map((message) => ({ message, location: 'outputPane' as const })),
	);
	return await waitHere(context, plan);
}

/** Modes in which a run is started by something other than a person at the screen. */
const PRODUCTION: readonly WorkflowExecuteMode[] = [
	'webhook',
	'trigger',
	'integrated',
	'retry',
	'error',
];

/** Why the run cannot or should not sleep, as a hint for the user; undefined when it can. */
function reasonToStay(context: IExecuteFunctions, plan: WaitPlan): string | undefined {
	if (context.isToolExecution?.()) {
		return 'As a tool of an agent, this node waits for HeyGen inside the run';
	}
	if (!isOneToOne(plan.tasks)) {
		return "Since one item became several jobs, this node waits for HeyGen inside the run, which holds resources meanwhile. Turn off 'Wait for Completion' and put HeyGen Wait behind this node: there the run sleeps";
	}
	if (!PRODUCTION.includes(context.getMode())) {
		return 'Started by hand, this node waits for HeyGen here and looks every few seconds. Once the workflow is active, the run sleeps meanwhile and holds no resources';
	}
	if (!context.getWorkflow().id) {
		return 'Save the workflow, so that its runs can sleep while HeyGen works';
	}
	if (!isRecentN8n()) {
		return 'This n8n might not wake a sleeping run, so that the run waits for HeyGen here. From n8n 2.41 on, it sleeps meanwhile and holds no resources';
	}
	if (plan.giveUpAt - clock.now() < SHORTEST_PARKED_SECONDS * 1000) {
		return `The run waits for HeyGen here: it has less than ${SHORTEST_PARKED_SECONDS} seconds, which is too short to sleep`;
	}
	return undefined;
}

/**
 * n8n goes on from a sleep by position: it takes the first item that comes out for the first one that
 * went in, whatever the items say. With several jobs of one item, later nodes would see the wrong rows.
 */
function isOneToOne(tasks: Task[]): boolean {
	return tasks.every(({ itemIndex }, position) => itemIndex === position);
}

/** For a run by hand: what will be slow once the workflow is active; undefined when nothing will. */
async function laterWithoutCallback(context: IExecuteFunctions): Promise<string | undefined> {
	if (context.getMode() !== 'manual' || context.isToolExecution?.()) return undefined;
	const callback = await callbackOf(context);
	return callback.url === undefined ? callback.hint : undefined;
}

function isText(value: string | undefined): value is string {
	return value !== undefined;
}

async function sleepInChild(
	context: IExecuteFunctions,
	plan: WaitPlan,
): Promise<INodeExecutionData[]> {
	const workflowId = context.getWorkflow().id!;
	const executionId = context.getExecutionId();
	const parentExecution = { executionId, workflowId, shouldResume: true };
	const childPlan = { ...plan, parentExecutionId: executionId };
	const result = await startChild(context, childPlan, parentExecution);
	const items = result.data?.[0];
	// While the child sleeps, this is what the run shows; the child's last output replaces it.
	if (result.waitTill) return items ? shownAsleep(items) : context.getInputData();
	if (!items) {
		throw new NodeOperationError(context.getNode(), 'The wait for HeyGen ended without a result', {
			description: `Open execution ${result.executionId} to see what happened in it`,
		});
	}
	return items.map((item, index) => ({
		...item,
		pairedItem: { item: plan.tasks[index]?.itemIndex ?? index },
	}));
}

/** A child that fails before it sleeps throws its node's error, which is about this node here. */
async function startChild(
	context: IExecuteFunctions,
	plan: WaitPlan,
	parentExecution: RelatedExecution,
) {
	const input = [{ json: plan as unknown as IDataObject }];
	try {
		return await context.executeWorkflow({ code: childWorkflow(context) }, input, undefined, {
			parentExecution,
		});
	} catch (error) {
		const { message, description, httpCode, context: details } = error as NodeApiError;
		throw apiError(context.getNode(), {
			data: (details?.data ?? {}) as IDataObject,
			message,
			description: description ?? undefined,
			httpCode: httpCode ?? undefined,
			itemIndex: details?.itemIndex as number | undefined,
		});
	}
}

async function waitHere(context: IExecuteFunctions, plan: WaitPlan): Promise<INodeExecutionData[]> {
	const signal = cancelSignal(context);
	for (;;) {
		await advance(context, plan);
		if (isSettled(plan) || isTimeUp(plan)) break;
		if (!(await pause(inRunMs(plan, clock.now()), signal))) break;
	}
	await fetchFiles(context, plan);
	return outcomeItems(context.getNode(), plan);
}
