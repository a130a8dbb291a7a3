import { clock, jittered, pause } from '../clock';

export interface RetryLimits {
	/** How often to try again after the first attempt. */
	retries: number;
	/** A wait that the service asks for and that is longer than this ends the attempts. */
	longestWaitMs: number;
	signal?: AbortSignal;
}

/** What one attempt says about itself: whether another one makes sense, and after how long. */
export interface RetryVerdict {
	again: boolean;
	/** What the service asked for in Retry-After. */
	afterMs?: number;
}

const FIRST_WAIT_MS = 1000;
const LONGEST_OWN_WAIT_MS = 30_000;

/**
 * Runs `attempt` until `judge` is content or the limits are reached, and returns the last outcome.
 * Waits 1 s, 2 s, 4 s … up to 30 s (±25 %) between attempts, or as long as the service asks for;
 * HeyGen's own client backs off the same way (github.com/heygen-com/heygen-cli, internal/client).
 * `beforeNext` runs ahead of each further attempt.
 */
export async function withRetries<T>(
	attempt: () => Promise<T>,
	judge: (outcome: T) => RetryVerdict,
	limits: RetryLimits,
	beforeNext: () => Promise<void> = async () => {},
): Promise<T> {
	for (let done = 0; ; done++) {
		const outcome = await attempt();
		const verdict = judge(outcome);
		if (!verdict.again || done >= limits.retries) return outcome;
		const waitMs =
			verdict.afterMs ?? jittered(Math.min(FIRST_WAIT_MS * 2 ** done, LONGEST_OWN_WAIT_MS), 0.25);
		if (waitMs > limits.longestWaitMs) return outcome;
		if (!(await pause(waitMs, limits.signal))) return outcome;
		await beforeNext();
	}
}

/**
 * Milliseconds that a Retry-After header asks for, given as seconds or as an HTTP date;
 * undefined where there is none or it makes no sense.
 */
export function retryAfterMs(headers: Record<string, string>): number | undefined {
	const value = headers['retry-after']?.trim();
	if (!value) return undefined;
	const ms = /^\d+(\.\d+)?$/.test(value) ? Number(value) * 1000 : Date.parse(value) - clock.now();
	return Number.isFinite(ms) ? Math.max(0, Math.round(ms)) : undefined;
}

/** Statuses that say nothing about the request itself, so that the same one may succeed later. */
export function isPassing(status: number): boolean {
	return status === 408 || status === 429 || (status >= 500 && status !== 501);
}
