import type { IDisplayOptions, INodeProperties } from 'n8n-workflow';
import type { VoiceFilter } from '../heygen/voices';
import { asText, flag, type ItemFields } from '../itemFields';
import { FIRST_AVAILABLE, type ChosenAvatar } from './avatarFields';
import type { Run } from './run';

/** The value that stands for "no voice chosen": the avatar speaks with its own. */
export const OWN_VOICE = 'own';

/** What a voice field offers. */
interface VoiceChoice {
	searchListMethod?: string;
	/** What it means to leave the field empty; '' where it must not be. */
	hint?: string;
}

/** A resource locator for a voice. */
export function voiceLocator(
	field: Partial<INodeProperties>,
	{
		searchListMethod = 'searchVoices',
		hint = "Leave empty for the avatar's own voice",
	}: VoiceChoice = {},
): INodeProperties {
	return {
		displayName: 'Voice',
		name: 'voiceId',
		type: 'resourceLocator',
		default: { mode: 'list', value: OWN_VOICE, cachedResultName: "Avatar's Own Voice" },
		modes: [
			{
				displayName: 'From List',
				name: 'list',
				type: 'list',
				placeholder: 'Select a voice...',
				typeOptions: { searchListMethod, searchable: true },
			},
			{
				displayName: 'By ID',
				name: 'id',
				type: 'string',
				placeholder: 'e.g. 1bd001e7e50f421d891986aad5158bc8',
				...(hint && { hint }),
			},
		],
		...field,
	};
}

/** Says which voice is the first available; it narrows the list as well. */
export function voiceFilterField(displayOptions: IDisplayOptions): INodeProperties {
	return {
		displayName: 'Voice Filter',
		name: 'voiceFilter',
		type: 'collection',
		placeholder: 'Add filter',
		default: {},
		displayOptions,
		description:
			'Which voices come into question. Without a filter it is the first one of the account.',
		options: [
			{
				displayName: 'Gender',
				name: 'gender',
				type: 'options',
				options: [
					{ name: 'Female', value: 'female' },
					{ name: 'Male', value: 'male' },
				],
				default: 'female',
			},
			{
				displayName: 'Keeps Pauses',
				name: 'pauses',
				type: 'boolean',
				default: true,
				description: 'Whether to show only voices that keep the pauses of a break tag',
			},
			{
				displayName: 'Language',
				name: 'language',
				type: 'string',
				default: '',
				placeholder: 'e.g. German',
				description: 'The English name of the language',
			},
			{
				displayName: 'Owner',
				name: 'ownership',
				type: 'options',
				options: [
					{ name: 'HeyGen', value: 'public', description: 'Voices that everybody can use' },
					{ name: 'Me', value: 'private', description: "The account's own voices" },
				],
				default: 'private',
			},
			{
				displayName: 'Takes a Locale',
				name: 'locale',
				type: 'boolean',
				default: true,
				description: 'Whether to show only voices that speak in several accents',
			},
		],
	};
}

/**
 * The voice that is named by `id`; undefined for the avatar's own. Throws the item's refusal where
 * the avatar has none, or no voice fits the filter.
 */
export async function resolveVoice(
	run: Run,
	item: ItemFields,
	id: string,
	avatar?: ChosenAvatar,
): Promise<string | undefined> {
	if (id === FIRST_AVAILABLE) {
		const voice = await run.firstVoice(readVoiceFilter(item));
		if (voice) return voice.voice_id;
		throw item.refusal(
			'No voice fits the filter',
			"Remove something from 'Voice Filter', or pick a voice from the list. A language goes by its English name",
		);
	}
	if (id && id !== OWN_VOICE) return id;
	if (avatar?.look && avatar.look.default_voice_id === null) {
		throw item.refusal(
			`The avatar '${avatar.look.name ?? avatar.id}' has no voice of its own`,
			"Pick a voice in the field 'Voice'",
		);
	}
	return undefined;
}

function readVoiceFilter(item: ItemFields): VoiceFilter {
	const filter = item.collection<Record<keyof VoiceFilter, unknown>>('voiceFilter');
	return {
		gender: asText(filter.gender),
		language: asText(filter.language),
		ownership: asText(filter.ownership) as VoiceFilter['ownership'],
		pauses: flag(item, 'Keeps Pauses', filter.pauses),
		locale: flag(item, 'Takes a Locale', filter.locale),
	};
}
