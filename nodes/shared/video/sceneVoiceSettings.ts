import type { IDataObject } from 'n8n-workflow';
import { isBlank, isObject, oneOf, shown, type ItemFields } from '../itemFields';
import type { VoiceSettings } from './body';
import { onlyNames } from './sceneNames';
import { checkedVoiceSettings, VOICE_ENGINES } from './voiceSettingsFields';

const NAMES = ['speed', 'pitch', 'volume', 'locale', 'engine_settings'];
const ENGINE_NAMES = {
	elevenlabs: ['model', 'stability', 'similarity_boost', 'style', 'use_speaker_boost'],
	fish: ['model', 'stability', 'similarity'],
	starfish: [],
};

/**
 * How the voice of a scene speaks: by the scene's own `voice_settings` in HeyGen's names, else by the node's,
 * one setting at a time. Throws the scene's refusal.
 */
export function sceneVoiceSettings(
	item: ItemFields,
	{ voice_settings: said }: IDataObject,
	ofNode: VoiceSettings | undefined,
): VoiceSettings | undefined {
	if (isBlank(said)) return ofNode;
	if (!isObject(said)) {
		throw item.refusal(`'voice_settings' is ${shown(said)}`, `It takes ${NAMES.join(', ')}`);
	}
	const { engine_settings: engine, ...settings } = onlyNames(item, 'voice_settings', said, NAMES);
	const own = checkedVoiceSettings(item, { ...settings, ...engineSettings(item, engine) });
	return own ? { ...ofNode, ...own } : ofNode;
}

/** HeyGen's settings of an engine under the names that the panel has for them. */
function engineSettings(item: ItemFields, said: unknown): IDataObject {
	if (isBlank(said)) return {};
	const wayOut = `HeyGen's form is { engine_type: … }, with one of ${VOICE_ENGINES.join(', ')}`;
	if (!isObject(said)) throw item.refusal(`'engine_settings' is ${shown(said)}`, wayOut);
	const engine = oneOf(item, 'Engine', said.engine_type, VOICE_ENGINES);
	if (!engine) throw item.refusal("'engine_settings' has no engine_type", wayOut);
	const names = ['engine_type', ...ENGINE_NAMES[engine]];
	const { model, stability, style, ...rest } = onlyNames(item, 'engine_settings', said, names);
	return {
		engine,
		[engine === 'fish' ? 'fishModel' : 'elevenlabsModel']: model,
		similarity: rest.similarity_boost ?? rest.similarity,
		speakerBoost: rest.use_speaker_boost,
		stability,
		style,
	};
}
