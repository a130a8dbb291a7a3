import type { INodePropertyOptions } from 'n8n-workflow';
import type { Expressiveness } from '../../shared/video/body';

/** How an emotion looks and sounds. HeyGen's v3 has no field for emotions, so that other fields carry them. */
export interface EmotionManner {
	/** The gesture where the text suggests none. */
	gesture: string;
	/** How any gesture is made. */
	how: string;
	/** Face and posture. */
	face: string;
	expressiveness: Expressiveness;
	/** Of the voice, from 0 (lively) to 1 (even). */
	stability: number;
	/** Of the voice, from 0 (plain) to 1 (exaggerated). */
	style: number;
}

/** The emotions that DeepSeek Script writes. */
export const EMOTIONS = {
	Broadcaster: {
		gesture: 'marks each point with small hand movements',
		how: 'with poise',
		face: 'upright posture and a confident look',
		expressiveness: 'medium',
		stability: 0.7,
		style: 0.2,
	},
	Excited: {
		gesture: 'raises both hands',
		how: 'with energy',
		face: 'eyes wide and a beaming smile',
		expressiveness: 'high',
		stability: 0.2,
		style: 0.6,
	},
	Friendly: {
		gesture: 'opens both palms and nods',
		how: 'in a relaxed way',
		face: 'a warm smile',
		expressiveness: 'medium',
		stability: 0.5,
		style: 0.35,
	},
	Serious: {
		gesture: 'brings the fingertips together in front of the chest',
		how: 'with restraint',
		face: 'a steady, earnest look',
		expressiveness: 'low',
		stability: 0.7,
		style: 0.1,
	},
	Soothing: {
		gesture: 'lowers both open hands',
		how: 'slowly and gently',
		face: 'soft eyes and a calm smile',
		expressiveness: 'low',
		stability: 0.8,
		style: 0.15,
	},
} as const satisfies Record<string, EmotionManner>;

export type Emotion = keyof typeof EMOTIONS;

/** An emotion by its name in any case; undefined for another word. */
export function emotionNamed(name: string): Emotion | undefined {
	const names = Object.keys(EMOTIONS) as Emotion[];
	return names.find((known) => known.toLowerCase() === name.toLowerCase());
}

export const EMOTION_CHOICES: INodePropertyOptions[] = Object.keys(EMOTIONS).map((name) => ({
	name,
	value: name,
}));
