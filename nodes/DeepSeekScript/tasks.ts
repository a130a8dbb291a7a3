import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { readBrief } from './brief';
import { localize } from './localize';
import { readLocalizations } from './localization';
import { rewrite } from './rewrite';
import { readRewriting } from './rewriting';
import { writePrompt } from './videoPrompt';
import { write } from './write';

/** One text to be written, which becomes one item. */
export interface Task {
	/** The incoming item that it belongs to. */
	item: number;
	/** As the user named it, where one item asks for several languages. */
	language?: string;
	/** Returns the fields of the item. Throws NodeApiError or NodeOperationError. */
	run: () => Promise<IDataObject>;
}

/** What an incoming item asks for. Throws NodeOperationError where its fields are known to be wrong. */
export function tasksOf(context: IExecuteFunctions, item: number): Task[] {
	const operation = context.getNodeParameter('operation', item);
	if (operation === 'localizeScript') {
		return readLocalizations(context, item).map((job) => ({
			item,
			language: job.language,
			run: async () => await localize(context, job, item),
		}));
	}
	if (operation === 'rewriteScript') {
		const job = readRewriting(context, item);
		return [{ item, run: async () => await rewrite(context, job, item) }];
	}
	const brief = readBrief(context, item);
	const work = operation === 'writePrompt' ? writePrompt : write;
	return [{ item, run: async () => await work(context, brief, item) }];
}
