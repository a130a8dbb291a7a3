import { createHash } from 'node:crypto';
import { clock } from '../shared/clock';

/** What an event is known again by, as hashes. */
export interface Identity {
	/** A delivery with one of these has been here before. */
	own: string[];
	/** What happened to what: for events that have no id, and for those from the history. */
	job: string;
}

/** The memory as it is kept in the workflow's static data: hashes of eight characters, one after another. */
export interface SeenRecord {
	older: string;
	newer: string;
	/** From when on everything is remembered, in ms since 1970. */
	since: number;
	newerSince: number;
}

/**
 * The events that one trigger has run. n8n loads the static data for each call and saves it when the
 * run has started, so that calls at the same time know nothing of each other, and the last one to be
 * saved undoes the others: within a process, this memory is what counts, and the static data is what
 * a restart begins with.
 */
export interface Memory extends SeenRecord {
	known: Set<string>;
	/** Events that are being answered: true as soon as n8n has taken one, false if it could not. */
	pending: Map<string, Promise<boolean>>;
}

const HASH_LENGTH = 8;
/** A generation is dropped when the one after it is full: between one and two of them are remembered. */
const HASHES_PER_GENERATION = 5000;

const memories = new Map<string, Memory>();

/** The memory of a trigger in this process, with what other processes or an earlier one have stored. */
export function recall(trigger: string, stored: SeenRecord | undefined): Memory {
	let memory = memories.get(trigger);
	if (!memory) {
		memory = emptyMemory();
		if (stored) Object.assign(memory, stored);
		memory.known = new Set([...hashesIn(memory.older), ...hashesIn(memory.newer)]);
		memories.set(trigger, memory);
	} else if (stored) {
		// A generation that is older than what is remembered was dropped here, and stays dropped.
		if (stored.since >= memory.since) learn(memory, stored.older);
		if (stored.newerSince >= memory.since) learn(memory, stored.newer);
	}
	return memory;
}

/** The memory as it is stored, with `hashes` added to it. */
export function toRecord(memory: Memory, hashes: string[]): SeenRecord {
	const { older, newer, since, newerSince } = memory;
	const added = hashes.filter((hash) => !memory.known.has(hash)).join('');
	return { older, newer: newer + added, since, newerSince };
}

/** Adds to the memory what is not in it yet. */
export function remember(memory: Memory, hashes: string[]): void {
	for (const hash of hashes) {
		if (memory.known.has(hash)) continue;
		if (memory.newer.length >= HASHES_PER_GENERATION * HASH_LENGTH) startGeneration(memory);
		memory.newer += hash;
		memory.known.add(hash);
	}
}

/** Adds an event that the look-up starts, which HeyGen may deliver after all, also under another id. */
export function rememberLookedUp(memory: Memory, { own, job }: Identity): void {
	remember(memory, [...own, job, lookedUp(job)]);
}

/**
 * Takes an event that was not taken before: returns false when one of its own hashes is known, or for
 * HeyGen's first call about what the look-up has started; what happens to the same job after that is
 * something new. An event that is being answered at this moment is waited for, since HeyGen does not
 * send it again when n8n could not take it, and this call is then the one that counts. `taken` says
 * what became of this one.
 */
export async function claim(
	memory: Memory,
	{ own, job }: Identity,
	taken: Promise<boolean>,
): Promise<boolean> {
	for (;;) {
		const isLate = memory.known.has(lookedUp(job)) && !memory.known.has(delivered(job));
		if (isLate) remember(memory, [...own, delivered(job)]);
		if (own.some((hash) => memory.known.has(hash))) return false;
		const pending = own.map((hash) => memory.pending.get(hash)).find(Boolean);
		if (!pending) break;
		await pending;
	}
	const all = [...own, job];
	const settled = taken.then((isTaken) => {
		for (const hash of all) memory.pending.delete(hash);
		if (isTaken) remember(memory, all);
		return isTaken;
	});
	for (const hash of all) memory.pending.set(hash, settled);
	return true;
}

const lookedUp = (job: string) => hashOf('looked up', job);
const delivered = (job: string) => hashOf('delivered', job);

/** 48 bits of a hash: enough to tell some thousands of events apart, and short. */
export function hashOf(...parts: string[]): string {
	const digest = createHash('sha256').update(JSON.stringify(parts)).digest('base64url');
	return digest.slice(0, HASH_LENGTH);
}

function emptyMemory(): Memory {
	const now = clock.now();
	return {
		older: '',
		newer: '',
		since: now,
		newerSince: now,
		known: new Set(),
		pending: new Map(),
	};
}

function startGeneration(memory: Memory): void {
	for (const hash of hashesIn(memory.older)) memory.known.delete(hash);
	memory.older = memory.newer;
	memory.since = memory.newerSince;
	memory.newer = '';
	memory.newerSince = clock.now();
}

function hashesIn(text: string): string[] {
	return text.match(/.{8}/g) ?? [];
}

/** Adds a stored generation, which is mostly what this process wrote itself a moment ago. */
function learn(memory: Memory, stored: string): void {
	const isOwn = memory.newer.startsWith(stored) || memory.older.startsWith(stored);
	if (!isOwn) remember(memory, hashesIn(stored));
}
