import type { IDataObject } from 'n8n-workflow';
import { idempotencyKey } from '../shared/heygen/idempotency';
import { withoutEmpty, type ItemFields } from '../shared/itemFields';
import type { JobType } from '../shared/jobs/kinds';
import type { Wanted } from '../shared/jobs/tasks';
import { fold } from './languages/names';
import { columnsOf } from './fields/columns';
import { nameOfWish, readLanguages, type Wish } from './fields/languages';
import type { RunOptions } from './fields/options';
import { readSource, type Source } from './fields/source';
import type { TranslateRun } from './translateRun';

/** What an operation asks of HeyGen for each language. */
export interface Request {
	jobType: JobType;
	path: string;
	/** The body without the video and the language. */
	read: (run: TranslateRun, item: ItemFields) => Promise<object> | object;
	/** HeyGen takes no callback address with this one. */
	noCallback?: true;
}

/**
 * One job for each of an item's languages, each by a request of its own, so that a language that HeyGen
 * refuses harms no other. Never throws: what is wrong with the item, or with one of its languages,
 * becomes a job that is refused.
 */
export async function jobsPerLanguage(
	run: TranslateRun,
	item: ItemFields,
	request: Request,
): Promise<Wanted[]> {
	const { jobType } = request;
	try {
		const wishes = await readLanguages(run, item);
		const rest = (await request.read(run, item)) as IDataObject;
		const source = await readSource(run, item);
		return wishes.map((wish) => wantedOf(run, item, request, { wish, source, rest }));
	} catch (refused) {
		return [{ jobType, refused, about: aboutRow(item) }];
	}
}

interface Parts {
	wish: Wish;
	source: Source;
	rest: IDataObject;
}

function wantedOf(
	run: TranslateRun,
	item: ItemFields,
	{ jobType, noCallback, path }: Request,
	{ wish, source, rest }: Parts,
): Wanted {
	const about = withoutEmpty({ ...aboutRow(item), ...nameOfWish(wish), title: rest.title });
	if ('refused' in wish) return { jobType, about, refused: wish.refused };
	const body = { video: source.video, output_languages: [wish.language], ...rest };
	const own = item.collection<RunOptions>('options').idempotencyKey;
	try {
		const key = idempotencyKey(
			run.context,
			item.itemIndex,
			// HeyGen signs the address of a video anew each time, and a retry is to be the same request.
			{ method: 'POST', path, body: { ...body, video: source.identity } },
			own && `${own}:${asKeyPart(wish.language)}`,
		);
		const sent = { method: 'POST' as const, path, body, idempotencyKey: key };
		// A batch has a key of its own, by which HeyGen would not know the item again.
		const alone = own ? ({ alone: true } as const) : {};
		return { jobType, about, request: sent, ...(noCallback && { noCallback }), ...alone };
	} catch (refused) {
		return { jobType, about, refused };
	}
}

/** The columns of a row, which its item carries on. */
function aboutRow(item: ItemFields): IDataObject {
	if (item.text('source') !== 'row') return {};
	const { folder_id, output_language, title, url } = columnsOf(item);
	return withoutEmpty({ title, output_language, url, folder_id }) as IDataObject;
}

function asKeyPart(language: string): string {
	return fold(language).replace(/[^a-z0-9]+/g, '-');
}
