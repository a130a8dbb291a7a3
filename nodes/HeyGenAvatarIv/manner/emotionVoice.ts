import { withoutEmpty } from '../../shared/itemFields';
import type { VoiceEngineSettings, VoiceSettings } from '../../shared/video/body';
import { EMOTIONS, type Emotion } from './emotions';

/**
 * Voice settings that let an emotion be heard, where the engine that the user named has settings for it:
 * stability and style at ElevenLabs, stability at Fish Audio. What the user has set stays. HeyGen does not
 * say which engine is behind a voice, and refuses settings of another one.
 */
export function withEmotion(
	settings: VoiceSettings | undefined,
	emotion: Emotion,
): VoiceSettings | undefined {
	const engine = settings?.engine_settings;
	if (!engine || engine.engine_type === 'starfish') return settings;
	return { ...settings, engine_settings: { ...heard(engine, emotion), ...withoutEmpty(engine) } };
}

type LivelyEngine = Exclude<VoiceEngineSettings, { engine_type: 'starfish' }>;

function heard(engine: LivelyEngine, emotion: Emotion): LivelyEngine {
	const { stability, style } = EMOTIONS[emotion];
	if (engine.engine_type === 'fish') return { ...engine, stability };
	// Eleven V3 knows three steps only.
	const steps = engine.model === 'eleven_v3' ? Math.round(stability * 2) / 2 : stability;
	return { ...engine, stability: steps, style };
}
