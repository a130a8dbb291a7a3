import type { INodeProperties } from 'n8n-workflow';
import { includeInputOption } from '../shared/includeInput';
import { downloadOptions } from '../shared/jobs/files';
import { JOB_KINDS } from '../shared/jobs/kinds';
import { waitProperties } from '../shared/jobs/waitProperties';

/** The choice that reads the type from each item. */
export const FROM_ITEM = 'fromItem';

/** The panel of HeyGen Wait. */
export const properties: INodeProperties[] = [
	{
		// The steps of the child workflow in which a run sleeps; a user never sees or sets this.
		displayName: 'Step',
		name: 'step',
		type: 'hidden',
		default: '',
	},
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		options: [
			{
				name: 'Get Status',
				value: 'getStatus',
				description: 'Look once and go on, whatever the status',
				action: 'Get status of job',
			},
			{
				name: 'Wait for Completion',
				value: 'wait',
				description: 'Go on when HeyGen has finished; the run sleeps meanwhile',
				action: 'Wait for job',
			},
		],
		default: 'wait',
	},
	{
		displayName: 'Job Type',
		name: 'jobType',
		type: 'options',
		options: [
			{
				name: 'From the Item',
				value: FROM_ITEM,
				description:
					"By job_type, which the HeyGen nodes set, or by HeyGen's own field for the ID; otherwise a video",
			},
			...Object.entries(JOB_KINDS).map(([value, { noun }]) => ({
				name: noun[0].toUpperCase() + noun.slice(1),
				value,
			})),
		],
		default: FROM_ITEM,
		description: 'What HeyGen is working on',
	},
	{
		displayName: 'Job ID',
		name: 'jobId',
		type: 'string',
		default: '',
		placeholder: 'e.g. {{ $json.video_id }}',
		description:
			"The ID that HeyGen gave when the job was started. Leave empty to find it in the item: in job_id, or in HeyGen's own field, such as video_id.",
	},
	...waitProperties({ show: { operation: ['wait'] } }),
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		options: [...downloadOptions, includeInputOption],
	},
];
