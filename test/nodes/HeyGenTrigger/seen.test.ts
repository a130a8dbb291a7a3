import {
	claim,
	hashOf,
	recall,
	remember,
	rememberLookedUp,
	toRecord,
	type Memory,
	type SeenRecord,
} from '../../../nodes/HeyGenTrigger/seen';
import { clock } from '../../../nodes/shared/clock';
import { useFakeClock } from '../fakeClock';
import { newWorkflowId } from './contexts';

beforeEach(() => void useFakeClock());
afterEach(() => jest.restoreAllMocks());

const GENERATION = 5000;
const hash = (n: number | string) => hashOf('id', String(n));
const hashes = (from: number, to: number) =>
	Array.from({ length: to - from }, (_, i) => hash(from + i));
const event = (n: number | string, job: number | string = n) => ({
	own: [hash(n)],
	job: hashOf('job', String(job)),
});
/** A process that has just been started, with what was stored. */
const restarted = (stored?: SeenRecord) => recall(newWorkflowId(), stored);
const asStored = (memory: Memory): SeenRecord => JSON.parse(JSON.stringify(toRecord(memory, [])));
const taken = Promise.resolve(true);
const settled = async () => await clock.sleep(0);

it('takes an event once', async () => {
	const memory = restarted();
	expect(await claim(memory, event(1), taken)).toBe(true);
	await settled();
	expect(await claim(memory, event(1), taken)).toBe(false);
	expect(await claim(memory, event(2), taken)).toBe(true);
});

it('knows an event by any of its hashes, and remembers others with it', async () => {
	const memory = restarted();
	await claim(memory, { own: [hash('a'), hash('b')], job: hash('job') }, taken);
	await settled();
	expect(await claim(memory, { own: [hash('x'), hash('b')], job: hash('other job') }, taken)).toBe(
		false,
	);
	expect(memory.known.has(hash('job'))).toBe(true);
});

it('takes one of many that come at the same time', async () => {
	const memory = restarted();
	const outcomes = await Promise.all(
		Array.from({ length: 50 }, () => claim(memory, event(1), taken)),
	);
	expect(outcomes.filter(Boolean)).toHaveLength(1);
});

it('takes an event that n8n could not take before, by the call that was waiting', async () => {
	const memory = restarted();
	let fail!: (isTaken: boolean) => void;
	const outcome = new Promise<boolean>((resolve) => (fail = resolve));
	const first = await claim(memory, event(1), outcome);
	const second = claim(memory, event(1), taken);
	const third = claim(memory, event(1), taken);
	fail(false);
	expect([first, await second, await third]).toEqual([true, true, false]);
});

it('takes one call about what the look-up has started for that, and any other for something new', async () => {
	const memory = restarted();
	rememberLookedUp(memory, event('in the history', 'job'));
	expect(await claim(memory, event('delivered', 'job'), taken)).toBe(false);
	expect(await claim(memory, event('delivered', 'job'), taken)).toBe(false);
	expect(await claim(memory, event('in the history', 'job'), taken)).toBe(false);
	expect(await claim(memory, event('second', 'job'), taken)).toBe(true);
	expect(await claim(memory, event('second', 'job'), taken)).toBe(false);
});

it('takes what comes behind the call about what the look-up has started', async () => {
	const memory = restarted();
	rememberLookedUp(memory, event('in the history', 'job'));
	expect(await claim(memory, event('in the history', 'job'), taken)).toBe(false);
	expect(await claim(memory, event('second', 'job'), taken)).toBe(true);
});

it('takes two events of a job that were both delivered', async () => {
	const memory = restarted();
	expect(await claim(memory, event('first', 'job'), taken)).toBe(true);
	await settled();
	expect(await claim(memory, event('second', 'job'), taken)).toBe(true);
});

it('survives a restart', async () => {
	const before = restarted();
	remember(before, hashes(0, 10));
	const record = toRecord(before, [hash(10)]);
	const after = restarted(JSON.parse(JSON.stringify(record)));
	for (const n of [0, 9, 10]) expect(await claim(after, event(n), taken)).toBe(false);
	expect(await claim(after, event(11), taken)).toBe(true);
	expect(after.since).toBe(before.since);
});

it('writes a hash once', () => {
	const memory = restarted();
	remember(memory, [hash(1), hash(1)]);
	expect(toRecord(memory, [hash(1), hash(2)]).newer).toBe(hash(1) + hash(2));
});

it('learns what another process has stored', async () => {
	const name = newWorkflowId();
	const memory = recall(name, undefined);
	remember(memory, [hash(1)]);
	recall(name, { ...asStored(memory), newer: hash(2) });
	expect([hash(1), hash(2)].map((one) => memory.known.has(one))).toEqual([true, true]);
});

it('is bounded, and always remembers the last generation', () => {
	const memory = restarted();
	remember(memory, hashes(0, 3 * GENERATION + 1));
	expect(memory.known.size).toBeLessThanOrEqual(2 * GENERATION);
	expect(memory.known.has(hash(0))).toBe(false);
	for (const n of [2 * GENERATION, 3 * GENERATION]) expect(memory.known.has(hash(n))).toBe(true);
	expect(JSON.stringify(asStored(memory)).length).toBeLessThan(81_000);
});

it('says from when on it remembers everything', async () => {
	const start = clock.now();
	const memory = restarted();
	await clock.sleep(5000);
	remember(memory, hashes(0, GENERATION + 1));
	expect(memory.since).toBe(start);
	await clock.sleep(5000);
	remember(memory, hashes(GENERATION + 1, 2 * GENERATION + 1));
	expect(memory.since).toBe(start + 5000);
});

it('does not bring back what it has dropped, when a call comes with an old record', async () => {
	const name = newWorkflowId();
	const memory = recall(name, undefined);
	remember(memory, hashes(0, GENERATION));
	await clock.sleep(1);
	remember(memory, hashes(GENERATION, 2 * GENERATION));
	const old = asStored(memory);
	await clock.sleep(1);
	remember(memory, hashes(2 * GENERATION, 2 * GENERATION + 1));
	recall(name, old);
	expect(memory.known.has(hash(0))).toBe(false);
	expect(memory.known.has(hash(GENERATION))).toBe(true);
});

it('tells ids apart that look alike when put together', () => {
	expect(hashOf('a', 'bc')).not.toBe(hashOf('ab', 'c'));
	expect(hashOf('a')).toMatch(/^[A-Za-z0-9_-]{8}$/);
});
