import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import { errorJson, outcomeJson, taskJson } from './outcome';
import { isOpen, type Task, type WaitPlan } from './plan';

/** True of a sleeping run, and of an item that goes on because n8n was stopped while it looked. */
const UNSEEN = {
	code: 'unseen',
	message: 'n8n has not seen the end of this job',
	advice:
		'HeyGen goes on with it. In a sleeping run that is as it should be; behind the node it means that n8n was stopped while it looked: look the job up with HeyGen Wait.',
};

/**
 * One item per task, in input order, as things stand. They go from step to step of the child
 * workflow. n8n cannot go on with an execution that was running when the server was killed; it then
 * resumes the parent with whatever the child's last step put out, which is why each step puts out
 * items that the parent's next node can be given.
 */
export function interimItems(plan: WaitPlan, progress?: IDataObject): INodeExecutionData[] {
	return plan.tasks.map((task, item) => ({
		json: withProgress(interimJson(task, plan), progress),
		pairedItem: { item },
	}));
}

function interimJson(task: Task, plan: WaitPlan): IDataObject {
	if (!isOpen(task)) return taskJson(task, plan);
	return errorJson(UNSEEN, plan.onError, outcomeJson(task, plan));
}

/** Beside the job's fields, so that an item of the error output keeps the form that n8n looks for. */
function withProgress(json: IDataObject, wait: IDataObject | undefined): IDataObject {
	if (!wait) return json;
	const { details } = json;
	return typeof details === 'object'
		? { ...json, details: { ...details, wait } }
		: { ...json, wait };
}

/** How the sleeping run shows the child's items: what is waited for, since when, and when it is looked at next. */
export function shownAsleep(items: INodeExecutionData[]): INodeExecutionData[] {
	return items.map(({ json }, item) => ({ json: withoutUnseen(json), pairedItem: { item } }));
}

function withoutUnseen(json: IDataObject): IDataObject {
	if (json.error !== UNSEEN.message) return json;
	const { details, ...fields }: IDataObject = { ...json, error: undefined, message: undefined };
	return { ...fields, ...(details as IDataObject | undefined) };
}
