import type { IExecuteFunctions, INode, INodeParameters, IWorkflowBase } from 'n8n-workflow';

/** The steps that HeyGen Wait runs inside the child workflow; never shown to a user. */
export type ChildStep = 'advance' | 'woken' | 'outcome';

export const ADVANCE_NODE = 'HeyGen Jobs';

/**
 * The workflow in which a run sleeps until its jobs have ended:
 *
 *     Plan → HeyGen Jobs → All Settled? → yes: Outcome
 *                 ↑             └──────── no:  Sleep → Woken ─┐
 *                 └───────────────────────────────────────────┘
 *
 * n8n parks the calling run while `Sleep` (n8n's Wait node) sleeps, and resumes it with what `Outcome`
 * returns. `Sleep` ends by HeyGen's callback or by the clock. All state is in the context of HeyGen
 * Jobs, because after a callback the item that comes out of a Wait node is the call and not the plan;
 * Woken puts the jobs in its place at once (see `interim.ts`).
 */
export function childWorkflow(context: IExecuteFunctions): IWorkflowBase {
	const self = context.getNode();
	// The prefix differs between an installed package and a development folder.
	const stepType = `${self.type.slice(0, self.type.lastIndexOf('.'))}.heyGenWait`;
	const step = (id: string, name: string, childStep: ChildStep, x: number): INode => ({
		...node(id, name, stepType, 1, x, { step: childStep }),
		credentials: self.credentials,
	});
	return {
		// n8n gives an inline workflow without an id the id of its caller.
		id: '',
		name: `${self.name}: waiting for HeyGen`,
		active: false,
		isArchived: false,
		createdAt: new Date(),
		updatedAt: new Date(),
		activeVersionId: null,
		nodes: [
			node('plan', 'Plan', 'n8n-nodes-base.executeWorkflowTrigger', 1.1, 0, {
				inputSource: 'passthrough',
			}),
			step('jobs', ADVANCE_NODE, 'advance', 220),
			node('settled', 'All Settled?', 'n8n-nodes-base.if', 2.2, 440, IS_SETTLED),
			step('outcome', 'Outcome', 'outcome', 660),
			step('woken', 'Woken', 'woken', 880),
			{
				...node('sleep', 'Sleep', 'n8n-nodes-base.wait', 1.1, 660, SLEEP),
				webhookId: 'heygen-sleep',
			},
		],
		connections: {
			Plan: { main: [[to(ADVANCE_NODE)]] },
			[ADVANCE_NODE]: { main: [[to('All Settled?')]] },
			'All Settled?': { main: [[to('Outcome')], [to('Sleep')]] },
			Sleep: { main: [[to('Woken')]] },
			Woken: { main: [[to(ADVANCE_NODE)]] },
		},
		settings: {
			executionOrder: 'v1',
			// An instance may refuse sub-workflows by default, and may save no successful executions:
			// the first would stop the wait, the second would keep n8n from resuming the parent after a restart.
			callerPolicy: 'workflowsFromSameOwner',
			saveDataSuccessExecution: 'all',
			saveDataErrorExecution: 'all',
			saveExecutionProgress: true,
			// The plan has a deadline of its own.
			executionTimeout: -1,
		},
	};
}

/** What HeyGen Jobs noted on its last look. */
const PROGRESS = `$node["${ADVANCE_NODE}"].context.progress`;

const IS_SETTLED: INodeParameters = {
	conditions: {
		options: { caseSensitive: true, leftValue: '', typeValidation: 'loose', version: 2 },
		combinator: 'and',
		conditions: [
			{
				id: 'settled',
				leftValue: `={{ ${PROGRESS}.settled }}`,
				rightValue: '',
				operator: { type: 'boolean', operation: 'true', singleValue: true },
			},
		],
	},
	options: {},
};

const SLEEP: INodeParameters = {
	resume: 'webhook',
	httpMethod: 'POST',
	limitWaitTime: true,
	limitType: 'afterTimeInterval',
	resumeAmount: `={{ ${PROGRESS}.next_look_seconds }}`,
	resumeUnit: 'seconds',
	options: {},
};

function node(
	id: string,
	name: string,
	type: string,
	typeVersion: number,
	x: number,
	parameters: INodeParameters,
): INode {
	return { id, name, type, typeVersion, position: [x, 0], parameters };
}

function to(name: string) {
	return { node: name, type: 'main' as const, index: 0 };
}
