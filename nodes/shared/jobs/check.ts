import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { tryHeyGen, type HeyGenLimits } from '../heygen/client';
import { fetchDetails } from './details';
import { kindOf, MOST_IDS_PER_REQUEST, type JobKind } from './kinds';
import { askedAs, isTerminal, noteFailedRequest, noteFailure, noteMissing } from './note';
import type { Task, WaitPlan } from './plan';

/**
 * Asks HeyGen about the plan's jobs in progress and notes what has ended. Several jobs of a kind are
 * asked about in one request, of up to 100 ids or for a whole batch, and details are fetched only for
 * those that ended. A request that fails for a passing reason changes nothing: the jobs are looked at
 * again later.
 */
export async function checkTasks(
	context: IExecuteFunctions,
	plan: WaitPlan,
	limits: HeyGenLimits,
): Promise<void> {
	const inProgress = plan.tasks.filter(({ state }) => state === 'in_progress');
	const sessions = inProgress.filter(({ became }) => !became);
	await ask(context, plan, inProgress, limits);
	// HeyGen calls when an agent's session ends, and by then its video has mostly ended too.
	await ask(
		context,
		plan,
		sessions.filter(({ state, became }) => state === 'in_progress' && became),
		limits,
	);
}

async function ask(
	context: IExecuteFunctions,
	plan: WaitPlan,
	all: Task[],
	limits: HeyGenLimits,
): Promise<void> {
	for (const jobType of new Set(all.map((task) => askedAs(task).jobType))) {
		const kind = kindOf(jobType);
		const tasks = all.filter((task) => askedAs(task).jobType === jobType);
		const single = tasks.length === 1 && !tasks[0].batch;
		const ended = single || !kind.bulk ? tasks : await endedOf(context, kind, tasks, limits);
		await fetchDetails(context, kind, ended, plan.atOnce, limits);
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
	for (const { query, asked } of bulkQueries(kind, tasks)) {
		const request = { method: 'GET' as const, path: kind.bulk!.path, query };
		const result = await tryHeyGen(context, request, limits);
		if (!result.ok) {
			// One id that HeyGen objects to must not take the others down: ask for each by itself.
			const { status } = result.failure;
			const isRefused = status === 400 || status === 404;
			if (isRefused && !asked[0].batch) ended.push(...asked);
			else if (status === 404) for (const task of asked) noteMissing(task, kind);
			else noteFailedRequest(asked, result);
			continue;
		}
		const rows = Array.isArray(result.envelope.data) ? (result.envelope.data as IDataObject[]) : [];
		ended.push(...asked.filter((task) => hasEnded(task, kind, rowOf(task, rows))));
	}
	return ended;
}

interface BulkQuery {
	query: Record<string, string>;
	asked: Task[];
}

/** One query for each batch, and one for each 100 of the other ids. */
function bulkQueries(kind: JobKind, tasks: Task[]): BulkQuery[] {
	const queries: BulkQuery[] = [];
	for (const id of new Set(tasks.flatMap(({ batch }) => batch?.id ?? []))) {
		queries.push({
			query: { batch_ids: id },
			asked: tasks.filter(({ batch }) => batch?.id === id),
		});
	}
	const others = tasks.filter(({ batch }) => !batch);
	for (let from = 0; from < others.length; from += MOST_IDS_PER_REQUEST) {
		const asked = others.slice(from, from + MOST_IDS_PER_REQUEST);
		const ids = [...new Set(asked.map((task) => askedAs(task).jobId))].join(',');
		queries.push({ query: { [kind.bulk!.parameter]: ids }, asked });
	}
	return queries;
}

/** In every bulk answer the id is called `video_id`; a batch's members are known by their place. */
function rowOf(task: Task, rows: IDataObject[]): IDataObject | undefined {
	return task.batch
		? rows.find((row) => row.batch_id === task.batch!.id && row.item_index === task.batch!.index)
		: rows.find((row) => (row.video_id ?? row.id) === askedAs(task).jobId);
}

/** Notes what a bulk answer says of a task; true when its details are to be fetched. */
function hasEnded(task: Task, kind: JobKind, row: IDataObject | undefined): boolean {
	// A job that the answer leaves out is asked for by itself; a batch's member may have no id yet.
	if (!row) return task.jobId !== undefined;
	if (task.batch && typeof row.video_id === 'string') task.jobId = row.video_id;
	const status = String(row.status ?? '');
	if (status === 'not_found') {
		noteMissing(task, kind);
		return false;
	}
	if (!isTerminal(kind, status)) {
		task.resource = { ...task.resource, ...(status && { status }) };
		return false;
	}
	if (task.jobId) return true;
	// A member of a batch that never became a video has no details but these.
	noteFailure(task, kind, status, row);
	return false;
}
