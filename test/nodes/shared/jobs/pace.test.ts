import { clock } from '../../../../nodes/shared/clock';
import { inRunMs, parkedSeconds } from '../../../../nodes/shared/jobs/pace';
import type { WaitPlan } from '../../../../nodes/shared/jobs/plan';
import { useFakeClock } from '../../fakeClock';

const START = Date.UTC(2026, 10, 21, 12);
const at = (seconds: number) => START + seconds * 1000;

const planFor = (giveUpAfterSeconds: number): WaitPlan => ({
	nodeName: 'Wait',
	tasks: [],
	startedAt: START,
	giveUpAt: at(giveUpAfterSeconds),
	timeUp: 'fail',
	onError: 'stop',
	atOnce: 1,
});
const DAY = planFor(86_400);

beforeEach(() => void useFakeClock());
afterEach(() => jest.restoreAllMocks());

describe('a sleeping run', () => {
	it.each([
		[0, 65],
		[599, 65],
		[600, 120],
		[1799, 120],
		[1800, 300],
		[7199, 300],
		[7200, 900],
		[80_000, 900],
	])('after %i s looks again in %i s', (age, seconds) => {
		expect(parkedSeconds(DAY, at(age))).toBe(seconds);
	});

	it.each([
		['not past the deadline', 7200, 7000, 200],
		['to the second after it', 7200, 7000.5, 200],
		['for what would be too short to sleep once more', 400, 271, 129],
		['once more where that is long enough', 400, 270, 65],
		['but sleeps 65 s at least', 7200, 7190, 65],
		['even where time is up', 7200, 7300, 65],
	])('looks again %s', (_, giveUpAfter, age, seconds) => {
		expect(parkedSeconds(planFor(giveUpAfter), at(age))).toBe(seconds);
	});
});

describe('a run that waits', () => {
	it.each([
		[0, 5000],
		[59.999, 5000],
		[60, 10_000],
		[299, 10_000],
		[300, 30_000],
		[1199, 30_000],
		[1200, 60_000],
		[80_000, 60_000],
	])('after %f s looks again in %i ms', (age, ms) => {
		expect(inRunMs(DAY, at(age))).toBe(ms);
	});

	it.each([
		[0, 9000],
		[0.999999, 11_000],
	])('spreads its looks by a tenth (chance %f)', (chance, ms) => {
		jest.spyOn(clock, 'random').mockReturnValue(chance);
		expect(inRunMs(DAY, at(100))).toBe(ms);
	});

	it.each([
		[3597, 3000],
		[3600, 0],
		[3700, 0],
	])('looks at the deadline and never after it: age %i s', (age, ms) => {
		expect(inRunMs(planFor(3600), at(age))).toBe(ms);
	});
});
