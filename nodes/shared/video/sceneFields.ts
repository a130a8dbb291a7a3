import type { INodeProperties } from 'n8n-workflow';
import { FILE_SCENES, sceneValues, type SceneForm } from './sceneForm';

type Show = Record<string, string[]>;

const AVATAR_SCENES: SceneForm = {
	types: [{ name: 'Avatar', value: 'avatar', description: 'An avatar speaks' }, ...FILE_SCENES],
	speakers: ['avatar'],
	files: ['image', 'video'],
	listed:
		'a script, and with avatar_id, voice_id, voice_settings, engine, motion_prompt, expressiveness or background where it differs; or with an image_url or video_url',
};

/** The scenes of a video: from the panel, or a list of an earlier node. */
export function sceneFields(show: Show, form = AVATAR_SCENES): INodeProperties[] {
	return [
		{
			displayName: 'Scenes From',
			name: 'scenesFrom',
			type: 'options',
			noDataExpression: true,
			options: [
				{ name: 'Earlier Node', value: 'list', description: 'A list, as DeepSeek Script gives it' },
				{ name: 'Form', value: 'form', description: 'Scene by scene, here' },
			],
			default: 'list',
			displayOptions: { show },
		},
		{
			displayName: 'Scenes',
			name: 'scenes',
			type: 'json',
			required: true,
			default: '={{ $json.scenes }}',
			displayOptions: { show: { ...show, scenesFrom: ['list'] } },
			description: `A list of scenes, each with ${form.listed}. DeepSeek Script gives it without mapping.`,
		},
		{
			displayName: 'Scenes',
			name: 'sceneForm',
			type: 'fixedCollection',
			typeOptions: { multipleValues: true, sortable: true },
			placeholder: 'Add scene',
			default: {},
			displayOptions: { show: { ...show, scenesFrom: ['form'] } },
			options: [{ displayName: 'Scene', name: 'scene', values: sceneValues(form) }],
		},
	];
}
