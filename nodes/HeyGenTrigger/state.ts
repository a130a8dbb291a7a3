import type { IHookFunctions, ITriggerFunctions, IWebhookFunctions } from 'n8n-workflow';
import type { SeenRecord } from './seen';

/** The endpoint at HeyGen that calls this trigger. */
export interface Endpoint {
	id: string;
	/** HeyGen tells it once, when the endpoint is created or its secret is changed. */
	secret: string;
	url: string;
	/** Null for all events. */
	events: string[] | null;
	/** In ms since 1970. */
	registeredAt: number;
}

/** What a trigger keeps in the workflow's static data; n8n keeps other data for test events. */
export interface TriggerState {
	endpoint?: Endpoint;
	seen?: SeenRecord;
	/** Since when, and for which choice of events, missed ones are looked up. */
	lookUp?: { since: number; choice: string };
}

type TriggerContext = IHookFunctions | IWebhookFunctions | ITriggerFunctions;

/** n8n saves what is changed in it, at the end of an activation or when a run has started. */
export function stateOf(context: TriggerContext): TriggerState {
	return context.getWorkflowStaticData('node') as TriggerState;
}

/** What tells this trigger from others in the same process. */
export function nameOf(context: TriggerContext): string {
	return `${context.getWorkflow().id}:${context.getNode().id}`;
}

const endpoints = new Map<string, Endpoint>();

/**
 * Keeps an endpoint in the static data and, for a published workflow, in this process: a call that
 * loaded the static data before an activation must not write the old secret back.
 */
export function keepEndpoint(context: IHookFunctions, endpoint: Endpoint): void {
	stateOf(context).endpoint = endpoint;
	if (context.getActivationMode() !== 'manual') endpoints.set(nameOf(context), endpoint);
}

/** Keeps an endpoint that got a new secret while the workflow is published, in both places. */
export function renewEndpoint(context: IWebhookFunctions, endpoint: Endpoint): void {
	stateOf(context).endpoint = endpoint;
	endpoints.set(nameOf(context), endpoint);
}

/** Forgets an endpoint that is gone. */
export function forgetEndpoint(context: IHookFunctions): void {
	const state = stateOf(context);
	const name = nameOf(context);
	if (endpoints.get(name)?.id === state.endpoint?.id) endpoints.delete(name);
	delete state.endpoint;
}

/** The newer of what is stored and what this process knows. */
export function newestEndpoint(context: IWebhookFunctions): Endpoint | undefined {
	const { endpoint: stored } = stateOf(context);
	const known = context.getMode() === 'manual' ? undefined : endpoints.get(nameOf(context));
	return known && known.registeredAt > (stored?.registeredAt ?? 0) ? known : stored;
}
