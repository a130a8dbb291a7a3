import type { Run } from './run';

/** The asset id that stands for a file which is not uploaded yet. */
const NOT_YET = 'not-uploaded';

export interface Rehearsal {
	run: Run;
	/** Whether an item has files to upload. */
	hasFiles: (itemIndex: number) => boolean;
}

/**
 * A run in which files are looked at, but not uploaded: reading an item in it shows all that is wrong with
 * the item before anything is sent. What it looked up is known to `run` afterwards.
 */
export function rehearsalOf(run: Run): Rehearsal {
	const itemsWithFiles = new Set<number>();
	return {
		run: {
			...run,
			uploader: {
				check: run.uploader.check,
				asset: async (itemIndex, input) => {
					await run.uploader.check(itemIndex, input);
					itemsWithFiles.add(itemIndex);
					return NOT_YET;
				},
			},
		},
		hasFiles: (itemIndex) => itemsWithFiles.has(itemIndex),
	};
}
