import type { IDataObject, INode, INodeExecutionData, NodeApiError } from 'n8n-workflow';
import { clock } from '../clock';
import { apiError, describe } from '../http/failure';
import { isRecentN8n } from '../recentN8n';
import { kindOf, namedId, urlIn } from './kinds';
import { isError, isOpen, type JobFailure, type OnError, type Task, type WaitPlan } from './plan';

/**
 * The items that leave the node, in input order: the jobs' resources with the handle and the
 * outcome. Throws NodeApiError for the first failed job where the node's On Error setting is to stop.
 * `counts` says which jobs count as failed.
 */
export function outcomeItems(
	node: INode,
	plan: WaitPlan,
	counts: (task: Task) => boolean = isError,
): INodeExecutionData[] {
	const failed = plan.tasks.find(counts);
	if (plan.onError === 'stop' && failed) {
		throw jobError({ ...node, name: plan.nodeName }, failed, plan);
	}
	return plan.tasks.map((task) => ({
		json: taskJson(task, plan, counts),
		...(task.binary && { binary: task.binary }),
		pairedItem: { item: task.itemIndex },
	}));
}

/** HeyGen's resource under its own field names, with the fields that every job has. */
export function outcomeJson(task: Task, plan: WaitPlan): IDataObject {
	const { about, input, resource = {}, failure } = task;
	const { urlFields } = kindOf(task.became?.jobType ?? task.jobType);
	const failed = isError(task) ? failure : undefined;
	return {
		...input,
		...resource,
		...about,
		job_type: task.jobType,
		job_id: task.jobId ?? null,
		...namedId(kindOf(task.jobType), task.jobId),
		status: isOpen(task) ? 'processing' : task.state,
		is_finished: !isOpen(task),
		video_url: urlIn(resource, urlFields) ?? null,
		duration: resource.duration ?? null,
		failure_code: failed?.code ?? null,
		failure_message: failed?.message ?? null,
		waited_seconds: Math.round(((task.endedAt ?? clock.now()) - plan.startedAt) / 100) / 10,
	};
}

/** An ended job as an item: its outcome, or its failure in the form of the On Error setting. */
export function taskJson(task: Task, plan: WaitPlan, counts = isError): IDataObject {
	return counts(task) ? failedJson(task, plan) : outcomeJson(task, plan);
}

/** A failed job as an item, in the form that the node's On Error setting asks for. */
function failedJson(task: Task, plan: WaitPlan): IDataObject {
	const failure = task.failure!;
	return errorJson(failure, plan.onError, {
		...outcomeJson(task, plan),
		request_id: failure.requestId ?? null,
	});
}

/**
 * The fields of an item that carries an error. n8n moves an item to the error output only if it has
 * no fields but `error`, `message` and `details`, and then adds the incoming item's fields to it. An
 * older n8n allows the first two only: what is needed to find the job again is in the message there.
 */
export function errorJson(failure: JobFailure, onError: OnError, fields: IDataObject): IDataObject {
	const texts = { error: failure.message, message: failure.advice };
	if (onError !== 'errorOutput') return { ...fields, ...texts };
	if (isRecentN8n()) return { ...texts, details: fields };
	const job = fields.job_id ? ` · Job ID: ${fields.job_id as string}` : '';
	return { ...texts, message: `${failure.advice} Code: ${failure.code}${job}`.trim() };
}

function jobError(node: INode, task: Task, plan: WaitPlan): NodeApiError {
	const failure = task.failure!;
	const others = plan.tasks.length - 1;
	const rest = others > 0 ? ` ${whatOfTheOthers(plan, others)}` : '';
	const goOn = plan.tasks.flatMap((one) =>
		one.state === 'in_progress' ? (handleOf(one) ?? []) : [],
	);
	const message = others > 0 ? `[Item ${task.itemIndex}] ${failure.message}` : failure.message;
	const data = {
		job_id: task.jobId ?? null,
		failure_code: failure.code,
		...(goOn.length > 0 && { jobs_in_progress: [...new Set(goOn)] }),
	};
	return apiError(node, {
		data,
		message,
		description: describe({
			status: failure.httpStatus ?? 0,
			code: failure.code,
			message,
			advice: failure.advice + rest,
			param: failure.param,
			requestId: failure.requestId,
			passing: false,
		}),
		httpCode: failure.httpStatus ? String(failure.httpStatus) : undefined,
		itemIndex: task.itemIndex,
	});
}

function whatOfTheOthers(plan: WaitPlan, others: number): string {
	const count = (state: Task['state']) => plan.tasks.filter((task) => task.state === state).length;
	const parts = [
		count('completed') > 0 && `${count('completed')} finished`,
		count('in_progress') > 0 && `${count('in_progress')} go on at HeyGen`,
		count('unstarted') > 0 && `${count('unstarted')} were not started`,
	].filter(Boolean);
	if (parts.length === 0) return '';
	return `Of the ${others} other jobs, ${parts.join(' and ')}: set the node's On Error to continue to keep them.`;
}

/** What HeyGen finds the job by. */
function handleOf({ batch, jobId }: Task): string | undefined {
	return jobId ?? batch?.id;
}
