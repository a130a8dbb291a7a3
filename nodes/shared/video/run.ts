import type { IExecuteFunctions } from 'n8n-workflow';
import { createUploader, type Uploader } from '../assets/upload';
import { HEYGEN_BASE_URL, HEYGEN_CREDENTIAL } from '../heygen/client';
import { findLook, firstLook, type Look, type LookAnswer, type LookFilter } from '../heygen/looks';
import { getTemplate, type Template } from '../heygen/templates';
import { findVoice, firstVoice, type Voice, type VoiceFilter } from '../heygen/voices';
import { baseUrlOf } from '../http/transport';
import { isReachable } from '../jobs/callback';
import { isWaiting } from '../jobs/waitProperties';
import { once } from '../once';

/** What the items of one run share while their fields are read: each thing is asked for once. */
export interface Run {
	context: IExecuteFunctions;
	findLook: (id: string) => Promise<LookAnswer | undefined>;
	findVoice: (id: string) => Promise<Voice | undefined>;
	firstLook: (filter: LookFilter) => Promise<Look | undefined>;
	firstVoice: (filter: VoiceFilter) => Promise<Voice | undefined>;
	/** Throws NodeApiError. */
	template: (id: string) => Promise<Template>;
	uploader: Uploader;
	/** Whether HeyGen can be expected to fetch from this address, or to call it. */
	canReach: (url: string) => Promise<boolean>;
	/** Whether the node waits for its videos, which is one choice for all items. */
	waits: boolean;
	/** Says something to the user beside the output; the same thing once. */
	hint: (message: string) => void;
}

export function newRun(context: IExecuteFunctions): Run {
	const said = new Set<string>();
	const looks = once(async (filter) => await firstLook(context, JSON.parse(filter) as LookFilter));
	const voices = once(
		async (filter) => await firstVoice(context, JSON.parse(filter) as VoiceFilter),
	);
	const baseUrl = once(async () => await baseUrlOf(context, HEYGEN_CREDENTIAL, HEYGEN_BASE_URL));
	return {
		context,
		findLook: once(async (id) => await findLook(context, id)),
		findVoice: once(async (id) => await findVoice(context, id)),
		firstLook: async (filter) => await looks(JSON.stringify(filter)),
		firstVoice: async (filter) => await voices(JSON.stringify(filter)),
		template: once(async (id) => await getTemplate(context, id)),
		uploader: createUploader(context),
		canReach: async (url) => isReachable(url, await baseUrl('')),
		waits: isWaiting(context),
		hint: (message) => {
			if (said.has(message)) return;
			said.add(message);
			context.addExecutionHints?.({ message, location: 'outputPane' });
		},
	};
}
