import type { IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import { parseEvent, asId, type HeyGenEvent } from './event';
import { withDetails } from './fetchDetails';
import { identify } from './identity';
import { toItem } from './output';
import { renewUnknownSecret } from './renewSecret';
import { claim, recall, toRecord } from './seen';
import { isWanted, readSettings, tokenOf, type TriggerSettings } from './settings';
import { bringsToken, isGenuine } from './signature';
import { nameOf, newestEndpoint, stateOf } from './state';

/** Answered with 200, and no run. */
const NOTHING_TO_DO: IWebhookResponseData = { webhookResponse: 'OK' };

/**
 * Answers a call: a probe with 200; one that is forged, stale or without the token with 401; an event
 * that is not wanted or was here before with 200 and no run; any other with 200 when n8n has taken it.
 * Does not throw: n8n would store a failed run for it. HeyGen sends again what is not answered with 200.
 */
export async function receive(context: IWebhookFunctions): Promise<IWebhookResponseData> {
	try {
		if (context.getWebhookName() === 'setup') return NOTHING_TO_DO;
		const settings = readSettings(context);
		const { rawBody } = context.getRequestObject();
		if (!isTrusted(context, settings, rawBody)) {
			const refused = refuse(context, 401);
			if (settings.delivery === 'register') await renewUnknownSecret(context);
			return refused;
		}
		const event = parseEvent(rawBody);
		if (!event) return refuse(context, 400);
		return isWanted(event, settings)
			? await start(context, settings, event, rawBody)
			: NOTHING_TO_DO;
	} catch (error) {
		context.logger.error(`HeyGen Trigger could not take an event: ${(error as Error).message}`);
		return refuse(context, 500);
	}
}

function isTrusted(
	context: IWebhookFunctions,
	{ delivery }: TriggerSettings,
	rawBody: Buffer | undefined,
): rawBody is Buffer {
	if (delivery === 'callbackUrl') {
		const { token } = context.getQueryData() as { token?: unknown };
		return bringsToken(token, tokenOf(context)) && Buffer.isBuffer(rawBody);
	}
	return isGenuine(rawBody, context.getHeaderData(), newestEndpoint(context)?.secret);
}

async function start(
	context: IWebhookFunctions,
	{ options }: TriggerSettings,
	event: HeyGenEvent,
	rawBody: Buffer,
): Promise<IWebhookResponseData> {
	const headerId = context.getHeaderData()['heygen-event-id'];
	const identity = identify(event, headerId, rawBody);
	const isTest = context.getMode() === 'manual';
	const memory = isTest ? undefined : recall(nameOf(context), stateOf(context).seen);
	const isNew = !memory || (await claim(memory, identity, hasTaken(context)));
	if (!isNew && !options.includeRedelivered) return NOTHING_TO_DO;
	const item = toItem({ ...event, id: event.id ?? asId(headerId) });
	const json = options.fetchDetails ? await withDetails(context, item) : item;
	const noted = () => {
		if (memory) note(context, memory, [...identity.own, identity.job]);
		return 'OK';
	};
	noted();
	return {
		workflowData: [[{ json }]],
		// n8n reads this when it has started the run, and then saves the static data. What was written
		// before is not saved: starting the run resets the mark by which n8n knows that it changed.
		get webhookResponse() {
			return noted();
		},
	};
}

/** Into the static data that n8n saves when it has started the run: what is known now, not when the call came. */
function note(
	context: IWebhookFunctions,
	memory: ReturnType<typeof recall>,
	hashes: string[],
): void {
	const state = stateOf(context);
	state.seen = toRecord(memory, hashes);
	const endpoint = newestEndpoint(context);
	if (endpoint && endpoint !== state.endpoint) state.endpoint = endpoint;
}

/** Whether n8n has taken the event, which its answer tells: it answers when the run has started. */
async function hasTaken(context: IWebhookFunctions): Promise<boolean> {
	const response = context.getResponseObject();
	return await new Promise((resolve) => {
		response.once('close', () => resolve(response.statusCode < 400));
	});
}

function refuse(context: IWebhookFunctions, status: number): IWebhookResponseData {
	context.getResponseObject().status(status).end();
	return { noWebhookResponse: true };
}
