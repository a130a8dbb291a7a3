import type { INodeProperties } from 'n8n-workflow';
import type { ItemFields } from '../../shared/itemFields';
import { appearanceField } from '../../shared/video/appearanceFields';
import { backgroundFields } from '../../shared/video/backgroundFields';
import { longScriptOption } from '../../shared/video/longScript';
import type { Prepared } from '../../shared/video/prepared';
import type { Run } from '../../shared/video/run';
import { speechFields } from '../../shared/video/speechFields';
import { readTalkingVideo } from '../../shared/video/talkingVideo';
import { mannerOf } from '../manner/readManner';
import { readFigure } from './figureFields';

export const GENERATE = { resource: ['video'], operation: ['generate'] };

const OWN_BACKGROUND = {
	name: "Photo's Own",
	description: 'What is behind the person in the photo',
};

export const generateSpeech: INodeProperties[] = speechFields(GENERATE);
export const generateLook: INodeProperties[] = [
	...backgroundFields(GENERATE, true, OWN_BACKGROUND),
	appearanceField({ show: GENERATE }, { motion: false, engine: false, framing: true }),
];
export const generateLongScript: INodeProperties = longScriptOption({});

/** A photo, or a photo avatar, says one script or moves its lips to one recording. Throws the item's refusal. */
export async function readPhotoVideo(run: Run, item: ItemFields): Promise<Prepared> {
	const figure = await readFigure(run, item);
	return await readTalkingVideo(run, item, figure, mannerOf(run, item, figure));
}
