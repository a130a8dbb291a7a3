import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { clock, pause } from '../clock';
import { cancelSignal } from '../http/transport';
import { adviceFor } from '../heygen/advice';
import { tryHeyGen, type HeyGenLimits, type HeyGenRequest } from '../heygen/client';
import type { HeyGenResult } from '../heygen/failure';
import { sideBySide } from '../sideBySide';
import { kindOf, MOST_IDS_PER_REQUEST, type JobKind } from './kinds';
import type { Task, WaitPlan } from './plan';
import { asJobFailure, markFailed } from './start';

/** A job that was just accepted may not be in HeyGen's lists yet. */
const MISSING_FOR_GOOD_MS = 60_000;
/** URLs follow a moment after the status; HeyGen's own tools ask again for about half a minute. */
const URL_WAITS_MS = [1000, 2000, 4000, 8000];

/**
 * Asks HeyGen about the plan's jobs in progress and notes what has ended. Several jobs of a kind are
 * asked about in one request of up to 100 ids, and details are fetched only for those that ended.
 * A request that fails for a passing reason changes nothing: the jobs are looked at again later.
 */
export async function checkTasks(
	context: IExecuteFunctions,
	plan: WaitPlan,
	limits: HeyGenLimits,
): Promise<void> {
	const inProgress = plan.tasks.filter(({ state }) => state === 'in_progress');
	for (const jobType of new Set(inProgress.map((task) => task.jobType))) {
		const kind = kindOf(jobType);
		const tasks = inProgress.filter((task) => task.jobType === jobType);
		const ended =
			tasks.length > 1 && kind.bulk ? await endedOf(context, kind, tasks, limits) : tasks;
		await sideBySide(ended, plan.atOnce, async (task) => {
			await fetchDetails(context, kind, task, limits);
		});
	}
}

/** Which of the tasks have ended, by bulk requests. */
async function endedOf(
	context: IExecuteFunctions,
	kind: JobKind,
	tasks: Task[],
	limits: HeyGenLimits,
): Promise<Task[]> {
	const ended: Task[] = [];
	for (let from = 0; from < tasks.length; from += MOST_IDS_PER_REQUEST) {
		const chunk = tasks.slice(from, from + MOST_IDS_PER_REQUEST);
		const ids = [...new Set(chunk.map(({ jobId }) => jobId))].join(',');
		const request: HeyGenRequest = {
			method: 'GET',
			path: kind.bulk!.path,
			query: { [kind.bulk!.parameter]: ids },
		};
		const result = await tryHeyGen(context, request, limits);
		if (!result.ok) {
			// One id that HeyGen objects to must not take the others down: ask for each by itself.
			if ([400, 404].includes(result.failure.status)) ended.push(...chunk);
			else noteFailedRequest(chunk, result);
			continue;
		}
		const rows = Array.isArray(result.envelope.data) ? (result.envelope.data as IDataObject[]) : [];
		const statuses = new Map(rows.map((row) => [row.video_id ?? row.id, row.status]));
		for (const task of chunk) {
			const status = statuses.get(task.jobId);
			if (status === 'not_found') noteMissing(task, kind);
			else if (isTerminal(kind, status)) ended.push(task);
			else task.resource = { ...task.resource, ...(status ? { status: String(status) } : {}) };
		}
	}
	return ended;
}

async function fetchDetails(
	context: IExecuteFunctions,
	kind: JobKind,
	task: Task,
	limits: HeyGenLimits,
): Promise<void> {
	for (const waitMs of [...URL_WAITS_MS, undefined]) {
		const result = await tryHeyGen(
			context,
			{ method: 'GET', path: kind.path(task.jobId!) },
			limits,
		);
		if (!result.ok) {
			if (result.failure.status === 404) noteMissing(task, kind);
			else noteFailedRequest([task], result);
			return;
		}
		task.resource = (result.envelope.data ?? {}) as IDataObject;
		task.missingSince = undefined;
		const complete = kind.completed.includes(String(task.resource.status));
		if (!complete || task.resource[kind.urlField] || waitMs === undefined) break;
		if (!(await pause(waitMs, cancelSignal(context)))) return;
	}
	noteStatus(task, kind);
}

function noteStatus(task: Task, kind: JobKind): void {
	const { status, failure_code: code, failure_message: message } = task.resource ?? {};
	if (kind.completed.includes(String(status))) {
		task.state = 'completed';
		task.failure = undefined;
		task.endedAt = clock.now();
	} else if (kind.failed.includes(String(status))) {
		const failureCode = typeof code === 'string' && code ? code : 'failed';
		markFailed(task, {
			code: failureCode,
			message: `HeyGen could not make the ${kind.noun}: ${message || failureCode}`,
			advice: adviceFor({ code: failureCode, status: 200 }),
		});
	}
}

function noteMissing(task: Task, kind: JobKind): void {
	const startedHere = task.request !== undefined;
	task.missingSince ??= clock.now();
	if (startedHere && clock.now() - task.missingSince < MISSING_FOR_GOOD_MS) return;
	const code = `${kind.noun}_not_found`;
	markFailed(task, {
		code,
		message: `HeyGen knows no ${kind.noun} with the ID '${task.jobId}'`,
		advice: adviceFor({ code, status: 404 }),
		httpStatus: 404,
	});
}

function noteFailedRequest(tasks: Task[], result: Extract<HeyGenResult, { ok: false }>): void {
	const { failure } = result;
	const final = !failure.passing && failure.code !== 'cancelled';
	for (const task of tasks) {
		if (final) markFailed(task, asJobFailure(failure));
		else task.failure = asJobFailure(failure);
	}
}

function isTerminal(kind: JobKind, status: unknown): boolean {
	return kind.completed.includes(String(status)) || kind.failed.includes(String(status));
}
