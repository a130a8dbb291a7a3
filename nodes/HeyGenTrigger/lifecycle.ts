import { NodeOperationError, type IHookFunctions } from 'n8n-workflow';
import { clock } from '../shared/clock';
import { HEYGEN_BASE_URL, HEYGEN_CREDENTIAL } from '../shared/heygen/client';
import { baseUrlOf } from '../shared/http/transport';
import { isReachable } from '../shared/jobs/callback';
import {
	changeEndpoint,
	createEndpoint,
	deleteEndpoint,
	listEndpoints,
	registrationError,
	rotateSecret,
	type ListedEndpoint,
} from './endpoints';
import { assertToken, deliveryOf, readSettings } from './settings';
import { forgetEndpoint, keepEndpoint, stateOf, type Endpoint } from './state';

interface Wanted {
	url: string;
	events: string[] | null;
}

/**
 * Whether HeyGen calls this trigger for the chosen events; brings an endpoint up to date that was
 * registered before. An endpoint with our URL is ours, also where n8n was killed before it could note
 * it down: its secret is then replaced. False where one has to be registered. Throws NodeApiError or
 * NodeOperationError.
 */
export async function isRegistered(context: IHookFunctions): Promise<boolean> {
	const { events } = readSettings(context);
	if (deliveryOf(context) === 'callbackUrl') {
		assertToken(context);
		return true;
	}
	const wanted = { url: await publicUrl(context), events };
	const { endpoint: known } = stateOf(context);
	const listing = await listEndpoints(context);
	if (!listing.ok) {
		// n8n must be able to start while HeyGen is down, and deletes the endpoint when this throws.
		if (listing.failure.passing && known && fits(known, wanted)) return true;
		throw registrationError(context, listing.failure);
	}
	const [ours, ...strays] = listing.endpoints
		.filter(({ id, url }) => id === known?.id || url === wanted.url)
		.sort((a, b) => Number(b.id === known?.id) - Number(a.id === known?.id));
	for (const { id } of strays) await deleteEndpoint(context, id);
	return ours !== undefined && (await isUpToDate(context, ours, wanted, known));
}

/** Registers an endpoint and keeps its id and secret. Throws NodeApiError or NodeOperationError. */
export async function register(context: IHookFunctions): Promise<void> {
	const { events } = readSettings(context);
	const url = await publicUrl(context);
	const { id, secret } = await createEndpoint(context, url, events);
	keep(context, { id, secret, url, events });
}

/** Removes the endpoint at HeyGen. Throws NodeApiError: n8n then tries again and tells the user. */
export async function unregister(context: IHookFunctions): Promise<void> {
	if (deliveryOf(context) === 'callbackUrl') return;
	for (const id of await registeredIds(context)) await deleteEndpoint(context, id);
	forgetEndpoint(context);
}

/** Brings an endpoint up to date; false where it was removed, since it cannot be changed so far. */
async function isUpToDate(
	context: IHookFunctions,
	ours: ListedEndpoint,
	wanted: Wanted,
	known: Endpoint | undefined,
): Promise<boolean> {
	const canBeChanged = ours.isEnabled && (wanted.events !== null || ours.events === null);
	if (!canBeChanged) {
		await deleteEndpoint(context, ours.id);
		forgetEndpoint(context);
		return false;
	}
	if (!fits(ours, wanted)) {
		const { url, events } = wanted;
		await changeEndpoint(context, ours.id, { url, ...(events && { events }) });
	}
	const isKnown = known?.id === ours.id && known.secret !== '';
	const secret = isKnown ? known.secret : await rotateSecret(context, ours.id);
	if (!isKnown || !fits(known, wanted)) keep(context, { id: ours.id, secret, ...wanted });
	return true;
}

/** What this trigger has registered: by its notes, or by its URL where n8n was killed before it noted it. */
async function registeredIds(context: IHookFunctions): Promise<string[]> {
	const { endpoint } = stateOf(context);
	if (endpoint) return [endpoint.id];
	const url = context.getNodeWebhookUrl('default') ?? '';
	if (!(await canBeCalled(context, url))) return [];
	const listing = await listEndpoints(context);
	if (!listing.ok) {
		context.logger.warn(
			`HeyGen Trigger could not look for its endpoint: ${listing.failure.message}`,
		);
		return [];
	}
	return listing.endpoints.filter((one) => one.url === url).map(({ id }) => id);
}

async function publicUrl(context: IHookFunctions): Promise<string> {
	const url = context.getNodeWebhookUrl('default') ?? '';
	if (await canBeCalled(context, url)) return url;
	const origin = URL.canParse(url) ? new URL(url).origin : 'its address';
	throw new NodeOperationError(
		context.getNode(),
		`HeyGen cannot call n8n at ${origin}: it calls public https addresses only. Set n8n's WEBHOOK_URL to one, such as that of a tunnel, and restart n8n`,
	);
}

async function canBeCalled(context: IHookFunctions, url: string): Promise<boolean> {
	return isReachable(url, await baseUrlOf(context, HEYGEN_CREDENTIAL, HEYGEN_BASE_URL));
}

function keep(context: IHookFunctions, endpoint: Omit<Endpoint, 'registeredAt'>): void {
	if (endpoint.secret === '') {
		throw new NodeOperationError(
			context.getNode(),
			'HeyGen gave no secret, without which its calls cannot be told from forged ones. Publish the workflow again',
		);
	}
	keepEndpoint(context, { ...endpoint, registeredAt: clock.now() });
}

function fits(endpoint: Wanted, { url, events }: Wanted): boolean {
	const sorted = (list: string[] | null) => JSON.stringify(list && [...list].sort());
	return endpoint.url === url && sorted(endpoint.events) === sorted(events);
}
