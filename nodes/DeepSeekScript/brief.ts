import type { IExecuteFunctions } from 'n8n-workflow';
import { itemReader } from './itemReader';
import { readSeconds, TOKENS_PER_SECOND } from './seconds';
import { readSettings, type Settings } from './settings';

/** What one item asks for: the node's fields, read and checked. */
export interface Brief extends Settings {
	operation: 'writePrompt' | 'writeScenes' | 'writeScript';
	brief: string;
	audience: string;
	tone: string;
	language: string;
	seconds: number;
	structure: string;
	/** Number of scenes; 0 leaves it to the structure. */
	sceneCount: number;
	/** How a video that is made from a prompt is to look; empty for the other operations. */
	visualStyle: string;
}

/** More of a script than this does not fit into a prompt of 10,000 characters. */
const PROMPT_SECONDS = {
	most: 480,
	because:
		": HeyGen's Video Agent takes prompts of up to 10,000 characters, which hold no longer script",
};

/** Reads item `itemIndex`'s fields. Throws NodeOperationError for what can be known to be wrong. */
export function readBrief(context: IExecuteFunctions, itemIndex: number): Brief {
	const item = itemReader(context, itemIndex);
	const operation = item.text('operation') as Brief['operation'];
	const brief = item.text('brief');
	if (!brief) {
		throw item.refuse('The brief is empty', "Say in the field 'Brief' what the video is about");
	}
	const isPrompt = operation === 'writePrompt';
	const seconds = isPrompt
		? readSeconds(item, PROMPT_SECONDS.most, PROMPT_SECONDS.because)
		: readSeconds(item);
	const sceneCount = operation === 'writeScenes' ? Number(item.get('sceneCount', 0)) : 0;
	if (!Number.isInteger(sceneCount) || sceneCount < 0 || sceneCount > 50) {
		throw item.refuse(
			`'${item.get('sceneCount')}' is no number of scenes`,
			"Set 'Number of Scenes' to a whole number from 1 to 50, or to 0 for as many as the structure has parts",
		);
	}
	return {
		operation,
		brief,
		audience: item.text('audience'),
		tone: item.text('tone'),
		language: item.text('language'),
		seconds,
		structure: item.text('structure'),
		sceneCount,
		visualStyle: isPrompt ? item.text('visualStyle') : '',
		...readSettings(context, itemIndex, item, seconds * TOKENS_PER_SECOND),
	};
}
