import { WAIT_FOR_SUB_EXECUTION } from 'n8n-workflow';

/**
 * True of an n8n that looks after runs asleep: should the server die while the inner workflow runs,
 * it finds the run again that sleeps for it, and fails it where the inner workflow failed. n8n 2.41
 * and later do, as do 2.39.9 and 2.39.10; others forget the run, or let it go on as if all were well.
 * Those that do also know the `details` of an item on the error output (since 2.34.4).
 */
export function isRecentN8n(): boolean {
	// What n8n exports is known only when it runs, whatever the types say.
	return (WAIT_FOR_SUB_EXECUTION as Date | undefined) !== undefined;
}
