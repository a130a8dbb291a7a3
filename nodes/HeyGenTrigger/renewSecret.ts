import type { IWebhookFunctions } from 'n8n-workflow';
import { clock } from '../shared/clock';
import { listEndpoints, rotateSecret, type ListedEndpoint } from './endpoints';
import { nameOf, newestEndpoint, renewEndpoint } from './state';

/** Anybody can send a call that is refused, and none of them must cost HeyGen more than this. */
const BETWEEN_LOOKS_MS = 60_000;
const LOOK = { retries: 0, timeoutMs: 5000 };
/** An activation has noted the secret of its endpoint by then. */
const BEING_REGISTERED_MS = 10_000;

const lastLooks = new Map<string, number>();

/**
 * After a call with a bad signature: has HeyGen make a new secret where our URL belongs to an endpoint
 * that this trigger does not know. That happens where a call that was under way in one process of n8n
 * saves its static data after another process has registered anew. An endpoint that is known keeps its
 * secret, whoever calls. Does not throw: without an answer, everything stays as it is.
 */
export async function renewUnknownSecret(context: IWebhookFunctions): Promise<void> {
	if (context.getMode() === 'manual') return;
	const name = nameOf(context);
	const now = clock.now();
	if (now - (lastLooks.get(name) ?? -Infinity) < BETWEEN_LOOKS_MS) return;
	lastLooks.set(name, now);
	try {
		const ours = await findUnknown(context);
		if (!ours) return;
		const { id, url, events } = ours;
		const secret = await rotateSecret(context, id);
		if (!secret) return;
		renewEndpoint(context, { id, secret, url, events, registeredAt: clock.now() });
		context.logger.warn(
			"HeyGen Trigger did not know its endpoint's secret any more, and has a new one",
		);
	} catch {
		return;
	}
}

/** The endpoint at HeyGen that has our URL; undefined where it is known, or about to be. */
async function findUnknown(context: IWebhookFunctions): Promise<ListedEndpoint | undefined> {
	const listing = await listEndpoints(context, LOOK);
	if (!listing.ok) return undefined;
	const url = context.getNodeWebhookUrl('default');
	const ours = listing.endpoints.filter((one) => one.url === url && one.isEnabled);
	const known = newestEndpoint(context)?.id;
	if (ours.some(({ id }) => id === known)) return undefined;
	const isSettled = ({ createdAt }: ListedEndpoint) =>
		!(Math.abs(clock.now() - createdAt) < BEING_REGISTERED_MS);
	return ours.every(isSettled) ? ours[0] : undefined;
}
