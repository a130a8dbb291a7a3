import type { IExecuteFunctions } from 'n8n-workflow';
import { inputToInclude } from '../includeInput';
import { itemFields, type ItemFields } from '../itemFields';
import type { JobType } from '../jobs/kinds';
import { markFailed } from '../jobs/note';
import { stopsAtFailure, type JobFailure, type OnError, type Task } from '../jobs/plan';
import { keepInput, toTasks, toTasksOf, type Wanted } from '../jobs/tasks';
import { sideBySide } from '../sideBySide';
import { rehearsalOf } from './rehearsal';
import { newRun, type Run } from './run';

export interface Preparation {
	atOnce: number;
	onError: OnError;
	/** Of an item that is refused. */
	jobType: JobType;
	/** What starts an item's job. Throws NodeOperationError for what HeyGen is known to refuse. */
	read: (run: Run, item: ItemFields) => Promise<Wanted>;
	/** Asked when all items have been read: why nothing is to be started; undefined where all may be. */
	guard?: () => Promise<JobFailure | undefined>;
}

/**
 * One task per item, with its files uploaded: these go to HeyGen only when every item has been looked at,
 * and not at all where a refused item stops the run. Never throws for an item.
 */
export async function prepareTasks(
	context: IExecuteFunctions,
	{ atOnce, onError, jobType, read, guard }: Preparation,
): Promise<Task[]> {
	const run = newRun(context);
	const rehearsal = rehearsalOf(run);
	const readIn = (where: Run) => async (itemIndex: number) =>
		await read(where, itemFields(context, itemIndex));
	const count = context.getInputData().length;
	const tasks = await toTasks(count, atOnce, readIn(rehearsal.run), jobType);
	const isUnstarted = ({ state }: Task) => state === 'unstarted';
	const reason = await guard?.();
	if (reason) for (const task of tasks.filter(isUnstarted)) markFailed(task, reason);
	const stops = stopsAtFailure({ onError, tasks });
	const waiting = tasks.filter((task) => isUnstarted(task) && rehearsal.hasFiles(task.itemIndex));
	await sideBySide(stops ? [] : waiting, atOnce, async ({ itemIndex }) => {
		[tasks[itemIndex]] = await toTasksOf(itemIndex, readIn(run), jobType);
	});
	keepInput(tasks, inputToInclude(context));
	return tasks;
}
