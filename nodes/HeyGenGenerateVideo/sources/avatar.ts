import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { asText, withoutEmpty, type ItemFields } from '../../shared/itemFields';
import { appearanceField, readFraming, wantedMotion } from '../../shared/video/appearanceFields';
import { resolveAvatar, type ChosenAvatar } from '../../shared/video/avatarFields';
import { backgroundFields, readBackground } from '../../shared/video/backgroundFields';
import type { AvatarVideoBody, StudioVideoBody } from '../../shared/video/body';
import { spokenSeconds } from '../../shared/video/estimate';
import { readMotion } from '../../shared/video/motion';
import { readFiling, readOutput } from '../../shared/video/outputFields';
import type { Run } from '../../shared/video/run';
import { checkLength, preparedScript, splitScript } from '../../shared/video/script';
import { readAudio, readScript, speechFields } from '../../shared/video/speechFields';
import { resolveVoice } from '../../shared/video/voiceFields';
import { readVoiceSettings } from '../../shared/video/voiceSettingsFields';
import type { Prepared } from '../prepared';

const SHOW = { source: ['avatar'] };

/** What only Source: Avatar has. */
export const avatarSpeech: INodeProperties[] = speechFields(SHOW);
export const avatarLook: INodeProperties[] = [
	...backgroundFields(SHOW, true),
	appearanceField({ show: SHOW }, { engine: true, framing: true }),
];

export const longScriptOption: INodeProperties = {
	displayName: 'Long Script',
	name: 'longScript',
	type: 'options',
	options: [
		{ name: 'Fail the Item', value: 'fail' },
		{
			name: 'Split Into Scenes',
			value: 'split',
			description: 'Between sentences; the video then has only a color behind the avatar',
		},
	],
	default: 'split',
	displayOptions: { show: { '/source': ['avatar'] } },
	description: 'What becomes of a script of over 5,000 characters, the most that HeyGen takes',
};

/** One avatar says one script, or moves its lips to one recording. Throws the item's refusal. */
export async function readAvatarVideo(run: Run, item: ItemFields): Promise<Prepared> {
	const avatar = await resolveAvatar(run, item, item.chosen('avatarId'));
	const motion = readMotion(item, wantedMotion(item), avatar);
	const background = await readBackground(run, item);
	const framing = readFraming(item, background);
	const output = { ...(await readOutput(run, item)), ...readFiling(item) };
	const figure = { type: 'avatar' as const, avatar_id: avatar.id };
	const audio = await readAudio(run, item);
	if (audio) {
		const body: AvatarVideoBody = { ...figure, ...audio, ...motion, ...framing, ...output };
		return prepared(body);
	}
	const spoken = await readSpoken(run, item, avatar);
	const splits = item.collection<{ longScript?: string }>('options').longScript === 'split';
	const parts = splits ? splitScript(spoken.script) : [spoken.script];
	if (parts.length > 1) return await inScenes(run, item, avatar, spoken, parts);
	checkLength(
		item,
		spoken.script,
		'The script',
		"Shorten it, or set the option 'Long Script' to split it.",
	);
	const body: AvatarVideoBody = { ...figure, ...spoken, ...motion, ...framing, ...output };
	return prepared(body, spokenSeconds(spoken.script, spoken.voice_settings));
}

async function readSpoken(run: Run, item: ItemFields, avatar: ChosenAvatar) {
	const voiceId = await resolveVoice(run, item, item.chosen('voiceId'), avatar);
	const speaks = voiceId ?? avatar.look?.default_voice_id ?? undefined;
	return withoutEmpty({
		script: await preparedScript(run, readScript(item), speaks),
		voice_id: voiceId,
		voice_settings: readVoiceSettings(item),
	});
}

/** A long script as the scenes of one video, all with the same avatar and voice. */
async function inScenes(
	run: Run,
	item: ItemFields,
	avatar: ChosenAvatar,
	spoken: Awaited<ReturnType<typeof readSpoken>>,
	parts: string[],
): Promise<Prepared> {
	const background = await readBackground(run, item);
	if (background && background.type !== 'color') {
		throw item.refusal(
			'A script that is split into scenes cannot have an image behind the avatar',
			"HeyGen takes only a color behind scenes: set 'Background' to Color, or shorten the script",
		);
	}
	const color = background && { type: 'color' as const, color: background.value };
	const motion = readMotion(item, wantedMotion(item), avatar);
	const body: StudioVideoBody = {
		type: 'studio',
		scenes: parts.map((script) => ({
			type: 'avatar_video',
			input: withoutEmpty({
				type: 'avatar' as const,
				avatar_id: avatar.id,
				...spoken,
				script,
				...motion,
				background: color,
			}),
		})),
		...(await readOutput(run, item)),
	};
	return prepared(body, spokenSeconds(asText(spoken.script), spoken.voice_settings));
}

function prepared(body: AvatarVideoBody | StudioVideoBody, seconds?: number): Prepared {
	return { jobType: 'video', path: '/v3/videos', body: body as unknown as IDataObject, seconds };
}
