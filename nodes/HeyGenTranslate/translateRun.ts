import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { toNodeApiError } from '../shared/http/failure';
import { tryHeyGen } from '../shared/heygen/client';
import { getLanguages } from '../shared/heygen/translationLanguages';
import { once } from '../shared/once';
import { newRun, type Run } from '../shared/video/run';
import { languageMatcher, type Matcher } from './languages/match';

/** What the items of one run share, each thing asked for once. */
export interface TranslateRun extends Run {
	/** Finds HeyGen's names of languages. */
	languages: () => Promise<Matcher>;
	/** The resource of a video that HeyGen made. Throws NodeApiError. */
	video: (id: string) => Promise<IDataObject>;
}

export function newTranslateRun(context: IExecuteFunctions): TranslateRun {
	const run = newRun(context);
	const languages = once(async () => await readLanguages(run));
	const videos = once(async (id) => {
		const path = `/v3/videos/${encodeURIComponent(id)}`;
		return await tryHeyGen(context, { method: 'GET', path });
	});
	return {
		...run,
		languages: async () => await languages(''),
		video: async (id) => {
			const result = await videos(id);
			if (result.ok) return (result.envelope.data ?? {}) as IDataObject;
			throw toNodeApiError(context.getNode(), result.failure);
		},
	};
}

/** Where the list cannot be had, HeyGen decides about each name by itself. */
async function readLanguages(run: Run): Promise<Matcher> {
	try {
		return languageMatcher(await getLanguages(run.context));
	} catch (error) {
		run.hint(
			`HeyGen's list of languages could not be read, so that the languages went to HeyGen as they are written: ${(error as Error).message}`,
		);
		return (language) => ({ language });
	}
}
