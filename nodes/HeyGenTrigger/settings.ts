import {
	NodeOperationError,
	type IDataObject,
	type IHookFunctions,
	type ITriggerFunctions,
	type IWebhookFunctions,
} from 'n8n-workflow';
import { asId, idsIn, type HeyGenEvent } from './event';
import { ALL_EVENTS } from './events';

export type Delivery = 'register' | 'callbackUrl';

interface Options extends IDataObject {
	callbackIds?: string;
	ids?: string;
	fetchDetails?: boolean;
	includeRedelivered?: boolean;
	lookUpMissed?: boolean;
}

/** What the user has set. */
export interface TriggerSettings {
	delivery: Delivery;
	/** Null for all events. */
	events: string[] | null;
	/** Only events with one of these callback ids; all where empty. */
	callbackIds: string[];
	/** Only events about one of these; all where empty. */
	ids: string[];
	options: Options;
}

type TriggerContext = IHookFunctions | IWebhookFunctions | ITriggerFunctions;

const GOOD_TOKEN = /^[A-Za-z0-9_-]{20,}$/;

/** Reads the panel. Throws NodeOperationError where nothing could ever start the workflow. */
export function readSettings(context: TriggerContext): TriggerSettings {
	const events = context.getNodeParameter('events', []) as string[];
	const options = context.getNodeParameter('options', {}) as Options;
	if (events.length === 0) {
		throw new NodeOperationError(context.getNode(), "Choose at least one event in 'Events'");
	}
	return {
		delivery: deliveryOf(context),
		events: events.includes(ALL_EVENTS) ? null : events,
		callbackIds: listed(options.callbackIds),
		ids: listed(options.ids),
		options,
	};
}

/** How HeyGen comes to call this trigger. */
export function deliveryOf(context: TriggerContext): Delivery {
	return context.getNodeParameter('delivery', 'register') as Delivery;
}

/** The token that a callback has to bring; undefined for one that could be guessed. */
export function tokenOf(context: TriggerContext): string | undefined {
	const token = String(context.getNodeParameter('token', '')).trim();
	return GOOD_TOKEN.test(token) ? token : undefined;
}

/** Throws NodeOperationError for a token that could be guessed or does not fit into a URL. */
export function assertToken(context: IHookFunctions): void {
	if (tokenOf(context)) return;
	throw new NodeOperationError(
		context.getNode(),
		"Make up a 'Token' of at least 20 letters, digits, - or _: it is what keeps strangers from starting the workflow",
	);
}

/** Whether an event is one that the user wants. HeyGen has sent events that nobody had asked for. */
export function isWanted(event: HeyGenEvent, settings: TriggerSettings): boolean {
	const { events, callbackIds, ids } = settings;
	const callbackId = asId(event.data.callback_id) ?? '';
	return (
		(events === null || events.includes(event.type)) &&
		(callbackIds.length === 0 || callbackIds.includes(callbackId)) &&
		(ids.length === 0 || idsIn(event.data).some(([, id]) => ids.includes(id)))
	);
}

function listed(value: unknown): string[] {
	return String(value ?? '')
		.split(',')
		.map((part) => part.trim())
		.filter(Boolean);
}
