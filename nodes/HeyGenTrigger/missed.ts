import type { IDataObject, ITriggerFunctions, ITriggerResponse, NodeApiError } from 'n8n-workflow';
import { clock } from '../shared/clock';
import { sideBySide } from '../shared/sideBySide';
import { withDetails } from './fetchDetails';
import { readHistory } from './history';
import { identify } from './identity';
import { toItem } from './output';
import { recall, rememberLookedUp, toRecord, type Identity, type Memory } from './seen';
import { isWanted, readSettings, type TriggerSettings } from './settings';
import { nameOf, stateOf } from './state';

const LOOK_BACK_MS = 7 * 24 * 3_600_000;
const DETAILS_AT_ONCE = 5;
const DETAILS_WITHIN_MS = 60_000;
/** A whole night's events at once would take n8n's breath away. */
const PAUSE_BETWEEN_RUNS_MS = 50;

interface Missed {
	identity: Identity;
	json: IDataObject;
}

/**
 * Starts the workflow for each event that HeyGen has in its history and that never arrived here, if
 * the user wants that. n8n calls this when the workflow is published, and when n8n starts. Trouble is
 * a failed run in the list of executions, and does not keep the trigger from listening.
 */
export async function lookUpMissed(context: ITriggerFunctions): Promise<ITriggerResponse> {
	const settings = readSettings(context);
	const state = stateOf(context);
	if (!settings.options.lookUpMissed || settings.delivery === 'callbackUrl') {
		if (state.lookUp) delete state.lookUp;
		return {};
	}
	const memory = recall(nameOf(context), state.seen);
	const choice = JSON.stringify([settings.events, settings.callbackIds, settings.ids]);
	const { lookUp } = state;
	// What was before this choice of events was made has not been missed.
	if (lookUp?.choice !== choice) {
		state.lookUp = { since: clock.now(), choice };
		state.seen = toRecord(memory, []);
		return {};
	}
	const since = Math.max(lookUp.since, memory.since, clock.now() - LOOK_BACK_MS);
	try {
		const missed = await findMissed(context, settings, memory, since);
		return startRuns(context, memory, missed);
	} catch (error) {
		tell(context, error as NodeApiError);
		return {};
	}
}

/** An older n8n cannot store a run that failed before it began. */
function tell(context: ITriggerFunctions, error: NodeApiError): void {
	context.logger.warn(`HeyGen Trigger could not look up missed events: ${error.message}`);
	context.saveFailedExecution?.(error);
}

async function findMissed(
	context: ITriggerFunctions,
	settings: TriggerSettings,
	memory: Memory,
	since: number,
): Promise<Missed[]> {
	const events = await readHistory(context, since, settings.events);
	const missed = events
		.filter((event) => isWanted(event, settings))
		.map((event) => ({ identity: identify(event), json: toItem(event) }))
		.filter(({ identity }) => !isKnown(memory, identity));
	if (settings.options.fetchDetails) await addDetails(context, missed);
	return missed;
}

/** An event's id in the history need not be the one that it was delivered with. */
function isKnown(memory: Memory, { own, job }: Identity): boolean {
	return [...own, job].some((hash) => memory.known.has(hash) || memory.pending.has(hash));
}

async function addDetails(context: ITriggerFunctions, missed: Missed[]): Promise<void> {
	const deadline = clock.now() + DETAILS_WITHIN_MS;
	await sideBySide(missed, DETAILS_AT_ONCE, async (one) => {
		one.json =
			clock.now() < deadline
				? await withDetails(context, one.json)
				: { ...one.json, details_error: 'There were too many missed events to read them all' };
	});
}

/** In the background, oldest first; ends when the workflow is unpublished, and the rest is found next time. */
function startRuns(context: ITriggerFunctions, memory: Memory, missed: Missed[]): ITriggerResponse {
	let isOver = false;
	const run = async () => {
		for (const { identity, json } of missed) {
			if (isOver) return;
			if (isKnown(memory, identity)) continue;
			rememberLookedUp(memory, identity);
			stateOf(context).seen = toRecord(memory, []);
			context.emit([[{ json }]]);
			await clock.sleep(PAUSE_BETWEEN_RUNS_MS);
		}
	};
	void run();
	return {
		closeFunction: async () => {
			isOver = true;
		},
	};
}
