import { clock } from '../../nodes/shared/clock';

/** Replaces the clock: time passes only by sleeping, and at once. Returns the sleeps, in ms. */
export function useFakeClock(start = Date.UTC(2026, 10, 21, 12)): {
	sleeps: number[];
	now: () => number;
} {
	let now = start;
	const sleeps: number[] = [];
	jest.spyOn(clock, 'now').mockImplementation(() => now);
	jest.spyOn(clock, 'random').mockImplementation(() => 0.5);
	jest.spyOn(clock, 'sleep').mockImplementation(async (ms) => {
		sleeps.push(ms);
		now += ms;
	});
	return { sleeps, now: () => now };
}
