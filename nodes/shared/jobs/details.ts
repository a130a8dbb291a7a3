import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { pause } from '../clock';
import { tryHeyGen, type HeyGenLimits } from '../heygen/client';
import { cancelSignal } from '../http/transport';
import { sideBySide } from '../sideBySide';
import { urlIn, type JobKind } from './kinds';
import { askedAs, noteFailedRequest, noteMissing, noteResource } from './note';
import type { Task } from './plan';

/** URLs follow a moment after the status; HeyGen's own tools ask again for about half a minute. */
const URL_WAITS_MS = [1000, 2000, 4000, 8000];
/** From this many jobs on, a page of the list is cheaper than a request for each. */
const WORTH_A_LIST = 4;
const LIST_PAGE = 100;

/**
 * Fetches the resources of jobs that have ended, or may have, and notes what they say: from HeyGen's
 * list where there are many, since its newest page holds the whole resources of up to 100 jobs, and
 * one by one where they are not in it.
 */
export async function fetchDetails(
	context: IExecuteFunctions,
	kind: JobKind,
	tasks: Task[],
	atOnce: number,
	limits: HeyGenLimits,
): Promise<void> {
	const listed = tasks.length >= WORTH_A_LIST ? await readList(context, kind, tasks, limits) : [];
	const rest = tasks.filter((task) => !listed.includes(task));
	await sideBySide(rest, atOnce, async (task) => await fetchOne(context, kind, task, limits));
}

/** Reads as many pages as the jobs could fill, newest first. Returns the tasks that were found. */
async function readList(
	context: IExecuteFunctions,
	kind: JobKind,
	tasks: Task[],
	limits: HeyGenLimits,
): Promise<Task[]> {
	if (!kind.list) return [];
	const found: Task[] = [];
	let token = '';
	for (let pages = Math.ceil(tasks.length / LIST_PAGE); pages > 0; pages--) {
		const query = { limit: LIST_PAGE, ...(token && { token }) };
		const result = await tryHeyGen(context, { method: 'GET', path: kind.list, query }, limits);
		if (!result.ok) break;
		const rows = Array.isArray(result.envelope.data) ? (result.envelope.data as IDataObject[]) : [];
		const byId = new Map(rows.map((row) => [row.id, row]));
		for (const task of tasks) {
			const row = byId.get(askedAs(task).jobId);
			if (!row || lacksUrl(kind, row)) continue;
			noteResource(task, kind, row);
			found.push(task);
		}
		token = String(result.envelope.next_token ?? '');
		if (!token || found.length === tasks.length) break;
	}
	return found;
}

async function fetchOne(
	context: IExecuteFunctions,
	kind: JobKind,
	task: Task,
	limits: HeyGenLimits,
): Promise<void> {
	for (const waitMs of [...URL_WAITS_MS, undefined]) {
		const path = kind.path(askedAs(task).jobId);
		const result = await tryHeyGen(context, { method: 'GET', path }, limits);
		if (!result.ok) {
			if (result.failure.status === 404) noteMissing(task, kind);
			else noteFailedRequest([task], result);
			return;
		}
		const resource = (result.envelope.data ?? {}) as IDataObject;
		const mayWait = waitMs !== undefined && lacksUrl(kind, resource);
		if (!mayWait) return noteResource(task, kind, resource);
		if (!(await pause(waitMs, cancelSignal(context)))) return;
	}
}

/**
 * True for a job that is completed without a URL that it should have. One that has become another
 * job never has it.
 */
function lacksUrl(kind: JobKind, resource: IDataObject): boolean {
	if (!kind.completed.includes(String(resource.status))) return false;
	if (kind.becomes && resource[kind.becomes.idField]) return false;
	const wanted = [kind.urlFields, kind.previewFields ?? []].filter(({ length }) => length > 0);
	return wanted.some((fields) => urlIn(resource, fields) === undefined);
}
