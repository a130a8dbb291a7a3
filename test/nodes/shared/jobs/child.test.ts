import type { INode } from 'n8n-workflow';
import { ADVANCE_NODE, childWorkflow } from '../../../../nodes/shared/jobs/child';
import { fakeContext } from '../../fakeContext';

const credentials = { heyGenVideoApi: { id: 'c1', name: 'My HeyGen' } };
const child = (node: Partial<INode> = {}) =>
	childWorkflow(fakeContext({ node: { name: 'Make Videos', credentials, ...node } }).context);
const nodeOf = (name: string, node?: Partial<INode>) =>
	child(node).nodes.find((one) => one.name === name)!;

describe('the child workflow', () => {
	it('is named for the node that waits, and has no id of its own', () => {
		expect(child()).toMatchObject({
			id: '',
			name: 'Make Videos: waiting for HeyGen',
			active: false,
		});
	});

	it('runs in a circle until all is settled', () => {
		const to = (node: string) => ({ node, type: 'main', index: 0 });
		expect(child().connections).toEqual({
			Plan: { main: [[to('HeyGen Jobs')]] },
			'HeyGen Jobs': { main: [[to('All Settled?')]] },
			'All Settled?': { main: [[to('Outcome')], [to('Sleep')]] },
			Sleep: { main: [[to('Woken')]] },
			Woken: { main: [[to('HeyGen Jobs')]] },
		});
	});

	it('has a node for every name in its connections', () => {
		const { nodes, connections } = child();
		const names = nodes.map(({ name }) => name);
		const targets = Object.values(connections).flatMap(({ main }) =>
			main.flatMap((list) => list!.map(({ node }) => node)),
		);
		expect(new Set([...Object.keys(connections), ...targets])).toEqual(new Set(names));
		expect(new Set(nodes.map(({ id }) => id)).size).toBe(6);
		expect(names).toContain(ADVANCE_NODE);
	});

	it.each([
		['n8n-nodes-deepseek-heygen.heyGenGenerateVideo', 'n8n-nodes-deepseek-heygen.heyGenWait'],
		['n8n-nodes-deepseek-heygen.heyGenWait', 'n8n-nodes-deepseek-heygen.heyGenWait'],
		['CUSTOM.heyGenGenerateVideo', 'CUSTOM.heyGenWait'],
		['@scope/n8n-nodes-x.heyGenWait', '@scope/n8n-nodes-x.heyGenWait'],
	])('runs its steps in the package of %s', (type, step) => {
		expect(nodeOf('HeyGen Jobs', { type })).toMatchObject({
			type: step,
			typeVersion: 1,
			parameters: { step: 'advance' },
			credentials,
		});
		expect(nodeOf('Outcome', { type })).toMatchObject({
			type: step,
			parameters: { step: 'outcome' },
			credentials,
		});
	});

	it('gives the credential to its own steps alone', () => {
		const withKey = child().nodes.filter((node) => node.credentials);
		expect(withKey.map(({ name }) => name)).toEqual(['HeyGen Jobs', 'Outcome', 'Woken']);
	});

	it('takes the plan from the node that waits', () => {
		expect(nodeOf('Plan')).toMatchObject({
			type: 'n8n-nodes-base.executeWorkflowTrigger',
			parameters: { inputSource: 'passthrough' },
		});
	});

	it('asks whether all is settled', () => {
		expect(nodeOf('All Settled?')).toMatchObject({
			type: 'n8n-nodes-base.if',
			parameters: {
				conditions: {
					combinator: 'and',
					conditions: [
						{
							leftValue: '={{ $node["HeyGen Jobs"].context.progress.settled }}',
							operator: { type: 'boolean', operation: 'true', singleValue: true },
						},
					],
				},
			},
		});
	});

	it('sleeps until HeyGen calls by POST, or until the clock says so', () => {
		expect(nodeOf('Sleep')).toMatchObject({
			type: 'n8n-nodes-base.wait',
			webhookId: 'heygen-sleep',
			parameters: {
				resume: 'webhook',
				httpMethod: 'POST',
				limitWaitTime: true,
				limitType: 'afterTimeInterval',
				resumeAmount: '={{ $node["HeyGen Jobs"].context.progress.next_look_seconds }}',
				resumeUnit: 'seconds',
			},
		});
	});

	it('has settings that hold against those of the instance', () => {
		expect(child().settings).toEqual({
			executionOrder: 'v1',
			callerPolicy: 'workflowsFromSameOwner',
			saveDataSuccessExecution: 'all',
			saveDataErrorExecution: 'all',
			saveExecutionProgress: true,
			executionTimeout: -1,
		});
	});

	it('is plain JSON', () => {
		const { createdAt, updatedAt, ...rest } = child();
		expect(JSON.parse(JSON.stringify(rest))).toEqual(rest);
		expect([createdAt, updatedAt]).toEqual([expect.any(Date), expect.any(Date)]);
	});
});
