import type { INodeProperties } from 'n8n-workflow';
import { ALL_EVENTS, EVENT_KINDS } from './events';

const eventOptions = [
	...Object.entries(EVENT_KINDS).map(([value, { name }]) => ({ name, value, description: value })),
	{
		name: 'All Events',
		value: ALL_EVENTS,
		description: 'Also those that HeyGen adds later',
	},
].sort((a, b) => (a.name < b.name ? -1 : 1));

const options: INodeProperties[] = [
	{
		displayName: 'Callback IDs',
		name: 'callbackIds',
		type: 'string',
		default: '',
		placeholder: 'e.g. onboarding, lead-7',
		description:
			'Start only for jobs that were given one of these callback IDs, separated by commas',
	},
	{
		displayName: 'Fetch Details',
		name: 'fetchDetails',
		type: 'boolean',
		default: false,
		description:
			"Whether to add what HeyGen's API says about the job as the field details, since events hold little. An event whose details cannot be read within some seconds comes without them, and with details_error.",
	},
	{
		displayName: 'IDs',
		name: 'ids',
		type: 'string',
		default: '',
		placeholder: 'e.g. a0547f358fcdd3af',
		description:
			'Start only for events about one of these videos, sessions, projects or other resources, separated by commas',
	},
	{
		displayName: 'Include Redelivered Events',
		name: 'includeRedelivered',
		type: 'boolean',
		default: false,
		description:
			'Whether the workflow also starts for an event that was here before. HeyGen sends an event again when an answer gets lost.',
	},
	{
		displayName: 'Look Up Missed Events',
		name: 'lookUpMissed',
		type: 'boolean',
		default: false,
		displayOptions: { show: { '/delivery': ['register'] } },
		description:
			"Whether to look through HeyGen's history for events of the last 7 days that never arrived, when n8n starts and when the workflow is published. The workflow starts once for each.",
	},
];

/** The panel of HeyGen Trigger. */
export const properties: INodeProperties[] = [
	{
		displayName: 'Delivery',
		name: 'delivery',
		type: 'options',
		noDataExpression: true,
		options: [
			{
				name: 'Callback URL',
				value: 'callbackUrl',
				description:
					'HeyGen calls for each job that was started with the URL of this node as its callback_url; for API keys that may not manage webhooks',
			},
			{
				name: 'Register at HeyGen',
				value: 'register',
				description:
					'HeyGen calls for everything that happens in the account, and signs its calls; n8n sets this up by itself',
			},
		],
		default: 'register',
		description: 'How HeyGen comes to call n8n',
	},
	{
		displayName:
			'Give this to HeyGen as <code>callback_url</code> when you start a job: the production URL under <i>Webhook URLs</i>, then <code>?token=</code> and the token below. HeyGen does not sign such calls, and n8n refuses those without the token.',
		name: 'callbackNotice',
		type: 'notice',
		default: '',
		displayOptions: { show: { delivery: ['callbackUrl'] } },
	},
	{
		displayName: 'Token',
		name: 'token',
		type: 'string',
		typeOptions: { password: true },
		default: '',
		required: true,
		placeholder: 'e.g. 40 random letters and digits',
		displayOptions: { show: { delivery: ['callbackUrl'] } },
		description:
			'What strangers cannot guess: at least 20 letters, digits, - or _ that you make up',
	},
	{
		displayName: 'Events',
		name: 'events',
		type: 'multiOptions',
		options: eventOptions,
		default: ['avatar_video.success', 'avatar_video.fail'],
		required: true,
		description: 'What starts the workflow',
	},
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		options,
	},
];
