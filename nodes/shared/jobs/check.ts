import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { clock, pause } from '../clock';
import { cancelSignal } from '../http/transport';
import { adviceFor } from '../heygen/advice';
import { tryHeyGen, type HeyGenLimits, type HeyGenRequest } from '../heygen/client';
import type { HeyGenResult } from '../heygen/failure';
import { sideBySide } from '../sideBySide';
import {
	isJobType,
	kindOf,
	MOST_IDS_PER_REQUEST,
	urlOf,
	type JobKind,
	type JobType,
} from './kinds';
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
	for (const jobType of new Set(inProgress.map((task) => askedAs(task).jobType))) {
		const kind = kindOf(jobType);
		const tasks = inProgress.filter((task) => askedAs(task).jobType === jobType);
		const ended =
			tasks.length > 1 && kind.bulk ? await endedOf(context, kind, tasks, limits) : tasks;
		await sideBySide(ended, plan.atOnce, async (task) => {
			await fetchDetails(context, kind, task, limits);
		});
	}
}

/** The job that HeyGen is asked about. */
function askedAs({ became, jobType, jobId }: Task): { jobType: JobType; jobId: string } {
	return became ?? { jobType, jobId: jobId! };
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
		const ids = [...new Set(chunk.map((task) => askedAs(task).jobId))].join(',');
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
			const status = statuses.get(askedAs(task).jobId);
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
			{ method: 'GET', path: kind.path(askedAs(task).jobId) },
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
		if (!complete || !lacksUrl(kind, task.resource) || waitMs === undefined) break;
		if (!(await pause(waitMs, cancelSignal(context)))) return;
	}
	if (!noteWhatItBecame(task, kind)) noteStatus(task, kind);
}

function lacksUrl(kind: JobKind, resource: IDataObject): boolean {
	return kind.urlFields.length > 0 && urlOf(kind, resource) === undefined;
}

/** Returns true when the job is another one from now on, which is looked at in the next round. */
function noteWhatItBecame(task: Task, { becomes }: JobKind): boolean {
	const id = becomes && task.resource?.[becomes.idField];
	if (typeof id !== 'string' || id === '' || !isJobType(becomes?.jobType)) return false;
	task.became = { jobType: becomes.jobType, jobId: id };
	return true;
}

function noteStatus(task: Task, kind: JobKind): void {
	const status = String(task.resource?.status);
	if (kind.completed.includes(status)) {
		task.state = 'completed';
		task.failure = undefined;
		task.endedAt = clock.now();
	} else if (kind.failed.includes(status)) {
		const { code = status, message = code } = reasonOf(task.resource ?? {});
		markFailed(task, {
			code,
			message: `HeyGen could not make the ${kind.noun}: ${message}`,
			advice: adviceFor({ code, status: 200 }),
		});
	}
}

/** Why a job failed; HeyGen says so in another place for each kind of job. */
function reasonOf(resource: IDataObject): { code?: string; message?: string } {
	const error = typeof resource.error === 'object' && resource.error ? resource.error : {};
	const inside = error as IDataObject;
	const firstText = (...values: unknown[]) =>
		values.find((value): value is string => typeof value === 'string' && value !== '');
	return {
		code: firstText(resource.failure_code, inside.code),
		message: firstText(
			resource.failure_message,
			resource.failure_reason,
			inside.message,
			resource.error,
			resource.message,
		),
	};
}

function noteMissing(task: Task, kind: JobKind): void {
	const startedHere = task.request !== undefined;
	task.missingSince ??= clock.now();
	if (startedHere && clock.now() - task.missingSince < MISSING_FOR_GOOD_MS) return;
	const code = `${kind.noun.replace(/ /g, '_').toLowerCase()}_not_found`;
	markFailed(task, {
		code,
		message: `HeyGen knows no ${kind.noun} with the ID '${askedAs(task).jobId}'`,
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
