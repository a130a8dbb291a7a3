import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { once } from '../../shared/once';
import type { ItemFields } from '../../shared/itemFields';
import type { StudioVideoBody } from '../../shared/video/body';
import { sceneSeconds } from '../../shared/video/estimate';
import { readOutput } from '../../shared/video/outputFields';
import type { Prepared } from '../../shared/video/prepared';
import { readScenes } from '../../shared/video/readScenes';
import type { Run } from '../../shared/video/run';
import { sceneFields } from '../../shared/video/sceneFields';
import { FILE_SCENES } from '../../shared/video/sceneForm';
import { EMOTION_CHOICES } from '../manner/emotions';
import { emotionField, gesturesField } from '../manner/mannerFields';
import { sceneManner } from '../manner/readManner';
import { readFigure } from './figureFields';

export const SCENES = { resource: ['video'], operation: ['generateScenes'] };

export const scenesFields: INodeProperties[] = sceneFields(SCENES, {
	types: [
		{
			name: 'As Above',
			value: 'figure',
			description: 'The photo or the photo avatar above speaks',
		},
		{ name: 'Another Avatar', value: 'avatar', description: 'A photo avatar speaks' },
		{ name: 'Another Photo', value: 'photo', description: 'Another photo speaks' },
		...FILE_SCENES,
	],
	speakers: ['figure', 'avatar', 'photo'],
	files: ['photo', 'image', 'video'],
	manner: [
		gesturesField,
		{
			...emotionField,
			options: [{ name: 'As Above', value: '' }, ...EMOTION_CHOICES],
		},
	],
	listed:
		'a script, and with motion_prompt, emotion, expressiveness, voice_id, photo_url or avatar_id where it differs; or with an image_url or video_url',
});

/**
 * Several scenes, one after another in one video, each with its own script and motion. Throws the item's
 * refusal, which says which scene is meant.
 */
export async function readScenesVideo(run: Run, item: ItemFields): Promise<Prepared> {
	const figure = once(async () => await readFigure(run, item));
	const scenes = await readScenes(run, item, {
		figure: async () => await figure(''),
		voice: item.chosen('voiceId'),
		...sceneManner(run, item),
	});
	const body: StudioVideoBody = { type: 'studio', scenes, ...(await readOutput(run, item)) };
	return {
		jobType: 'video',
		path: '/v3/videos',
		body: body as unknown as IDataObject,
		seconds: sceneSeconds(scenes),
	};
}
