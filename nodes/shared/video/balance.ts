import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { tryHeyGen } from '../heygen/client';
import { asNumber, isObject } from '../itemFields';
import { asJobFailure } from '../jobs/note';
import type { JobFailure } from '../jobs/plan';

/**
 * Why the account cannot pay for work of about `usd`, which `work` names; undefined where it can, or HeyGen
 * does not say. GET /v3/users/me has one of three kinds of billing; where it counts in credits, whose price
 * is not known, anything left is taken to be enough.
 */
export async function lacksMoney(
	context: IExecuteFunctions,
	usd: number,
	work: string,
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
	const needed = balance.inUsd ? usd : 0;
	if (balance.left > 0 && balance.left >= needed) return undefined;
	const left = balance.inUsd ? `$${balance.left.toFixed(2)}` : `${balance.left} credits`;
	return {
		code: 'insufficient_credit',
		message: `The ${balance.name} has ${left} left; this run is estimated at ${work}, about $${usd.toFixed(2)}`,
		advice:
			'Nothing was started. Top up the balance under Settings → API in HeyGen, or send fewer items. The estimate goes by the prices in the options.',
	};
}

/** What is left; undefined where HeyGen does not say, or there is no limit. */
interface Balance {
	name: string;
	left: number;
	inUsd: boolean;
}

function balanceIn(account: IDataObject): Balance | undefined {
	const { wallet, usage_based: usage, subscription } = account;
	if (isObject(wallet)) {
		// HeyGen fills it up as it empties.
		if (isObject(wallet.auto_reload) && wallet.auto_reload.enabled === true) return undefined;
		const left = asNumber(wallet.remaining_balance);
		return known({ name: 'API wallet', left, inUsd: wallet.currency !== 'credits' });
	}
	if (isObject(usage)) {
		const credits = asNumber(usage.remaining_credits);
		if (credits > 0) return { name: 'usage-based plan', left: credits, inUsd: false };
		// Without a cap there is no end.
		const left = asNumber(usage.spending_cap_usd) - asNumber(usage.spending_current_usd ?? 0);
		return known({ name: 'spending cap of the usage-based plan', left, inUsd: true });
	}
	if (isObject(subscription) && isObject(subscription.credits)) {
		const { premium_credits: premium, add_on_credits: addOn } = subscription.credits;
		const remaining = (credits: unknown) =>
			isObject(credits) ? Number(credits.remaining ?? 0) : 0;
		return { name: 'subscription', left: remaining(premium) + remaining(addOn), inUsd: false };
	}
	return undefined;
}

function known(balance: Balance): Balance | undefined {
	return Number.isNaN(balance.left) ? undefined : balance;
}
