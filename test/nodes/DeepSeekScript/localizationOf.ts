import type { Localization } from '../../../nodes/DeepSeekScript/localization';
import { PRICES } from '../../../nodes/shared/deepseek/prices';

/** A script of a minute that is to become German, but for these fields. */
export function localizationOf(fields: Partial<Localization> = {}): Localization {
	return {
		source: { title: 'T', script: 'Hello' },
		language: 'German',
		seconds: 60,
		tolerance: 0,
		tone: '',
		formOfAddress: 'original',
		terms: new Map(),
		model: 'deepseek-flash',
		thinking: 'off',
		temperature: 1,
		maxTokens: 4000,
		systemPrompt: '',
		wordsPerMinute: 150,
		prices: PRICES,
		timeoutMs: 1000,
		...fields,
	};
}

export const sceneOf = (script: string, on_screen_text = '', fields: object = {}) => ({
	role: 'hook',
	script,
	emotion: 'Excited',
	motion_prompt: 'waves',
	on_screen_text,
	...fields,
});
