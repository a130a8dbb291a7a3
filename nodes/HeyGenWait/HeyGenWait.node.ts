import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';
import { HEYGEN_CREDENTIAL } from '../shared/heygen/client';
import type { ChildStep } from '../shared/jobs/child';
import { runChildStep } from '../shared/jobs/childSteps';
import { properties } from './properties';
import { waitOrLook } from './waitOrLook';

export class HeyGenWait implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'HeyGen Wait',
		name: 'heyGenWait',
		icon: { light: 'file:../../icons/heygen.svg', dark: 'file:../../icons/heygen.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle:
			'={{ $parameter["operation"] === "getStatus" ? "get status" : "wait for completion" }}',
		description: 'Waits for what HeyGen is working on, or gets its status once',
		defaults: { name: 'HeyGen Wait' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: HEYGEN_CREDENTIAL, required: true }],
		properties,
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const step = this.getNodeParameter('step', 0, '') as ChildStep | '';
		return [step ? await runChildStep(this, step) : await waitOrLook(this)];
	}
}
