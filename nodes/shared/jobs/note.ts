import type { IDataObject } from 'n8n-workflow';
import { clock } from '../clock';
import { adviceFor } from '../heygen/advice';
import type { HeyGenResult } from '../heygen/failure';
import type { ApiFailure } from '../http/failure';
import { isJobType, type JobKind, type JobType } from './kinds';
import type { JobFailure, Task } from './plan';

/** A job that was just accepted may not be in HeyGen's lists yet. */
const MISSING_FOR_GOOD_MS = 60_000;

/** The job that HeyGen is asked about. */
export function askedAs({ became, jobType, jobId }: Task): { jobType: JobType; jobId: string } {
	return became ?? { jobType, jobId: jobId! };
}

/** True when nothing changes any more after this status word. */
export function isTerminal(kind: JobKind, status: unknown): boolean {
	return kind.completed.includes(String(status)) || kind.failed.includes(String(status));
}

/** Ends a task without success. */
export function markFailed(task: Task, failure: JobFailure): void {
	task.state = 'failed';
	task.failure = failure;
	task.endedAt = clock.now();
}

/** Ends a task whose job HeyGen may have started: nobody can say which one it is. */
export function markNameless(task: Task, requestId: string | undefined): void {
	markFailed(task, {
		code: 'no_job_id',
		message: 'HeyGen accepted the request, but named no job',
		advice: 'Look in HeyGen whether the video is there before you run the node again.',
		requestId,
	});
}

/** A failed request as the reason of a failed job. */
export function asJobFailure(failure: ApiFailure): JobFailure {
	const { code, message, advice, status, requestId, param } = failure;
	return { code, message, advice, httpStatus: status || undefined, requestId, param };
}

/** Notes on a task what its resource says: that it became another job, has ended, or goes on. */
export function noteResource(task: Task, kind: JobKind, resource: IDataObject): void {
	task.resource = resource;
	task.missingSince = undefined;
	const status = String(resource.status);
	if (becameAnother(task, kind)) return;
	if (kind.completed.includes(status)) {
		task.state = 'completed';
		task.failure = undefined;
		task.endedAt = clock.now();
	} else if (kind.failed.includes(status)) {
		noteFailure(task, kind, status, resource);
	}
}

/** Ends a task with HeyGen's reason, which each kind of job has in another place. */
export function noteFailure(
	task: Task,
	kind: JobKind,
	status: string,
	resource: IDataObject,
): void {
	const error = typeof resource.error === 'object' && resource.error ? resource.error : {};
	const inside = error as IDataObject;
	const code = firstText(resource.failure_code, inside.code) ?? status;
	const message =
		firstText(
			resource.failure_message,
			resource.failure_reason,
			inside.message,
			resource.error,
			resource.message,
		) ?? code;
	markFailed(task, {
		code,
		message: `HeyGen could not make the ${kind.noun}: ${message}`,
		advice: adviceFor({ code, status: 200 }),
	});
}

/** Notes that HeyGen knows no such job: final at once, unless the job was started a moment ago. */
export function noteMissing(task: Task, kind: JobKind): void {
	const startedHere = task.request !== undefined || task.became !== undefined;
	task.missingSince ??= clock.now();
	if (startedHere && clock.now() - task.missingSince < MISSING_FOR_GOOD_MS) return;
	const code = `${kind.noun.replace(/ /g, '_').toLowerCase()}_not_found`;
	markFailed(task, {
		code,
		message: task.jobId
			? `HeyGen knows no ${kind.noun} with the ID '${askedAs(task).jobId}'`
			: `HeyGen knows no batch with the ID '${task.batch?.id}'`,
		advice: adviceFor({ code, status: 404 }),
		httpStatus: 404,
	});
}

const FINAL = [400, 401, 402, 403, 404, 410, 422];

/** Notes that HeyGen could not be asked: passing trouble changes nothing, a refused key ends the wait. */
export function noteFailedRequest(
	tasks: Task[],
	result: Extract<HeyGenResult, { ok: false }>,
): void {
	const { failure } = result;
	// Anything but a clear refusal says nothing about a job that is being made, and paid for.
	const final = FINAL.includes(failure.status) && failure.code !== 'not_json' && !failure.passing;
	for (const task of tasks) {
		if (final) markFailed(task, asJobFailure(failure));
		else task.failure = asJobFailure(failure);
	}
}

/** Returns true when the job is another one from now on, which is looked at in the next round. */
function becameAnother(task: Task, { becomes }: JobKind): boolean {
	const id = becomes && task.resource?.[becomes.idField];
	if (typeof id !== 'string' || id === '' || !isJobType(becomes?.jobType)) return false;
	task.became = { jobType: becomes.jobType, jobId: id };
	return true;
}

function firstText(...values: unknown[]): string | undefined {
	return values.find((value): value is string => typeof value === 'string' && value !== '');
}
