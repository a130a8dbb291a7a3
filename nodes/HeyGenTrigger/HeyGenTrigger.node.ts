import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type IHookFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
	type ITriggerFunctions,
	type ITriggerResponse,
	type IWebhookFunctions,
	type IWebhookResponseData,
} from 'n8n-workflow';
import { HEYGEN_CREDENTIAL } from '../shared/heygen/client';
import { isRegistered, register, unregister } from './lifecycle';
import { lookUpMissed } from './missed';
import { properties } from './properties';
import { receive } from './receive';

/** Fixed: an expression would be worked out several times for each call. */
const PATH = 'heygen';

export class HeyGenTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'HeyGen Trigger',
		name: 'heyGenTrigger',
		icon: { light: 'file:../../icons/heygen.svg', dark: 'file:../../icons/heygen.dark.svg' },
		group: ['trigger'],
		version: 1,
		subtitle:
			'={{ $parameter["delivery"] === "callbackUrl" ? "callback URL" : $parameter["events"].join(", ") }}',
		description: 'Starts the workflow when HeyGen has finished a video or something else happens',
		eventTriggerDescription: 'Waiting for HeyGen to call',
		activationMessage: 'HeyGen now starts this workflow.',
		defaults: { name: 'HeyGen Trigger' },
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: HEYGEN_CREDENTIAL, required: true }],
		webhooks: [
			{
				// What HeyGen tries before it accepts a URL; n8n answers OPTIONS by itself.
				name: 'setup',
				httpMethod: 'GET,HEAD',
				responseMode: 'onReceived',
				path: PATH,
				ndvHideUrl: true,
			},
			{
				name: 'default',
				httpMethod: 'POST',
				responseMode: 'onReceived',
				// What `webhook` says, and not the text that n8n would answer with.
				responseData: '',
				path: PATH,
				ndvHideUrl: '={{ $parameter["delivery"] !== "callbackUrl" }}',
			},
		],
		properties,
	};

	webhookMethods = {
		default: {
			async checkExists(this: IHookFunctions): Promise<boolean> {
				return await isRegistered(this);
			},
			async create(this: IHookFunctions): Promise<boolean> {
				await register(this);
				return true;
			},
			async delete(this: IHookFunctions): Promise<boolean> {
				await unregister(this);
				return true;
			},
		},
	};

	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		return await receive(this);
	}

	async trigger(this: ITriggerFunctions): Promise<ITriggerResponse> {
		return await lookUpMissed(this);
	}

	/** Passes a test event on. Without it, n8n would call `trigger` instead and wait for what that emits. */
	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return [this.getInputData()];
	}
}
