import type { INodeProperties } from 'n8n-workflow';
import {
	chosenIn,
	isObject,
	listOf,
	asText,
	oneOf,
	withoutEmpty,
	type ItemFields,
} from '../../shared/itemFields';
import { fileValues, namedInRow, readFile, type FileRow } from '../../shared/video/fileFields';
import { brandGlossaryOption } from '../../shared/video/filing';
import type { Run } from '../../shared/video/run';
import type { SharedBody, TranslationBody } from '../body';
import { canonicalCode, codeOf } from '../languages/names';

const FPS_MODES = ['vfr', 'cfr', 'passthrough'] as const;

const glossary: INodeProperties = {
	...brandGlossaryOption,
	description: 'How names and terms are translated',
};

const enhanceSpeech: INodeProperties = {
	displayName: 'Enhance Speech',
	name: 'enhanceSpeech',
	type: 'boolean',
	default: true,
	description: 'Whether HeyGen improves the sound of the speech',
};

const removeMusic: INodeProperties = {
	displayName: 'Remove Background Music',
	name: 'removeMusic',
	type: 'boolean',
	default: true,
	description: 'Whether the translated video is to have no music',
};

const speakers: INodeProperties = {
	displayName: 'Speakers',
	name: 'speakers',
	type: 'number',
	typeOptions: { minValue: 1 },
	default: 1,
	description: 'How many people speak, which helps HeyGen to tell them apart',
};

const customAudio: INodeProperties = {
	displayName: 'Custom Audio',
	name: 'customAudio',
	type: 'fixedCollection',
	placeholder: 'Set audio',
	default: {},
	description: 'Speech in the new language, instead of one that HeyGen makes',
	options: [
		{
			displayName: 'Audio',
			name: 'file',
			values: [
				...fileValues('e.g. https://example.com/speech-de.mp3'),
				{
					displayName: 'Frame Rate',
					name: 'fpsMode',
					type: 'options',
					options: [
						{ name: "As HeyGen's Default", value: '' },
						{ name: 'As in the Source', value: 'passthrough' },
						{ name: 'Constant', value: 'cfr' },
						{ name: 'Variable', value: 'vfr' },
					],
					default: '',
					description: 'Of the translated video',
				},
			],
		},
	],
};

const inputLanguage: INodeProperties = {
	displayName: 'Input Language',
	name: 'inputLanguage',
	type: 'string',
	default: '',
	placeholder: 'e.g. en',
	description:
		'The language that is spoken in the source; HeyGen finds out by itself if left empty',
};

const stockVoice: INodeProperties = {
	displayName: 'Stock Voice',
	name: 'stockVoice',
	type: 'fixedCollection',
	placeholder: 'Use a stock voice',
	default: {},
	description:
		"A clear voice of HeyGen's in place of the speaker's own one. For some enterprise plans only.",
	options: [
		{
			displayName: 'Stock Voice',
			name: 'voice',
			values: [
				{
					displayName: 'Voice IDs',
					name: 'voiceIds',
					type: 'string',
					default: '',
					placeholder: 'e.g. 1bd001e7e50f421d891986aad5158bc8',
					description:
						"Which voices may be taken, with commas between them. HeyGen chooses among the language's own if left empty.",
				},
			],
		},
	],
};

/** The collection of a translation, and the smaller one of a proofread. */
export const soundCollection = soundFields([
	glossary,
	customAudio,
	enhanceSpeech,
	inputLanguage,
	removeMusic,
	speakers,
	stockVoice,
]);
export const proofreadSound = soundFields([glossary, enhanceSpeech, removeMusic, speakers]);

function soundFields(options: INodeProperties[]): INodeProperties {
	return {
		displayName: 'Voice and Sound',
		name: 'sound',
		type: 'collection',
		placeholder: 'Add setting',
		default: {},
		options,
	};
}

interface Sound {
	brandGlossaryId?: unknown;
	customAudio?: { file?: FileRow & { fpsMode?: unknown } };
	enhanceSpeech?: unknown;
	inputLanguage?: unknown;
	removeMusic?: unknown;
	speakers?: unknown;
	stockVoice?: { voice?: { voiceIds?: unknown } };
}

/** What a translation and a proofread have in common. Throws the item's refusal. */
export function readSharedSound(item: ItemFields): Partial<SharedBody> {
	const sound = item.collection<Sound>('sound');
	return withoutEmpty({
		speaker_num: speakersOf(item, sound.speakers),
		brand_glossary_id: chosenIn(sound.brandGlossaryId),
		disable_music_track: whetherOf(sound.removeMusic),
		enable_speech_enhancement: whetherOf(sound.enhanceSpeech),
	});
}

/** What only a translation has. Throws the item's refusal. */
export async function readSound(run: Run, item: ItemFields): Promise<Partial<TranslationBody>> {
	const {
		customAudio: audio,
		inputLanguage: language,
		stockVoice: stock,
	} = item.collection<Sound>('sound');
	const file = audio?.file;
	const place = { label: 'Custom Audio', accept: ['audio'] as const };
	return withoutEmpty({
		input_language: languageCode(asText(language)),
		audio: file && (await readFile(run, item, namedInRow(item, place, file))),
		fps_mode: file && oneOf(item, 'Frame Rate', file.fpsMode, FPS_MODES),
		stock_voice_config: isObject(stock?.voice) ? stockVoiceOf(stock.voice.voiceIds) : undefined,
	});
}

function stockVoiceOf(voiceIds: unknown): TranslationBody['stock_voice_config'] {
	const ids = listOf(voiceIds).map(asText).filter(Boolean);
	return { use_stock_voice: true, ...(ids.length > 0 && { preferred_stock_voice_ids: ids }) };
}

/** HeyGen takes a code here. */
function languageCode(text: string): string {
	return canonicalCode(text)?.toString() ?? codeOf(text) ?? text;
}

/** A switch; undefined where the user did not add it. */
export function whetherOf(value: unknown): boolean | undefined {
	if (value === undefined || value === null || value === '') return undefined;
	return value === true || String(value).toLowerCase() === 'true';
}

function speakersOf(item: ItemFields, value: unknown): number | undefined {
	if (value === undefined || value === null || value === '') return undefined;
	const count = Number(value);
	if (Number.isInteger(count) && count >= 1) return count;
	throw item.refusal(
		`'Speakers' is ${String(value)}`,
		'Give how many people speak, 1 or more, or remove the setting so that HeyGen finds out',
	);
}
