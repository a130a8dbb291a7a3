import { clock, jittered } from '../clock';
import type { WaitPlan } from './plan';

interface Pace {
	/** Up to this age of the wait, in seconds … */
	untilSeconds: number;
	/** … HeyGen is asked this often. */
	everySeconds: number;
}

/**
 * While n8n holds the run. A short clip takes HeyGen half a minute to two minutes, most videos five
 * to fifteen, and some much longer, so that the intervals grow with the age of the wait.
 */
const IN_RUN: readonly Pace[] = [
	{ untilSeconds: 60, everySeconds: 5 },
	{ untilSeconds: 300, everySeconds: 10 },
	{ untilSeconds: 1200, everySeconds: 30 },
	{ untilSeconds: Infinity, everySeconds: 60 },
];

/** n8n keeps waits of less than 65 seconds in memory and looks at longer ones once a minute. */
export const SHORTEST_PARKED_SECONDS = 65;

/** While the run sleeps; HeyGen's callback wakes it earlier where it can reach n8n. */
const PARKED: readonly Pace[] = [
	{ untilSeconds: 600, everySeconds: SHORTEST_PARKED_SECONDS },
	{ untilSeconds: 1800, everySeconds: 120 },
	{ untilSeconds: 7200, everySeconds: 300 },
	{ untilSeconds: Infinity, everySeconds: 900 },
];

/**
 * Seconds until the jobs of a sleeping run are looked at next. The last sleep ends at the deadline:
 * what would be too short for a sleep of its own is added to the one before.
 */
export function parkedSeconds(plan: WaitPlan, now: number): number {
	const left = Math.ceil((plan.giveUpAt - now) / 1000);
	const interval = intervalOf(PARKED, plan, now);
	return Math.max(
		SHORTEST_PARKED_SECONDS,
		left - interval < SHORTEST_PARKED_SECONDS ? left : interval,
	);
}

/**
 * Whether the wait is to be given up. A sleeping run would wake too late for the workflow's own timeout
 * where less is left than the shortest sleep takes.
 */
export function isTimeUp({ byWorkflow, giveUpAt, parentExecutionId }: WaitPlan): boolean {
	const left = giveUpAt - clock.now();
	const needed = byWorkflow && parentExecutionId ? SHORTEST_PARKED_SECONDS * 1000 : 0;
	return left <= 0 || left < needed;
}

/** Milliseconds until the jobs are looked at next while the run goes on; spread by ±10 %. */
export function inRunMs(plan: WaitPlan, now: number): number {
	const ms = jittered(intervalOf(IN_RUN, plan, now) * 1000, 0.1);
	return Math.max(0, Math.min(ms, plan.giveUpAt - now));
}

function intervalOf(paces: readonly Pace[], plan: WaitPlan, now: number): number {
	const ageSeconds = (now - plan.startedAt) / 1000;
	return paces.find(({ untilSeconds }) => ageSeconds < untilSeconds)!.everySeconds;
}
