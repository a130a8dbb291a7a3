import type { Operation } from './operation';
import { create } from './operations/proofread/create';
import { generate } from './operations/proofread/generate';
import { get as getProofread } from './operations/proofread/get';
import { getSubtitles } from './operations/proofread/getSubtitles';
import { updateSubtitles } from './operations/proofread/updateSubtitles';
import { deleteTranslation } from './operations/translation/delete';
import { get as getTranslation } from './operations/translation/get';
import { getCaptions } from './operations/translation/getCaptions';
import { getMany } from './operations/translation/getMany';
import { listLanguages } from './operations/translation/listLanguages';
import { rename } from './operations/translation/rename';
import { translate } from './operations/translation/translate';

/** The node's operations by resource, in the order of the panel. */
export const OPERATIONS: Record<'translation' | 'proofread', readonly Operation[]> = {
	translation: [
		deleteTranslation,
		getTranslation,
		getCaptions,
		getMany,
		listLanguages,
		rename,
		translate,
	],
	proofread: [create, generate, getProofread, getSubtitles, updateSubtitles],
};
