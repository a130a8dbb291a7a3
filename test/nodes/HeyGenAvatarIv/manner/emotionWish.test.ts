import { emotionNamed, EMOTIONS } from '../../../../nodes/HeyGenAvatarIv/manner/emotions';
import { withEmotion } from '../../../../nodes/HeyGenAvatarIv/manner/emotionVoice';
import { emotionWish } from '../../../../nodes/HeyGenAvatarIv/manner/emotionWish';
import { SHAPES } from '../../../../nodes/HeyGenAvatarIv/manner/mannerFields';
import type { VoiceSettings } from '../../../../nodes/shared/video/body';

const FEELING = { shapes: SHAPES, text: 'Hello Ada', hasMotion: false };
const ELEVENLABS: VoiceSettings = { speed: 1.1, engine_settings: { engine_type: 'elevenlabs' } };

describe('an emotion', () => {
	it.each(['Excited', 'excited', 'EXCITED'])('is known as %s', (name) => {
		expect(emotionNamed(name)).toBe('Excited');
	});
	it.each(['', 'Sad', 'constructor'])('is not %j', (name) => {
		expect(emotionNamed(name)).toBeUndefined();
	});

	it('shapes motion, expressiveness and voice', () => {
		expect(emotionWish({ ...FEELING, emotion: 'Excited', voiceSettings: ELEVENLABS })).toEqual({
			motionPrompt: 'Raises one hand in a short wave with energy, eyes wide and a beaming smile',
			expressiveness: 'high',
			voiceSettings: {
				speed: 1.1,
				engine_settings: { engine_type: 'elevenlabs', stability: 0.2, style: 0.6 },
			},
		});
	});

	it.each([
		[['expressiveness'], { expressiveness: 'low', voiceSettings: ELEVENLABS }],
		[[], { voiceSettings: ELEVENLABS }],
	] as const)('shapes only %j where that is chosen', (shapes, wish) => {
		const feeling = { ...FEELING, shapes, emotion: 'Serious' as const, voiceSettings: ELEVENLABS };
		expect(emotionWish(feeling)).toEqual(wish);
	});

	it('leaves a motion prompt of the user alone', () => {
		const wish = emotionWish({ ...FEELING, emotion: 'Excited', hasMotion: true });
		expect(wish).not.toHaveProperty('motionPrompt');
	});

	it('changes nothing where there is none', () => {
		expect(emotionWish({ ...FEELING, voiceSettings: ELEVENLABS })).toEqual({
			voiceSettings: ELEVENLABS,
		});
	});
});

describe('the voice of an emotion', () => {
	it.each<[VoiceSettings | undefined]>([
		[undefined],
		[{ speed: 0.9 }],
		[{ engine_settings: { engine_type: 'starfish' } }],
	])('stays as it is where the engine has no setting for it: %j', (settings) => {
		expect(withEmotion(settings, 'Excited')).toEqual(settings);
	});

	it('is never stronger than what the user set', () => {
		const own = { engine_type: 'elevenlabs' as const, stability: 0.9, style: 0 };
		expect(withEmotion({ engine_settings: own }, 'Excited')).toEqual({ engine_settings: own });
	});

	it('has no style at Fish Audio', () => {
		expect(
			withEmotion({ engine_settings: { engine_type: 'fish', model: 's1' } }, 'Serious'),
		).toEqual({ engine_settings: { engine_type: 'fish', model: 's1', stability: 0.7 } });
	});

	it('keeps to the three steps of Eleven V3', () => {
		const engine_settings = { engine_type: 'elevenlabs' as const, model: 'eleven_v3' };
		const steps = (Object.keys(EMOTIONS) as Array<keyof typeof EMOTIONS>).map((emotion) => {
			const engine = withEmotion({ engine_settings }, emotion)?.engine_settings;
			return [emotion, engine?.engine_type === 'elevenlabs' && engine.stability];
		});
		expect(Object.fromEntries(steps)).toEqual({
			Broadcaster: 0.5,
			Excited: 0,
			Friendly: 0.5,
			Serious: 0.5,
			Soothing: 1,
		});
	});
});
