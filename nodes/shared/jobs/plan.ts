import type { IBinaryKeyData, IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { clock } from '../clock';
import type { HeyGenRequest } from '../heygen/client';
import { deadlineOf, type Deadline } from './deadline';
import type { Download } from './download';
import type { JobType } from './kinds';

/** Why a job did not end well: at HeyGen, on the way to it, or because time was up. */
export interface JobFailure {
	code: string;
	message: string;
	advice: string;
	httpStatus?: number;
	requestId?: string;
	param?: string;
}

/** One item's job. Plain JSON: a plan sleeps in n8n's database while the job is in progress. */
export interface Task {
	itemIndex: number;
	jobType: JobType;
	state: 'unstarted' | 'in_progress' | 'completed' | 'failed';
	/** What starts the job; missing when it was started elsewhere. */
	request?: HeyGenRequest;
	jobId?: string;
	/** The batch that it was started in; its id follows from the batch's members. */
	batch?: { id: string; index: number };
	/** The key of the request that starts it among others: the same others again when the answer was lost. */
	batchKey?: string;
	/** It is started by a request of its own, whatever the others are. */
	alone?: true;
	/** HeyGen knows no callback address for this kind of request. */
	noCallback?: true;
	/** The job that this one became: a video agent's session becomes a video. */
	became?: { jobType: JobType; jobId: string };
	/** HeyGen's latest word on the job. */
	resource?: IDataObject;
	/** When HeyGen first answered that it knows no such job, in ms. */
	missingSince?: number;
	endedAt?: number;
	failure?: JobFailure;
	/** Downloaded files, as references into n8n's binary store. */
	binary?: IBinaryKeyData;
	/** The incoming item's fields, when they are to be merged into the output. */
	input?: IDataObject;
	/** What was asked for, where one item becomes several jobs: each job's item says which one it is. */
	about?: IDataObject;
}

/** Where failed jobs go, by the node's On Error setting. */
export type OnError = 'stop' | 'continue' | 'errorOutput';

/** What a waiting run knows; all that it needs to go on after a restart. */
export interface WaitPlan extends Deadline {
	/** The node as the user named it, for errors. */
	nodeName: string;
	tasks: Task[];
	/** Milliseconds since 1970. */
	startedAt: number;
	timeUp: 'fail' | 'passOn';
	onError: OnError;
	/** How many requests are under way side by side. */
	atOnce: number;
	/** Start many jobs by one request. */
	asBatch?: boolean;
	/** Which files of finished jobs are wanted in the items. */
	download?: Download;
	/** The execution that sleeps until the plan is settled; none where the run waits by itself. */
	parentExecutionId?: string;
	/** Nobody waits for the jobs any more: HeyGen is left alone. */
	abandoned?: boolean;
}

export interface WaitSettings {
	giveUpAfterMs: number;
	timeUp: 'fail' | 'passOn';
	onError: OnError;
	atOnce: number;
	asBatch?: boolean;
	download?: Download;
}

/** A plan that starts now, for the node that is running. */
export function newPlan(
	context: IExecuteFunctions,
	tasks: Task[],
	settings: WaitSettings,
): WaitPlan {
	const { giveUpAfterMs, ...rest } = settings;
	const startedAt = clock.now();
	const nodeName = context.getNode().name;
	return {
		...rest,
		nodeName,
		tasks,
		startedAt,
		...deadlineOf(context, startedAt, giveUpAfterMs),
	};
}

/** Tasks whose end is still awaited. */
export function openTasks(plan: WaitPlan): Task[] {
	return plan.tasks.filter(isOpen);
}

/**
 * True when the node can hand on its items: all jobs ended, one failed and the run stops there, or
 * nobody waits for them any more.
 */
export function isSettled(plan: WaitPlan): boolean {
	if (plan.abandoned || openTasks(plan).length === 0) return true;
	return stopsAtFailure(plan);
}

/** Whether one of the tasks has failed, and the run is to stop at that. */
export function stopsAtFailure({ onError, tasks }: Pick<WaitPlan, 'onError' | 'tasks'>): boolean {
	return onError === 'stop' && tasks.some(isError);
}

export function isOpen({ state }: Task): boolean {
	return state === 'unstarted' || state === 'in_progress';
}

export function isError({ state }: Task): boolean {
	return state === 'failed';
}
