import { clock, jittered, pause } from '../../../nodes/shared/clock';
import { useFakeClock } from '../fakeClock';

afterEach(() => {
	jest.restoreAllMocks();
	jest.useRealTimers();
});

describe('clock', () => {
	it('tells the time and rolls the dice', () => {
		jest.spyOn(Date, 'now').mockReturnValue(123);
		jest.spyOn(Math, 'random').mockReturnValue(0.7);
		expect([clock.now(), clock.random()]).toEqual([123, 0.7]);
	});

	it('sleeps for the whole time', async () => {
		jest.useFakeTimers();
		const woken = jest.fn();
		void clock.sleep(1000).then(woken);
		await jest.advanceTimersByTimeAsync(999);
		expect(woken).not.toHaveBeenCalled();
		await jest.advanceTimersByTimeAsync(1);
		expect(woken).toHaveBeenCalledTimes(1);
	});
});

describe('pause', () => {
	it.each([
		['without a signal', undefined],
		['with a signal that stays silent', new AbortController().signal],
	])('takes the whole time %s', async (_, signal) => {
		const { sleeps } = useFakeClock();
		expect(await pause(500, signal)).toBe(true);
		expect(sleeps).toEqual([500]);
	});

	it('does not begin when the run was stopped before', async () => {
		const { sleeps } = useFakeClock();
		expect(await pause(500, AbortSignal.abort())).toBe(false);
		expect(sleeps).toEqual([]);
	});

	it('ends at once when the run is stopped', async () => {
		jest.spyOn(clock, 'sleep').mockImplementation(async () => await new Promise(() => {}));
		const stop = new AbortController();
		const pausing = pause(500, stop.signal);
		stop.abort();
		expect(await pausing).toBe(false);
	});

	it('leaves no listener behind', async () => {
		useFakeClock();
		const { signal } = new AbortController();
		const added = jest.spyOn(signal, 'addEventListener');
		const removed = jest.spyOn(signal, 'removeEventListener');
		await pause(500, signal);
		expect(removed).toHaveBeenCalledWith('abort', added.mock.calls[0][1]);
	});
});

describe('jittered', () => {
	it.each([
		[0, 750],
		[0.5, 1000],
		[0.999999, 1250],
	])('spreads by the share: chance %f', (chance, ms) => {
		jest.spyOn(clock, 'random').mockReturnValue(chance);
		expect(jittered(1000, 0.25)).toBe(ms);
	});

	it.each([
		[1000, 0, 1000],
		[0, 0.25, 0],
		[3, 0.1, 3],
	])('of %i ms by a share of %f is %i ms', (ms, share, expected) => {
		jest.spyOn(clock, 'random').mockReturnValue(0.5);
		expect(jittered(ms, share)).toBe(expected);
	});
});
