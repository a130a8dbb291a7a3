import type {
	IDataObject,
	IHookFunctions,
	INodeExecutionData,
	ITriggerFunctions,
	IWebhookFunctions,
	WorkflowActivateMode,
	WorkflowExecuteMode,
} from 'n8n-workflow';
import type { TriggerState } from '../../../nodes/HeyGenTrigger/state';
import { fakeContext } from '../fakeContext';

/** A token as a user makes one up. */
export const TOKEN = ['a', 'good_token', '0123456789'].join('-');

export const URL = 'https://n8n.example.com/webhook/hook-1/heygen';

type Answers = NonNullable<Parameters<typeof fakeContext>[0]>['answers'];

interface Fakes {
	answers?: Answers;
	parameters?: IDataObject;
	state?: TriggerState;
	url?: string;
	/** A trigger of its own: the memory of a process is kept by it. */
	workflowId?: string;
	activation?: WorkflowActivateMode;
	mode?: WorkflowExecuteMode;
	/** An n8n that has not all of the newest's functions. */
	isOld?: boolean;
	baseUrl?: string;
}

let workflows = 0;

/** A workflow that no other test has. */
export const newWorkflowId = () => `workflow-${++workflows}`;

/** What every context of a trigger has; anything else throws when it is used. */
function parts(fakes: Fakes) {
	const { parameters = {}, state = {} } = fakes;
	const { context, requests, node } = fakeContext({
		answers: fakes.answers,
		parameters: { events: ['avatar_video.success', 'avatar_video.fail'], ...parameters },
		baseUrl: fakes.baseUrl ?? 'https://api.heygen.com',
	});
	const workflowId = fakes.workflowId ?? newWorkflowId();
	const warnings: string[] = [];
	const logger = {
		warn: (message: string) => void warnings.push(message),
		error: (message: string) => void warnings.push(message),
	};
	return {
		requests,
		warnings,
		state,
		workflowId,
		context: {
			helpers: context.helpers,
			getCredentials: context.getCredentials,
			getNode: () => node,
			getNodeParameter: (name: string, fallback?: unknown) =>
				context.getNodeParameter(name, 0, fallback),
			getWorkflow: () => ({ id: workflowId, active: true }),
			getWorkflowStaticData: () => state,
			getMode: () => fakes.mode ?? 'webhook',
			logger,
		},
	};
}

export function hookContext(fakes: Fakes = {}) {
	const { context, ...rest } = parts(fakes);
	const hook = {
		...context,
		getNodeWebhookUrl: () => fakes.url ?? URL,
		getActivationMode: () => fakes.activation ?? 'activate',
	};
	return { ...rest, context: strict(hook) as unknown as IHookFunctions };
}

interface Call {
	body?: unknown;
	rawBody?: Buffer;
	headers?: Record<string, string>;
	query?: Record<string, unknown>;
	webhookName?: string;
}

/** A call from outside; `answered(status)` is n8n's answer to it. */
export function webhookContext(fakes: Fakes, call: Call) {
	const { context, ...rest } = parts(fakes);
	const onClose: Array<() => void> = [];
	const response = {
		statusCode: 200,
		ended: false,
		once: (_event: 'close', listener: () => void) => void onClose.push(listener),
		status(code: number) {
			response.statusCode = code;
			return response;
		},
		end() {
			response.ended = true;
			return response;
		},
	};
	const rawBody = 'rawBody' in call ? call.rawBody : Buffer.from(JSON.stringify(call.body));
	const webhook = {
		...context,
		getNodeWebhookUrl: () => fakes.url ?? URL,
		getWebhookName: () => call.webhookName ?? 'default',
		getRequestObject: () => ({ rawBody }),
		getHeaderData: () => call.headers ?? {},
		getQueryData: () => call.query ?? {},
		getResponseObject: () => response,
	};
	return {
		...rest,
		response,
		answered: (status = 200) => {
			response.statusCode = status;
			for (const listener of onClose.splice(0)) listener();
		},
		context: strict(webhook) as unknown as IWebhookFunctions,
	};
}

export function triggerContext(fakes: Fakes) {
	const { context, ...rest } = parts(fakes);
	const emitted: INodeExecutionData[][][] = [];
	const failures: Error[] = [];
	const trigger = {
		...context,
		emit: (data: INodeExecutionData[][]) => void emitted.push(data),
		saveFailedExecution: fakes.isOld ? undefined : (error: Error) => void failures.push(error),
	};
	return {
		...rest,
		emitted,
		failures,
		context: strict(trigger) as unknown as ITriggerFunctions,
	};
}

function strict(context: object) {
	return new Proxy(context, {
		get(target, property) {
			if (property in target) return target[property as keyof typeof target];
			throw new Error(`The fake context has no '${String(property)}'`);
		},
		has: (target, property) => property in target,
	});
}
