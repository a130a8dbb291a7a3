import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { tryHeyGen } from '../heygen/client';
import { isObject } from '../itemFields';
import { asJobFailure } from '../jobs/note';
import type { JobFailure } from '../jobs/plan';
import type { Prepared } from './prepared';

/** Published prices of the API wallet as of November 2026, in USD; HeyGen may change them any day. */
export interface Prices {
	perSecond: number;
	/** Only for nodes that make these. */
	perCinematic?: number;
}

/** Options that keep a run from costing more than it should. */
export function costOptions({ perSecond, perCinematic }: Prices): INodeProperties[] {
	const cinematic = perCinematic === undefined ? [] : [cinematicPrice(perCinematic)];
	return [
		{
			displayName: 'Check Balance',
			name: 'checkBalance',
			type: 'boolean',
			default: true,
			description:
				"Whether to look at the account's balance first, and to start nothing where it is below the estimated cost of all items",
		},
		{
			displayName: 'Most Seconds per Run',
			name: 'mostSeconds',
			type: 'number',
			typeOptions: { minValue: 0 },
			default: 600,
			description:
				'Nothing is started where all items together come to more seconds of video than this, by an estimate from their scripts',
		},
		...cinematic,
		{
			displayName: 'Price per Second (USD)',
			name: 'pricePerSecond',
			type: 'number',
			typeOptions: { minValue: 0, numberPrecision: 4 },
			default: perSecond,
			displayOptions: { show: { checkBalance: [true] } },
			description:
				'For the estimated cost. As published in November 2026: 0.0667 for filmed avatars, 0.05 for photo avatars, 0.0333 for the Video Agent.',
		},
	];
}

function cinematicPrice(price: number): INodeProperties {
	return {
		displayName: 'Price per Cinematic Video (USD)',
		name: 'pricePerCinematic',
		type: 'number',
		typeOptions: { minValue: 0, numberPrecision: 4 },
		default: price,
		displayOptions: { show: { checkBalance: [true] } },
		description: 'As published in November 2026, for the estimated cost',
	};
}

interface CostSettings {
	checkBalance?: boolean;
	mostSeconds?: unknown;
	pricePerCinematic?: unknown;
	pricePerSecond?: unknown;
}

/** What a run would take, as far as it can be told beforehand. */
interface Estimate {
	videos: number;
	seconds: number;
	/** Videos of a length that only HeyGen will know. */
	unknown: number;
	usd: number;
}

/**
 * Why this run must not be started, by the user's own limits; undefined where it may. Estimates go by
 * the scripts at HeyGen's usual 150 words a minute; a video from a prompt, from audio or from clips
 * is not counted, because its length is not known.
 */
export async function tooCostly(
	context: IExecuteFunctions,
	prepared: Prepared[],
	prices: Prices,
): Promise<JobFailure | undefined> {
	const settings = context.getNodeParameter('options', 0, {}) as CostSettings;
	const most = settings.mostSeconds === undefined ? Infinity : Number(settings.mostSeconds);
	const estimate = estimateOf(prepared, settings, prices);
	if (estimate.seconds > most) {
		return {
			code: 'over_limit',
			message: `This run would take about ${inWords(estimate)}, more than the ${most} s that 'Most Seconds per Run' allows`,
			advice: 'Nothing was started. Raise the limit, or send fewer items or shorter scripts.',
		};
	}
	return settings.checkBalance === true ? await lacksMoney(context, estimate) : undefined;
}

function estimateOf(prepared: Prepared[], settings: CostSettings, prices: Prices): Estimate {
	const perSecond = Number(settings.pricePerSecond ?? prices.perSecond);
	const perCinematic = Number(settings.pricePerCinematic ?? prices.perCinematic ?? 0);
	const isCinematic = ({ body }: Prepared) => body.type === 'cinematic_avatar';
	const bySecond = prepared.filter((video) => !isCinematic(video));
	const sum = (videos: Prepared[]) =>
		videos.reduce((total, { seconds }) => total + (seconds ?? 0), 0);
	return {
		videos: prepared.length,
		seconds: Math.round(sum(prepared)),
		unknown: prepared.filter(({ seconds }) => seconds === undefined).length,
		usd: sum(bySecond) * perSecond + prepared.filter(isCinematic).length * perCinematic,
	};
}

function inWords({ videos, seconds, unknown }: Estimate): string {
	const rest = unknown > 0 ? ` (${unknown} of unknown length not counted)` : '';
	return `${seconds} s of video in ${videos} video${videos === 1 ? '' : 's'}${rest}`;
}

/** GET /v3/users/me has one of three kinds of billing, of which only the wallet is surely in USD. */
async function lacksMoney(
	context: IExecuteFunctions,
	estimate: Estimate,
): Promise<JobFailure | undefined> {
	const result = await tryHeyGen(context, { method: 'GET', path: '/v3/users/me' });
	if (!result.ok) {
		const failure = asJobFailure(result.failure);
		const message = `The balance could not be checked: ${failure.message}`;
		const advice =
			result.failure.status === 403
				? "Give the API key the scope account:read in HeyGen, or turn off 'Check Balance'."
				: failure.advice;
		return { ...failure, message, advice };
	}
	const balance = balanceIn((result.envelope.data ?? {}) as IDataObject);
	if (!balance) return undefined;
	const needed = balance.inUsd ? estimate.usd : 0;
	if (balance.left > 0 && balance.left >= needed) return undefined;
	const left = balance.inUsd ? `$${balance.left.toFixed(2)}` : `${balance.left} credits`;
	return {
		code: 'insufficient_credit',
		message: `The ${balance.name} has ${left} left; this run is estimated at ${inWords(estimate)}, about $${estimate.usd.toFixed(2)}`,
		advice:
			'Nothing was started. Top up the balance under Settings → API in HeyGen, or send fewer items. The estimate goes by the prices in the options.',
	};
}

function balanceIn(
	account: IDataObject,
): { name: string; left: number; inUsd: boolean } | undefined {
	const { wallet, usage_based: usage, subscription } = account;
	if (isObject(wallet)) {
		const inUsd = wallet.currency !== 'credits';
		return { name: 'API wallet', left: Number(wallet.remaining_balance ?? 0), inUsd };
	}
	if (isObject(usage)) {
		const cap = Number(usage.spending_cap_usd ?? 0) - Number(usage.spending_current_usd ?? 0);
		const included = Number(usage.remaining_credits ?? 0);
		return { name: 'usage-based plan', left: Math.max(cap, included), inUsd: false };
	}
	if (isObject(subscription) && isObject(subscription.credits)) {
		const { premium_credits: premium, add_on_credits: addOn } = subscription.credits;
		const remaining = (credits: unknown) =>
			isObject(credits) ? Number(credits.remaining ?? 0) : 0;
		return { name: 'subscription', left: remaining(premium) + remaining(addOn), inUsd: false };
	}
	return undefined;
}
