import { EMOTIONS, type Emotion } from './emotions';
import { gestureFor } from './textCues';

/**
 * A motion prompt for a text that is said with an emotion: one gesture, how it is made, and the face, such as
 * "Raises one hand in a short wave in a relaxed way, a warm smile". Always the same for the same text; in
 * English, whatever the language of the text, as HeyGen's examples are.
 */
export function deriveMotion(text: string, emotion: Emotion): string {
	const { gesture, how, face } = EMOTIONS[emotion];
	const clause = `${gestureFor(text) ?? gesture} ${how}, ${face}`;
	return clause[0].toUpperCase() + clause.slice(1);
}
