import type { VoiceSettings } from '../../shared/video/body';
import type { SceneWish } from '../../shared/video/scene';
import { deriveMotion } from './deriveMotion';
import { EMOTIONS, type Emotion } from './emotions';
import { withEmotion } from './emotionVoice';
import type { SHAPES } from './mannerFields';

export interface Feeling {
	emotion?: Emotion;
	/** What the emotion may change. */
	shapes: ReadonlyArray<(typeof SHAPES)[number]>;
	/** What is said; '' for a recording. */
	text: string;
	/** Whether the user has said how the figure moves. */
	hasMotion: boolean;
	voiceSettings?: VoiceSettings;
}

/** What an emotion adds to the way in which something is said, where the user has not said it better. */
export function emotionWish({
	emotion,
	shapes,
	text,
	hasMotion,
	voiceSettings,
}: Feeling): SceneWish {
	if (!emotion) return { voiceSettings };
	const derives = shapes.includes('motion') && !hasMotion;
	return {
		...(derives && { motionPrompt: deriveMotion(text, emotion) }),
		...(shapes.includes('expressiveness') && { expressiveness: EMOTIONS[emotion].expressiveness }),
		voiceSettings: shapes.includes('voice') ? withEmotion(voiceSettings, emotion) : voiceSettings,
	};
}
