import type { IDisplayOptions, INodeProperties } from 'n8n-workflow';
import { asText, flag, inRange, oneOf, withoutEmpty, type ItemFields } from '../itemFields';
import type { VoiceEngineSettings, VoiceSettings } from './body';

const ELEVENLABS_MODELS = [
	'eleven_flash_v2_5',
	'eleven_multilingual_v2',
	'eleven_turbo_v2_5',
	'eleven_v3',
] as const;
const FISH_MODELS = ['s1', 's2-pro'] as const;

/** What can be behind a voice and has settings of its own. */
export const VOICE_ENGINES = ['elevenlabs', 'fish', 'starfish'] as const;

/** A number from 0 to 1 that only some engines have. */
function share(
	displayName: string,
	name: string,
	engines: string[],
	description: string,
): INodeProperties {
	return {
		displayName,
		name,
		type: 'number',
		typeOptions: { minValue: 0, maxValue: 1, numberPrecision: 2 },
		default: 0.5,
		displayOptions: { show: { engine: engines } },
		description,
	};
}

/** How the voice speaks; the fields of an engine appear once it is chosen. */
export function voiceSettingsField(displayOptions: IDisplayOptions): INodeProperties {
	return {
		displayName: 'Voice Settings',
		name: 'voiceSettings',
		type: 'collection',
		placeholder: 'Add setting',
		default: {},
		displayOptions,
		options: [
			{
				displayName: 'Engine',
				name: 'engine',
				type: 'options',
				options: [
					{ name: 'ElevenLabs', value: 'elevenlabs' },
					{ name: 'Fish Audio', value: 'fish' },
					{ name: 'Starfish', value: 'starfish', description: 'Has no settings of its own' },
				],
				default: 'elevenlabs',
				description:
					'The engine behind the voice, for its own settings. HeyGen refuses settings of another engine.',
			},
			{
				displayName: 'Locale',
				name: 'locale',
				type: 'string',
				default: '',
				placeholder: 'e.g. en-GB',
				description: 'The accent, for voices that have several',
			},
			{
				displayName: 'Model',
				name: 'elevenlabsModel',
				type: 'options',
				options: [
					{ name: 'Eleven Flash V2.5', value: 'eleven_flash_v2_5' },
					{ name: 'Eleven Multilingual V2', value: 'eleven_multilingual_v2' },
					{ name: 'Eleven Turbo V2.5', value: 'eleven_turbo_v2_5' },
					{ name: 'Eleven V3', value: 'eleven_v3' },
				],
				default: 'eleven_multilingual_v2',
				displayOptions: { show: { engine: ['elevenlabs'] } },
			},
			{
				displayName: 'Model',
				name: 'fishModel',
				type: 'options',
				options: [
					{ name: 'S1', value: 's1' },
					{ name: 'S2 Pro', value: 's2-pro' },
				],
				default: 's1',
				displayOptions: { show: { engine: ['fish'] } },
			},
			{
				displayName: 'Pitch',
				name: 'pitch',
				type: 'number',
				typeOptions: { minValue: -50, maxValue: 50 },
				default: 0,
				description: 'Higher or lower, in semitones from -50 to 50',
			},
			share(
				'Similarity',
				'similarity',
				['elevenlabs', 'fish'],
				'How close to the original voice, from 0 to 1',
			),
			{
				displayName: 'Speaker Boost',
				name: 'speakerBoost',
				type: 'boolean',
				default: true,
				displayOptions: { show: { engine: ['elevenlabs'] } },
				description: 'Whether to bring the voice closer to the original speaker',
			},
			{
				displayName: 'Speed',
				name: 'speed',
				type: 'number',
				typeOptions: { minValue: 0.5, maxValue: 1.5, numberPrecision: 2 },
				default: 1,
				description: 'From 0.5 (slow) to 1.5 (fast)',
			},
			share(
				'Stability',
				'stability',
				['elevenlabs', 'fish'],
				'How even the voice is, from 0 to 1. Eleven V3 takes 0, 0.5 and 1 only.',
			),
			share('Style', 'style', ['elevenlabs'], 'How much the style is exaggerated, from 0 to 1'),
			{
				displayName: 'Volume',
				name: 'volume',
				type: 'number',
				typeOptions: { minValue: 0, maxValue: 1, numberPrecision: 2 },
				default: 1,
				description: 'From 0 (silent) to 1 (full)',
			},
		],
	};
}

interface Settings {
	engine?: unknown;
	locale?: unknown;
	elevenlabsModel?: unknown;
	fishModel?: unknown;
	pitch?: unknown;
	similarity?: unknown;
	speakerBoost?: unknown;
	speed?: unknown;
	stability?: unknown;
	style?: unknown;
	volume?: unknown;
}

/** The item's voice settings; undefined where none is set. Throws the item's refusal. */
export function readVoiceSettings(item: ItemFields): VoiceSettings | undefined {
	return checkedVoiceSettings(item, item.collection<Settings>('voiceSettings'));
}

/** Settings under the panel's names as HeyGen takes them; undefined where none is set. Throws the item's refusal. */
export function checkedVoiceSettings(item: ItemFields, said: Settings): VoiceSettings | undefined {
	const settings = withoutEmpty({
		speed: inRange(item, 'Speed', said.speed, 0.5, 1.5),
		pitch: inRange(item, 'Pitch', said.pitch, -50, 50),
		volume: inRange(item, 'Volume', said.volume, 0, 1),
		locale: asText(said.locale),
		engine_settings: engineSettings(item, said),
	});
	return Object.keys(settings).length > 0 ? settings : undefined;
}

function engineSettings(item: ItemFields, said: Settings): VoiceEngineSettings | undefined {
	const engine = oneOf(item, 'Engine', said.engine, VOICE_ENGINES);
	if (!engine) return undefined;
	if (engine === 'starfish') return { engine_type: engine };
	const stability = inRange(item, 'Stability', said.stability, 0, 1);
	const similarity = inRange(item, 'Similarity', said.similarity, 0, 1);
	if (engine === 'fish') {
		const model = oneOf(item, 'Model', said.fishModel, FISH_MODELS);
		return withoutEmpty({ engine_type: engine, model, stability, similarity });
	}
	const model = oneOf(item, 'Model', said.elevenlabsModel, ELEVENLABS_MODELS);
	if (model === 'eleven_v3' && stability !== undefined && ![0, 0.5, 1].includes(stability)) {
		throw item.refusal(
			`'Stability' is ${stability}`,
			'Eleven V3 takes 0 (creative), 0.5 (natural) and 1 (robust) only',
		);
	}
	return withoutEmpty({
		engine_type: engine,
		model,
		stability,
		similarity_boost: similarity,
		style: inRange(item, 'Style', said.style, 0, 1),
		use_speaker_boost: flag(item, 'Speaker Boost', said.speakerBoost),
	});
}
