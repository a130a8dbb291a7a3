import {
	NodeOperationError,
	type IDisplayOptions,
	type IExecuteFunctions,
	type INodeProperties,
} from 'n8n-workflow';
import { readDownload } from './files';
import { onErrorOf } from './onError';
import type { WaitSettings } from './plan';

/** The fields of waiting, the same on every node that waits. */
export function waitProperties(displayOptions: IDisplayOptions): INodeProperties[] {
	return [
		{
			displayName: 'Give Up After (Minutes)',
			name: 'giveUpAfterMinutes',
			type: 'number',
			typeOptions: { minValue: 1 },
			default: 60,
			displayOptions,
			description:
				'How long to wait. Most videos take 5 to 15 minutes, long ones and peak hours much longer.',
		},
		{
			displayName: 'When Time Is Up',
			name: 'whenTimeIsUp',
			type: 'options',
			options: [
				{
					name: 'Fail the Item',
					value: 'fail',
					description: "The item follows the node's On Error setting",
				},
				{
					name: 'Pass the Item On as Still Processing',
					value: 'passOn',
					description: 'The item goes on with the status processing, to be looked up later',
				},
			],
			default: 'fail',
			displayOptions,
			description: 'What becomes of jobs that are not finished by then; HeyGen goes on with them',
		},
	];
}

/** Whether the node waits for its jobs: one choice for all items, which an expression may give as a word. */
export function isWaiting(context: IExecuteFunctions, usually = true): boolean {
	return String(context.getNodeParameter('waitForCompletion', 0, usually)) === 'true';
}

/** Reads `waitProperties`, once for all items. Throws NodeOperationError. */
export function readWaitSettings(context: IExecuteFunctions, atOnce: number): WaitSettings {
	const minutes = Number(context.getNodeParameter('giveUpAfterMinutes', 0, 60));
	if (!(minutes > 0)) {
		throw new NodeOperationError(
			context.getNode(),
			`'Give Up After' has to be a number of minutes above 0, not '${minutes}'`,
			{ itemIndex: 0 },
		);
	}
	return {
		giveUpAfterMs: minutes * 60_000,
		timeUp: context.getNodeParameter('whenTimeIsUp', 0, 'fail') as WaitSettings['timeUp'],
		onError: onErrorOf(context),
		atOnce,
		download: readDownload(context),
	};
}
