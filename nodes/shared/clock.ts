import { sleep } from 'n8n-workflow';

/** Everything that depends on time or chance, in one place, so that a test can replace it. */
export const clock = {
	/** Milliseconds since 1970. */
	now: (): number => Date.now(),
	/** Resolves after `ms` milliseconds. */
	sleep: async (ms: number): Promise<void> => await sleep(ms),
	/** A number from 0 up to, but not including, 1. */
	random: (): number => Math.random(),
};

/**
 * Waits `ms` milliseconds, or until `signal` is aborted, whichever comes first.
 * Returns true when the whole time has passed, false when the wait was cut short.
 */
export async function pause(ms: number, signal?: AbortSignal): Promise<boolean> {
	if (signal?.aborted) return false;
	if (!signal) {
		await clock.sleep(ms);
		return true;
	}
	let onAbort = () => {};
	const aborted = new Promise<boolean>((resolve) => {
		onAbort = () => resolve(false);
		signal.addEventListener('abort', onAbort, { once: true });
	});
	const whole = await Promise.race([clock.sleep(ms).then(() => true), aborted]);
	signal.removeEventListener('abort', onAbort);
	return whole;
}

/** Spreads `ms` by up to ±`share` (0.25 is ±25 %), so that many clients do not come back at once. */
export function jittered(ms: number, share: number): number {
	return Math.round(ms * (1 - share + 2 * share * clock.random()));
}
