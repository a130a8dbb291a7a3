import { measure } from '../language/length';
import { DEFAULT_WORDS_PER_MINUTE, paceOf } from '../language/speakingRates';
import type { Scene, StudioVideoBody, VoiceSettings } from './body';
import type { Prepared } from './prepared';

/** About how many seconds a script takes to say, its pauses and the voice's speed included. */
export function spokenSeconds(script: string, settings?: VoiceSettings): number {
	const wordsPerMinute = DEFAULT_WORDS_PER_MINUTE * (settings?.speed ?? 1);
	return measure(script, paceOf('', script, wordsPerMinute)).seconds;
}

/** The sum of what can be told of a video's scenes; undefined where nothing can. */
export function sceneSeconds(scenes: Scene[]): number | undefined {
	const known = scenes.map(secondsOf).filter((seconds) => seconds !== undefined);
	return known.length > 0 ? known.reduce((sum, seconds) => sum + seconds, 0) : undefined;
}

/** How many lengths in a video only HeyGen will know: its own, or those of recordings and clips in its scenes. */
export function unknownLengths({ body, seconds }: Prepared): number {
	if (body.type !== 'studio') return seconds === undefined ? 1 : 0;
	const { scenes } = body as unknown as StudioVideoBody;
	return scenes.filter((scene) => secondsOf(scene) === undefined).length;
}

function secondsOf(scene: Scene): number | undefined {
	if (scene.type === 'video') return undefined;
	const said = scene.type === 'avatar_video' ? scene.input : scene;
	if ('duration' in said) return said.duration;
	return 'script' in said ? spokenSeconds(said.script, said.voice_settings) : undefined;
}
