import type { INodeProperties } from 'n8n-workflow';
import { EMOTION_CHOICES } from './emotions';
import { GESTURE_CHOICES } from './gestures';

type Show = Record<string, Array<string | boolean>>;

const MOTION_HELP =
	'How body, hands and face move: what moves, how, and how strongly, in one or two short clauses with strong verbs. Say what happens, not what is to be left out.';

export const motionPromptField: INodeProperties = {
	displayName: 'Motion Prompt',
	name: 'motionPrompt',
	type: 'string',
	typeOptions: { rows: 2 },
	default: '',
	placeholder: 'e.g. Both hands draw a wide circle while she leans in with a curious smile',
	description: MOTION_HELP,
};

export const gesturesField: INodeProperties = {
	displayName: 'Gestures',
	name: 'gestures',
	type: 'multiOptions',
	options: GESTURE_CHOICES,
	default: [],
	description: 'Ready gestures, added to the motion prompt one after another',
};

export const emotionField: INodeProperties = {
	displayName: 'Emotion',
	name: 'emotion',
	type: 'options',
	options: [{ name: 'None', value: '' }, ...EMOTION_CHOICES],
	default: '',
};

/** How the figure moves and what it feels; `show` is for one figure, `showScenes` for scenes. */
export function mannerFields(show: Show, showScenes: Show): INodeProperties[] {
	return [
		{
			...motionPromptField,
			displayOptions: { show },
			hint: 'Also good: "nods firmly, one palm open", "shrugs with a half smile", "points to the left, eyebrows raised"',
		},
		{
			...motionPromptField,
			displayOptions: { show: showScenes },
			description: `${MOTION_HELP} For scenes without one of their own.`,
		},
		{ ...gesturesField, displayOptions: { show } },
		{
			...gesturesField,
			displayOptions: { show: showScenes },
			description: `${gesturesField.description}, in scenes without a motion of their own`,
		},
		{
			...emotionField,
			displayOptions: { show },
			description:
				'What the figure feels. HeyGen has no field for it: it shapes motion, expressiveness and voice.',
		},
		{
			...emotionField,
			displayOptions: { show: showScenes },
			description:
				'What the figure feels in scenes without an emotion of their own. DeepSeek Script gives each scene one.',
		},
		{
			...emotionShapes,
			displayOptions: { show, hide: { emotion: [''] } },
		},
		{ ...emotionShapes, displayOptions: { show: showScenes } },
	];
}

/** What an emotion may change. */
export const SHAPES = ['expressiveness', 'motion', 'voice'] as const;

const emotionShapes: INodeProperties = {
	displayName: 'Emotion Shapes',
	name: 'emotionShapes',
	type: 'multiOptions',
	options: [
		{
			name: 'Expressiveness',
			value: 'expressiveness',
			description: 'How lively the face is, where nothing else is chosen',
		},
		{
			name: 'Motion',
			value: 'motion',
			description: 'Where there is no motion prompt, one is made up from the emotion and the text',
		},
		{
			name: 'Voice',
			value: 'voice',
			description:
				'Style and stability, where they are not set and the engine under Voice Settings has them: ElevenLabs and Fish Audio',
		},
	],
	default: [...SHAPES],
	description: 'What the emotion may change. What you set yourself always stays.',
};
